// What is drawn on a board, as the scene shows it: layers, looks, what follows when something moves.
#include <doctest/doctest.h>

#include "facilitation/activities/board_scene.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/picture/painters.h"
#include "facilitation/workshop/ink_points.h"
#include "tests/support/golden.h"

namespace pressoir::activities {
namespace {

using namespace workshop;

constexpr Id<Board> board{10};

WorkshopState drawn_page() {
  WorkshopState state;
  state.put(Board{.id = board});
  state.put(Shape{.id = {1}, .board = board, .order = 1, .shape = ShapeKind::banner, .position = {60, 30}, .size = {760, 130}, .seed = 3, .fill = rgb(0xFCDD6B)});
  state.put(Lettering{.id = {2}, .board = board, .order = 2, .text = "L’accueil de demain", .style = LetterStyle::shadow, .letters = 38, .position = {150, 40}, .size = {640, 74}, .second = rgb(0xE0A93B)});
  state.put(Shape{.id = {3}, .board = board, .order = 3, .shape = ShapeKind::speech, .position = {60, 220}, .size = {300, 130}, .seed = 4, .fill = rgb(0xFFFFFF), .shadow = true, .text = "Je ne sais jamais à qui demander.", .face = LetterFace::capitals});
  state.put(Shape{.id = {4}, .board = board, .order = 4, .shape = ShapeKind::ellipse, .position = {560, 230}, .size = {240, 120}, .rotation = 12, .seed = 5, .fill = rgb(0xB9D5EE), .text = "écouter", .face = LetterFace::handwriting});
  state.put(Connector{.id = {5}, .board = board, .order = 5, .from = {.thing = {3}}, .to = {.thing = {4}, .end = LineEnd::arrow}, .route = Route::curved, .seed = 6, .label = "puis"});
  state.put(Pictogram{.id = {6}, .board = board, .order = 6, .name = "agent", .position = {80, 390}, .size = {110, 110}, .accent = rgb(0xBFE3B4)});
  double x = 220;
  std::uint64_t id = 20;
  for (const LetterStyle style : {LetterStyle::plain, LetterStyle::outline, LetterStyle::underline}) {
    state.put(Lettering{.id = {id++}, .board = board, .order = 7, .text = "Demain", .face = LetterFace::title, .style = style, .letters = 44, .position = {x, 400}, .size = {190, 50}, .rotation = style == LetterStyle::plain ? -6.0 : 0.0, .second = rgb(0xFCDD6B)});
    x += 200;
  }
  InkLine line;
  for (int i = 0; i < 50; ++i) line.points.push_back({230.0 + 11 * i, 480 + 18 * std::sin(i * 0.4)});
  state.put(InkPoints{.id = {30}, .bytes = packed(line)});
  const Rect box = ink_bounds(line.points);
  state.put(Stroke{.id = {31}, .board = board, .order = 8, .colour = rgb(0x7A1F4B), .width = 8, .points = {30}, .position = box.position(), .size = box.size()});
  state.put(Stroke{.id = {32}, .board = board, .order = 0, .layer = Layer::background, .tool = PenTool::highlighter, .colour = rgb(0xF2BFD0), .width = 40, .points = {30}, .position = box.position(), .size = box.size()});
  return state;
}

TEST_CASE("a page by a graphic facilitator") {
  BoardScene scene;
  scene.update(drawn_page(), board, Arrangement::free);
  CHECK(golden::difference("drawn_page", picture::pixels(scene.scene(), {.scale = 0.9})) == "");
  BoardLook dark;
  dark.paper = rgb(0x191C24), dark.ink = rgb(0xF4F0E7);
  BoardScene night(dark);
  night.update(drawn_page(), board, Arrangement::free);
  CHECK(golden::difference("drawn_page_dark", picture::pixels(night.scene(), {.scale = 0.9})) == "");
}

TEST_CASE("on dark paper ink is read on whatever is filled") {
  BoardLook dark;
  dark.paper = rgb(0x191C24), dark.ink = rgb(0xF4F0E7);
  for (const std::uint32_t fill : {0xFFFFFF, 0xFCDD6B, 0xB9D5EE, 0xBFE3B4, 0xD3DAE0, 0xF2BFD0, 0x7A1F4B})
    CHECK(contrast(drawn_colour(drawing_ink, dark), drawn_fill(rgb(fill), dark)) > 4.5);
  for (const std::uint32_t ink : {0x1F2430, 0x7A1F4B, 0x1C6B46}) CHECK(contrast(drawn_colour(rgb(ink), dark), dark.paper) > 3);
  CHECK(drawn_fill(rgb(0xFCDD6B), {}) == rgb(0xFCDD6B));
  CHECK(drawn_colour(drawing_ink, {}) == drawing_ink);
}

TEST_CASE("layers lie over each other whatever the order; notes are on the board's") {
  WorkshopState state = drawn_page();
  state.put(Note{.id = {40}, .board = board, .text = "Idée", .position = {300, 300}, .stacking = 1'700'000'000'000});
  BoardScene scene;
  scene.update(state, board, Arrangement::free);
  std::vector<const BoardItem*> items;
  scene.in_view(scene.bounds(), items);
  REQUIRE(items.size() == 12);
  CHECK(items.front()->key == 32);
  CHECK(items.back()->key == 31);
  CHECK(items[items.size() - 2]->key == 40);
}

TEST_CASE("a drawing is painted within its bounds, and picked where it is painted") {
  WorkshopState state = drawn_page();
  BoardScene scene;
  scene.update(state, board, Arrangement::free);
  std::vector<const BoardItem*> items;
  scene.in_view(scene.bounds(), items);
  for (const BoardItem* item : items) {
    CAPTURE(item->key);
    const Rect painted = scene.element(item->key).bounds, box = inset(item->box, -1);
    CHECK(box.x <= painted.x);
    CHECK(box.y <= painted.y);
    CHECK(box.right() >= painted.right());
    CHECK(box.bottom() >= painted.bottom());
  }
  // In the middle of the stroke's box, beside its ink; on the ink.
  CHECK(scene.pick_drawn({273, 466}, 4) == nullptr);
  REQUIRE(scene.pick_drawn({230, 480}, 6));
  CHECK(scene.pick_drawn({230, 480}, 6)->key == 31);
}

TEST_CASE("what a connector holds moves: it is drawn anew, and nothing else is") {
  WorkshopState state = drawn_page();
  BoardScene scene;
  scene.update(state, board, Arrangement::free);
  const picture::Element before = scene.element(5);
  Shape moved = *state.find(Id<Shape>{4});
  moved.position.y += 200;
  state.put(moved);
  REQUIRE(scene.update(state, board, Arrangement::free));
  CHECK(scene.changed() == std::vector<std::uint64_t>{4, 5});
  CHECK_FALSE(scene.element(5) == before);
  // A pen that is scaled keeps its points.
  Stroke half = *state.find(Id<Stroke>{31});
  half.size = half.size / 2;
  state.put(half);
  scene.update(state, board, Arrangement::free);
  CHECK(scene.element(31).bounds.width < 0.6 * 560);
}

TEST_CASE("damaged points and groups in a circle draw nothing and end") {
  WorkshopState state;
  state.put(Board{.id = board});
  state.put(InkPoints{.id = {30}, .bytes = {"damaged"}});
  state.put(Stroke{.id = {31}, .board = board, .points = {30}, .size = {100, 100}});
  state.put(Stroke{.id = {32}, .board = board, .points = {99}});
  state.put(DrawingGroup{.id = {50}, .board = board, .inside = {51}});
  state.put(DrawingGroup{.id = {51}, .board = board, .inside = {50}});
  state.put(Shape{.id = {33}, .board = board, .group = {50}, .size = {0, 0}});
  BoardScene scene;
  scene.update(state, board, Arrangement::free);
  CHECK(scene.element(31).items.empty());
  CHECK(scene.element(32).items.empty());
  CHECK(with_group(state, {33}).size() == 1);
}

} // namespace
} // namespace pressoir::activities
