// Hands on the board: choosing, lassoing, dragging, copying, resizing, arranging, colours, the camera.
#include "tests/ui/stage_board_bench.h"

#include <cmath>

#include "facilitation/workshop/defects.h"
#include "tests/random_text.h"

namespace pressoir::screens {
namespace {

using desktop::Key;
using workshop::Note;
using workshop::NoteColour;

const std::vector<Vec2> row = {{0, 0}, {300, 40}, {700, 10}};

std::set<std::uint64_t> keys(std::initializer_list<Id<Note>> ids) {
  std::set<std::uint64_t> all;
  for (Id<Note> id : ids) all.insert(id.value);
  return all;
}

// Around a pixel box, back to the start.
void draw_loop(OnBoard& on, const Rect& around) {
  const Vec2 middle = around.centre(), half = around.size() / 2;
  const auto point = [&](int i) {
    const double angle = i * 2 * 3.14159265 / 24;
    return middle + Vec2{half.x * std::cos(angle), half.y * std::sin(angle)};
  };
  on.bench.move(point(0));
  on.bench.press(point(0));
  for (int i = 1; i <= 24; ++i) on.bench.move(point(i));
  on.bench.release(point(24));
}

TEST_CASE("a click chooses, Shift adds and removes, the paper chooses nothing") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.bench.click(on.at(ids[0]));
  CHECK(on.board().selection == keys({ids[0]}));
  CHECK(on.bench.shows("chosen.bar"));
  on.hold(ui::shift);
  on.bench.click(on.at(ids[2]));
  CHECK(on.board().selection == keys({ids[0], ids[2]}));
  on.bench.click(on.at(ids[0]));
  CHECK(on.board().selection == keys({ids[2]}));
  on.hold({});
  on.bench.click(on.px({540, 330}));
  CHECK(on.board().selection.empty());
  CHECK_FALSE(on.bench.shows("chosen.bar"));
  on.bench.key(Key::a, ui::ctrl);
  CHECK(on.board().selection.size() == 3);
  CHECK(on.notes().size() == 3);  // no double click in all that
}

TEST_CASE("a line across the paper chooses what its rectangle touches; Esc gives back what was chosen") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.bench.drag(on.px({-60, -60}), on.px({350, 300}));
  CHECK(on.board().selection == keys({ids[0], ids[1]}));
  on.bench.move(on.px({650, 300}));
  on.bench.press(on.px({650, 300}));
  on.bench.move(on.px({720, 100}));
  on.bench.move(on.px({750, 50}));
  CHECK(on.board().selection == keys({ids[2]}));
  on.bench.key(Key::escape);
  CHECK_FALSE(on.board().holds_something());
  CHECK(on.board().selection.empty());
}

TEST_CASE("a loop is a lasso: it chooses what it goes round, not what its rectangle touches") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {600, 0}, {300, 260}, {0, 520}, {600, 520}});
  Rect around = on.box(ids[2]);
  around = inset(around, -around.width * 0.9);
  REQUIRE(around.intersects(on.box(ids[0])));
  draw_loop(on, around);
  CHECK(on.board().selection == keys({ids[2]}));
  // With Shift, a second one adds, and removes what was chosen.
  on.hold(ui::shift);
  draw_loop(on, inset(on.box(ids[0]), -30));
  CHECK(on.board().selection == keys({ids[0], ids[2]}));
  draw_loop(on, inset(on.box(ids[2]), -30));
  CHECK(on.board().selection == keys({ids[0]}));
}

TEST_CASE("chosen notes move together, say how many they are, and come back by one undo") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.bench.key(Key::a, ui::ctrl);
  const Vec2 from = on.at(ids[0]), to = from + Vec2{90, 160};
  on.bench.move(from);
  on.bench.press(from);
  on.bench.move(from + Vec2{40, 80});
  on.bench.move(to);
  REQUIRE(on.bench.shows("board.held"));
  CHECK(on.bench.ui().placed.find("board.held")->second.text == "3");
  CHECK_FALSE(on.bench.shows("chosen.bar"));
  on.bench.release(to);
  on.bench.frame(2);
  const Vec2 by = (to - from) / on.board().place.scale;
  for (std::size_t i = 0; i < 3; ++i) CHECK(length(on.note(ids[i]).position - row[i] - by) < 1e-6);
  CHECK(on.board().proposed.cause == 0);
  on.undo();
  for (std::size_t i = 0; i < 3; ++i) CHECK(on.note(ids[i]).position == row[i]);
}

