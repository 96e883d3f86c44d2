#include "facilitation/activities/poll_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "facilitation/activities/opinion_scene.h"
#include "facilitation/activities/scene_text.h"
#include "facilitation/base/text.h"

namespace pressoir::activities {
namespace {

using picture::Align;
using picture::Card;
using picture::Element;

constexpr std::size_t most_duels = 12;

struct Line {
  std::uint64_t entity = 0;
  std::string mark, label, told;  // mark: its rank
  std::int64_t value = 0;
  bool first = false;
  bool graded = false;            // a level: drawn in its colour
  Colour fill, ink;
};

class Drawing {
 public:
  Drawing(const PollResult& result, const PollLook& look) : result_(result), look_(look) {
    scene_.ink = look.ink;
    mark_ = std::min(72.0, look.width * 0.06);
    label_ = look.width * 0.36;
  }

  picture::Scene bars(const std::vector<Line>& lines) {
    const double told = std::min(look_.width * 0.24, look_.text * 10), from = mark_ + label_ + 12, room = look_.width - from - told - 16;
    for (const Line& line : lines) {
      Element& element = begin(line);
      const double wide = result_.most > 0 ? room * static_cast<double>(line.value) / static_cast<double>(result_.most) * look_.grown : 0;
      const Rect bar{from, y_ + look_.row * 0.24, std::max(wide, line.value > 0 ? 3.0 : 0.0), look_.row * 0.48};
      if (line.value > 0) element.items.emplace_back(Card{.box = bar, .fill = line.graded ? line.fill : line.first ? look_.accent : look_.other, .radius = 5, .edge = line.graded ? look_.ink2 : look_.accent, .edge_width = line.first ? 0.0 : 1.5});
      // Zero, from which all are measured.
      element.items.emplace_back(picture::polyline({{from, y_ + look_.row * 0.12}, {from, y_ + look_.row * 0.88}}, look_.ink2, 2));
      element.items.emplace_back(scene_text({from + wide + 16, y_, told, look_.row}, line.told, look_.text, line.first ? 650 : 500, line.first ? look_.accent_stroke : look_.ink));
      y_ += look_.row;
    }
    return std::move(scene_);
  }

  picture::Scene profiles() {
    legend();
    const double told = std::min(look_.width * 0.2, look_.text * 8), from = mark_ + label_ + 12, room = look_.width - from - told - 20;
    const int levels = static_cast<int>(result_.levels.size());
    const double top = y_;
    for (const PollRow& row : result_.rows) {
      Line line = line_of(row);
      Element& element = begin(line);
      const std::int64_t total = std::accumulate(row.tally.begin(), row.tally.end(), std::int64_t{0});
      double x = from;
      for (int level = levels; level-- > 0;) {
        const std::int64_t count = row.tally[static_cast<std::size_t>(level)];
        if (count == 0 || total == 0) continue;
        const double wide = room * static_cast<double>(count) / static_cast<double>(total) * look_.grown;
        const Rect part{x, y_ + look_.row * 0.2, std::max(1.0, wide - 2), look_.row * 0.56};
        const bool median = level == row.median;
        element.items.emplace_back(Card{.box = part, .fill = level_fill(level, levels), .radius = 3, .edge = median ? look_.ink : look_.paper, .edge_width = median ? 3.5 : 0.0});
        const std::string number = std::to_string(count);
        if (wide > look_.text * (0.5 + 0.45 * static_cast<double>(number.size()))) element.items.emplace_back(scene_text(part, number, look_.text * 0.82, 600, level_ink(level, levels), Align::centre));
        x += wide;
      }
      element.items.emplace_back(scene_text({from + room + 18, y_, told, look_.row}, row.told, look_.text, line.first ? 650 : 500, line.first ? look_.accent_stroke : look_.ink));
      y_ += look_.row;
    }
    // Half of the room: what stands on this line is the median.
    Element& half = scene_.elements.emplace_back();
    picture::Path dashed = picture::polyline({{from + room / 2, top - 6}, {from + room / 2, y_}}, look_.ink, 2.5);
    dashed.dashes = {7, 6};
    half.items.emplace_back(std::move(dashed));
    half.items.emplace_back(scene_text({from + room / 2 - 200, y_, 400, look_.text * 1.3}, look_.half, look_.text * 0.8, 500, look_.ink2, Align::centre));
    y_ += look_.text * 1.3;
    bound();
    return std::move(scene_);
  }

  Line line_of(const PollRow& row) const {
    return {.entity = row.option.value, .mark = result_.rule.empty() || row.rank == 0 ? std::string() : std::to_string(row.rank), .label = row.label, .told = row.told + (row.tied && row.value > 0 && !look_.tied.empty() ? " · " + look_.tied : std::string()), .value = row.value, .first = row.first && !result_.rule.empty()};
  }

 private:
  // The row's ground, its rank and its words.
  Element& begin(const Line& line) {
    Element& element = scene_.elements.emplace_back(Element{.entity = line.entity, .bounds = {0, y_, look_.width, look_.row}});
    if (line.first) element.items.emplace_back(Card{.box = {2, y_ + 3, look_.width - 4, look_.row - 6}, .fill = look_.pale, .radius = 12, .edge = look_.accent_stroke, .edge_width = 2});
    if (!line.mark.empty()) element.items.emplace_back(scene_text({6, y_, mark_ - 12, look_.row}, line.mark, look_.text, 650, line.first ? look_.accent_stroke : look_.ink2, Align::centre));
    const double from = line.mark.empty() ? 8 : mark_;
    element.items.emplace_back(scene_text({from, y_ + 4, mark_ + label_ - from - 8, look_.row - 8}, clean_line(line.label), line.first ? look_.text * 1.12 : look_.text, line.first ? 650 : 500, look_.ink));
    return element;
  }

