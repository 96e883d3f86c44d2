// Areas and ends tell a loop from a rectangle's diagonal, however shaky the hand.
#include "facilitation/activities/lasso.h"

namespace pressoir::activities {
namespace {

// A full loop fills π/4 of its rectangle; a hand that went to and fro, nothing.
constexpr double least_filled = 0.3;
// Of the rectangle's diagonal: three quarters of a circle are a loop, a half is not.
constexpr double most_open = 0.55;

} // namespace

Rect spanned(std::span<const Vec2> line) {
  if (line.empty()) return {};
  Vec2 low = line.front(), high = line.front();
  for (const Vec2& p : line) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return rect_at(low, high - low);
}

bool goes_round(std::span<const Vec2> line) {
  if (line.size() < 3) return false;
  const Rect box = spanned(line);
  if (box.empty() || length(line.back() - line.front()) > most_open * length(box.size())) return false;
  double twice = 0;
  Vec2 before = line.back();
  for (const Vec2& p : line) {
    twice += before.x * p.y - p.x * before.y;
    before = p;
  }
  return std::abs(twice) / 2 > least_filled * box.width * box.height;
}

bool encloses(std::span<const Vec2> line, Vec2 point) {
  bool inside = false;
  if (line.empty()) return inside;
  Vec2 a = line.back();
  for (const Vec2& b : line) {
    if ((a.y > point.y) != (b.y > point.y) && point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
    a = b;
  }
  return inside;
}

} // namespace pressoir::activities
