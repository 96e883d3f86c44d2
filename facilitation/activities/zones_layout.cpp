// Tries text sizes from large to small; each try is a few additions a note, so hundreds of tries cost a millisecond.
#include "facilitation/activities/zones_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pressoir::activities {
namespace {

constexpr double gap_across = 22, gap_down = 18; // between zones
constexpr double side = 14, head = 56, foot = 14;
constexpr double note_gap_across = 9, note_gap_down = 9;
constexpr double tag_side = 34, tag_top = 11, tag_gap = 12;
constexpr double note_pitch_across = 287; // a note of 278 and its gap
// Few steps, so that one more note seldom changes every size on the wall. Below legible_size: too full, still in order.
constexpr std::array sizes = {44.0, 38.0, 33.0, 28.0, 26.0, 24.0, 23.0, 22.0, 21.0, 20.0, 19.0, 18.0,
                              17.0, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 8.0,  6.0,  5.0,  4.0};
// One long text must not make all the others small: rather than go under legible_size, it is cut after so many lines
// (reading mode shows it whole).
constexpr std::array line_limits = {1000, 6, 5, 4};

// When room is short, what is around the words goes first.
constexpr std::array tightnesses = {1.0, 0.62};
// On a small or much enlarged window nobody reads such letters, even from the first row: notes then stand closer, and more of them side by side.
constexpr double unreadable_size = 14, crowded = 0.3;

double padding_of(double size, double tightness) {
  return tightness * (1 + size / legible_size) / 2;
}

enum class Alignment : std::uint8_t;
struct Shape {
  std::size_t zone_columns = 1, note_columns = 1, tray_columns = 1;
  Alignment alignment{};
  int most_lines = line_limits.front();
  double tightness = 1;
  double size = legible_size;
};

std::size_t zone_columns_for(std::size_t zones) {
  if (zones <= 3) return std::max<std::size_t>(zones, 1);
  if (zones == 4) return 2;
  return zones <= 9 ? 3 : 4;
}
double zone_width(const Rect& area, std::size_t columns) {
  return (area.width - gap_across * static_cast<double>(columns - 1)) / static_cast<double>(columns);
}
double note_width(double zone, std::size_t columns) {
  return (zone - 2 * side - note_gap_across * static_cast<double>(columns - 1)) / static_cast<double>(columns);
}

struct Filled {
  double height = head + foot;
  bool whole_words = true;
};
// Masonry: the highest notes first, each to the column that ends highest, so that columns end alike; inside a column
// notes keep their order. Writes their places when asked.
Filled fill(const ZoneContent& zone, Vec2 corner, double width, std::size_t columns, const Shape& shape,
            std::vector<Rect>* places) {
  const double pad = padding_of(shape.size, shape.tightness), line = shape.size * 28 / 24;
  const double across = note_width(width, columns), text_width = across - 26 * pad;
  const double down = note_gap_down * (shape.tightness == crowded ? crowded : (shape.tightness + 1) / 2);
  Filled filled;
  std::vector<double> heights;
  std::vector<std::size_t> order(zone.notes.size()), column_of(zone.notes.size());
  heights.reserve(zone.notes.size());
  for (const ZoneNote& note : zone.notes) {
    picture::LineCounter::Count count = note.lines.at(text_width, shape.size);
    filled.whole_words = filled.whole_words && count.whole_words;
    if (note.badges > 0 && count.last_width > text_width - note.badges * shape.size / legible_size) ++count.lines;
    heights.push_back(std::round(std::min(count.lines, shape.most_lines) * line + 19 * pad));
  }
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return heights[a] > heights[b]; });
  std::vector<double> ends(columns, 0);
  for (const std::size_t i : order) {
    const auto column = std::min_element(ends.begin(), ends.end());
    column_of[i] = static_cast<std::size_t>(column - ends.begin());
    *column += heights[i] + down;
  }
  filled.height = head + foot + std::max(0.0, *std::max_element(ends.begin(), ends.end()) - down);
  if (!places) return filled;
  std::fill(ends.begin(), ends.end(), 0);
  for (std::size_t i = 0; i < zone.notes.size(); ++i) {
    double& end = ends[column_of[i]];
    const double x = corner.x + side + static_cast<double>(column_of[i]) * (across + note_gap_across);
    places->push_back({x, corner.y + head + end, across, heights[i]});
    end += heights[i] + down;
  }
  return filled;
}

