// Scene: what is seen, as a value in board units. One description; the screen, paper, SVG, picking and golden tests all
// read it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"

namespace pressoir::picture {

enum class Face : std::uint8_t { inter, inter_display, handwriting };
enum class Align : std::uint8_t {
  start,
  centre,
  end
}; // start follows the text's own direction (right-to-left aligns right)
enum class VerticalAlign : std::uint8_t { top, middle, bottom };
enum class Fit : std::uint8_t {
  wrap,   // at `size`, wrapped to the box's width; what is beyond the box's height still shows
  shrink, // from `size` down to `least_size` until it fits the box, then cut with an ellipsis
  line,   // one line, ellipsized at the box's width
};

// How a text is set. Sizes in board units.
struct TextStyle {
  Face face = Face::inter;
  int weight = 500; // 100 … 900, as CSS
  double size = 24;
  double least_size = 24;  // for Fit::shrink
  double line_height = 28; // at `size`; scales with it when shrunk
  double tracking = 0;     // em: -0.022 = −2.2 %
  bool tabular_figures = false;
  bool underline = false;
  bool strike = false;
  Align align = Align::start;
  VerticalAlign vertical = VerticalAlign::top;
  Fit fit = Fit::wrap;
  bool balance = false; // lines of like length (titles, notes)
  bool operator==(const TextStyle&) const = default;
};

struct Text {
  Rect box; // a zero width means "as wide as it is" (Fit::line never cuts then)
  std::string text;
  TextStyle style;
  Colour colour;
  bool operator==(const Text&) const = default;
};

enum class Shadow : std::uint8_t { none, laid, lifted }; // LOOK: posée (y 3 blur 10, 14 %), levée (y 8 blur 28, 17 %)

// A rounded rectangle with its shadow: notes, panels, buttons.
struct Card {
  Rect box;
  Colour fill;
  double radius = 6;
  Shadow shadow = Shadow::none;
  double rotation = 0; // degrees, clockwise, about the centre
  Colour edge{0, 0, 0, 0};
  double edge_width = 0; // drawn inside the box's edge by half, outside by half
  bool operator==(const Card&) const = default;
};

// Straight and cubic segments, one or more subpaths.
struct PathSegment {
  enum class Kind : std::uint8_t { move, line, cubic, close } kind = Kind::move;
  Vec2 a, b, to; // a and b: control points of a cubic
  bool operator==(const PathSegment&) const = default;
};
enum class Blend : std::uint8_t {
  normal,
  multiply,
  darken,  // the darker of both, channel by channel: a highlighter, which never darkens twice
  lighten, // the lighter of both: the same on dark paper
};
struct Path {
  std::vector<PathSegment> segments;
  Colour fill{0, 0, 0, 0};
  Colour stroke{0, 0, 0, 0};
  double stroke_width = 0; // round caps and joins
  std::vector<double> dashes;
  Blend blend = Blend::normal;
  bool operator==(const Path&) const = default;
};

struct Disc {
  Vec2 centre;
  double radius = 0;
  Colour fill{0, 0, 0, 0};
  Colour edge{0, 0, 0, 0};
  double edge_width = 0;
  bool operator==(const Disc&) const = default;
};

// What a pen leaves: a line whose width varies, with round ends and corners.
struct InkDot {
  float x = 0, y = 0; // from the ink's origin
  float half = 0;     // of the width there
  bool operator==(const InkDot&) const = default;
};
struct Ink {
  Vec2 origin;
  std::vector<InkDot> line;
  Colour colour;
  Blend blend = Blend::normal;
  Vec2 at(const InkDot& dot) const { return {origin.x + static_cast<double>(dot.x), origin.y + static_cast<double>(dot.y)}; }
  bool operator==(const Ink&) const = default;
};

struct Image {
  Rect box;
  std::string blob; // name in the BlobStore; the painter is given a way to fetch it
  double opacity = 1;
  Vec2 crop_from{0, 0}, crop_to{1, 1}; // the part of the picture that fills the box
  bool operator==(const Image&) const = default;
};

using Item = std::variant<Card, Text, Path, Disc, Image, Ink>;

// Items in the order they are painted; `entity` is what a click on one of them means (0: nothing).
struct Element {
  std::uint64_t entity = 0;
  Rect bounds; // holds all items, without shadows, as they are turned
  std::vector<Item> items;
  double rotation = 0; // of all items, degrees clockwise, about `pivot`
  Vec2 pivot = {};
  bool operator==(const Element&) const = default;
};
struct Scene {
  std::vector<Element> elements;
  std::optional<Colour> background;
  bool dot_grid = false; // LOOK: every 24, radius 1.3, ink at 8 %
  Colour ink = rgb(0x1F2430);
  bool operator==(const Scene&) const = default;
};

Rect bounds(const Item& item);
// Holds the box when it is turned by that many degrees about the point.
Rect turned_bounds(const Rect& box, Vec2 about, double degrees);
// The union of its elements' bounds.
Rect bounds(const Scene& scene);
// The topmost element with an entity under the point, or nothing.
const Element* pick(const Scene& scene, Vec2 point);
// Something of the element is painted within `reach` units of the point; lines are taken from as far.
bool touches(const Element& element, Vec2 point, double reach);

// Helpers to write scenes.
Path polyline(const std::vector<Vec2>& points, Colour stroke, double width, bool closed = false);
// SVG path data, absolute commands M L H V C A Z and their relative forms (pictograms, lettering). Empty when
// malformed.
Path path_from_svg(std::string_view data);

} // namespace pressoir::picture
