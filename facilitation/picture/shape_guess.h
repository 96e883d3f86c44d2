// What a hand meant by a stroke, when it rests at its end: a line, an arrow, a rectangle, an ellipse, a triangle. Our
// own rules: the shape that the stroke strays least from, if it strays little.
#pragma once

#include <optional>
#include <vector>

#include "facilitation/base/geometry.h"

namespace pressoir::picture {

struct ShapeGuess {
  enum class What { line, arrow, rectangle, ellipse, triangle, diamond } what = What::line;
  Vec2 from, to; // of a line or an arrow
  Rect box;      // of the others
};
// Nothing when it is no shape: then the stroke stays what it is.
std::optional<ShapeGuess> guess_shape(const std::vector<Vec2>& stroke);

} // namespace pressoir::picture
