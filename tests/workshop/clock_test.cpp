// What the clock says: lateness against what was planned, and which steps to shorten.
#include "facilitation/workshop/clock_reading.h"

#include <doctest/doctest.h>

#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/half_day.h"

namespace pressoir::workshop {
namespace {

Id<Step> step(const std::string& word) { return test::named<Step>(word); }

// From 9 h 00: a wall of 20, then a grouping of 20, a pause of 15, a report of 15 and a choice of 15; over at 10 h 25.
struct Morning : test::Table {
  Morning() {
    ask(CreateWorkshop{.title = "Essai"});
    for (const auto& [word, activity, minutes] : {std::tuple{"wall", "wall", 20}, {"grouping", "grouping", 20}, {"pause", "pause", 15}, {"report", "discussion", 15}, {"choice", "dots", 15}})
      ask(InsertStep{.id = step(word), .activity = activity, .title = word, .minutes = minutes});
    at(9 * 60);
    ask(GoToStep{.step = step("wall")});
  }
  int late() const { return timetable(state(), now()).late_minutes(); }
};

TEST_CASE("lateness is what the end has slipped by, and shortening the next steps brings it back") {
  Morning morning;
  CHECK(morning.late() == 0);
  CHECK(catch_up(morning.state(), morning.now()).empty());
  morning.at(9 * 60 + 31);
  CHECK(morning.late() == 11);
  const auto proposed = catch_up(morning.state(), morning.now());
  REQUIRE(proposed.size() == 2);
  CHECK(proposed[0].step == step("grouping"));
  CHECK(proposed[0].by_minutes == 6);
  CHECK(proposed[1].step == step("pause"));
  CHECK(proposed[1].by_minutes == 5);
  ShortenSteps shorten;
  for (const Shortening& one : proposed) shorten.steps.push_back({one.step, one.by_minutes});
  morning.ask(shorten);
  CHECK(morning.late() == 0);
  CHECK(timetable(morning.state(), morning.now()).planned_end == 10 * 60 + 25);
}

TEST_CASE("no step is shortened by more than a third nor under five minutes, no pause under ten, however late") {
  Morning morning;
  morning.ask(EditStep{.step = step("choice"), .minutes = 6});
  morning.at(12 * 60);
  for (const Shortening& one : catch_up(morning.state(), morning.now())) {
    const Step& shortened = *morning.state().find(one.step);
    INFO(shortened.title);
    CHECK(one.by_minutes > 0);
    CHECK(one.by_minutes <= shortened.minutes / 3);
    CHECK(shortened.minutes - one.by_minutes >= (shortened.activity == "pause" ? 10 : 5));
  }
}

TEST_CASE("what is added or lengthened while the session runs makes it late; before, it is the plan") {
  Morning morning;
  morning.ask(InsertStep{.id = step("more"), .after = step("wall"), .activity = "message", .title = "Encore", .minutes = 5});
  CHECK(morning.late() == 5);
  morning.ask(EditStep{.step = step("choice"), .minutes = 20});
  CHECK(morning.late() == 10);
  morning.ask(SkipStep{.step = step("choice")});
  CHECK(morning.late() == -10);
  morning.ask(FinishSession{});
  morning.ask(EditStep{.step = step("grouping"), .minutes = 45});
  CHECK(morning.late() == 0);
}

} // namespace
} // namespace pressoir::workshop