TEST_CASE("Esc in mid-drag leaves everything where it was") {
  OnBoard on;
  const auto ids = on.lay(row);
  const Sequence before = on.screens.desk->newest()->state.revision();
  on.bench.move(on.at(ids[1]));
  on.bench.press(on.at(ids[1]));
  on.bench.move(on.at(ids[1]) + Vec2{0, 200});
  REQUIRE(on.board().holds_something());
  on.bench.key(Key::escape);
  on.bench.release(on.at(ids[1]) + Vec2{0, 200});
  CHECK_FALSE(on.board().holds_something());
  CHECK(on.note(ids[1]).position == row[1]);
  CHECK(on.screens.desk->newest()->state.revision() == before);
}

TEST_CASE("a note that is nearly in line with another is drawn to it") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {400, 300}});
  const Vec2 from = on.at(ids[1]);
  on.bench.drag(from, from + Vec2{0, -300 * on.board().place.scale + 4});
  on.bench.frame(2);
  CHECK(on.note(ids[1]).position == Vec2{400, 0});
}

TEST_CASE("Alt-drag leaves copies, which are then chosen; one undo takes them away") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.board().selection = keys({ids[0], ids[1]});
  on.hold(ui::alt);
  on.bench.drag(on.at(ids[0]), on.at(ids[0]) + Vec2{0, 230});
  on.hold({});
  on.bench.frame(2);
  REQUIRE(on.notes().size() == 5);
  CHECK(on.note(ids[0]).position == row[0]);
  CHECK(on.board().selection.size() == 2);
  for (std::uint64_t key : on.board().selection) CHECK(on.note({key}).copied_from);
  on.undo();
  CHECK(on.notes().size() == 3);
  CHECK(on.board().selection.empty());
}

TEST_CASE("a corner pulls a note larger or smaller, the other one stays; no note gets too small to read") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {400, 0}});
  on.bench.click(on.at(ids[0]));
  const double scale = on.board().place.scale;
  const Vec2 corner{on.box(ids[0]).right(), on.box(ids[0]).bottom()};
  on.bench.drag(corner, corner + Vec2{100 * scale, 60 * scale});
  on.bench.frame(2);
  CHECK(std::abs(on.note(ids[0]).size.x - 300) < 0.01);
  CHECK(std::abs(on.note(ids[0]).size.y - 260) < 0.01);
  CHECK(on.note(ids[0]).position == Vec2{0, 0});
  on.undo();
  CHECK(on.note(ids[0]).size == Vec2{200, 200});
  on.settle();
  const Vec2 first = on.box(ids[0]).position();
  on.bench.drag(first, first + Vec2{900, 900});
  on.bench.frame(2);
  CHECK(on.note(ids[0]).size == Vec2{72, 72});
  CHECK(on.note(ids[0]).position == Vec2{128, 128});
}

TEST_CASE("several chosen notes line up, spread and tidy from the bar's menu, each one undo") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 90}, {420, 40}, {900, 10}});
  on.bench.key(Key::a, ui::ctrl);
  on.bench.frame(2);
  on.bench.click("chosen.arrange");
  on.choose("chosen.arrange_menu", "Aligner en haut");
  for (Id<Note> id : ids) CHECK(on.note(id).position.y == 0);
  on.bench.click("chosen.arrange");
  on.choose("chosen.arrange_menu", "Répartir en largeur");
  CHECK(on.note(ids[1]).position == Vec2{300, 0});
  CHECK(on.note(ids[2]).position == Vec2{600, 0});
  on.undo();
  CHECK(on.note(ids[2]).position == Vec2{420, 0});
  on.undo();
  CHECK(on.note(ids[1]).position == Vec2{300, 90});
  on.bench.click("chosen.arrange");
  on.choose("chosen.arrange_menu", "Ranger en grille");
  CHECK(on.note(ids[0]).position == Vec2{0, 0});
  CHECK(on.note(ids[3]).position == Vec2{0, 240});
  on.undo();
  CHECK(on.note(ids[3]).position == Vec2{900, 10});
}

