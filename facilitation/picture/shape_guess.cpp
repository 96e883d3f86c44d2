#include "facilitation/picture/shape_guess.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pressoir::picture {
namespace {

using Points = std::vector<Vec2>;

double along_of(const Points& points, std::size_t from, std::size_t to) {
  double along = 0;
  for (std::size_t i = from + 1; i <= to; ++i) along += length(points[i] - points[i - 1]);
  return along;
}
double from_chord(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 d = b - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
  return length(p - (a + d * t));
}
Rect bounds_of(const Points& points) {
  Vec2 low = points.front(), high = points.front();
  for (const Vec2 p : points) {
    low = {std::min(low.x, p.x), std::min(low.y, p.y)};
    high = {std::max(high.x, p.x), std::max(high.y, p.y)};
  }
  return rect_at(low, high - low);
}
double area_of(const Points& points) {
  double twice = 0;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) twice += points[j].x * points[i].y - points[i].x * points[j].y;
  return std::abs(twice) / 2;
}

// Mean distance of the points from the closed outline, in parts of the box's diagonal.
double strays(const Points& points, const Points& outline, double diagonal) {
  double sum = 0;
  for (const Vec2 p : points) {
    double nearest = 1e300;
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) nearest = std::min(nearest, from_chord(p, outline[j], outline[i]));
    sum += nearest;
  }
  return sum / static_cast<double>(points.size()) / diagonal;
}

std::optional<ShapeGuess> guess_open(const Points& points, const Rect& box) {
  const double whole = along_of(points, 0, points.size() - 1), chord = length(points.back() - points.front());
  if (chord > 0.94 * whole) return ShapeGuess{ShapeGuess::What::line, points.front(), points.back(), box};
  // An arrow: a straight shaft to the farthest point, then a head that is drawn around it.
  // The hand comes by the tip twice: the first time ends the shaft.
  double farthest = 0;
  for (const Vec2 p : points) farthest = std::max(farthest, length(p - points.front()));
  std::size_t tip = 0;
  while (length(points[tip] - points.front()) < 0.975 * farthest) ++tip;
  const double shaft = along_of(points, 0, tip), head = whole - shaft, straight = length(points[tip] - points.front());
  if (straight < 0.93 * shaft || head < 0.12 * shaft || head > 1.6 * shaft) return std::nullopt;
  for (std::size_t i = tip; i < points.size(); ++i)
    if (length(points[i] - points[tip]) > 0.5 * straight) return std::nullopt;
  // Barbs on both sides.
  double left = 0, right = 0;
  const Vec2 d = points[tip] - points.front();
  for (std::size_t i = tip; i < points.size(); ++i) {
    const double side = (d.x * (points[i].y - points[tip].y) - d.y * (points[i].x - points[tip].x)) / straight;
    left = std::min(left, side), right = std::max(right, side);
  }
  if (std::min(-left, right) < 0.03 * straight) return std::nullopt;
  return ShapeGuess{ShapeGuess::What::arrow, points.front(), points[tip], box};
}

} // namespace

std::optional<ShapeGuess> guess_shape(const std::vector<Vec2>& stroke) {
  if (stroke.size() < 5) return std::nullopt;
  const Rect box = bounds_of(stroke);
  const double diagonal = std::hypot(box.width, box.height);
  if (diagonal < 24) return std::nullopt;
  // Evenly along the way: a hand that rests says nothing more.
  Points points{stroke.front()};
  for (const Vec2 p : stroke)
    if (length(p - points.back()) > diagonal / 45) points.push_back(p);
  if (points.size() < 5) return std::nullopt;
  const double whole = along_of(points, 0, points.size() - 1);
  const bool closed = length(points.back() - points.front()) < 0.16 * whole && whole > 1.8 * diagonal;
  if (!closed) return guess_open(points, box);
  if (std::min(box.width, box.height) < 0.12 * std::max(box.width, box.height)) return std::nullopt;

  const Vec2 c = box.centre(), r = box.size() / 2;
  Points ellipse;
  for (int i = 0; i < 48; ++i) {
    const double angle = 2 * std::numbers::pi * i / 48;
    ellipse.push_back({c.x + r.x * std::cos(angle), c.y + r.y * std::sin(angle)});
  }
  const Points rectangle{box.position(), {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
  const Points diamond{{c.x, box.y}, {box.right(), c.y}, {c.x, box.bottom()}, {box.x, c.y}};
  using What = ShapeGuess::What;
  std::vector<std::pair<double, What>> found{{strays(points, ellipse, diagonal), What::ellipse},
                                             {strays(points, rectangle, diagonal), What::rectangle},
                                             {strays(points, diamond, diagonal), What::diamond}};
  // A triangle stands on its base, as ours does.
  const Points triangle{{c.x, box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}};
  found.emplace_back(strays(points, triangle, diagonal), What::triangle);
  std::sort(found.begin(), found.end());
  if (found.front().first > 0.035 || area_of(points) < 0.25 * box.width * box.height) return std::nullopt;
  return ShapeGuess{found.front().second, {}, {}, box};
}

} // namespace pressoir::picture
