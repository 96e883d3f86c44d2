// Lining boxes up: pure functions from where things are to where they go.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "facilitation/base/geometry.h"

namespace pressoir::activities {

enum class AlignTo : std::uint8_t { left, centre, right, top, middle, bottom };
enum class DistributeAlong : std::uint8_t { horizontal, vertical };

// The new upper left corners, in the order given. Aligned to the edge or middle of the whole selection.
std::vector<Vec2> aligned(std::span<const Rect> boxes, AlignTo to);
// Equal gaps between neighbours; the two outermost stay. Fewer than three: nothing moves.
std::vector<Vec2> distributed(std::span<const Rect> boxes, DistributeAlong along);

// Into a grid from the upper left corner of them all, rows as they are read, about as wide as a screen; cells hold the
// largest box and leave `gap` between two.
std::vector<Vec2> tidied(std::span<const Rect> boxes, double gap);

// What a box is pulled by.
enum class Handle : std::uint8_t { top_left, top, top_right, right, bottom_right, bottom, bottom_left, left };
inline constexpr int handle_count = 8;
Vec2 handle_place(const Rect& box, Handle handle);
enum class Proportions : std::uint8_t { free, kept };
// The box with that handle pulled to `to`: the opposite corner or side stays, and no side gets shorter than `least`.
Rect resized(const Rect& box, Handle handle, Vec2 to, double least, Proportions proportions = Proportions::free);

// What a dragged box is drawn to: the move that brings its edges or middle onto a neighbour's, or
// as far from two as they are from each other, and where to show it.
struct Snap {
  Vec2 move;
  // x of a vertical line, y of a horizontal one; valid when `on_x`, `on_y`.
  double at_x = 0, at_y = 0;
  bool on_x = false, on_y = false;
  // Equal gaps that it makes with its neighbours, when no edge or middle was near: from the end of one box to the next.
  struct Gap {
    Vec2 from, to;
    bool operator==(const Gap&) const = default;
  };
  std::vector<Gap> gaps;
};
Snap snapped(const Rect& dragged, std::span<const Rect> neighbours, double reach);

} // namespace pressoir::activities