TEST_CASE("arrows move by 8, with Shift by 24; steps in a row are one undo") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.bench.click(on.at(ids[0]));
  for (int i = 0; i < 5; ++i) on.bench.key(Key::right);
  on.bench.key(Key::down, ui::shift);
  on.bench.frame(2);
  CHECK(on.note(ids[0]).position == Vec2{40, 24});
  on.bench.pass(1.5);
  on.bench.key(Key::left);
  on.bench.frame(2);
  CHECK(on.note(ids[0]).position == Vec2{32, 24});
  on.undo();
  CHECK(on.note(ids[0]).position == Vec2{40, 24});
  on.undo();
  CHECK(on.note(ids[0]).position == row[0]);
}

TEST_CASE("the bar and the digits colour what is chosen; a theme colours its own notes") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.board().selection = keys({ids[0], ids[1]});
  on.bench.frame(2);
  on.bench.click("chosen.colour.mint");
  on.bench.frame(2);
  CHECK(on.note(ids[0]).colour == NoteColour::mint);
  CHECK(on.note(ids[1]).colour == NoteColour::mint);
  on.bench.key(Key::digit_3);
  on.bench.frame(2);
  CHECK(on.note(ids[1]).colour == NoteColour::rose);
  on.undo();
  CHECK(on.note(ids[0]).colour == NoteColour::mint);
  on.theme("Accueil", ids);
  on.board().selection = keys({ids[0]});
  on.bench.frame(2);
  CHECK(on.bench.shows("chosen.bar"));
  CHECK_FALSE(on.bench.shows("chosen.colour.mint"));
}

TEST_CASE("notes are deleted with a word and an undo; a refusal says why and keeps them") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.board().selection = keys({ids[0], ids[1]});
  on.bench.frame(2);
  on.bench.click("chosen.delete");
  on.bench.frame(3);
  CHECK(on.notes().size() == 1);
  CHECK(on.said() == "2 notes supprimées");
  CHECK(on.screens.toasts.back().offers_undo);
  on.undo();
  CHECK(on.notes().size() == 3);
  // Already gone when the desk hears of it.
  on.screens.toasts.clear();
  on.board().selection = keys({ids[0]});
  on.screens.desk->ask(workshop::DeleteNotes{{ids[0]}});
  on.bench.window().push(desktop::KeyPressed{Key::del, {}, true, false});
  on.bench.frame(3);
  CHECK(on.screens.toasts.empty());
  CHECK(on.notes().size() == 2);
}

TEST_CASE("the wheel zooms where it points, within limits, in themes too; Home shows the whole board again") {
  OnBoard on;
  const auto ids = on.lay(row);
  const auto zooms = [&] {
    const Vec2 pixel = on.at(ids[1]) + Vec2{20, 10}, under = on.board().place.unit(pixel);
    const double before = on.board().place.scale;
    on.bench.wheel(pixel, 3);
    CHECK(on.board().place.scale > before * 1.4);
    CHECK(length(on.board().place.unit(pixel) - under) < 1e-6);
    on.bench.wheel(pixel, 500);
    CHECK(on.board().place.scale <= 5 * on.bench.ui().scale + 1e-9);
    on.bench.wheel(pixel, -900);
    CHECK(on.board().place.scale > 0.01);
    on.bench.move(pixel);
    on.bench.pass(0.3);
    REQUIRE(on.bench.shows("board.fit"));
    on.bench.key(Key::home);
    on.settle();
    CHECK(on.board().place.scale == doctest::Approx(before));
    CHECK_FALSE(on.bench.shows("board.fit"));
  };
  zooms();
  on.theme("Accueil", ids);
  zooms();
}

