// Budgets with costs, places on two axes and words: what a ballot may hold, what comes out, and how it is drawn.
#include <doctest/doctest.h>

#include "facilitation/activities/budget_result.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/activities/poll_scene.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/word_result.h"
#include "facilitation/base/case_fold.h"
#include "facilitation/base/text.h"
#include "facilitation/voting/methods.h"
#include "tests/french_words.h"
#include "tests/random_text.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::french;
using pressoir::test::VerbsBench;

namespace {

struct Room : VerbsBench {
  std::vector<Id<PollOption>> options;
  explicit Room(const std::string& kind) {
    add_poll_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = kind, .title = "Voter", .instruction = "Que faire ?"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
  }
  void open(PreparePoll asked) {
    asked.id = {1};
    asked.on = VoteOn::written;
    REQUIRE(ask(asked));
    REQUIRE(ask(OpenPoll{{1}}));
    for (const PollOption* option : options_of(state(), Id<Poll>{1})) options.push_back(option->id);
  }
  const Poll& poll() const { return *state().find(Id<Poll>{1}); }
  void paper(const Marks& marks, int times = 1) {
    for (; times > 0; --times) {
      REQUIRE(ask(FillBallot{{1}, marks}));
      REQUIRE(ask(CastBallot{{1}, Channel::paper}));
    }
  }
  PollResult result(std::string_view rule = {}) const { return result_of(state(), poll(), french(), rule); }
};

std::size_t items_in(const picture::Scene& scene) {
  std::size_t items = 0;
  for (const picture::Element& element : scene.elements) items += element.items.size();
  return items;
}

}  // namespace

TEST_CASE("a budget: costs and a sum are asked for, a ballot stays in the sum where that is the rule") {
  Room bench("budget");
  const auto refused = [&](PreparePoll asked) {
    asked.on = VoteOn::written;
    asked.texts = {"Bancs", "Bornes", "Box"};
    return bench.ask(asked).error().key;
  };
  CHECK(refused({.costs = {10, 20, 30}}) == "vote.needs_budget");
  CHECK(refused({.costs = {10, 20}, .budget = 50}) == "vote.needs_budget");
  CHECK(refused({.costs = {10, 20, -1}, .budget = 50}) == "vote.needs_budget");
  CHECK(refused({.budget = 50}) == "vote.needs_budget");
  bench.open({.texts = {"Bancs", "Bornes", "Box"}, .costs = {10, 20, 30}, .budget = 45, .within_budget = true});
  CHECK(bench.state().find(bench.options[1])->cost == 20);
  CHECK(bench.ask(FillBallot{{1}, {{bench.options[1], 1}, {bench.options[2], 1}}}).error().key == "vote.over_budget");
  CHECK(bench.ask(FillBallot{{1}, {{bench.options[0], 1}, {bench.options[2], 1}}}).has_value());
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 3}).error().key == "vote.needs_ballots");
}

TEST_CASE("a budget is shared: a minority's project is bought where most marks alone would buy the majority's only") {
  Room bench("budget");
  bench.open({.texts = {"Grand hall", "Parking", "Coin enfants"}, .costs = {60'000, 40'000, 40'000}, .budget = 100'000});
  bench.paper({{bench.options[0], 1}, {bench.options[1], 1}}, 5);
  bench.paper({{bench.options[0], 1}});
  bench.paper({{bench.options[2], 1}}, 4);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}, .present = 10}));
  const PollResult result = bench.result();
  CHECK(result.rule == "mes.cost.add1");
  REQUIRE(result.purchases);
  CHECK(result.purchases->spent <= 100'000);
  const auto row = [&](std::string_view label) { return *std::find_if(result.rows.begin(), result.rows.end(), [&](const PollRow& one) { return one.label == label; }); };
  CHECK(row("Coin enfants").first);
  CHECK_FALSE(row("Coin enfants").by_marks);
  CHECK(row("Grand hall").first);
  CHECK(row("Parking").by_marks);
  CHECK_FALSE(row("Parking").first);
  CHECK(result.sentence.find("2 projets achetés") == 0);
  CHECK(result.steps.size() == 3);
  // By the most marks the majority takes all.
  const PollResult greedy = bench.result("greedy.votes");
  CHECK(greedy.rows[0].label == "Grand hall");
  CHECK(greedy.rows[1].label == "Parking");
  // The case counted again gives the same purchases.
  const voting::Case asked = case_of(bench.state(), bench.poll(), "mes.cost.add1").value();
  CHECK(voting::count(asked)->winners.size() == 2);
  CHECK(items_in(poll_scene(result, poll_look(french()))) > 12);
  for (const OtherRule& rule : other_rules(bench.state(), bench.poll(), french())) CHECK_FALSE(rule.winners.empty());
}

