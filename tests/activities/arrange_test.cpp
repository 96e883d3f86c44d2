#include "facilitation/activities/arrange.h"

#include <doctest/doctest.h>

using namespace pressoir;
using namespace pressoir::activities;

namespace {
const std::vector<Rect> three = {{100, 50, 200, 200}, {600, 90, 100, 100}, {350, 10, 50, 300}};
}

TEST_CASE("boxes line up on each side and each middle of the selection, the other axis untouched") {
  CHECK(aligned(three, AlignTo::left) == std::vector<Vec2>{{100, 50}, {100, 90}, {100, 10}});
  CHECK(aligned(three, AlignTo::right) == std::vector<Vec2>{{500, 50}, {600, 90}, {650, 10}});
  CHECK(aligned(three, AlignTo::centre) == std::vector<Vec2>{{300, 50}, {350, 90}, {375, 10}});
  CHECK(aligned(three, AlignTo::top) == std::vector<Vec2>{{100, 10}, {600, 10}, {350, 10}});
  CHECK(aligned(three, AlignTo::bottom) == std::vector<Vec2>{{100, 110}, {600, 210}, {350, 10}});
  CHECK(aligned(three, AlignTo::middle) == std::vector<Vec2>{{100, 60}, {600, 110}, {350, 10}});
}

TEST_CASE("spacing out makes equal gaps and leaves the outermost where they are") {
  // From 100 to 700 with 350 filled: two gaps of 125.
  CHECK(distributed(three, DistributeAlong::horizontal) == std::vector<Vec2>{{100, 50}, {600, 90}, {425, 10}});
  const std::vector<Rect> two(three.begin(), three.begin() + 2);
  CHECK(distributed(two, DistributeAlong::vertical) == std::vector<Vec2>{{100, 50}, {600, 90}});
}

TEST_CASE("a dragged box is drawn to the nearest edge or middle within reach") {
  const std::vector<Rect> others = {{0, 0, 200, 200}, {500, 3, 200, 200}};
  const Snap near = snapped({245, 4, 200, 200}, others, 8);
  CHECK(near.on_y);
  CHECK(near.move.y == -1); // 3 is nearer than 0
  CHECK_FALSE(near.on_x);
  const Snap middle = snapped({75, 400, 60, 60}, others, 8);
  CHECK(middle.on_x);
  CHECK(middle.move.x == -5);
  CHECK(middle.at_x == 100);
}
