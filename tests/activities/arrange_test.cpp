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

TEST_CASE("tidying keeps the reading order, starts where the notes start, and leaves the same gap everywhere") {
  const std::vector<Rect> boxes = {{500, 310, 200, 200}, {20, 40, 200, 200}, {300, 0, 200, 260}, {10, 300, 200, 200}};
  // Cells of 240 × 300: four notes make three columns.
  CHECK(tidied(boxes, 40) == std::vector<Vec2>{{10, 300}, {10, 0}, {250, 0}, {490, 0}});
  CHECK(tidied({}, 40).empty());
  CHECK(tidied(std::vector<Rect>{{7, 8, 30, 30}}, 40) == std::vector<Vec2>{{7, 8}});
  std::vector<Rect> heap(100, Rect{0, 0, 200, 200});
  const auto spread = tidied(heap, 40);
  for (std::size_t i = 0; i < spread.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(rect_at(spread[i], {200, 200}).intersects(rect_at(spread[j], {200, 200})));
  // Wider than high, as a screen is.
  const auto furthest = [&](double Vec2::*side) {
    double most = 0;
    for (const Vec2& place : spread) most = std::max(most, place.*side);
    return most;
  };
  CHECK(furthest(&Vec2::x) > 1.3 * furthest(&Vec2::y));
}

TEST_CASE("between two, or in a row, a box is drawn to equal gaps; edges and middles come first") {
  const std::vector<Rect> two{{0, 0, 100, 100}, {500, 0, 100, 100}};
  const Snap between = snapped({244, 15, 100, 45}, two, 10);
  CHECK(between.move == Vec2{6, 0});
  REQUIRE(between.gaps.size() == 2);
  CHECK(between.gaps[0] == Snap::Gap{{100, 37.5}, {250, 37.5}});
  CHECK(between.gaps[1] == Snap::Gap{{350, 37.5}, {500, 37.5}});
  const std::vector<Rect> row{{0, 0, 100, 100}, {140, 0, 100, 100}};
  const Snap after = snapped({284, 33, 90, 57}, row, 10);
  CHECK(after.move.x == doctest::Approx(-4));
  CHECK(after.gaps.size() == 2);
  CHECK(snapped({284, 300, 90, 57}, row, 10).gaps.empty());
  // 3 to an edge, 1 to equal gaps: the edge.
  CHECK(snapped({503, 15, 100, 45}, two, 10).gaps.empty());
}

TEST_CASE("a handle pulls its side, the opposite one stays, and no side gets shorter than the least") {
  const Rect box{100, 100, 200, 100};
  CHECK(resized(box, Handle::bottom_right, {350, 260}, 40) == Rect{100, 100, 250, 160});
  CHECK(resized(box, Handle::top_left, {80, 90}, 40) == Rect{80, 90, 220, 110});
  CHECK(resized(box, Handle::top, {900, 50}, 40) == Rect{100, 50, 200, 150});
  CHECK(resized(box, Handle::left, {150, 0}, 40) == Rect{150, 100, 150, 100});
  CHECK(resized(box, Handle::top_left, {1000, 1000}, 40) == Rect{260, 160, 40, 40});
  CHECK(resized(box, Handle::right, {-500, 0}, 40) == Rect{100, 100, 40, 100});
  CHECK(resized(box, Handle::bottom_right, {500, 150}, 40, Proportions::kept) == Rect{100, 100, 400, 200});
  CHECK(resized(box, Handle::bottom, {0, 300}, 40, Proportions::kept) == Rect{0, 100, 400, 200});
  CHECK(resized(box, Handle::bottom_right, {0, 0}, 40, Proportions::kept) == Rect{100, 100, 80, 40});
  for (int i = 0; i < handle_count; ++i) {
    const auto handle = static_cast<Handle>(i);
    CHECK(resized(box, handle, handle_place(box, handle), 40) == box);
  }
}