  void legend() {
    const int levels = static_cast<int>(result_.levels.size());
    Element& element = scene_.elements.emplace_back();
    double x = mark_;
    const double high = look_.text * 1.5;
    for (int level = levels; level-- > 0;) {
      const std::string& name = result_.levels[static_cast<std::size_t>(level)];
      const double wide = look_.text * (1.8 + 0.52 * static_cast<double>(grapheme_count(name)));
      if (x + wide > look_.width && x > mark_) x = mark_, y_ += high;
      element.items.emplace_back(Card{.box = {x, y_ + high * 0.2, look_.text, look_.text}, .fill = level_fill(level, levels), .radius = 4, .edge = look_.ink2, .edge_width = 1.5});
      element.items.emplace_back(scene_text({x + look_.text * 1.35, y_, wide - look_.text * 1.35, high}, name, look_.text * 0.86, 500, look_.ink));
      x += wide;
    }
    y_ += high + 10;
    element.bounds = {0, 0, look_.width, y_};
  }

  void bound() {
    scene_.elements.back().bounds = {0, 0, look_.width, y_};
  }

  const PollResult& result_;
  const PollLook& look_;
  picture::Scene scene_;
  double mark_ = 0, label_ = 0, y_ = 0;
};

// Told apart without their hue: from dark to light to dark, warm on one side and cool on the other.
constexpr std::array warm_to_cool = {rgb(0x8E3B12), rgb(0xD07A3C), rgb(0xF0C798), rgb(0xE9E6DC), rgb(0xB3D3E0), rgb(0x5D9DBB), rgb(0x17526F)};

}  // namespace

Colour level_fill(int level, int levels) {
  const double at = levels < 2 ? 6.0 : 6.0 * level / (levels - 1);
  const auto below = static_cast<std::size_t>(std::clamp(std::floor(at), 0.0, 5.0));
  return mixed(warm_to_cool[below], warm_to_cool[below + 1], at - static_cast<double>(below));
}
Colour level_ink(int level, int levels) {
  const Colour dark = rgb(0x1F2430), light = rgb(0xFFFFFF), fill = level_fill(level, levels);
  return contrast(dark, fill) >= contrast(light, fill) ? dark : light;
}

PollLook poll_look(const Words& words) {
  PollLook look;
  look.tied = words.say("vote.ex_aequo");
  look.half = words.say("vote.half");
  return look;
}

picture::Scene poll_scene(const PollResult& result, const PollLook& look) {
  Drawing drawing(result, look);
  if (!result.kind) return {};
  if (result.opinions) return opinion_scene(result, look);
  if (result.kind->picture == PollPicture::profiles || result.kind->picture == PollPicture::map || (result.kind->picture == PollPicture::levels && result.rows.size() > 1)) return drawing.profiles();
  std::vector<Line> lines;
  if (result.kind->picture == PollPicture::levels) {
    const int levels = static_cast<int>(result.levels.size());
    if (result.rows.empty()) return {};
    for (int level = levels; level-- > 0;) {
      const std::int64_t count = result.rows.front().tally[static_cast<std::size_t>(level)];
      lines.push_back({.entity = result.rows.front().option.value, .label = result.levels[static_cast<std::size_t>(level)], .told = std::to_string(count), .value = count, .graded = true, .fill = level_fill(level, levels), .ink = level_ink(level, levels)});
    }
  } else {
    for (const PollRow& row : result.rows) lines.push_back(drawing.line_of(row));
  }
  return drawing.bars(lines);
}

picture::Scene duels_scene(const PollResult& result, const PollLook& look) {
  picture::Scene scene;
  scene.ink = look.ink;
  const std::size_t count = std::min(result.duels.size(), most_duels);
  if (count == 0) return scene;
  const double label = look.width * 0.36, cell = std::min((look.width - label) / static_cast<double>(count), look.text * 6);
  Element& head = scene.elements.emplace_back();
  head.bounds = {0, 0, look.width, look.row * 0.7};
  for (std::size_t b = 0; b < count; ++b)
    head.items.emplace_back(scene_text({label + cell * static_cast<double>(b), 0, cell, look.row * 0.7}, std::to_string(b + 1), look.text, 650, look.ink2, Align::centre));
  for (std::size_t a = 0; a < count; ++a) {
    const double y = look.row * (0.7 + 0.86 * static_cast<double>(a)), high = look.row * 0.86;
    Element& row = scene.elements.emplace_back();
    row.entity = result.rows[a].option.value;
    row.bounds = {0, y, look.width, high};
    row.items.emplace_back(scene_text({4, y, 56, high}, std::to_string(a + 1), look.text, 650, look.ink2, Align::centre));
    row.items.emplace_back(scene_text({66, y, label - 76, high}, clean_line(result.rows[a].label), look.text, result.rows[a].first ? 650 : 500, look.ink));
    for (std::size_t b = 0; b < count; ++b) {
      const Rect box{label + cell * static_cast<double>(b) + 3, y + 3, cell - 6, high - 6};
      const bool wins = result.duels[a][b] > result.duels[b][a];
      // Won: filled and bold; lost: plain.
      row.items.emplace_back(Card{.box = box, .fill = wins ? look.pale : look.paper, .radius = 6, .edge = wins ? look.accent_stroke : look.line, .edge_width = wins ? 2.0 : 1.0});
      row.items.emplace_back(scene_text(box, a == b ? "–" : std::to_string(result.duels[a][b]), look.text, wins ? 650 : 400, wins ? look.accent_stroke : look.ink2, Align::centre));
    }
  }
  return scene;
}

}  // namespace pressoir::activities
