// Notes on their way: what comes drops in, what goes elsewhere glides, what a hand carried is there.
#include "app/ui/board_motion.h"

#include <doctest/doctest.h>

#include "app/ui/board_view.h"
#include "tests/activities/samples.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

using namespace workshop;
using activities::Arrangement;

// A wall that notes come to, one update a frame.
struct Wall {
  WorkshopState state = samples::grid_of_notes(12);
  activities::BoardScene scene;
  BoardMotion motion;
  BoardMarks marks;
  std::set<std::uint64_t> held;
  Placement place{.scale = 0.5};
  Arrangement arrangement = Arrangement::free;
  std::optional<BoardMotion::Pose> pose;
  std::uint64_t watched = derived_id(samples::wall_board.value, 3);
  UiBench bench{[this](Ui& ui) { draw(ui); }};

  void draw(Ui& ui) {
    scene.update(state, samples::wall_board, arrangement);
    motion.follow(ui, scene, place, marks);
    motion.begin_drawing();
    pose = motion.pose(ui, watched, place);
    if (const activities::BoardItem* item = scene.item(watched)) motion.drew(watched, place.px(item->box));
  }
  void move_to(Vec2 position) {
    Note note = *state.find(Id<Note>{watched});
    note.position = position;
    state.put(note);
  }
};

TEST_CASE("a board that is opened lies still; a note that comes drops in, and its outline stays two seconds") {
  Wall wall;
  wall.bench.frame();
  CHECK_FALSE(wall.pose);
  wall.watched = 99;
  wall.state.put(Note{.id = {99}, .board = samples::wall_board, .text = "Des chaises. Vraiment."});
  wall.bench.frame();
  REQUIRE(wall.pose);
  CHECK(wall.pose->by.y < 0);
  CHECK(wall.pose->degrees < 0);
  CHECK(wall.bench.ui().next_frame_within == 0);
  wall.bench.pass(0.3);
  REQUIRE(wall.pose);
  CHECK(wall.pose->by == Vec2{});
  CHECK(wall.pose->outline == 1);
  CHECK(wall.bench.ui().next_frame_within > 1); // nothing moves: it may sleep
  wall.bench.pass(2);
  CHECK_FALSE(wall.pose);
}

TEST_CASE("a note that somebody moves glides there") {
  Wall wall;
  wall.bench.frame();
  const Vec2 before = wall.scene.item(wall.watched)->box.position();
  wall.move_to(before + Vec2{600, 0});
  wall.bench.frame();
  REQUIRE(wall.pose);
  CHECK(wall.pose->by.x == doctest::Approx(-600).epsilon(0.02));
  double last = wall.pose->by.x;
  while (wall.pose) {
    CHECK(wall.pose->by.x >= last);
    last = wall.pose->by.x;
    wall.bench.frame();
  }
  CHECK(last > -60);
}

TEST_CASE("a note that the hand carried lies where it was let go") {
  Wall wall;
  wall.bench.frame();
  const Vec2 before = wall.scene.item(wall.watched)->box.position();
  wall.held = {wall.watched};
  wall.marks = {.held = &wall.held, .held_by = {300, 40}};
  wall.bench.frame();
  wall.marks = {};
  wall.move_to(before + Vec2{300, 40});
  wall.bench.frame();
  CHECK_FALSE(wall.pose);
}

TEST_CASE("a note just written in place does not come from elsewhere") {
  Wall wall;
  wall.watched = 99;
  wall.marks.hidden = 99;
  wall.bench.frame();
  wall.state.put(Note{.id = {99}, .board = samples::wall_board, .text = "Une fontaine à eau"});
  wall.marks = {};
  wall.bench.frame();
  CHECK_FALSE(wall.pose);
}

TEST_CASE("themes gather: from where the notes were seen to their zones") {
  Wall wall;
  wall.bench.frame();
  const Vec2 seen = wall.place.px(wall.scene.item(wall.watched)->box.centre());
  wall.state.put(workshop::Theme{.id = {5}, .board = samples::wall_board, .title = "Attendre"});
  wall.arrangement = Arrangement::zones;
  wall.bench.frame();
  REQUIRE(wall.pose);
  const Vec2 drawn = wall.place.px(wall.scene.item(wall.watched)->box.centre() + wall.pose->by);
  CHECK(length(drawn - seen) < 8);
  wall.bench.pass(0.6);
  CHECK_FALSE(wall.pose);
}

TEST_CASE("with reduced motion everything is already there") {
  Wall wall;
  wall.bench.ui().reduced_motion = true;
  wall.bench.frame();
  wall.move_to({4000, 4000});
  wall.bench.frame();
  CHECK_FALSE(wall.pose);
  wall.watched = 99;
  wall.state.put(Note{.id = {99}, .board = samples::wall_board, .text = "Ici"});
  wall.bench.frame();
  REQUIRE(wall.pose);
  CHECK(wall.pose->by == Vec2{});
  CHECK(wall.pose->degrees == 0);
}

} // namespace
} // namespace pressoir::ui
