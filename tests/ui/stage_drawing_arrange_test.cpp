// Arranging what is drawn, the eraser that splits, pictures cut and styled, pages shown and drawn on: by hand, each one undo.
#include <doctest/doctest.h>

#include "facilitation/workshop/document_verbs.h"
#include "tests/ui/on_drawing.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

Id<Board> board_of_drawing(OnDrawing& on) { return on.state().find(StageBench::step_named("drawing"))->board; }

void choose_everything(OnDrawing& on) {
  on.key(Key::s);
  on.key(Key::a, ui::ctrl);
}

// A command without a key, found in the palette by its words.
void command(OnDrawing& on, const std::string& words) {
  on.key(Key::k, ui::ctrl);
  on.bench.type(words);
  on.bench.frame(2);
  on.key(Key::enter);
}

TEST_CASE("the splitting eraser leaves what it did not pass over, of the same pen, in one undo") {
  OnDrawing on;
  on.stroke(on.along({500, 500}, {900, 500}, 60));
  on.stroke(on.along({500, 700}, {900, 700}, 60));
  REQUIRE(on.all<Stroke>().size() == 2);
  const double width = on.all<Stroke>().front()->width;
  on.key(Key::e);
  on.key(Key::e, {.shift = true});
  CHECK(on.drawing().erasing == Erasing::part);
  on.stroke(on.along({700, 440}, {700, 560}));
  REQUIRE(on.all<Stroke>().size() == 3);
  double drawn = 0;
  for (const Stroke* stroke : on.all<Stroke>()) {
    CHECK(stroke->width == width);
    drawn += stroke->size.x;
  }
  CHECK(drawn < 800 - 20);
  CHECK(drawn > 800 - 120);
  on.undo();
  CHECK(on.all<Stroke>().size() == 2);
  on.key(Key::y, ui::ctrl);
  CHECK(on.all<Stroke>().size() == 3);
}

TEST_CASE("the splitting eraser leaves a group its members, and touches neither shapes nor what is locked") {
  OnDrawing on;
  on.stroke(on.along({500, 500}, {900, 500}, 60));
  on.stroke(on.along({500, 600}, {900, 600}, 60));
  choose_everything(on);
  on.key(Key::g, ui::ctrl);
  const Id<DrawingGroup> group = on.all<Stroke>().front()->group;
  REQUIRE(group);
  on.ask(AddDrawn{.board = board_of_drawing(on), .shapes = {{{601}, Shape{.position = on.view->board.place.unit({640, 450}), .size = {120, 300}, .fill = rgb(0xFCDD6B)}}}});
  on.bench.frame(2);
  on.key(Key::e);
  on.key(Key::e, {.shift = true});
  on.stroke(on.along({700, 440}, {700, 660}));
  CHECK(on.all<Shape>().size() == 1);
  REQUIRE(on.all<Stroke>().size() == 4);
  for (const Stroke* stroke : on.all<Stroke>()) CHECK(stroke->group == group);
  on.undo();
  REQUIRE(on.all<Stroke>().size() == 2);
}

TEST_CASE("what is drawn is aligned, spread and tidied with the notes beside it; one undo each") {
  OnDrawing on;
  const Id<Board> board = board_of_drawing(on);
  on.ask(AddDrawn{.board = board, .shapes = {{{601}, Shape{.position = {300, 400}, .size = {100, 100}}}, {{602}, Shape{.position = {520, 450}, .size = {100, 100}}}, {{603}, Shape{.position = {900, 520}, .size = {100, 100}}}}});
  on.ask(WriteNote{.id = {700}, .board = board, .text = "Idée", .position = Vec2{1200, 600}});
  on.bench.frame(2);
  choose_everything(on);
  command(on, on.bench.ui().say("command.arrange.top"));
  for (const Shape* shape : on.all<Shape>()) CHECK(shape->position.y == 400);
  CHECK(on.state().find(Id<Note>{700})->position.y == 400);
  on.undo();
  CHECK(on.state().find(Id<Shape>{603})->position.y == 520);
  CHECK(on.state().find(Id<Note>{700})->position.y == 600);
  command(on, on.bench.ui().say("command.arrange.across"));
  const double gap = on.state().find(Id<Shape>{602})->position.x - 400, other = on.state().find(Id<Shape>{603})->position.x - on.state().find(Id<Shape>{602})->position.x - 100;
  CHECK(gap == doctest::Approx(other));
  on.undo();
  CHECK(on.state().find(Id<Shape>{602})->position.x == 520);
}

