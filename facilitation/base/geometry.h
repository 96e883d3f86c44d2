// Points and rectangles, in whatever space the name of the variable says (board units, screen pixels, page points). y goes down.
#pragma once

#include <algorithm>
#include <cmath>

namespace pressoir {

struct Vec2 {
  double x = 0, y = 0;
  bool operator==(const Vec2&) const = default;
};
constexpr Vec2 operator+(Vec2 a, Vec2 b) { return {a.x + b.x, a.y + b.y}; }
constexpr Vec2 operator-(Vec2 a, Vec2 b) { return {a.x - b.x, a.y - b.y}; }
constexpr Vec2 operator*(Vec2 a, double k) { return {a.x * k, a.y * k}; }
constexpr Vec2 operator/(Vec2 a, double k) { return {a.x / k, a.y / k}; }
inline double length(Vec2 v) { return std::hypot(v.x, v.y); }

// Upper left corner and size; a negative size is empty.
struct Rect {
  double x = 0, y = 0, width = 0, height = 0;
  bool operator==(const Rect&) const = default;
  constexpr double right() const { return x + width; }
  constexpr double bottom() const { return y + height; }
  constexpr Vec2 position() const { return {x, y}; }
  constexpr Vec2 size() const { return {width, height}; }
  constexpr Vec2 centre() const { return {x + width / 2, y + height / 2}; }
  constexpr bool empty() const { return width <= 0 || height <= 0; }
  constexpr bool contains(Vec2 p) const { return p.x >= x && p.y >= y && p.x < right() && p.y < bottom(); }
  constexpr bool intersects(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};
constexpr Rect rect_at(Vec2 position, Vec2 size) { return {position.x, position.y, size.x, size.y}; }
constexpr Rect inset(const Rect& r, double by) { return {r.x + by, r.y + by, r.width - 2 * by, r.height - 2 * by}; }
// The smallest rectangle that holds both; an empty one counts for nothing.
constexpr Rect united(const Rect& a, const Rect& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  const double x = std::min(a.x, b.x), y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

}  // namespace pressoir
