// Canvases: read and written whole, refused with the place of what is wrong; where points fall; a board's canvas and undo.
#include "facilitation/workshop/canvas_verbs.h"

#include <doctest/doctest.h>

#include <cmath>
#include <random>

#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

const std::string two_columns = R"({"format": 1, "key": "two", "title": {"fr": "Deux colonnes", "en": "Two columns"}, "size": [1000, 500],
  "zones": [{"id": "left", "title": {"fr": "À gauche", "en": "Left"}, "shape": {"rect": [0, 0, 500, 500]}},
            {"id": "right", "title": "Droite", "hint": "Tout le reste", "shape": {"rect": [500, 0, 500, 500]}, "colour": "leaf"}],
  "marks": [{"line": [0, 0, 10, 10], "arrow": true}, {"text": "Axe", "box": [0, 0, 10, 10], "bold": true},
            {"rect": [1, 2, 3, 4], "fill": "sun"}, {"ellipse": [1.5, 2, 3, 4]}]})";

std::string refused(const std::string& json) {
  const auto canvas = canvas_from_json(json);
  if (canvas) return "read";
  std::string told = canvas.error().key;
  for (const NamedArgument& argument : canvas.error().arguments)
    if (argument.name == "place" || argument.name == "name") told += " " + std::get<std::string>(argument.value);
  return told;
}

std::string with_zone(const std::string& zone) {
  return R"({"title": "T", "zones": [{"id": "a", "title": "A", "shape": {"rect": [0, 0, 1, 1]}}, )" + zone + "]}";
}

std::string zone_name(const Canvas& canvas, Vec2 point) {
  const CanvasZone* zone = zone_at(canvas, point);
  return zone ? zone->id : "";
}

} // namespace

TEST_CASE("a canvas is read, and written as what is read the same") {
  const auto canvas = canvas_from_json(two_columns);
  REQUIRE(canvas);
  CHECK(canvas->zones.size() == 2);
  CHECK(canvas->zones[0].title.in(Language::english) == "Left");
  CHECK(canvas->zones[1].title.in(Language::english) == "Droite");
  CHECK(canvas->marks.size() == 4);
  const auto again = canvas_from_json(canvas_json(*canvas));
  REQUIRE(again);
  CHECK(*again == *canvas);
  CHECK(canvas_json(*again) == canvas_json(*canvas));
}

TEST_CASE("every shape is kept, and holds the points it should") {
  Canvas canvas{.title = {"T", "T"}};
  canvas.zones = {{"rect", {"a", "a"}, {}, ZoneRect{{0, 0, 100, 100}}},
                  {"ellipse", {"b", "b"}, {}, ZoneEllipse{{200, 0, 100, 50}}},
                  {"ring", {"c", "c"}, {}, ZoneRing{{500, 500}, 100, 200, -45, 90}},
                  {"disc", {"d", "d"}, {}, ZoneRing{{500, 500}, 0, 100, 0, 360}},
                  {"polygon", {"e", "e"}, {}, ZonePolygon{{{1000, 0}, {1100, 0}, {1050, 100}}}},
                  {"branch", {"f", "f"}, {}, ZoneBranch{{1200, 0}, {1300, 100}, 20}},
                  {"above", {"g", "g"}, {}, ZoneRect{{50, 50, 100, 100}}}};
  const auto again = canvas_from_json(canvas_json(canvas));
  REQUIRE(again);
  CHECK(*again == canvas);
  CHECK(zone_name(canvas, {10, 10}) == "rect");
  CHECK(zone_name(canvas, {60, 60}) == "above"); // the last one has it
  CHECK(zone_name(canvas, {250, 25}) == "ellipse");
  CHECK(zone_name(canvas, {205, 3}) == "");
  CHECK(zone_name(canvas, {500, 500}) == "disc");
  CHECK(zone_name(canvas, {650, 500}) == "ring");
  CHECK(zone_name(canvas, {500, 650}) == ""); // outside its sweep
  CHECK(zone_name(canvas, {350, 500}) == "");
  CHECK(zone_name(canvas, {1050, 40}) == "polygon");
  CHECK(zone_name(canvas, {1005, 90}) == "");
  CHECK(zone_name(canvas, {1250, 60}) == "branch");
  CHECK(zone_name(canvas, {1250, 100}) == "");
  CHECK(zone_name(canvas, {-1, -1}) == "");
}

TEST_CASE("a zone's bounds hold every point the zone holds") {
  const std::uint32_t seed = std::random_device{}();
  INFO("seed ", seed);
  std::mt19937 random(seed);
  std::uniform_real_distribution<double> place(-400, 400), degrees(-360, 360), sweep(1, 360);
  for (int round = 0; round < 300; ++round) {
    const Vec2 centre{place(random), place(random)};
    const double inner = std::abs(place(random)) / 2;
    const std::vector<ZoneShape> shapes = {ZoneRing{centre, inner, inner + 50, degrees(random), sweep(random)}, ZoneBranch{centre, {place(random), place(random)}, 30},
                                           ZonePolygon{{centre, {place(random), place(random)}, {place(random), place(random)}}}};
    for (const ZoneShape& shape : shapes) {
      const Rect box = inset(bounds(shape), -1e-6);
      for (int i = 0; i < 60; ++i) {
        const Vec2 point{place(random) * 2, place(random) * 2};
        if (holds(shape, point)) CHECK(box.contains(point));
      }
    }
  }
}