TEST_CASE("a style is copied from one and given to others in one undo") {
  OnDrawing on;
  on.ask(AddDrawn{.board = board_of_drawing(on), .shapes = {{{601}, Shape{.position = {300, 400}, .size = {200, 100}, .fill = rgb(0xB9D5EE), .edge = rgb(0x7A1F4B), .edge_width = 12, .dash = LineDash::dashed}},
                                                           {{602}, Shape{.position = {700, 400}, .size = {200, 100}, .fill = rgb(0xFCDD6B)}}}});
  on.bench.frame(2);
  on.key(Key::s);
  on.bench.click(on.px({400, 450}));
  on.key(Key::c, {.ctrl = true, .alt = true});
  on.bench.click(on.px({800, 450}));
  on.key(Key::v, {.ctrl = true, .alt = true});
  const Shape* styled = on.state().find(Id<Shape>{602});
  CHECK(styled->fill == rgb(0xB9D5EE));
  CHECK(styled->edge == rgb(0x7A1F4B));
  CHECK(styled->edge_width == 12);
  CHECK(styled->dash == LineDash::dashed);
  on.undo();
  CHECK(on.state().find(Id<Shape>{602})->fill == rgb(0xFCDD6B));
}

TEST_CASE("a picture is cut by its handles, keeps its scale, and comes back whole by one undo") {
  OnDrawing on;
  on.ask(AddDrawn{.board = board_of_drawing(on), .images = {{{31}, PlacedImage{.blob = "a", .position = {500, 400}, .size = {400, 200}}}}});
  on.bench.frame(2);
  on.key(Key::s);
  on.bench.click(on.px({700, 500}));
  on.key(Key::r);
  CHECK(on.drawing().cropping);
  on.stroke(on.along(on.px({900, 600}), on.px({700, 550})));
  const PlacedImage* cut = on.state().find(Id<PlacedImage>{31});
  CHECK(cut->size.x == doctest::Approx(200).epsilon(0.03));
  CHECK(cut->size.y == doctest::Approx(150).epsilon(0.03));
  CHECK(cut->crop_to.x == doctest::Approx(0.5).epsilon(0.03));
  CHECK(cut->crop_to.y == doctest::Approx(0.75).epsilon(0.03));
  CHECK(cut->crop_from == Vec2{0, 0});
  // Never beyond the picture.
  const Rect now = rect_at(cut->position, cut->size);
  on.stroke(on.along(on.px({now.right(), now.bottom()}), on.px({1200, 900})));
  cut = on.state().find(Id<PlacedImage>{31});
  CHECK(cut->crop_to.x == doctest::Approx(1));
  CHECK(cut->size.x == doctest::Approx(400));
  on.undo();
  on.undo();
  CHECK(on.state().find(Id<PlacedImage>{31})->size == Vec2{400, 200});
  CHECK(on.state().find(Id<PlacedImage>{31})->crop_to == Vec2{1, 1});
}

TEST_CASE("words in shapes and lettering are found") {
  OnDrawing on;
  on.ask(AddDrawn{.board = board_of_drawing(on), .shapes = {{{601}, Shape{.position = {300, 400}, .size = {260, 140}, .text = "Guichet fermé"}}},
                  .letterings = {{{602}, Lettering{.text = "LE GUICHET", .position = {900, 700}}}}});
  on.bench.frame(2);
  on.key(Key::f, ui::ctrl);
  on.bench.type("guichet");
  on.bench.frame(2);
  CHECK(on.view->board.find.found == std::vector<std::uint64_t>{601, 602});
}

