// The canvases that come with Pressoir: all read, named in both languages, their zones apart, their words inside; drawn
// as they are seen; and how a board that has one is arranged.
#include "facilitation/activities/canvas_scene.h"

#include <doctest/doctest.h>

#include <set>

#include "facilitation/activities/board_scene.h"
#include "facilitation/picture/painters.h"
#include "facilitation/workshop/canvas_templates.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "tests/activities/samples.h"
#include "tests/support/golden.h"

using namespace pressoir;
using namespace pressoir::activities;
using workshop::Canvas;
using workshop::CanvasZone;

namespace {

std::vector<Canvas> templates(Language language = Language::french) {
  auto all = workshop::canvas_templates("assets/canvases", language);
  REQUIRE_MESSAGE(all, (all ? "" : all.error().key));
  return std::move(*all);
}

picture::Scene scene_of(const Canvas& canvas, const BoardLook& look) {
  picture::Scene scene;
  scene.background = look.paper;
  scene.elements.push_back(canvas_element(canvas, look));
  return scene;
}

// A point that the zone has for itself: the middle of its bounds, or one found by looking around.
std::optional<Vec2> point_of(const Canvas& canvas, const CanvasZone& zone) {
  const Rect box = workshop::bounds(zone.shape);
  for (int step = 0; step < 40 * 40; ++step) {
    const Vec2 point{box.x + box.width * (step % 40 + 0.5) / 40, box.y + box.height * (step / 40 + 0.5) / 40};
    if (workshop::zone_at(canvas, point) == &zone) return point;
  }
  return std::nullopt;
}

} // namespace

TEST_CASE("every canvas is read, named in both languages, and each of its zones can be fallen into") {
  const auto all = templates();
  CHECK(all.size() >= 25);
  std::set<std::string> keys, titles, english;
  for (const Canvas& canvas : all) {
    INFO(canvas.key);
    CHECK(keys.insert(canvas.key).second);
    CHECK(titles.insert(canvas.title.french).second);
    CHECK(english.insert(canvas.title.english).second);
    CHECK(!canvas.purpose.french.empty());
    CHECK(canvas.purpose.french != canvas.purpose.english);
    const auto again = workshop::canvas_from_json(workshop::canvas_json(canvas));
    REQUIRE(again);
    CHECK(*again == canvas);
    const Rect page = inset(rect_at({}, canvas.size), -0.5);
    for (const CanvasZone& zone : canvas.zones) {
      INFO(zone.id);
      CHECK(!zone.title.french.empty());
      CHECK(!zone.title.english.empty());
      CHECK(zone.title.french.find('\'') == std::string::npos);
      const Rect box = workshop::bounds(zone.shape);
      CHECK(page.contains(box.position()));
      CHECK(page.contains({box.right(), box.bottom()}));
      CHECK(point_of(canvas, zone));
      if (zone.title_box) CHECK(page.contains(zone.title_box->centre()));
    }
  }
}

TEST_CASE("canvases look as they were drawn") {
  // All of them on one sheet, each in its cell.
  constexpr int columns = 6, wide = 300, high = 190;
  const auto all = templates();
  const int rows = (static_cast<int>(all.size()) + columns - 1) / columns;
  picture::Pixels sheet{columns * wide, rows * high, std::vector<std::uint8_t>(static_cast<std::size_t>(columns * wide * rows * high * 4), 255)};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const double scale = std::min((wide - 12) / all[i].size.x, (high - 12) / all[i].size.y);
    const picture::Pixels one = picture::pixels(scene_of(all[i], {}), {.scale = scale, .margin = 0});
    const int left = static_cast<int>(i) % columns * wide + 6, top = static_cast<int>(i) / columns * high + 6;
    for (int y = 0; y < std::min(one.height, high - 6); ++y)
      std::copy_n(one.rgba.begin() + static_cast<std::ptrdiff_t>(y * one.width * 4), std::min(one.width, wide - 6) * 4, sheet.rgba.begin() + static_cast<std::ptrdiff_t>(((top + y) * sheet.width + left) * 4));
  }
  CHECK(golden::difference("canvases", sheet) == "");
}

TEST_CASE("a wall that has a canvas keeps it before its themes; a step that works on it shows the themes") {
  workshop::WorkshopState state = samples::ideas45();
  const workshop::Step wall{.id = {10}, .activity = "wall", .board = samples::wall_board}, grouping{.id = {11}, .activity = "grouping"};
  CHECK(arrangement_of(state, wall, samples::wall_board) == Arrangement::zones);
  BoardScene scene;
  scene.update(state, samples::wall_board, Arrangement::free);
  CHECK(!scene.backdrop());
  const Rect notes = scene.bounds();

  workshop::Board board{.id = samples::wall_board};
  board.canvas = workshop::canvas_json(templates().front());
  state.put(board);
  CHECK(arrangement_of(state, wall, samples::wall_board) == Arrangement::free);
  CHECK(arrangement_of(state, grouping, samples::wall_board) == Arrangement::zones);
  CHECK(scene.update(state, samples::wall_board, Arrangement::free));
  CHECK(scene.all_changed());
  REQUIRE(scene.backdrop());
  CHECK(scene.canvas()->key == templates().front().key);
  CHECK(scene.bounds() == united(notes, rect_at({}, scene.canvas()->size)));
  CHECK(scene.scene().elements.front() == *scene.backdrop()); // below every note
  CHECK(!scene.update(state, samples::wall_board, Arrangement::free));
  CHECK(scene.update(state, samples::wall_board, Arrangement::zones));
  CHECK(!scene.backdrop());

  // One that a newer version wrote: plain paper, and everything else as before.
  board.canvas = R"({"format": 99, "title": "T"})";
  state.put(board);
  CHECK(scene.update(state, samples::wall_board, Arrangement::free));
  CHECK(!scene.backdrop());
  CHECK(scene.bounds() == notes);
}

TEST_CASE("the words of a canvas are in the language of whoever looks") {
  BoardLook look;
  for (const Canvas& canvas : templates()) {
    for (const Language language : {Language::french, Language::english}) {
      look.language = language;
      const picture::Element element = canvas_element(canvas, look);
      std::set<std::string> said;
      for (const picture::Item& item : element.items)
        if (const auto* text = std::get_if<picture::Text>(&item)) said.insert(text->text);
      INFO(canvas.key);
      for (const CanvasZone& zone : canvas.zones)
        if (zone.titled) CHECK(said.contains(zone.title.in(language)));
      // Nothing is drawn beyond its edge.
      const Rect page = inset(rect_at({}, canvas.size), -20);
      for (const picture::Item& item : element.items) {
        const Rect box = picture::bounds(item);
        CHECK(page.contains(box.position()));
        CHECK(page.contains({box.right(), box.bottom()}));
      }
    }
  }
}
