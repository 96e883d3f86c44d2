// Polls of every form: what a ballot may hold, what is counted of it, by which rules, and what is told of it.
#include <doctest/doctest.h>

#include "facilitation/activities/kinds.h"
#include "facilitation/activities/poll_result.h"
#include "facilitation/activities/poll_scene.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/voting/methods.h"
#include "tests/french_words.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::french;
using pressoir::test::VerbsBench;

namespace {

struct Polling : VerbsBench {
  explicit Polling(std::string method, PreparePoll asked = {}) {
    add_poll_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = std::move(method), .title = "Voter", .instruction = "Par quoi commence-t-on ?"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
    asked.id = {1};
    asked.on = VoteOn::written;
    if (asked.texts.empty() && !kind_of_poll(Poll{.method = state().find(Id<Step>{8})->activity}).one_question) asked.texts = {"Accueil", "Bornes", "Chaises", "Signalétique"};
    if (kind_of_poll(Poll{.method = state().find(Id<Step>{8})->activity}).costs) asked.costs = {10, 20, 30, 40}, asked.budget = 50;
    REQUIRE(ask(asked));
    REQUIRE(ask(OpenPoll{{1}}));
    for (const PollOption* option : options_of(state(), Id<Poll>{1})) options.push_back(option->id);
  }
  const Poll& poll() const { return *state().find(Id<Poll>{1}); }
  // Values by option; −1 says nothing of it.
  Marks marks(const std::vector<int>& values) const {
    Marks marks;
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i] >= 0) marks.push_back({options[i], values[i]});
    return marks;
  }
  void paper(const std::vector<int>& values, int times = 1) {
    for (; times > 0; --times) {
      REQUIRE(ask(FillBallot{{1}, marks(values)}));
      REQUIRE(ask(CastBallot{{1}, Channel::paper}));
    }
  }
  PollResult result(std::string_view rule = {}) const { return result_of(state(), poll(), french(), rule); }

  std::vector<Id<PollOption>> options;
};

}  // namespace

TEST_CASE("every poll kind has its words, its rule and its levels, and is an activity") {
  for (const PollKind& kind : poll_kinds()) {
    CAPTURE(kind.key);
    CHECK(find_kind(kind.key));
    CHECK((kind.rule.empty() || voting::find_method(kind.rule)));
    for (int level = 0; level < kind.levels; ++level) CHECK(french().knows("scale." + std::string(kind.scale) + "." + std::to_string(level)));
    CHECK((kind.form == PollForm::grades) == (kind.levels > 1));
    // A picture of nothing is a picture too.
    const PollResult nothing = Polling(std::string(kind.key)).result();
    CHECK_FALSE(poll_scene(nothing, poll_look(french())).elements.empty());
  }
}

TEST_CASE("a choice: one mark each, more when the poll says so, an option of another poll never") {
  Polling one("choice");
  CHECK(one.ask(FillBallot{{1}, one.marks({1, 1})}).error().key == "vote.too_many_marks");
  CHECK(one.ask(FillBallot{{1}, one.marks({2})}).error().key == "refused.not_an_option");
  CHECK(one.ask(FillBallot{{1}, {{{999}, 1}}}).error().key == "refused.not_an_option");
  one.paper({-1, 1}, 3);
  one.paper({1}, 2);
  one.paper({});
  const PollResult result = one.result();
  CHECK(result.rule == "plurality");
  CHECK(result.rows[0].label == "Bornes");
  CHECK(result.rows[0].value == 3);
  CHECK(result.rows[0].first);
  CHECK(result.people == 6);
  CHECK(result.turnout.find("1 bulletin blanc") != std::string::npos);
  Polling several("choice", {.per_person = 2});
  several.paper({1, 1}, 2);
  several.paper({1, -1, 1});
  CHECK(several.result().rule == "approval");
  CHECK(several.result().rows[0].value == 3);
}

