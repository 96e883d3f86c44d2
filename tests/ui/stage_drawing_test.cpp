// The drawing step: every tool through synthetic hands, fingers too; each gesture one undo.
#include <doctest/doctest.h>

#include <random>

#include "facilitation/workshop/ink_points.h"
#include "tests/ui/on_drawing.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

TEST_CASE("the pen draws where the hand goes; undo and redo take and give a stroke whole") {
  OnDrawing on;
  CHECK(on.bench.ui().placed.contains("stage.pen_bar"));
  on.stroke(on.along({500, 500}, {900, 620}));
  on.stroke(on.along({500, 700}, {900, 640}));
  REQUIRE(on.all<Stroke>().size() == 2);
  const Stroke& first = *on.all<Stroke>().front();
  CHECK(on.count() == 2);
  const Vec2 corner = on.px(first.position);
  CHECK(corner.x == doctest::Approx(500).epsilon(0.01));
  CHECK(first.size.x > 300);
  on.undo();
  CHECK(on.count() == 1);
  on.undo();
  CHECK(on.count() == 0);
  on.key(Key::z, {.ctrl = true, .shift = true});
  CHECK(on.count() == 1);
  on.key(Key::y, ui::ctrl);
  CHECK(on.count() == 2);
}

TEST_CASE("ink is under the hand in the frame of its event, ahead of the journal") {
  OnDrawing on;
  on.bench.press({500, 500});
  on.bench.move({560, 520});
  REQUIRE(on.drawing().strokes.size() == 1);
  CHECK(on.drawing().strokes.begin()->second.samples.points.size() >= 2);
  CHECK(on.count() == 0);
  on.key(Key::escape);
  CHECK(on.drawing().strokes.empty());
  on.bench.release({560, 520});
  on.bench.frame(2);
  CHECK(on.count() == 0);
}

TEST_CASE("tools have the letters only while the pen bar is open") {
  OnDrawing on;
  on.key(Key::h);
  CHECK(on.drawing().tool == DrawTool::highlighter);
  on.key(Key::e);
  CHECK(on.drawing().tool == DrawTool::eraser);
  on.key(Key::x);
  CHECK_FALSE(on.bench.ui().placed.contains("stage.pen_bar"));
  on.key(Key::p);
  CHECK(on.drawing().tool == DrawTool::eraser);
  on.key(Key::x);
  on.key(Key::p);
  CHECK(on.drawing().tool == DrawTool::pen);
  // On a wall the bar is closed until it is asked for.
  on.go("wall");
  CHECK_FALSE(on.bench.ui().placed.contains("stage.pen_bar"));
  on.key(Key::x);
  CHECK(on.bench.ui().placed.contains("stage.pen_bar"));
}

TEST_CASE("the eraser takes whole strokes, several in one gesture and one undo") {
  OnDrawing on;
  for (int i = 0; i < 3; ++i) on.stroke(on.along({500, 450.0 + 80 * i}, {900, 450.0 + 80 * i}));
  on.key(Key::e);
  on.stroke({{700, 430}, {700, 560}});
  CHECK(on.count() == 1);
  on.undo();
  CHECK(on.count() == 3);
}

TEST_CASE("a stroke that rests at its end becomes what the hand meant; one undo gives the hand's line back") {
  OnDrawing on;
  on.bench.press({500, 500});
  for (const Vec2 at : on.along({500, 500}, {900, 503})) on.bench.move(at);
  on.bench.pass(0.8);
  REQUIRE(on.drawing().strokes.begin()->second.guess);
  on.bench.release({900, 503});
  on.bench.frame(2);
  CHECK(on.all<Connector>().size() == 1);
  CHECK(on.all<Stroke>().empty());
  on.undo();
  CHECK(on.all<Connector>().empty());
  CHECK(on.all<Stroke>().size() == 1);
  on.undo();
  CHECK(on.count() == 0);
}