// Zones go row by row, each row as high as its highest zone; or, when that leaves too little room, each column of zones
// shares its height as it needs. The tray is a row of its own, below.
enum class Alignment : std::uint8_t { rows, columns };
struct Heights {
  std::vector<double> zones; // as given
  double total = 0;
  std::size_t rows = 0; // without the tray
  bool whole_words = true;
};
Heights heights_of(const std::vector<ZoneContent>& zones, const Rect& area, const Shape& shape) {
  Heights heights;
  const double width = zone_width(area, shape.zone_columns);
  std::vector<double> rows, columns(shape.zone_columns, 0);
  double tray = 0;
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const ZoneContent& zone = zones[i];
    const Filled filled = zone.tray ? fill(zone, {}, area.width, shape.tray_columns, shape, nullptr)
                                    : fill(zone, {}, width, shape.note_columns, shape, nullptr);
    heights.whole_words = heights.whole_words && filled.whole_words;
    heights.zones.push_back(filled.height);
    if (zone.tray) {
      tray = filled.height + (i > 0 ? gap_down : 0);
      continue;
    }
    const std::size_t column = i % shape.zone_columns;
    if (column == 0) rows.push_back(0);
    rows.back() = std::max(rows.back(), filled.height);
    columns[column] += filled.height + (i >= shape.zone_columns ? gap_down : 0);
  }
  heights.rows = rows.size();
  if (shape.alignment == Alignment::rows) {
    heights.total = rows.empty() ? 0 : gap_down * static_cast<double>(rows.size() - 1);
    for (const double height : rows) heights.total += height;
    for (std::size_t i = 0; i < zones.size(); ++i) {
      if (!zones[i].tray) heights.zones[i] = rows[i / shape.zone_columns];
    }
  } else {
    heights.total = *std::max_element(columns.begin(), columns.end());
    // Each column reaches the same bottom.
    for (std::size_t i = 0; i < zones.size(); ++i) {
      if (zones[i].tray) continue;
      const std::size_t column = i % shape.zone_columns;
      std::size_t in_column = 0;
      for (std::size_t j = column; j < zones.size() && !zones[j].tray; j += shape.zone_columns) ++in_column;
      heights.zones[i] += (heights.total - columns[column]) / static_cast<double>(in_column);
    }
  }
  heights.total += tray;
  return heights;
}

// A word cut in two is worse than smaller letters, down to the least that is read from the back.
bool fits(const Heights& heights, const Rect& area, double size) {
  return heights.total <= area.height + 0.5 && (heights.whole_words || size <= legible_size);
}

// The largest text, with at most so many lines a note; aligned rows and the usual width of notes when that changes
// nothing.
Shape largest(const std::vector<ZoneContent>& zones, const Rect& area, int most_lines, double tightness) {
  const bool tray = !zones.empty() && zones.back().tray;
  Shape best;
  best.zone_columns = zone_columns_for(zones.size() - (tray ? 1 : 0));
  best.size = 0;
  const double width = zone_width(area, best.zone_columns);
  const auto usual =
      static_cast<std::size_t>(std::max(1.0, std::round((width - 2 * side + note_gap_across) / note_pitch_across)));
  const std::size_t most = tightness == crowded ? usual + 2 : usual;
  for (const Alignment alignment : {Alignment::rows, Alignment::columns}) {
    for (std::size_t columns = most; columns >= 1; --columns) {
      Shape shape{best.zone_columns, columns, 1, alignment, most_lines, tightness, 0};
      shape.tray_columns =
          static_cast<std::size_t>(std::max(1.0, std::round(static_cast<double>(columns) * area.width / width)));
      // What fits at one size fits at the smaller ones.
      const auto found = std::partition_point(sizes.begin(), sizes.end(), [&](double size) {
        shape.size = size;
        return !fits(heights_of(zones, area, shape), area, size);
      });
      shape.size = found == sizes.end() ? sizes.back() : *found;
      if (shape.size > best.size) best = shape;
    }
  }
  return best;
}