TEST_CASE("what is chosen is put on paper: a frame as what lies in it, other things alone") {
  OnDrawing on;
  on.ask(AddDrawn{.board = board_of_drawing(on), .shapes = {{{601}, Shape{.position = {300, 400}, .size = {260, 140}, .fill = rgb(0xFCDD6B)}}, {{602}, Shape{.shape = ShapeKind::frame, .position = {700, 350}, .size = {400, 300}}}}});
  on.bench.frame(2);
  on.key(Key::s);
  on.bench.click(on.px({430, 470}));
  command(on, on.bench.ui().say("command.drawing.export"));
  const ShowExports* asked = on.asked<ShowExports>();
  REQUIRE(asked);
  CHECK(asked->part.things == std::vector<Id<Drawn>>{{601}});
  on.app.clear();
  on.bench.click(on.px({700, 500}));
  command(on, on.bench.ui().say("command.drawing.export"));
  asked = on.asked<ShowExports>();
  REQUIRE(asked);
  CHECK(asked->part.frame == Id<Shape>{602});
  CHECK(asked->part.things.empty());
}

TEST_CASE("a document opens on its first page, goes by the arrows, and is drawn on; its pages stay where they are") {
  OnDrawing on;
  InsertDocument insert{.id = {9}, .title = "Présentation", .page_title = "Page"};
  insert.pages = {{"a", {1920, 1080}}, {"b", {1920, 1080}}};
  on.ask(insert);
  on.ask(GoToStep{.step = {9}});
  on.bench.frame(3);
  CHECK(on.says("slides.frame") == "Page 1");
  on.key(Key::right);
  on.pass(1);
  CHECK(on.says("slides.frame") == "Page 2");
  on.key(Key::x);
  CHECK(on.bench.ui().placed.contains("stage.pen_bar"));
  const std::size_t before = on.all<Stroke>().size();
  on.stroke(on.along({500, 300}, {900, 420}));
  REQUIRE(on.all<Stroke>().size() == before + 1);
  const Shape* second = frames_on(on.state(), on.state().find(Id<Step>{9})->board)[1];
  const Stroke* drawn = on.all<Stroke>().back();
  for (const Stroke* stroke : on.all<Stroke>()) drawn = stroke->board == second->board ? stroke : drawn;
  CHECK(rect_at(second->position, second->size).contains(drawn->position));
  CHECK(on.says("slides.frame") == "Page 2");
  on.undo();
  CHECK(on.all<Stroke>().size() == before);
  on.key(Key::escape);
  CHECK_FALSE(on.bench.ui().placed.contains("stage.pen_bar"));
  CHECK(on.says("slides.frame") == "Page 2");
  on.key(Key::page_up);
  on.pass(1);
  CHECK(on.says("slides.frame") == "Page 1");
  on.key(Key::escape);
  CHECK_FALSE(on.bench.ui().placed.contains("slides.frame"));
}

TEST_CASE("the minimap shows the whole board, and a press on it goes there") {
  OnDrawing on;
  on.ask(AddDrawn{.board = board_of_drawing(on), .shapes = {{{601}, Shape{.position = {0, 0}, .size = {200, 100}}}, {{602}, Shape{.position = {6000, 3000}, .size = {200, 100}}}}});
  on.bench.frame(2);
  on.key(Key::m, ui::ctrl);
  REQUIRE(on.bench.ui().placed.contains("stage.minimap"));
  const Rect map = on.bench.ui().placed.at("stage.minimap").box;
  on.key(Key::s);
  for (int i = 0; i < 6; ++i) on.bench.frame();
  const double before = on.view->board.place.unit(on.bench.ui().size / 2).x;
  on.bench.click({map.x + map.width * 0.9, map.y + map.height * 0.75});
  on.bench.frame(2);
  CHECK(on.view->board.place.unit(on.bench.ui().size / 2).x > before + 1000);
  on.key(Key::m, ui::ctrl);
  CHECK_FALSE(on.bench.ui().placed.contains("stage.minimap"));
}

} // namespace
} // namespace pressoir::screens
