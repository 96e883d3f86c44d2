// How the room joins, on the stage: the badge, the large screen, the people who come in; nothing of it where no phone is welcome.
#include <doctest/doctest.h>

#include <utility>

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
  std::optional<bool> cover_asked;
  bool covered = false;
  std::vector<AppRequest> asked;
  StageViewPtr view = make_stage_view();
  ui::UiBench bench;
  explicit AtStage(std::size_t people, int width = 1920, int height = 1080)
      : live(LiveShown{{"K7MPVX", "192.168.143.205:8080", "HTTP://192.168.143.205:8080/K7MPVX"}, people})
      , bench([this](ui::Ui& ui) {
          session.frame([&](SessionFrame& frame) {
            frame.live = live;
            frame.cover_asked = std::exchange(cover_asked, std::nullopt);
            stage_screen(ui, *ui.list, frame, *view);
            covered = frame.covered;
            // It looks at the network again now and then by itself.
            for (const AppRequest& one : frame.app)
              if (const auto* way = std::get_if<ChooseWay>(&one); !way || !way->address.empty()) asked.push_back(one);
            frame.app.clear();
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

TEST_CASE("four digits typed on the join screen pair the phone that leads; elsewhere they do not") {
  AtStage stage(3);
  stage.bench.key(desktop::Key::digit_4);
  CHECK(stage.asked.empty());
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  for (const desktop::Key key : {desktop::Key::digit_4, desktop::Key::digit_8, desktop::Key::digit_9, desktop::Key::backspace, desktop::Key::digit_2}) stage.bench.key(key);
  stage.bench.frame(1);
  CHECK(stage.view->join.digits == "482");
  CHECK(stage.asked.empty());
  stage.bench.key(desktop::Key::digit_1);
  stage.bench.frame(1);
  REQUIRE(stage.asked.size() == 1);
  REQUIRE(std::holds_alternative<PairPhone>(stage.asked[0]));
  CHECK(std::get<PairPhone>(stage.asked[0]).digits == "4821");
  CHECK(stage.view->join.digits.empty());
}

TEST_CASE("the door is locked and people let in from the join screen, which stays") {
  AtStage stage(3);
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.let_in"));
  stage.bench.click("join.lock");
  stage.bench.frame(2);
  CHECK(stage.bench.shows("join.screen"));
  REQUIRE(stage.asked.size() == 1);
  CHECK(std::get<LockDoor>(stage.asked[0]).locked);
  stage.live->locked = true;
  stage.live->at_door = 2;
  stage.bench.frame(2);
  stage.bench.click("join.let_in");
  stage.bench.frame(1);
  REQUIRE(stage.asked.size() == 2);
  CHECK(std::holds_alternative<LetPeopleIn>(stage.asked[1]));
  stage.bench.click("join.lock");
  stage.bench.frame(1);
  REQUIRE(stage.asked.size() == 3);
  CHECK_FALSE(std::get<LockDoor>(stage.asked[2]).locked);
}

TEST_CASE("the phone that leads covers the stage and shows it again; the hand still can") {
  AtStage stage(3);
  stage.cover_asked = true;
  stage.bench.frame(2);
  CHECK(stage.covered);
  stage.bench.key(desktop::Key::b);
  stage.bench.frame(2);
  CHECK_FALSE(stage.covered);
  stage.cover_asked = true;
  stage.bench.frame(2);
  stage.cover_asked = false;
  stage.bench.frame(2);
  CHECK_FALSE(stage.covered);
}

TEST_CASE("the stage says how many ideas wait, and no more") {
  AtStage stage(3);
  const auto wall = [&] {
    for (const workshop::Step* step : workshop::agenda(stage.session.desk->newest()->state))
      if (step->activity == "wall") return *step;
    return workshop::Step();
  }();
  REQUIRE(wall.board);
  stage.session.desk->ask(workshop::GoToStep{.step = wall.id});
  stage.session.desk->ask(workshop::EditStep{.step = wall.id, .rules = workshop::Rules{.moderated = true}});
  stage.session.desk->settle();
  stage.bench.frame(3);
  CHECK_FALSE(stage.bench.shows("stage.waiting"));
  for (const char* text : {"Une idée", "Une autre"}) {
    Request request = request_of(workshop::WriteNote{.board = wall.board, .text = text});
    request.actor = {Role::participant, 7};
    stage.session.desk->submit(std::move(request));
  }
  stage.session.desk->settle();
  stage.bench.frame(3);
  REQUIRE(stage.bench.shows("stage.waiting"));
  CHECK(stage.bench.box("stage.waiting").right() <= 1920);
}

std::vector<std::string> chosen(const std::vector<AppRequest>& asked) {
  std::vector<std::string> addresses;
  for (const AppRequest& one : asked)
    if (const auto* way = std::get_if<ChooseWay>(&one); way && !way->address.empty()) addresses.push_back(way->address);
  return addresses;
}

TEST_CASE("among several addresses the room is told another by one press; ours and those of containers are not offered") {
  using Kind = live::Address::Kind;
  AtStage stage(3);
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.other_address"));
  stage.live->ways = {{"K7MPVX", "192.168.143.205:8080", "", Kind::wifi}, {"K7MPVX", "127.0.0.1:8080", "", Kind::loopback}, {"K7MPVX", "172.17.0.1:8080", "", Kind::container}};
  stage.bench.frame(2);
  CHECK_FALSE(stage.bench.shows("join.other_address"));
  stage.live->ways.push_back({"K7MPVX", "10.0.0.7:8080", "", Kind::cable});
  stage.bench.frame(2);
  stage.bench.click("join.other_address");
  stage.bench.frame(2);
  CHECK(stage.bench.shows("join.screen"));
  CHECK(chosen(stage.asked) == std::vector<std::string>{"10.0.0.7:8080"});
}

TEST_CASE("the test ends with a real phone: how long it took, or after twenty seconds what to try") {
  AtStage stage(0);
  stage.bench.key(desktop::Key::j);
  stage.bench.pass(19);
  CHECK_FALSE(stage.bench.shows("join.try"));
  stage.bench.pass(2);
  CHECK(stage.bench.shows("join.try"));
  stage.bench.key(desktop::Key::j);
  stage.bench.frame(2);
  stage.bench.key(desktop::Key::j);
  stage.bench.pass(0.7);
  CHECK_FALSE(stage.bench.shows("join.try"));
  stage.session.toasts.clear();
  stage.live->people = 1;
  stage.bench.frame(2);
  REQUIRE(stage.session.toasts.size() == 1);
  stage.live->people = 0;
  stage.bench.frame(2);
  stage.live->people = 1;
  stage.bench.frame(2);
  CHECK(stage.session.toasts.size() == 1);
}

} // namespace
} // namespace pressoir::screens