TEST_CASE("hands and ballots are counted together and told apart; hands never exceed the room") {
  Polling bench("choice");
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 10, .counts = {{bench.options[0], 11}}}).error().key == "vote.too_many_hands_here");
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 10, .counts = {{bench.options[0], 6}, {bench.options[1], 5}}}).error().key == "vote.too_many_hands");
  REQUIRE(bench.ask(CountHands{.poll = {1}, .people = 10, .counts = {{bench.options[0], 4}, {bench.options[1], 5}}}));
  bench.paper({1}, 3);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}, .present = 20}));
  const PollResult result = bench.result();
  CHECK(result.rows[0].label == "Accueil");
  CHECK(result.rows[0].value == 7);
  CHECK(result.people == 13);
  CHECK(result.present == 20);
  CHECK(result.turnout.find("main levée") != std::string::npos);
  CHECK(result.turnout.find("papier") != std::string::npos);
}

TEST_CASE("majority judgment: medians, what is left without a grade has the lowest, hands by level") {
  Polling bench("merit");
  CHECK(bench.ask(FillBallot{{1}, bench.marks({6})}).error().key == "refused.not_an_option");
  bench.paper({5, 3, 2, 0}, 2);
  bench.paper({1, 3, 4}, 1);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const PollResult result = bench.result();
  CHECK(result.rule == "majority_judgment");
  CHECK(result.rows[0].label == "Accueil");
  CHECK(result.rows[0].told == "Excellent");
  CHECK(result.rows[1].told == "Bien");
  // « Signalétique »: twice rejected, once passed over.
  CHECK(result.rows[3].tally == std::vector<std::int64_t>{3, 0, 0, 0, 0, 0});
  CHECK(result.sentence.find("Excellent") != std::string::npos);
  CHECK(result.steps.size() == 4);
  CHECK(bench.result("score_voting").rows[0].value == 11);
  CHECK(bench.result("star").rule == "star");
  // A rule of rankings cannot count grades: the poll's own does.
  CHECK(bench.result("borda").rule == "majority_judgment");
  Polling hands("merit");
  CHECK(hands.ask(CountHands{.poll = {1}, .people = 5, .counts = {{hands.options[0], 3, 5}, {hands.options[0], 3, 4}}}).error().key == "vote.too_many_hands_here");
  REQUIRE(hands.ask(CountHands{.poll = {1}, .people = 5, .counts = {{hands.options[0], 3, 5}, {hands.options[0], 2, 4}, {hands.options[1], 4, 2}}}));
  CHECK(hands.result().rows[0].tally == std::vector<std::int64_t>{0, 0, 0, 0, 2, 3});
  CHECK(hands.result().rows[1].tally == std::vector<std::int64_t>{1, 0, 4, 0, 0, 0});
  for (const OtherRule& rule : other_rules(hands.state(), hands.poll(), french())) CHECK(rule.id != "star");
}

TEST_CASE("a ranking is counted by any rule of rankings, its duels are told, and ties are left to the room") {
  Polling bench("ranking");
  CHECK(bench.ask(FillBallot{{1}, bench.marks({0})}).error().key == "refused.not_an_option");
  CHECK(bench.ask(FillBallot{{1}, bench.marks({5})}).error().key == "refused.not_an_option");
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 5}).error().key == "vote.no_hands");
  bench.paper({1, 2, 3, 4}, 4);
  bench.paper({3, 1, 2, 4}, 3);
  bench.paper({2, -1, 1}, 2);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const PollResult result = bench.result();
  CHECK(result.rule == "schulze.winning");
  CHECK(result.duels.size() == 4);
  CHECK(result.rows[0].label == "Accueil");
  CHECK(result.duels[0][1] + result.duels[1][0] == 9);
  CHECK(result.steps.size() == 6);
  CHECK_FALSE(bench.result("irv").steps.empty());
  const auto rules = other_rules(bench.state(), bench.poll(), french());
  CHECK(rules.size() >= 9);
  CHECK(rules[0].same);
  CHECK_FALSE(duels_scene(result, poll_look(french())).elements.empty());
}

TEST_CASE("where nobody judged anything nobody is in front, whatever the form") {
  for (const char* kind : {"choice", "merit", "ranking"}) {
    CAPTURE(kind);
    Polling on(kind);
    REQUIRE(on.ask(ClosePoll{.poll = {1}}));
    const PollResult result = on.result();
    CHECK(result.sentence == french().say("vote.result.nobody"));
    REQUIRE(result.rows.size() == 4);
    for (const PollRow& row : result.rows) {
      CHECK(row.rank == 0);
      CHECK_FALSE((row.first || row.tied));
    }
    CHECK(result.tied.empty());
  }
}

