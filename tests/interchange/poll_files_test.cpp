// The ballots of a session's polls leave it whole: whoever counts the file again finds what the room saw.
#include <doctest/doctest.h>

#include <set>

#include "facilitation/activities/opinion_result.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/base/file.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/interchange/opinion_votes.h"
#include "facilitation/interchange/poll_files.h"
#include "facilitation/voting/methods.h"
#include "tests/temporary_folder.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::VerbsBench;

namespace {

struct Closed : VerbsBench {
  // Twenty ballots that differ, some of them partial or blank, and a show of hands where the form has one.
  Closed(const std::string& kind, std::uint64_t seed, std::int32_t per_person = 0) {
    add_poll_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = kind, .title = "Voter"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
    REQUIRE(ask(PreparePoll{.id = {1}, .question = "Par quoi commencer ?", .on = VoteOn::written, .texts = {"Accueil ; guichet", "Bornes", "\"Chaises\"", "=Signalétique", "Éclairage"}, .per_person = per_person}));
    REQUIRE(ask(OpenPoll{{1}}));
    const auto random = seeded_randomness(seed);
    const auto options = options_of(state(), Id<Poll>{1});
    const PollForm form = kind_of_poll(poll()).form;
    for (int ballot = 0; ballot < 20; ++ballot) {
      Marks marks;
      int place = 0;
      const int least = static_cast<int>(random->next() % 6);  // 5: a blank ballot
      for (std::size_t i = static_cast<std::size_t>(least); i < options.size(); ++i) {
        const Id<PollOption> option = options[(i * 3 + seed) % options.size()]->id;
        if (form == PollForm::ranking) marks.push_back({option, random->next() % 3 == 0 ? std::max(1, place) : ++place});
        else if (form == PollForm::grades) marks.push_back({option, static_cast<std::int32_t>(random->next() % 6)});
        else if (static_cast<int>(marks.size()) < poll().per_person) marks.push_back({option, 1});
      }
      REQUIRE(ask(FillBallot{{1}, marks}));
      REQUIRE(ask(CastBallot{{1}, Channel::paper}));
    }
    if (form == PollForm::choices || (form == PollForm::grades && seed % 2 == 0)) REQUIRE(ask(CountHands{.poll = {1}, .people = 9, .counts = {{options[0]->id, 4, 5}, {options[1]->id, 3, 1}}}));
    REQUIRE(ask(ClosePoll{.poll = {1}}));
  }
  const Poll& poll() const { return *state().find(Id<Poll>{1}); }
};

// By name, because a file may bring the options in another order.
std::vector<std::vector<std::string>> ranking_by_names(const voting::Case& asked, const voting::Outcome& outcome) {
  std::vector<std::vector<std::string>> all;
  for (const voting::Group& group : outcome.ranking) {
    auto& names = all.emplace_back();
    for (const voting::Option option : group) names.push_back(asked.options[option]);
    std::sort(names.begin(), names.end());
  }
  return all;
}

void counts_the_same(const Closed& bench, const Path& file, std::string_view rule) {
  CAPTURE(file.string());
  CAPTURE(rule);
  const auto written = interchange::export_ballots(file, bench.state(), {1});
  REQUIRE_MESSAGE(written, (written ? "" : written.error().key));
  const auto read = interchange::read_ballot_file(read_file(file).value(), interchange::ballot_file_kind(file.string()), {.method = std::string(rule), .rule = {}, .seats = {}, .budget = {}, .step = {}});
  REQUIRE_MESSAGE(read, (read ? "" : read.error().key));
  const voting::Case own = case_of(bench.state(), bench.poll(), rule).value();
  const auto expected = ranking_by_names(own, voting::count(own).value());
  auto found = ranking_by_names(*read, voting::count(*read).value());
  // A spreadsheet must not take a name for a formula: it comes back with its guard.
  for (auto& names : found)
    for (std::string& name : names)
      if (name.starts_with('\'')) name.erase(0, 1);
  for (auto& names : found) std::sort(names.begin(), names.end());
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("ballots of every poll, exported and counted again, give the same ranking") {
  test::TemporaryFolder folder;
  for (std::uint64_t seed = 1; seed <= 6; ++seed) {
    CAPTURE(seed);
    const Closed merit("merit", seed), ranking("ranking", seed), single("choice", seed), several("choice", seed, 3), dots("dots", seed, 4);
    for (const std::string_view rule : {"majority_judgment", "score_voting"}) counts_the_same(merit, folder / "ballots.csv", rule);
    counts_the_same(merit, folder / "merit-case.json", "majority_judgment");
    counts_the_same(merit, folder / "merit.pb", "score_voting");
    for (const std::string_view rule : {"schulze.winning", "irv", "borda", "ranked_pairs.winning"}) {
      counts_the_same(ranking, folder / "ballots.csv", rule);
      counts_the_same(ranking, folder / "ballots.toi", rule);
    }
    counts_the_same(ranking, folder / "ranking-case.json", "schulze.winning");
    counts_the_same(single, folder / "ballots.csv", "plurality");
    counts_the_same(single, folder / "choice-case.json", "plurality");
    counts_the_same(single, folder / "choice.pb", "approval");
    counts_the_same(several, folder / "ballots.csv", "approval");
    counts_the_same(several, folder / "several.pb", "approval");
    counts_the_same(dots, folder / "ballots.csv", "cumulative");
    counts_the_same(dots, folder / "dots-case.json", "cumulative");
  }
}

TEST_CASE("a budget, exported with its costs and counted again, buys the same") {
  test::TemporaryFolder folder;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    VerbsBench bench;
    add_poll_verbs(bench.verbs);
    REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "budget", .title = "Budget"}));
    REQUIRE(bench.ask(GoToStep{.step = {8}}));
    REQUIRE(bench.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"Bancs", "Bornes", "Box ; deux", "Accueil", "Éclairage"}, .costs = {12'000, 30'000, 45'000, 8'000, 21'000}, .budget = 70'000}));
    REQUIRE(bench.ask(OpenPoll{{1}}));
    const auto random = seeded_randomness(seed);
    const auto options = options_of(bench.state(), Id<Poll>{1});
    for (int ballot = 0; ballot < 23; ++ballot) {
      Marks marks;
      for (const PollOption* option : options)
        if (random->next() % 2) marks.push_back({option->id, 1});
      REQUIRE(bench.ask(FillBallot{{1}, marks}));
      REQUIRE(bench.ask(CastBallot{{1}, Channel::paper}));
    }
    REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
    CHECK(interchange::export_ballots(folder / "ballots.csv", bench.state(), {1}).error().key == "export.poll_form");
    const voting::Case own = case_of(bench.state(), *bench.state().find(Id<Poll>{1}), "mes.cost.add1").value();
    const auto bought = [](const voting::Case& asked) {
      std::set<std::string> names;
      const voting::Outcome outcome = voting::count(asked).value();
      for (const voting::Option option : outcome.winners) names.insert(asked.options[option]);
      return names;
    };
    for (const char* name : {"budget.pb", "budget-case.json"}) {
      CAPTURE(name);
      REQUIRE(interchange::export_ballots(folder / name, bench.state(), {1}));
      const auto read = interchange::read_ballot_file(read_file(folder / name).value(), interchange::ballot_file_kind(name), {.method = "mes.cost.add1", .rule = {}, .seats = {}, .budget = {}, .step = {}});
      REQUIRE_MESSAGE(read, (read ? "" : read.error().key));
      CHECK(bought(*read) == bought(own));
      CHECK_FALSE(bought(own).empty());
    }
  }
}

