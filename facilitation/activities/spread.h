// Discs of one size laid where they belong, then pushed apart until they no longer hide each other.
#pragma once

#include <vector>

#include "facilitation/base/geometry.h"

namespace pressoir::activities {

// As large as lets them be told apart in a box of that size, between `least` and `most`.
double disc_radius(std::size_t count, Vec2 box, double least, double most);
// Moves the centres so that discs of that radius overlap as little as possible and stay in the box. Discs in the very same place leave it
// in directions that depend on their order only: the same centres always give the same picture.
void push_apart(std::vector<Vec2>& centres, double radius, const Rect& box);

}  // namespace pressoir::activities
