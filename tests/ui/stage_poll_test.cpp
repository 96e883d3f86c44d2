// Votes of every form by hand: prepared, voted ballot by ballot or by show of hands, closed, told; ties settled by the room.
#include <doctest/doctest.h>

#include "facilitation/activities/poll_result.h"
#include "facilitation/activities/poll_verbs.h"
#include "tests/ui/stage_bench.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

struct OnPoll : StageBench {
  explicit OnPoll(const std::string& kind, int width = 1920, int height = 1080) : StageBench(width, height) {
    ask(InsertStep{.id = {id_from_word("poll")}, .activity = kind, .title = "Voter", .instruction = "Par quoi commencer ?"});
    if (!activities::find_poll_kind(kind)->one_question) {
      go("wall");
      write({"Accueil", "Bornes", "Chaises"});
    }
    go("poll");
  }
  const Poll* poll() { return poll_of(state(), step_named("poll")); }
  void open() {
    click("vote.open");
    REQUIRE(poll());
    REQUIRE(poll()->state == PollState::open);
  }
  void click(const std::string& name) {
    bench.click(name);
    desk->settle();
    bench.frame(2);
  }
  void close() {
    click("vote.close");
    click("vote.close_now");
    REQUIRE(poll()->state == PollState::closed);
    bench.pass(3);
    bench.frame(2);
  }
  activities::PollResult result() { return activities::result_of(state(), *poll(), *bench.ui().words); }
};

TEST_CASE("a choice: a press marks, pressed again it is taken back, Enter goes to the next ballot") {
  OnPoll on("choice");
  on.open();
  CHECK(on.poll()->method == "choice");
  on.click("vote.option.1");
  on.click("vote.option.1");
  on.click("vote.option.2");
  on.key(Key::enter);
  on.desk->settle();
  on.click("vote.option.2");
  on.click("vote.next_ballot");
  on.click("vote.next_ballot");
  CHECK(on.says("vote.people") == "3");
  on.close();
  CHECK(on.result().rows[0].value == 2);
  CHECK(on.says("vote.sentence") == on.result().sentence);
  on.bench.move({400, 500});
  on.bench.frame(2);
  on.click("vote.how_won");
  CHECK(on.says("vote.turnout").find("Majorité simple") == 0);
}

TEST_CASE("majority judgment: grades pressed, changed, hands counted level by level, other rules told") {
  OnPoll on("merit");
  on.open();
  on.click("vote.option.1.level.5");
  on.click("vote.option.1.level.4");
  on.click("vote.option.2.level.1");
  on.click("vote.option.3.level.3");
  on.click("vote.next_ballot");
  on.click("vote.by.hands");
  on.key(Key::digit_2);
  on.key(Key::enter);
  on.desk->settle();
  CHECK(on.result().people > 1);
  on.close();
  REQUIRE(on.result().rows.size() == 3);
  CHECK(on.result().rows[0].tally[5] == 2);
  CHECK(on.result().rows[0].tally[4] == 1);
  on.bench.move({400, 500});
  on.bench.frame(2);
  on.click("vote.other_rules");
  CHECK(on.bench.ui().placed.contains("vote.rule.score_voting"));
  CHECK_FALSE(on.bench.ui().placed.contains("vote.rule.star"));
}

TEST_CASE("a ranking: places in the order of presses, one that leaves moves the others up; the rule is chosen before") {
  OnPoll on("ranking");
  on.click("vote.rule");
  on.open();
  CHECK(on.poll()->rule != "");
  CHECK(on.poll()->rule != "schulze.winning");
  CHECK_FALSE(on.bench.ui().placed.contains("vote.by.hands"));
  on.click("vote.option.3");
  on.click("vote.option.1");
  on.click("vote.option.2");
  on.click("vote.option.1");
  std::map<Id<PollOption>, int> places;
  on.state().all<Vote>().for_each([&](const Vote& vote) { places[vote.option] = vote.value; });
  const auto options = options_of(on.state(), on.poll()->id);
  CHECK(places.size() == 2);
  CHECK(places[options[2]->id] == 1);
  CHECK(places[options[1]->id] == 2);
  on.key(Key::enter);
  on.desk->settle();
  on.close();
  CHECK(on.result().rows[0].label == "Chaises");
  on.bench.move({400, 500});
  on.bench.frame(2);
  on.click("vote.duels");
  CHECK(on.bench.ui().placed.contains("vote.duels"));
}

TEST_CASE("a tie is offered to the room: lots with a seed that is told, or a second round that keeps the first") {
  OnPoll on("choice");
  on.open();
  for (const char* option : {"vote.option.1", "vote.option.2"}) {
    on.click(option);
    on.click("vote.next_ballot");
  }
  on.close();
  const Id<Poll> first = on.poll()->id;
  REQUIRE(on.result().tied.size() == 2);
  on.click("vote.tie.again");
  CHECK(on.poll()->id != first);
  CHECK(on.poll()->round_of == first);
  CHECK(on.poll()->state == PollState::open);
  CHECK(options_of(on.state(), on.poll()->id).size() == 2);
  CHECK(on.state().find(first)->state == PollState::closed);
  on.click("vote.option.2");
  on.click("vote.next_ballot");
  on.click("vote.option.1");
  on.click("vote.next_ballot");
  on.close();
  on.click("vote.tie.lots");
  CHECK_FALSE(on.poll()->lots.empty());
  CHECK(on.says("vote.sentence").find(on.poll()->lots) != std::string::npos);
  CHECK_FALSE(on.bench.ui().placed.contains("vote.tie.lots"));
}

TEST_CASE("one question: its levels are pressed; nothing has to be chosen beforehand") {
  OnPoll on("consent", 1024, 768);
  on.open();
  on.click("vote.level.2");
  on.click("vote.next_ballot");
  on.close();
  CHECK(on.says("vote.sentence") == on.result().sentence);
  CHECK(on.result().sentence.find("adoptée") != std::string::npos);
}

TEST_CASE("opinions on the wall's ideas: typed ballots, then the map; every statement on demand") {
  OnPoll on("opinions");
  on.open();
  CHECK(on.poll()->on == VoteOn::notes);
  for (int ballot = 0; ballot < 6; ++ballot) {
    on.click(ballot % 2 ? "vote.option.1.level.2" : "vote.option.1.level.0");
    on.click("vote.option.2.level.2");
    on.click("vote.next_ballot");
  }
  on.close();
  REQUIRE(on.result().opinions);
  CHECK(on.result().opinions->map.people.size() == 6);
  CHECK(on.says("vote.sentence") == on.result().sentence);
  on.bench.move({400, 500});
  on.bench.frame(2);
  on.click("vote.all_statements");
  CHECK(on.says("vote.turnout").find("Les personnes qui répondent de même") == 0);
}

}  // namespace
}  // namespace pressoir::screens
