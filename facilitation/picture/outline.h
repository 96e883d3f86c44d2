// Outlines of the shapes and containers that a graphic facilitator draws: what is filled, what the pen follows, where
// the words go. Plain or by hand, they are made of the same points.
#pragma once

#include <cstdint>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

enum class Outline : std::uint8_t { rectangle, rounded, ellipse, diamond, triangle, cloud, speech, thought, banner, signpost, book, frame };

struct OutlineDrawing {
  std::vector<std::vector<Vec2>> behind; // closed: filled first, darker (the tails of a banner)
  std::vector<std::vector<Vec2>> bodies; // closed: filled; the first one is the shape itself, clockwise
  std::vector<std::vector<Vec2>> lines;  // what the pen draws on top besides the outlines of all these
  Rect words;
};
// `tail`: where a bubble points, as fractions of the box. A box without a side gives nothing.
OutlineDrawing outline(Outline kind, const Rect& box, Vec2 tail = {0.25, 1.35});

enum class Dash : std::uint8_t { solid, dashed, dotted };
struct OutlineLook {
  Colour fill{0, 0, 0, 0};
  Colour edge;
  double edge_width = 6;
  Dash dash = Dash::solid;
  bool by_hand = true;
  bool shadow = false;
  std::uint64_t seed = 1;
};
// The shape as items of a scene, without its words; the same for the same seed.
std::vector<Item> outline_items(const OutlineDrawing& drawing, const OutlineLook& look);

// One line in a style, open or closed; what connectors are drawn with too.
void add_line(std::vector<Item>& items, const std::vector<Vec2>& points, bool closed, const OutlineLook& look);

// Where the way from outside to a point inside crosses the outline; the point itself when it lies outside. Board units;
// the shape is turned about the middle of its box.
Vec2 edge_towards(Outline kind, const Rect& box, double degrees, Vec2 inside, Vec2 outside);

} // namespace pressoir::picture