TEST_CASE("what is wrong in a canvas is named with its place") {
  CHECK(refused("") == "canvas.not_json");
  CHECK(refused("[]") == "canvas.not_json");
  CHECK(refused("{}") == "canvas.missing title");
  CHECK(refused(R"({"title": 3})") == "canvas.wrong title");
  CHECK(refused(R"({"format": 2, "title": "T"})") == "canvas.newer");
  CHECK(refused(R"({"title": "T"})") == "canvas.missing zones");
  CHECK(refused(R"({"title": "T", "zones": 3})") == "canvas.wrong zones");
  CHECK(refused(R"({"title": "T", "size": [1, 2, 3], "zones": []})") == "canvas.wrong size");
  CHECK(refused(R"({"title": "T", "size": [1e300, 900], "zones": []})") == "canvas.wrong size");
  CHECK(refused(with_zone("7")) == "canvas.wrong zones[2]");
  CHECK(refused(with_zone("{}")) == "canvas.missing zones[2].id");
  CHECK(refused(with_zone(R"({"id": "É"})")) == "canvas.wrong zones[2].id");
  CHECK(refused(with_zone(R"({"id": "b"})")) == "canvas.missing zones[2].title");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B"})")) == "canvas.missing zones[2].shape");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B", "shape": {}})")) == "canvas.wrong zones[2].shape");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B", "shape": {"rect": [0, 0, 1]}})")) == "canvas.wrong zones[2].shape.rect");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B", "shape": {"rect": [0, 0, "1", 1]}})")) == "canvas.wrong zones[2].shape.rect");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B", "shape": {"ring": [0, 0], "inner": 9, "outer": 3}})")) == "canvas.wrong zones[2].shape.inner");
  CHECK(refused(with_zone(R"({"id": "b", "title": "B", "colour": "puce", "shape": {"rect": [0, 0, 1, 1]}})")) == "canvas.wrong zones[2].colour");
  CHECK(refused(with_zone(R"({"id": "a", "title": "B", "shape": {"rect": [0, 0, 1, 1]}})")) == "canvas.twice zones[2].id a");
  CHECK(refused(R"({"title": "T", "zones": [{"id": "a", "title": "A", "shape": {"rect": [0, 0, 1, 1]}}], "marks": [{}]})") == "canvas.wrong marks[1].line");
  CHECK(refused(std::string(70'000, ' ')) == "canvas.too_large");
  std::string many = R"({"title": "T", "zones": [)";
  for (int i = 0; i < 200; ++i) many += (i ? "," : "") + std::string(R"({"id": "a)") + std::to_string(i) + R"(", "title": "A", "shape": {"rect": [0, 0, 1, 1]}})";
  CHECK(refused(many + "]}") == "canvas.too_many zones");
}

TEST_CASE("a wall is given a canvas by its facilitators, undone in one act, and its notes know their zone") {
  test::VerbsBench bench;
  add_canvas_verbs(bench.verbs);
  const Id<Board> board = bench.state().find(Id<Step>{7})->board;
  CHECK(!canvas_of(bench.state(), board));
  CHECK(bench.ask(SetCanvas{.canvas = two_columns}, {Role::participant, 3}).error().key == "refused.facilitator_only");
  CHECK(bench.ask(SetCanvas{.canvas = "{}"}).error().key == "canvas.missing");
  REQUIRE(bench.ask(WriteNote{.id = {21}, .text = "Des chaises", .position = Vec2{500, 100}}));
  REQUIRE(bench.ask(SetCanvas{.canvas = two_columns}));
  const auto canvas = canvas_of(bench.state(), board);
  REQUIRE(canvas);
  CHECK(canvas->key == "two");
  REQUIRE(zone_of(*canvas, *bench.note(21)));
  CHECK(zone_of(*canvas, *bench.note(21))->id == "right");
  REQUIRE(bench.ask(PlaceNotes{.notes = {{{21}, {0, 0}}}}));
  CHECK(zone_of(*canvas, *bench.note(21))->id == "left");
  REQUIRE(bench.ask(PlaceNotes{.notes = {{{21}, {4000, 0}}}}));
  CHECK(!zone_of(*canvas, *bench.note(21)));
  REQUIRE(bench.undo());
  REQUIRE(bench.undo());
  REQUIRE(bench.undo());
  CHECK(!canvas_of(bench.state(), board));
  CHECK(bench.note(21));
  REQUIRE(bench.ask(SetCanvas{.board = board, .canvas = two_columns}));
  REQUIRE(bench.ask(SetCanvas{.step = {7}}));
  CHECK(bench.state().find(board)->canvas.empty());
  CHECK(bench.ask(SetCanvas{.step = {99}}).error().key == "refused.unknown");
}

TEST_CASE("notes that nobody placed wait below the canvas, in rows, in no zone") {
  test::VerbsBench bench;
  add_canvas_verbs(bench.verbs);
  REQUIRE(bench.ask(SetCanvas{.canvas = two_columns}));
  const auto canvas = canvas_of(bench.state(), bench.state().find(Id<Step>{7})->board);
  REQUIRE(canvas);
  for (std::uint64_t id = 21; id < 31; ++id) REQUIRE(bench.ask(WriteNote{.id = {id}, .text = "Idée"}));
  REQUIRE(bench.ask(WriteNotes{.texts = {"collée", "collée aussi"}, .ids = {{41}, {42}}}));
  for (const std::uint64_t id : {21, 22, 28, 29, 30, 41, 42}) {
    INFO(id);
    CHECK(bench.note(id)->position.y >= canvas->size.y);
    CHECK(!zone_of(*canvas, *bench.note(id)));
  }
  CHECK(bench.note(22)->position.x > bench.note(21)->position.x);
  CHECK(bench.note(29)->position.y > bench.note(28)->position.y); // eight to a row
  CHECK(bench.note(41)->position.y > bench.note(30)->position.y);
  // A place that is asked for is kept.
  REQUIRE(bench.ask(WriteNote{.id = {51}, .text = "Ici", .position = Vec2{10, 10}}));
  CHECK(zone_of(*canvas, *bench.note(51))->id == "left");
}