TEST_CASE("opinions on statements, exported and read again, give the same map") {
  test::TemporaryFolder folder;
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    VerbsBench bench;
    add_poll_verbs(bench.verbs);
    REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "opinions", .title = "Opinions"}));
    REQUIRE(bench.ask(GoToStep{.step = {8}}));
    REQUIRE(bench.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"date", "Chaises ; tables", "\"Bornes\"", "=1+1", "group"}}));
    REQUIRE(bench.ask(OpenPoll{{1}}));
    const auto random = seeded_randomness(seed);
    const auto statements = options_of(bench.state(), Id<Poll>{1});
    for (int ballot = 0; ballot < 25; ++ballot) {
      Marks marks;
      for (std::size_t i = 0; i < statements.size(); ++i)
        if (random->next() % 4) marks.push_back({statements[i]->id, ballot % 2 ? static_cast<std::int32_t>(random->next() % 3) : static_cast<std::int32_t>(i % 3)});
      REQUIRE(bench.ask(FillBallot{{1}, marks}));
      REQUIRE(bench.ask(CastBallot{{1}, Channel::paper}));
    }
    REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
    const auto written = interchange::export_ballots(folder / "ballots.csv", bench.state(), {1});
    REQUIRE_MESSAGE(written, (written ? "" : written.error().key));
    const auto read = interchange::read_opinions(read_file(folder / "ballots.csv").value());
    REQUIRE_MESSAGE(read, (read ? "" : read.error().key));
    const insight::OpinionVotes own = opinion_votes(bench.state(), *bench.state().find(Id<Poll>{1}));
    CHECK(read->votes == own.votes);
    CHECK(read->statements.size() == 5);
    const insight::OpinionMap mine = insight::map_opinions(own), theirs = insight::map_opinions(*read);
    CHECK(mine.groups == theirs.groups);
    CHECK(mine.unite == theirs.unite);
    CHECK(mine.divide == theirs.divide);
    for (std::size_t p = 0; p < mine.people.size(); ++p) CHECK(mine.people[p].x == theirs.people[p].x);
    CHECK(interchange::export_ballots(folder / "a.pb", bench.state(), {1}).error().key == "export.poll_form");
  }
}