TEST_CASE("shapes are dragged, moved, scaled and turned by their handles; every gesture is one undo") {
  OnDrawing on;
  on.key(Key::f);
  on.stroke(on.along({600, 450}, {900, 650}));
  REQUIRE(on.all<Shape>().size() == 1);
  const Rect before = rect_at(on.all<Shape>().front()->position, on.all<Shape>().front()->size);
  CHECK(on.drawing().tool == DrawTool::select);
  CHECK(on.drawing().chosen.size() == 1);
  // By its edge.
  const Vec2 edge = on.px({before.x + before.width / 4, before.y});
  on.stroke(on.along(edge, edge + Vec2{100, 60}));
  CHECK(on.all<Shape>().front()->position.x > before.x + 60);
  on.undo();
  CHECK(on.all<Shape>().front()->position == before.position());
  // By its lower right corner.
  on.stroke(on.along(on.px({before.right(), before.bottom()}), on.px({before.right() + 90, before.bottom() + 40})));
  CHECK(on.all<Shape>().front()->size.x == doctest::Approx(before.width + 90).epsilon(0.02));
  on.undo();
  CHECK(on.all<Shape>().front()->size == before.size());
  const Rect knob = on.bench.ui().placed.at("drawing.turn").box;
  on.stroke(on.along(knob.centre(), on.px(before.centre()) + Vec2{300, 4}));
  CHECK(on.all<Shape>().front()->rotation == doctest::Approx(90));
  on.undo();
  CHECK(on.all<Shape>().front()->rotation == 0);
  on.key(Key::del);
  CHECK(on.count() == 0);
  on.undo();
  CHECK(on.count() == 1);
}

TEST_CASE("a connector holds on to what it was drawn from and to, and follows") {
  OnDrawing on;
  const Id<Board> board = on.state().find(StageBench::step_named("drawing"))->board;
  on.ask(AddDrawn{.board = board, .shapes = {{{601}, Shape{.position = {300, 400}, .size = {200, 120}}}, {{602}, Shape{.position = {900, 400}, .size = {200, 120}}}}});
  on.bench.frame(2);
  on.key(Key::c);
  on.stroke(on.along(on.px({400, 460}), on.px({1000, 460})));
  REQUIRE(on.all<Connector>().size() == 1);
  CHECK(on.all<Connector>().front()->from.thing == Id<Drawn>{601});
  CHECK(on.all<Connector>().front()->to.thing == Id<Drawn>{602});
  const Rect box = on.view->board.scene.item(on.all<Connector>().front()->id.value)->box;
  on.ask(PlaceDrawn{{{.thing = {602}, .position = Vec2{900, 700}}}});
  on.bench.frame(2);
  CHECK(on.view->board.scene.item(on.all<Connector>().front()->id.value)->box != box);
}

TEST_CASE("lettering is written where one clicks, words go into shapes by a double click") {
  OnDrawing on;
  on.key(Key::t);
  on.bench.click({500, 500});
  on.bench.type("Aujourd’hui");
  on.key(Key::enter);
  REQUIRE(on.all<Lettering>().size() == 1);
  CHECK(on.all<Lettering>().front()->text == "Aujourd’hui");
  CHECK(on.all<Lettering>().front()->size.x > 100);
  const Id<Board> board = on.view->board.board;
  on.ask(AddDrawn{.board = board, .shapes = {{{601}, Shape{.position = {900, 400}, .size = {260, 140}, .fill = rgb(0xFCDD6B)}}}});
  on.bench.frame(2);
  on.key(Key::s);
  on.bench.click(on.px({1030, 470}), 2);
  on.bench.type("Demain");
  on.key(Key::enter);
  CHECK(on.state().find(Id<Shape>{601})->text == "Demain");
  on.undo();
  CHECK(on.state().find(Id<Shape>{601})->text.empty());
}

TEST_CASE("pictograms are found by typing, taken and placed") {
  OnDrawing on;
  on.key(Key::i);
  on.bench.frame(2);
  REQUIRE(on.bench.ui().placed.contains("drawing.picker"));
  on.bench.click("drawing.search");
  on.bench.type("maison");
  on.bench.frame(2);
  std::string first;
  for (const auto& [name, placed] : on.bench.ui().placed)
    if (name.starts_with("drawing.pictogram.")) first = name;
  REQUIRE_FALSE(first.empty());
  on.bench.click(first);
  on.bench.click({900, 600});
  on.bench.frame(2);
  REQUIRE(on.all<Pictogram>().size() == 1);
  CHECK("drawing.pictogram." + on.all<Pictogram>().front()->name == first);
}