TEST_CASE("two axes: places within the field, the mean is told, the furthest named") {
  Room bench("axes");
  bench.open({.texts = {"Bancs", "Bornes"}});
  CHECK(bench.ask(FillBallot{{1}, {{bench.options[0], 101, {}, 0}}}).error().key == "refused.not_an_option");
  CHECK(bench.ask(FillBallot{{1}, {{bench.options[0], 50, {}, -1}}}).error().key == "refused.not_an_option");
  bench.paper({{bench.options[0], 80, {}, 60}, {bench.options[1], 10, {}, 90}});
  bench.paper({{bench.options[0], 90, {}, 80}});
  bench.paper({});
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const PollResult result = bench.result();
  REQUIRE(result.axes);
  CHECK(result.rows[0].place == Vec2{85, 70});
  CHECK(result.rows[0].places.size() == 2);
  CHECK(result.rows[1].places.size() == 1);
  CHECK(result.sentence.find("Bancs") != std::string::npos);
  CHECK(result.rows[0].told.find("85") != std::string::npos);
  const picture::Scene scene = poll_scene(result, poll_look(french()));
  CHECK(picture::bounds(scene).width <= poll_look(french()).width + 1);
  Room named("axes");
  CHECK(named.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"a", "b"}, .levels = {"Loin", "Près"}}).error().key == "refused.out_of_range");
  named.open({.texts = {"a", "b"}, .levels = {"Loin", "Près", "Bas", "Haut"}});
  CHECK(axis_ends(named.poll(), french())[3] == "Haut");
  // Levels that mean something of themselves are named anew, never fewer.
  Room opinions("opinions");
  CHECK(opinions.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"a", "b"}, .levels = {"Non", "Oui"}}).error().key == "refused.out_of_range");
  CHECK(opinions.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"a", "b"}, .levels = {"Non", "Bof", "Oui"}}));
}

TEST_CASE("tables and colleges: counted as they weigh, told apart from five ballots on, never by subtraction") {
  const auto vote = [](Room& bench, std::size_t option, std::int32_t group, int times) {
    for (; times > 0; --times) {
      REQUIRE(bench.ask(FillBallot{{1}, {{bench.options[option], 1}}}));
      REQUIRE(bench.ask(CastBallot{{1}, Channel::paper, group}));
    }
  };
  Room weighed("choice");
  CHECK(weighed.ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = {"a", "b"}, .groups = {{"Agents", 0}}}).error().key == "refused.out_of_range");
  weighed.open({.texts = {"Bancs", "Bornes"}, .groups = {{"Agents", 1}, {"Usagers", 3}}});
  CHECK(weighed.ask(CastBallot{{1}, Channel::paper, 2}).error().key == "refused.not_an_option");
  vote(weighed, 0, 0, 5);
  vote(weighed, 1, 1, 2);
  REQUIRE(weighed.ask(ClosePoll{.poll = {1}}));
  CHECK(weighed.result().rows[0].label == "Bornes");
  CHECK(weighed.result().rows[0].value == 6);
  CHECK(weighed.result().people == 7);
  CHECK(weighed.result().splits.empty());  // the two left over would be known

  Room told("choice");
  told.open({.texts = {"Bancs", "Bornes"}, .groups = {{"Agents"}, {"Usagers"}, {"Partenaires"}, {"Élus"}}});
  vote(told, 0, 0, 6);
  vote(told, 1, 1, 7);
  vote(told, 1, 2, 3);
  vote(told, 0, 3, 2);
  REQUIRE(told.ask(ClosePoll{.poll = {1}}));
  REQUIRE(told.result().splits.size() == 2);
  CHECK(told.result().splits[0].told.find("Bancs") != std::string::npos);
  CHECK(told.result().splits[1].people == 7);
  // Those that are not told apart are not kept either.
  told.state().all<Ballot>().for_each([](const Ballot& ballot) { CHECK(ballot.group < 2); });
  // Three alone: the next smallest hides with them.
  Room few("choice");
  few.open({.texts = {"Bancs", "Bornes"}, .groups = {{"Agents"}, {"Usagers"}, {"Élus"}}});
  vote(few, 0, 0, 6);
  vote(few, 1, 1, 8);
  vote(few, 1, 2, 3);
  REQUIRE(few.ask(ClosePoll{.poll = {1}}));
  REQUIRE(few.result().splits.size() == 1);
  CHECK(few.result().splits[0].name == "Usagers");
}