TEST_CASE("a tie is drawn by lots once, and anybody who has the seed draws the same") {
  Polling bench("choice");
  bench.paper({1}, 2);
  bench.paper({-1, 1}, 2);
  CHECK(bench.ask(DrawLots{{1}, "4821"}).error().key == "refused.poll_open");
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  CHECK(bench.result().tied.size() == 2);
  REQUIRE(bench.ask(DrawLots{{1}, "4821"}));
  CHECK(bench.ask(DrawLots{{1}, "4822"}).error().key == "refused.drawn_before");
  const auto drawn = drawn_by_lots(bench.state(), bench.result().tied, "4821");
  const PollResult result = bench.result();
  CHECK(result.sentence.find("4821") != std::string::npos);
  for (const PollRow& row : result.rows) CHECK(row.first == (row.option == drawn.front()));
  // The order of the tied does not count.
  CHECK(drawn_by_lots(bench.state(), {bench.options[1], bench.options[0]}, "4821") == drawn);
}

TEST_CASE("consent: one objection is enough, reasons are kept; a level that asks for none keeps none") {
  Polling bench("consent");
  REQUIRE(bench.options.size() == 1);
  CHECK(options_of(bench.state(), Id<Poll>{1})[0]->label == "Par quoi commence-t-on ?");
  bench.paper({2}, 3);
  CHECK(bench.result().sentence.find("adoptée") != std::string::npos);
  REQUIRE(bench.ask(FillBallot{{1}, {{bench.options[0], 0, "Rien pour les week-ends"}}}));
  REQUIRE(bench.ask(CastBallot{{1}}));
  REQUIRE(bench.ask(FillBallot{{1}, {{bench.options[0], 2, "bravo"}}}));
  REQUIRE(bench.ask(CastBallot{{1}}));
  const PollResult result = bench.result();
  CHECK(result.sentence.find("1 objection") != std::string::npos);
  REQUIRE(result.reasons.size() == 1);
  CHECK(result.reasons[0].level == "Objection");
  CHECK(result.reasons[0].text == "Rien pour les week-ends");
}

TEST_CASE("a scale of figures tells its mean, a scale of words where half of the room stands") {
  Polling roti("roti");
  roti.paper({5}, 2);
  roti.paper({4});
  CHECK(roti.result().sentence == "En moyenne 4,7 sur 5.");
  Polling agreement("agreement");
  agreement.paper({7}, 3);
  agreement.paper({5}, 2);
  agreement.paper({0});
  CHECK(agreement.result().sentence.find("Soutien avec réserves") != std::string::npos);
  CHECK(agreement.result().rows[0].tally == std::vector<std::int64_t>{1, 0, 0, 0, 0, 2, 0, 3});
}

TEST_CASE("settings are checked: rules of other ballots, levels, quorum; a second round names the first") {
  Polling bench("merit", {.levels = {"Non", "Peut-être", "Oui"}, .quorum = 5});
  CHECK(level_count(bench.poll()) == 3);
  CHECK(level_name(bench.poll(), 2, french()) == "Oui");
  bench.paper({2, 1});
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  CHECK(bench.result().turnout.find("Quorum de 5 non atteint") != std::string::npos);
  CHECK(bench.ask(PreparePoll{.id = {2}, .on = VoteOn::written, .texts = {"a", "b"}, .rule = "borda"}).error().key == "refused.not_its_rule");
  CHECK(bench.ask(PreparePoll{.id = {2}, .on = VoteOn::written, .texts = {"a", "b"}, .levels = {"seul"}}).error().key == "refused.out_of_range");
  CHECK(bench.ask(PreparePoll{.id = {2}, .on = VoteOn::written, .texts = {"a", "b"}, .quorum = -1}).error().key == "refused.out_of_range");
  CHECK(bench.ask(PreparePoll{.id = {2}, .on = VoteOn::written, .texts = {"a", "b"}, .method = "oracle"}).error().key == "refused.unknown");
  REQUIRE(bench.ask(PreparePoll{.id = {2}, .on = VoteOn::written, .texts = {"a", "b"}, .round_of = {1}}));
  CHECK(bench.state().find(Id<Poll>{2})->round_of == Id<Poll>{1});
  CHECK(bench.state().find(Id<Poll>{1})->state == PollState::closed);
  CHECK(bench.result().people == 1);
}