Shape best_shape(const std::vector<ZoneContent>& zones, const Rect& area) {
  Shape best;
  best.size = 0;
  for (const int most_lines : line_limits) {
    for (const double tightness : tightnesses) {
      const Shape shape = largest(zones, area, most_lines, tightness);
      if (shape.size > best.size) best = shape;
      if (best.size >= legible_size) return best;
    }
  }
  if (best.size >= unreadable_size) return best;
  for (const int most_lines : line_limits) {
    const Shape shape = largest(zones, area, most_lines, crowded);
    if (shape.size > best.size) best = shape;
  }
  return best;
}

// How many shares of the spare height a zone takes, so that every column ends at the same bottom.
double shares(const std::vector<ZoneContent>& zones, std::size_t index, const Shape& shape, std::size_t rows) {
  if (zones[index].tray || shape.alignment == Alignment::rows) return 1;
  std::size_t in_column = 0;
  for (std::size_t j = index % shape.zone_columns; j < zones.size() && !zones[j].tray; j += shape.zone_columns)
    ++in_column;
  return static_cast<double>(rows) / static_cast<double>(in_column);
}

} // namespace

picture::TextStyle zone_text_style() {
  return {.weight = 500, .tracking = -0.017, .fit = picture::Fit::shrink, .balance = true};
}

ZonesLayout lay_zones(const std::vector<ZoneContent>& zones, const Rect& area) {
  ZonesLayout layout;
  if (zones.empty()) return layout;
  const Shape shape = best_shape(zones, area);
  layout.text_size = shape.size;
  layout.padding = padding_of(shape.size, shape.tightness);
  const Heights heights = heights_of(zones, area, shape);
  const bool tray = zones.back().tray;
  const double spare = std::max(0.0, area.height - heights.total) /
                       static_cast<double>(std::max<std::size_t>(1, heights.rows + (tray ? 1 : 0)));
  const double width = zone_width(area, shape.zone_columns);
  std::vector<double> ends(shape.zone_columns, area.y);
  for (std::size_t i = 0; i < zones.size(); ++i) {
    const ZoneContent& zone = zones[i];
    const std::size_t column = zone.tray ? 0 : i % shape.zone_columns;
    const double top = zone.tray ? *std::max_element(ends.begin(), ends.end()) : ends[column];
    const double across = zone.tray ? area.width : width, extra = shares(zones, i, shape, heights.rows) * spare;
    ZonePlace place;
    place.box = {area.x + static_cast<double>(column) * (width + gap_across), top, across, heights.zones[i] + extra};
    ends[column] = place.box.bottom() + gap_down;
    constexpr double count_width = 56;
    place.tag = {place.box.x + side + 1, top + tag_top, tag_side, tag_side};
    const double title = place.tag.x + (zone.tray ? 0 : tag_side + tag_gap);
    place.count = {place.box.right() - side - 4 - count_width, top + tag_top - 1, count_width, 36};
    place.title = {title, top + tag_top - 1, place.count.x - title - 4, 36};
    fill(zone, place.box.position(), across, zone.tray ? shape.tray_columns : shape.note_columns, shape, &place.notes);
    layout.zones.push_back(std::move(place));
  }
  return layout;
}

} // namespace pressoir::activities
