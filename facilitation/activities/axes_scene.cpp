#include "facilitation/activities/axes_scene.h"

#include <algorithm>
#include <array>
#include <set>

#include "facilitation/activities/scene_text.h"
#include "facilitation/activities/spread.h"
#include "facilitation/base/check.h"
#include "facilitation/base/text.h"

namespace pressoir::activities {
namespace {

using picture::Align;
using picture::Card;
using picture::Disc;
using picture::Element;

// Light enough for ink numbers on them; the number says which it is.
constexpr std::array disc_colours = {rgb(0xF2B8C6), rgb(0xAFCDEB), rgb(0xBFE3B4), rgb(0xF5D58A), rgb(0xC9BDF2), rgb(0xF3BE94), rgb(0xA8E0D6), rgb(0xD5D2C8)};

constexpr std::size_t most_edged = 600;  // discs
constexpr double coarse = 6;             // of PlaceOf::most

Colour colour_of(std::size_t option) { return disc_colours[option % disc_colours.size()]; }

}  // namespace

picture::Scene axes_scene(const PollResult& result, const PollLook& look) {
  ENSURE(result.axes);
  const Colour ink = rgb(0x1F2430);
  picture::Scene scene;
  scene.ink = look.ink;
  const double high = look.height > 0 ? look.height : look.width * 0.5, wide = look.width * 0.56, line = look.text * 1.4;
  const Rect field{look.text * 0.4, line, wide - look.text * 0.8, high - 2 * line};
  const Vec2 middle = field.centre();
  Element& ground = scene.elements.emplace_back(Element{.bounds = {0, 0, wide, high}});
  ground.items.emplace_back(Card{.box = field, .fill = mixed(look.paper, look.pale, 0.35), .radius = 12, .edge = look.line, .edge_width = 2});
  ground.items.emplace_back(picture::polyline({{field.x, middle.y}, {field.right(), middle.y}}, look.ink2, 2.5));
  ground.items.emplace_back(picture::polyline({{middle.x, field.y}, {middle.x, field.bottom()}}, look.ink2, 2.5));
  const auto& ends = result.axes->ends;
  const double half = field.width / 2 - look.text;
  ground.items.emplace_back(scene_text({field.x, 0, field.width, line}, ends[3], look.text * 0.9, 600, look.ink, Align::centre));
  ground.items.emplace_back(scene_text({field.x, field.bottom(), field.width, line}, ends[2], look.text * 0.9, 600, look.ink, Align::centre));
  ground.items.emplace_back(scene_text({field.x + 14, middle.y - line - 2, half, line}, ends[0], look.text * 0.9, 600, look.ink));
  ground.items.emplace_back(scene_text({middle.x + look.text, middle.y - line - 2, half - 14, line}, ends[1], look.text * 0.9, 600, look.ink, Align::end));

  const double radius = look.text * 0.72, margin = radius + 4;
  const Rect inside = inset(field, margin);
  const auto where = [&](Vec2 place) { return Vec2{inside.x + place.x / PlaceOf::most * inside.width, inside.bottom() - place.y / PlaceOf::most * inside.height}; };
  const auto grown = [&](Vec2 at) { return middle + (at - middle) * look.grown; };
  Element& given = scene.elements.emplace_back(Element{.bounds = field});
  // Thousands of answers stand on each other: a disc is drawn once for each little square of the field, and without an edge.
  std::size_t answers = 0;
  for (const PollRow& row : result.rows) answers += row.places.size();
  const bool many = answers > most_edged;
  const double square = many ? coarse : 1;
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    std::set<std::pair<int, int>> drawn;
    for (const Vec2 place : result.rows[i].places)
      if (drawn.insert({static_cast<int>(place.x / square), static_cast<int>(place.y / square)}).second) given.items.emplace_back(Disc{grown(where(place)), look.text * 0.2, colour_of(i), look.ink2, many ? 0.0 : 1.0});
  }
  std::vector<Vec2> means;
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < result.rows.size(); ++i)
    if (!result.rows[i].places.empty()) means.push_back(where(result.rows[i].place)), shown.push_back(i);
  push_apart(means, radius, inside);
  for (std::size_t i = 0; i < means.size(); ++i) {
    const Vec2 at = grown(means[i]);
    const Rect box{at.x - radius, at.y - radius, 2 * radius, 2 * radius};
    Element& element = scene.elements.emplace_back(Element{.entity = result.rows[shown[i]].option.value, .bounds = box});
    element.items.emplace_back(Disc{at, radius, colour_of(shown[i]), ink, 2.5});
    element.items.emplace_back(scene_text(box, std::to_string(shown[i] + 1), look.text * 0.86, 700, ink, Align::centre));
  }

  // The names, by number.
  const double x = wide + look.text, room = look.width - x, row = std::clamp(high / static_cast<double>(std::max<std::size_t>(1, result.rows.size())), look.text * 1.3, look.text * 3);
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const double y = row * static_cast<double>(i);
    Element& element = scene.elements.emplace_back(Element{.entity = result.rows[i].option.value, .bounds = {x, y, room, row}});
    const double tag = std::min(radius, row * 0.42);
    const Vec2 at{x + tag, y + row / 2};
    element.items.emplace_back(Disc{at, tag, colour_of(i), ink, 2});
    element.items.emplace_back(scene_text({at.x - tag, at.y - tag, 2 * tag, 2 * tag}, std::to_string(i + 1), tag * 1.2, 700, ink, Align::centre));
    element.items.emplace_back(scene_text({x + 2 * tag + 14, y + 2, room - 2 * tag - 14, row - 4}, clean_line(result.rows[i].label), look.text * 0.94, result.rows[i].first ? 650 : 500, look.ink));
  }
  return scene;
}

}  // namespace pressoir::activities
