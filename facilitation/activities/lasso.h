// What a hand drew on the paper to choose things: a loop around them, or a rectangle from corner to corner.
#pragma once

#include <span>

#include "facilitation/base/geometry.h"

namespace pressoir::activities {

// True when the line comes back towards its beginning around something, as a lasso does; any other line stands for the
// rectangle that holds it.
bool goes_round(std::span<const Vec2> line);
Rect spanned(std::span<const Vec2> line);
// Inside the loop that the line makes when its ends are joined (even-odd).
bool encloses(std::span<const Vec2> line, Vec2 point);

} // namespace pressoir::activities