TEST_CASE("space, the middle button and two fingers carry the paper; nobody loses the board") {
  OnBoard on;
  const auto ids = on.lay(row);
  const Vec2 start = on.at(ids[0]);
  on.push(desktop::KeyPressed{Key::space, {}, true, false});
  on.bench.drag(start, start + Vec2{120, 80});
  on.push(desktop::KeyPressed{Key::space, {}, false, false});
  CHECK(length(on.at(ids[0]) - start - Vec2{120, 80}) < 1);
  CHECK(on.note(ids[0]).position == row[0]);

  const Vec2 middle = on.at(ids[0]);
  on.push(desktop::MousePressed{middle, desktop::Button::middle, true, 1, false});
  on.bench.move(middle + Vec2{-50, 30});
  on.push(desktop::MousePressed{middle + Vec2{-50, 30}, desktop::Button::middle, false, 1, false});
  on.bench.move(middle);
  CHECK(length(on.at(ids[0]) - middle - Vec2{-50, 30}) < 1);

  const Vec2 a{800, 500}, b{1000, 500};
  const double before = on.board().place.scale;
  const Vec2 held = on.board().place.unit({900, 500});
  on.push(desktop::MousePressed{a, desktop::Button::left, true, 1, true});  // SDL makes a mouse of the first finger
  on.finger(1, a, desktop::Phase::down);
  on.finger(2, b, desktop::Phase::down);
  for (int i = 1; i <= 10; ++i) {
    on.finger(1, a - Vec2{10.0 * i, 0}, desktop::Phase::moved);
    on.push(desktop::MouseMoved{a - Vec2{10.0 * i, 0}, true});
    on.finger(2, b + Vec2{10.0 * i, 0}, desktop::Phase::moved);
  }
  CHECK(on.board().place.scale == doctest::Approx(2 * before).epsilon(0.01));
  CHECK(length(on.px(held) - Vec2{900, 500}) < 2);
  on.finger(1, a, desktop::Phase::up);
  on.push(desktop::MousePressed{a, desktop::Button::left, false, 1, true});
  on.finger(2, b, desktop::Phase::up);
  CHECK_FALSE(on.board().hand.pinching);
  CHECK(on.board().selection.empty());
  CHECK_FALSE(on.board().writing.editor);

  on.push(desktop::MousePressed{middle, desktop::Button::middle, true, 1, false});
  on.bench.move(middle + Vec2{9000, 9000});
  CHECK(on.board().place.px(on.board().scene.bounds()).intersects({0, 0, 1920, 1080}));
}

TEST_CASE("the whole board stays in sight by itself, but never moves under a hand at work") {
  OnBoard on;
  const auto ids = on.lay(row);
  const double before = on.board().place.scale;
  on.bench.click(on.at(ids[0]));
  on.lay({{4000, 0}});  // from a phone, say
  on.bench.pass(3);
  CHECK(on.board().place.scale == before);
  on.bench.pass(14);
  CHECK(on.board().place.scale < before);
  CHECK(on.px({4200, 0}).x < 1920);
}

TEST_CASE("notes held at the window's edge make the paper go on") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.bench.move(on.at(ids[0]));
  on.bench.press(on.at(ids[0]));
  on.bench.move({1000, 600});
  on.bench.move({1918, 600});
  const Vec2 before = on.px({});
  on.bench.frame(20);
  CHECK(on.px({}).x < before.x - 50);
  on.bench.release({1918, 600});
}

TEST_CASE("a right click offers what can be done with the note or the paper there") {
  OnBoard on;
  const auto ids = on.lay(row);
  on.right_click(on.at(ids[1]));
  CHECK(on.board().selection == keys({ids[1]}));
  on.choose("board.note_menu", "Dupliquer");
  CHECK(on.notes().size() == 4);
  on.right_click(on.px({540, 330}));
  on.choose("board.paper_menu", "Tout choisir");
  CHECK(on.board().selection.size() == 4);
  on.right_click(on.at(ids[0]));
  CHECK(on.board().selection.size() == 4);
  on.choose("board.note_menu", "Mettre au frigo");
  for (const Note* note : on.notes()) CHECK(note->fate == workshop::Fate::parked);
}

