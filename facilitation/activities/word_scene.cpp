#include "facilitation/activities/word_scene.h"

#include <algorithm>
#include <cmath>

#include "facilitation/picture/text_layout.h"

namespace pressoir::activities {
namespace {

using picture::Element;

constexpr std::size_t most_words = 90;

picture::Text word_at(Vec2 centre, const PollRow& row, double size, bool first, const PollLook& look) {
  picture::TextStyle style{.face = picture::Face::inter_display, .weight = first ? 700 : 600, .size = size, .least_size = size, .line_height = size * 1.1};
  style.fit = picture::Fit::line;
  style.align = picture::Align::centre;
  picture::Text text{{centre.x, centre.y, 0, 0}, row.label, style, first ? look.accent_stroke : look.ink};
  const Vec2 measured = picture::measure(text);
  text.box = {centre.x - measured.x / 2, centre.y - measured.y / 2, measured.x, measured.y};
  return text;
}

}  // namespace

picture::Scene word_scene(const PollResult& result, const PollLook& look) {
  picture::Scene scene;
  scene.ink = look.ink;
  const Rect box{0, 0, look.width, look.height > 0 ? look.height : look.width * 0.46};
  const Vec2 middle = box.centre();
  std::vector<Rect> taken;
  const double least = look.text * 0.9, largest = std::min(look.text * 4.2, box.height * 0.24);
  for (std::size_t i = 0; i < std::min(result.rows.size(), most_words); ++i) {
    const PollRow& row = result.rows[i];
    // The area of a word grows with how often it was said.
    const double part = result.most > 0 ? std::sqrt(static_cast<double>(row.value) / static_cast<double>(result.most)) : 0;
    double size = std::max(least, largest * part);
    picture::Text text = word_at({}, row, size, row.value == result.most, look);
    if (text.box.width > box.width * 0.9) {
      size = std::max(least * 0.8, size * box.width * 0.9 / text.box.width);
      text = word_at({}, row, size, row.value == result.most, look);
    }
    // Outwards along a spiral as flat as the box, until there is room.
    for (int step = 0; step < 1600; ++step) {
      const double turn = 0.22 * step, far = 2.2 * turn;
      const Vec2 centre = middle + Vec2{std::cos(turn) * far * box.width / box.height, std::sin(turn) * far};
      const Rect at{centre.x - text.box.width / 2, centre.y - text.box.height / 2, text.box.width, text.box.height};
      if (at.x < box.x || at.y < box.y || at.right() > box.right() || at.bottom() > box.bottom()) continue;
      const Rect around = inset(at, -look.text * 0.18);
      if (std::any_of(taken.begin(), taken.end(), [&](const Rect& other) { return other.intersects(around); })) continue;
      taken.push_back(at);
      Element& element = scene.elements.emplace_back(Element{.bounds = at});
      text.box = at;
      // While the result is revealed, words grow in their places.
      text.style.size = text.style.least_size = size * std::max(0.3, look.grown);
      text.style.vertical = picture::VerticalAlign::middle;
      element.items.emplace_back(std::move(text));
      break;
    }
  }
  // Nothing said yet.
  if (scene.elements.empty()) scene.elements.emplace_back(Element{.bounds = box}).items.emplace_back(word_at(middle, PollRow{.label = "…"}, largest, false, look));
  scene.elements.front().bounds = united(scene.elements.front().bounds, box);
  return scene;
}

}  // namespace pressoir::activities
