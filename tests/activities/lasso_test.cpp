#include "facilitation/activities/lasso.h"

#include <doctest/doctest.h>

#include <vector>

using namespace pressoir;
using namespace pressoir::activities;

namespace {

// Part of a circle, from the right, clockwise.
std::vector<Vec2> arc(Vec2 centre, double radius, double degrees) {
  std::vector<Vec2> line;
  for (int i = 0; i <= 40; ++i) {
    const double angle = i / 40.0 * degrees * 3.14159265358979 / 180;
    line.push_back(centre + Vec2{std::cos(angle), std::sin(angle)} * radius);
  }
  return line;
}

} // namespace

TEST_CASE("a line that comes back around something is a loop; a stroke, a corner and a to and fro are not") {
  CHECK(goes_round(arc({0, 0}, 100, 360)));
  CHECK(goes_round(arc({0, 0}, 100, 290)));
  CHECK_FALSE(goes_round(arc({0, 0}, 100, 180)));
  CHECK_FALSE(goes_round(std::vector<Vec2>{{0, 0}, {100, 80}}));
  CHECK_FALSE(goes_round(std::vector<Vec2>{{0, 0}, {100, 0}, {100, 80}}));
  CHECK_FALSE(goes_round(std::vector<Vec2>{{0, 0}, {100, 80}, {50, 41}, {1, 2}}));
  CHECK_FALSE(goes_round(std::vector<Vec2>{}));
  CHECK_FALSE(goes_round(std::vector<Vec2>{{5, 5}, {5, 5}, {5, 5}}));
}

TEST_CASE("a loop holds what lies inside it, not what its rectangle holds") {
  const auto loop = arc({0, 0}, 100, 330);
  CHECK(encloses(loop, {0, 0}));
  CHECK(encloses(loop, {60, -60}));
  CHECK_FALSE(encloses(loop, {85, -85}));
  CHECK_FALSE(encloses(loop, {150, 0}));
  CHECK_FALSE(encloses({}, {0, 0}));
  CHECK(spanned(std::vector<Vec2>{{3, 9}, {-1, 4}}) == Rect{-1, 4, 4, 5});
}