TEST_CASE("several fingers draw at once; two put down together move the paper instead") {
  OnDrawing on;
  on.finger(1, {400, 500}, desktop::Phase::down);
  for (int i = 1; i < 10; ++i) on.finger(1, {400.0 + 12 * i, 500}, desktop::Phase::moved);
  on.bench.pass(0.3);
  on.finger(2, {1500, 700}, desktop::Phase::down);
  for (int i = 1; i < 10; ++i) {
    on.finger(1, {508.0 + 12 * i, 500}, desktop::Phase::moved);
    on.finger(2, {1500, 700.0 - 12 * i}, desktop::Phase::moved);
  }
  CHECK(on.drawing().strokes.size() == 2);
  on.finger(1, {620, 500}, desktop::Phase::up);
  on.finger(2, {1500, 590}, desktop::Phase::up);
  on.bench.frame(2);
  CHECK(on.all<Stroke>().size() == 2);
  const Vec2 before = on.px({0, 0});
  on.finger(3, {800, 600}, desktop::Phase::down);
  on.finger(4, {950, 600}, desktop::Phase::down);
  for (int i = 1; i < 10; ++i) {
    on.finger(3, {800, 600.0 + 10 * i}, desktop::Phase::moved);
    on.finger(4, {950, 600.0 + 10 * i}, desktop::Phase::moved);
  }
  on.finger(3, {800, 690}, desktop::Phase::up);
  on.finger(4, {950, 690}, desktop::Phase::up);
  on.bench.frame(2);
  CHECK(on.all<Stroke>().size() == 2);
  CHECK(on.px({0, 0}).y > before.y + 40);
}

TEST_CASE("a lasso chooses drawings and notes, which move together in one undo") {
  OnDrawing on;
  const Id<Board> board = on.view->board.board;
  on.ask(WriteNote{.id = {700}, .board = board, .text = "Idée", .position = Vec2{400, 400}});
  on.ask(AddDrawn{.board = board, .shapes = {{{601}, Shape{.position = {700, 420}, .size = {160, 120}, .fill = rgb(0xFCDD6B)}}}});
  on.bench.frame(2);
  on.key(Key::s);
  on.stroke(on.along(on.px({340, 340}), on.px({960, 700})));
  CHECK(on.drawing().chosen.size() == 1);
  CHECK(on.view->board.selection.size() == 1);
  on.stroke(on.along(on.px({780, 480}), on.px({780, 560})));
  CHECK(on.state().find(Id<Shape>{601})->position.y == doctest::Approx(500).epsilon(0.05));
  CHECK(on.state().find(Id<Note>{700})->position.y == doctest::Approx(480).epsilon(0.05));
  on.undo();
  CHECK(on.state().find(Id<Shape>{601})->position.y == 420);
  CHECK(on.state().find(Id<Note>{700})->position.y == 400);
}

TEST_CASE("frames are shown as slides, in their order, by arrows, clicker and Esc") {
  OnDrawing on;
  const Id<Board> board = on.view->board.board;
  AddDrawn add{.board = board};
  for (std::uint64_t i = 0; i < 3; ++i) add.shapes.push_back({{610 + i}, Shape{.shape = ShapeKind::frame, .position = {100 + 900.0 * static_cast<double>(i), 100}, .size = {800, 450}, .text = "Cadre " + std::to_string(i + 1)}});
  on.ask(add);
  on.bench.frame(2);
  on.key(Key::f5);
  on.bench.pass(0.6);
  CHECK(on.says("slides.frame") == "Cadre 1");
  CHECK(on.bench.ui().placed.at("slides.frame").box.width == doctest::Approx(1920));
  CHECK_FALSE(on.bench.ui().placed.contains("stage.pen_bar"));
  on.key(Key::page_down);
  on.key(Key::right);
  on.key(Key::right);
  CHECK(on.says("slides.frame") == "Cadre 3");
  CHECK(on.current() == "Dessin");
  on.key(Key::left);
  CHECK(on.says("slides.frame") == "Cadre 2");
  on.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.bench.ui().placed.contains("stage.pen_bar"));
}

TEST_CASE("random gestures with every tool: whatever they do, undo brings back an empty board") {
  for (std::uint64_t seed = 1; seed <= 4; ++seed) {
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto at = [&] { return Vec2{250.0 + static_cast<double>(random() % 1400), 260.0 + static_cast<double>(random() % 600)}; };
    OnDrawing on;
    constexpr Key tools[] = {Key::s, Key::p, Key::m, Key::h, Key::e, Key::f, Key::c};
    for (int i = 0; i < 40; ++i) {
      on.key(tools[random() % std::size(tools)]);
      on.key(static_cast<Key>(static_cast<int>(Key::digit_1) + static_cast<int>(random() % 6)));
      const Vec2 from = at(), to = at();
      if (random() % 4) on.stroke(on.along(from, to, 6));
      else on.bench.click(from);
      on.bench.frame(2);
      if (on.drawing().writing.editor) on.key(Key::escape);
    }
    for (int i = 0; i < 200 && on.count() > 0; ++i) on.undo();
    CHECK(on.count() == 0);
    for (int i = 0; i < 60; ++i) on.key(Key::y, ui::ctrl);
    for_each_drawn(on.state(), [&](const auto& entity) { CHECK(entity.board == on.view->board.board); });
  }
}

} // namespace
} // namespace pressoir::screens
