// Paths as straight lines, for what needs no curves: picking, bounds, ink.
#pragma once

#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// One list of points a subpath, at most `tolerance` units away from the curves; a closed one ends on its first point.
std::vector<std::vector<Vec2>> flattened(const Path& path, double tolerance);

} // namespace pressoir::picture