TEST_CASE("ballots of polls where nothing wins leave as a table, equal ones together") {
  struct Row {
    Marks marks;
    int times;
  };
  const auto table_of = [](const std::string& kind, std::vector<std::string> texts, const std::vector<Row>& rows) {
    VerbsBench bench;
    add_poll_verbs(bench.verbs);
    REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = kind, .title = "Voter"}));
    REQUIRE(bench.ask(GoToStep{.step = {8}}));
    REQUIRE(bench.ask(PreparePoll{.id = {1}, .question = "Cela vous va-t-il ?", .on = VoteOn::written, .texts = std::move(texts)}));
    REQUIRE(bench.ask(OpenPoll{{1}}));
    const auto options = options_of(bench.state(), Id<Poll>{1});
    for (const Row& row : rows)
      for (int i = 0; i < row.times; ++i) {
        Marks marks = row.marks;
        for (auto& mark : marks) mark.option = options[mark.option.value]->id;
        REQUIRE(bench.ask(FillBallot{{1}, marks}));
        REQUIRE(bench.ask(CastBallot{{1}, Channel::paper}));
      }
    REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
    CHECK(interchange::ballots_file("a.pb", bench.state(), *bench.state().find(Id<Poll>{1})).error().key == "export.poll_not_counted");
    const auto bytes = interchange::ballots_file("a.ballots.csv", bench.state(), *bench.state().find(Id<Poll>{1}));
    REQUIRE_MESSAGE(bytes, (bytes ? "" : bytes.error().key));
    CHECK(bytes->starts_with("\xEF\xBB\xBF"));
    return bytes->substr(3);
  };
  CHECK(table_of("consent", {}, {{{{{0}, 2}}, 3}, {{{{0}, 0, "Trop ; cher"}}, 1}}) == "count;Cela vous va-t-il ?;why\r\n1;0;\"Trop ; cher\"\r\n3;2;\r\n");
  CHECK(table_of("fist", {}, {{{{{0}, 5}}, 2}, {{{{0}, 3}}, 1}, {{}, 1}}) == "count;Cela vous va-t-il ?\r\n1;\r\n1;3\r\n2;5\r\n");
  CHECK(table_of("axes", {"Bancs", "Bornes"}, {{{{.option = {0}, .value = 80, .height = 60}, {.option = {1}, .value = 5, .height = 100}}, 2}}) ==
        "count;Bancs (x);Bancs (y);Bornes (x);Bornes (y)\r\n2;80;60;5;100\r\n");
  CHECK(table_of("words", {}, {{{{{0}, 1, "calme"}, {{0}, 2, "clarté"}}, 1}, {{{{0}, 1, "calme"}}, 2}}) == "count;1;2\r\n2;calme;\r\n1;calme;clarté\r\n");
}

TEST_CASE("which files are ballots; what cannot hold them; what is not closed stays secret") {
  for (const char* name : {"ballots.csv", "Atelier-Ballots.CSV", "vote.pb", "vote.toi", "case.json", "vote-case.json"}) CHECK(interchange::names_ballots(name));
  for (const char* name : {"ideas.csv", "archive.json", "summary.md"}) CHECK_FALSE(interchange::names_ballots(name));
  test::TemporaryFolder folder;
  const Closed merit("merit", 1), ranking("ranking", 1);
  CHECK(interchange::export_ballots(folder / "a.toi", merit.state(), {1}).error().key == "export.poll_form");
  CHECK(interchange::export_ballots(folder / "a.pb", ranking.state(), {1}).error().key == "export.poll_form");
  CHECK(interchange::export_ballots(folder / "a.toi", merit.state(), {}).error().key == "export.no_poll");
  CHECK(interchange::export_ballots(folder / "ballots.csv", merit.state(), {2}).error().key == "export.no_poll");
  Poll open = merit.poll();
  open.state = PollState::open;
  CHECK(interchange::ballots_file("ballots.csv", merit.state(), open).error().key == "export.poll_open");
  // Several polls are numbered.
  VerbsBench bench;
  add_poll_verbs(bench.verbs);
  REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "choice", .title = "Voter"}));
  REQUIRE(bench.ask(GoToStep{.step = {8}}));
  for (std::uint64_t id = 1; id <= 2; ++id) {
    REQUIRE(bench.ask(PreparePoll{.id = {id}, .on = VoteOn::written, .texts = {"a", "b"}}));
    REQUIRE(bench.ask(OpenPoll{{id}}));
    REQUIRE(bench.ask(ClosePoll{.poll = {id}}));
  }
  const auto written = interchange::export_ballots(folder / "ballots.csv", bench.state(), {});
  REQUIRE(written);
  REQUIRE(written->size() == 2);
  CHECK((*written)[1].filename() == "2-ballots.csv");
}
