// A canvas with meaning: a background whose zones are named, so that where a note lies says something (a strength, a
// step of a journey, a cause). Read from JSON that anybody may have written: bounded, and what is wrong is named.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitation/base/geometry.h"
#include "facilitation/base/result.h"
#include "facilitation/base/words.h"

namespace pressoir::workshop {

// A text in both languages; one of them stands for the other when that one is empty.
struct Said {
  std::string french, english;
  const std::string& in(Language language) const {
    const std::string& own = language == Language::french ? french : english;
    return own.empty() ? (language == Language::french ? english : french) : own;
  }
  bool empty() const { return french.empty() && english.empty(); }
  bool operator==(const Said&) const = default;
};

// What a zone covers, in the canvas's units (those of the board).
struct ZoneRect {
  Rect box;
  double radius = 18;
  bool operator==(const ZoneRect&) const = default;
};
struct ZoneEllipse {
  Rect box;
  bool operator==(const ZoneEllipse&) const = default;
};
// Part of a ring. Degrees from the right, clockwise; a sweep of 360 and an inner radius of 0 make a disc.
struct ZoneRing {
  Vec2 centre;
  double inner = 0, outer = 100, start = 0, sweep = 360;
  bool operator==(const ZoneRing&) const = default;
};
struct ZonePolygon {
  std::vector<Vec2> points;
  bool operator==(const ZonePolygon&) const = default;
};
// What is within `reach` of a line (a bone of a fish, an axis, a branch).
struct ZoneBranch {
  Vec2 from, to;
  double reach = 120;
  bool operator==(const ZoneBranch&) const = default;
};
using ZoneShape = std::variant<ZoneRect, ZoneEllipse, ZoneRing, ZonePolygon, ZoneBranch>;

struct CanvasZone {
  std::string id; // a-z 0-9 _: what exports name it by
  Said title, hint;
  ZoneShape shape;
  std::string colour = "plain"; // see canvas_colours
  bool titled = true;             // its title is written on it; otherwise the marks say it (heads of rows and columns)
  std::optional<Rect> title_box;  // where; none: at the top of its bounds
  std::string align = "start";    // start, centre, end
  bool operator==(const CanvasZone&) const = default;
};

// What is drawn and means nothing: lines, words, boxes, discs.
struct CanvasLine {
  std::vector<Vec2> points;
  bool curved = false, closed = false, dashed = false, arrow = false;
  std::string colour = "line", fill;
  double width = 4;
  bool operator==(const CanvasLine&) const = default;
};
struct CanvasText {
  Rect box;
  Said text;
  double size = 44;
  bool bold = false;
  std::string colour = "ink2", align = "centre";
  bool operator==(const CanvasText&) const = default;
};
struct CanvasBox {
  Rect box;
  double radius = 18, width = 4;
  bool ellipse = false;
  std::string colour = "line", fill;
  bool operator==(const CanvasBox&) const = default;
};
using CanvasMark = std::variant<CanvasLine, CanvasText, CanvasBox>;

struct Canvas {
  std::string key; // of the template it comes from; empty: somebody's own
  Said title, purpose;
  std::string origin; // who it comes from, as far as is known
  Vec2 size{2880, 1440};
  std::vector<CanvasZone> zones; // where several hold a point, the last one has it
  std::vector<CanvasMark> marks; // drawn above the zones, below the notes
  bool operator==(const Canvas&) const = default;
};

inline constexpr std::size_t most_canvas_bytes = 64 << 10;

// The names that a colour may have: roles of the theme, and the eight colours of notes (pale).
std::span<const std::string_view> canvas_colours();

// Reads a canvas. Refused: "canvas.too_large" (most), "canvas.not_json", "canvas.newer", and, where `place` is written
// like "zones[2].title": "canvas.missing" (place), "canvas.wrong" (place), "canvas.too_many" (place, most),
// "canvas.twice" (place, name).
Result<Canvas> canvas_from_json(std::string_view json);
// What canvas_from_json reads as the same canvas.
std::string canvas_json(const Canvas& canvas);

Rect bounds(const ZoneShape& shape);
bool holds(const ZoneShape& shape, Vec2 point);
// The zone that the point is in; null: none.
const CanvasZone* zone_at(const Canvas& canvas, Vec2 point);

} // namespace pressoir::workshop