TEST_CASE("words: capitals are one, accents are not, plurals only when asked") {
  CHECK(case_folded("ÉTÉ") == case_folded("été"));
  CHECK(case_folded("été") != case_folded("ete"));
  const auto told = [](const std::vector<SaidWord>& words) {
    std::string all;
    for (const SaidWord& word : words) all += word.text + std::to_string(word.count) + " ";
    return all;
  };
  const std::vector<std::string> said{"Accueil", "accueil", "accueil", "bancs", "banc", "Été", "ete", "journaux", "journal", "temps", " ", "prix"};
  CHECK(told(counted_words(said, false)) == "accueil3 banc1 bancs1 ete1 Été1 journal1 journaux1 prix1 temps1 ");
  CHECK(told(counted_words(said, true)) == "accueil3 banc2 journal2 ete1 Été1 prix1 temps1 ");
  Room bench("words");
  bench.open({.per_person = 2});
  REQUIRE(bench.options.size() == 1);
  const Id<PollOption> one = bench.options[0];
  CHECK(bench.ask(FillBallot{{1}, {{one, 3, "trois"}}}).error().key == "vote.too_many_words");
  CHECK(bench.ask(FillBallot{{1}, {{one, 1, "un"}, {one, 1, "deux"}}}).error().key == "refused.not_an_option");
  CHECK(bench.ask(FillBallot{{1}, {{one, 1, std::string(41, 'a')}}}).error().key == "refused.too_long");
  bench.paper({{one, 1, "  Accueil\n"}, {one, 2, "lumière"}}, 3);
  bench.paper({{one, 1, "accueil"}, {one, 2, "   "}});
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const PollResult result = bench.result();
  REQUIRE(result.rows.size() == 2);
  CHECK(result.rows[0].label == "Accueil");
  CHECK(result.rows[0].value == 4);
  CHECK(result.sentence.find("4 fois") != std::string::npos);
  CHECK(result.reasons.empty());
  CHECK(poll_scene(result, poll_look(french())).elements.size() == 2);
}

TEST_CASE("words at random: none overlaps another, none leaves the picture") {
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 5; ++round) {
    Room bench("words");
    bench.open({.per_person = 5});
    const int ballots = 1 + static_cast<int>(random->next() % 30);
    for (int ballot = 0; ballot < ballots; ++ballot) {
      Marks marks;
      for (int at = 1; at <= 5; ++at) marks.push_back({bench.options[0], at, std::string(first_graphemes(clean_line(test::random_text(*random, 20)), 40))});
      bench.paper(marks);
    }
    PollLook look = poll_look(french());
    look.height = 500;
    const picture::Scene scene = poll_scene(bench.result(), look);
    std::vector<Rect> boxes;
    for (const picture::Element& element : scene.elements)
      for (const picture::Item& item : element.items)
        if (const auto* text = std::get_if<picture::Text>(&item)) boxes.push_back(text->box);
    for (std::size_t a = 0; a < boxes.size(); ++a) {
      CHECK(boxes[a].x >= 0);
      CHECK(boxes[a].right() <= look.width + 0.5);
      CHECK(boxes[a].bottom() <= 500.5);
      for (std::size_t b = a + 1; b < boxes.size(); ++b) CHECK_FALSE(boxes[a].intersects(boxes[b]));
    }
  }
}