TEST_CASE("a finger that rests opens the menu; a tap on the paper writes") {
  OnBoard on;
  const auto ids = on.lay(row);
  const Vec2 at = on.at(ids[0]);
  on.push(desktop::MousePressed{at, desktop::Button::left, true, 1, true});
  on.bench.pass(0.8);
  on.push(desktop::MousePressed{at, desktop::Button::left, false, 1, true});
  on.bench.frame(2);
  CHECK(on.bench.shows("board.note_menu"));
  on.bench.key(Key::escape);
  on.bench.key(Key::escape);
  REQUIRE(on.board().selection.empty());
  const Vec2 paper = on.px({540, 330});
  on.push(desktop::MousePressed{paper, desktop::Button::left, true, 1, true});
  on.push(desktop::MousePressed{paper, desktop::Button::left, false, 1, true});
  CHECK(on.board().writing.editor);
}

TEST_CASE("a note dropped on a theme joins it, on the tray it leaves; Alt leaves a copy there") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}, {600, 0}, {900, 0}});
  const auto first = on.theme("Accueil", {ids[0]}), second = on.theme("Attente", {ids[1]});
  on.bench.drag(on.at(ids[0]), on.at(ids[1]));
  on.settle();
  CHECK(on.note(ids[0]).theme == second);
  on.bench.drag(on.at(ids[0]), on.at(ids[3]));
  on.settle();
  CHECK_FALSE(on.note(ids[0]).theme == second);
  on.undo();
  on.settle();
  on.board().selection.clear();
  on.hold(ui::alt);
  const Rect zone = on.board().place.px(on.board().scene.item(first.value)->box);
  on.bench.drag(on.at(ids[1]), zone.centre());
  on.hold({});
  on.settle();
  CHECK(on.note(ids[1]).theme == second);
  CHECK(on.notes().size() == 5);
  on.undo();
  CHECK(on.notes().size() == 4);
}

TEST_CASE("an empty wall says what to do and offers the button that does it") {
  OnBoard on;
  on.bench.frame(2);
  on.bench.click("board.write_first");
  on.bench.type("première");
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.notes().size() == 1);
  CHECK_FALSE(on.bench.shows("board.write_first"));
}

TEST_CASE("whatever hands do, the workshop stands and everything can be taken back") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  OnBoard on;
  on.lay(row);
  const auto anywhere = [&] { return Vec2{static_cast<double>(test::below(*random, 1920)), 200 + static_cast<double>(test::below(*random, 780))}; };
  const Key some_keys[] = {Key::n, Key::a, Key::x, Key::c, Key::v, Key::f, Key::g, Key::d, Key::z, Key::del, Key::left, Key::down, Key::home, Key::escape, Key::enter, Key::digit_4, Key::space};
  const desktop::Modifiers some_modifiers[] = {{}, ui::ctrl, ui::shift, ui::alt, ui::ctrl_shift};
  for (int i = 0; i < 220; ++i) {
    switch (test::below(*random, 8)) {
      case 0: on.bench.drag(anywhere(), anywhere()); break;
      case 1: on.bench.click(anywhere(), 1 + static_cast<int>(test::below(*random, 2))); break;
      case 2: on.right_click(anywhere()); break;
      case 3: on.bench.wheel(anywhere(), static_cast<double>(test::below(*random, 9)) - 4); break;
      case 4: on.bench.type("é👍a"); break;
      case 5: on.hold(some_modifiers[test::below(*random, std::size(some_modifiers))]); break;
      case 6: on.finger(static_cast<std::int64_t>(test::below(*random, 3)), anywhere(), static_cast<desktop::Phase>(test::below(*random, 3))); break;
      default: on.bench.key(some_keys[test::below(*random, std::size(some_keys))], some_modifiers[test::below(*random, 3)]); break;
    }
    const double scale = on.board().place.scale;
    REQUIRE(std::isfinite(scale));
    REQUIRE(scale > 0);
  }
  CHECK(workshop::defects(on.state()).empty());
}

} // namespace
} // namespace pressoir::screens
