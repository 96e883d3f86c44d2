// How the room joins, on the stage: the badge, the large screen, the people who come in; nothing of it where no phone is welcome.
#include <doctest/doctest.h>

#include "app/screens/stage_view.h"
#include "facilitation/base/check.h"
#include "facilitation/workshop/verbs.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct AtStage {
  ScreensBench session;
  std::optional<LiveShown> live;
  StageViewPtr view = make_stage_view();
  ui::UiBench bench;
  explicit AtStage(std::size_t people, int width = 1920, int height = 1080)
      : live(LiveShown{{"K7MPVX", "192.168.143.205:8080", "HTTP://192.168.143.205:8080/K7MPVX"}, people})
      , bench([this](ui::Ui& ui) {
          session.frame([&](SessionFrame& frame) {
            frame.live = live;
            stage_screen(ui, *ui.list, frame, *view);
          });
        }, width, height) {
    session.desk->ask(workshop::GoToStep{});
    bench.frame(3);
  }
};

TEST_CASE("the badge is on the stage where phones are welcome, and question and time keep clear of it") {
  for (const auto& [width, height] : {std::pair(1920, 1080), std::pair(1280, 800), std::pair(1024, 768)}) {
    CAPTURE(width);
    AtStage stage(37, width, height);
    REQUIRE(stage.bench.shows("stage.join"));
    const Rect badge = stage.bench.box("stage.join");
    CHECK(badge.right() <= width);
    CHECK(stage.bench.box("stage.question").right() <= badge.x);
    CHECK(stage.bench.box("stage.timer").right() <= badge.x);
    stage.live.reset();
    stage.bench.frame(3);
    CHECK_FALSE(stage.bench.shows("stage.join"));
    CHECK(stage.bench.box("stage.timer").right() > badge.x);
    stage.bench.key(desktop::Key::j);
    stage.bench.frame(2);
    CHECK_FALSE(stage.bench.shows("join.screen"));
  }
}

TEST_CASE("a click or J shows the large screen; J, Esc or a click leaves it") {
  AtStage stage(3);
  stage.bench.click("stage.join");
  stage.bench.frame(2);
  CHECK(stage.bench.shows("join.screen"));
  stage.bench.key(desktop::Key::escape);
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.screen"));
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  CHECK(stage.bench.shows("join.screen"));
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.screen"));
  stage.bench.key(desktop::Key::j);
  stage.bench.click("join.screen");
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.screen"));
}

TEST_CASE("each arrival is one figure, up to sixty; the number goes on") {
  AtStage stage(0);
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  CHECK(stage.view->join.arrived_at.empty());
  stage.live->people = 12;
  stage.bench.pass(0.1);
  CHECK(stage.view->join.arrived_at.size() == 12);
  stage.live->people = 2000;
  stage.bench.pass(0.5);
  CHECK(stage.view->join.arrived_at.size() == 60);
  stage.live->people = 5;
  stage.bench.frame(1);
  CHECK(stage.view->join.arrived_at.size() == 5);
}

} // namespace
} // namespace pressoir::screens
