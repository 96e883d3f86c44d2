// Lines that a hand could have drawn: value noise moves them, a seed keeps them still.
#include "facilitation/picture/ink.h"

#include <cmath>
#include <numbers>

#include "facilitation/base/id.h"

namespace pressoir::picture {
namespace {

// −1 to 1, the same for the same seed and place.
double random_at(std::uint64_t seed, std::int64_t place) {
  return static_cast<double>(derived_id(seed, static_cast<std::uint64_t>(place)) >> 11) / 4503599627370496.0 - 1;
}
// Value noise: random values a wavelength apart, joined smoothly.
double noise(std::uint64_t seed, double at) {
  const double floor = std::floor(at), t = at - floor;
  const double a = random_at(seed, static_cast<std::int64_t>(floor));
  const double b = random_at(seed, static_cast<std::int64_t>(floor) + 1);
  return a + (b - a) * t * t * (3 - 2 * t);
}

constexpr double long_wave = 46, short_wave = 15, long_amplitude = 1.6 * 1.1, short_amplitude = 0.5 * 1.1;
double wander(std::uint64_t seed, double along) {
  return long_amplitude * noise(seed, along / long_wave) + short_amplitude * noise(seed + 1, along / short_wave);
}

std::vector<Vec2> resampled(const std::vector<Vec2>& points, double step) {
  std::vector<Vec2> even{points.front()};
  double left = step;
  for (std::size_t i = 1; i < points.size(); ++i) {
    Vec2 at = points[i - 1];
    double rest = length(points[i] - at);
    while (rest >= left) {
      at = at + (points[i] - at) * (left / rest);
      even.push_back(at);
      rest = length(points[i] - at);
      left = step;
    }
    left -= rest;
    // Corners stay corners.
    if (i + 1 < points.size() && rest > 0.2 * step) even.push_back(points[i]), left = step;
  }
  if (length(even.back() - points.back()) > 0.01) even.push_back(points.back());
  return even;
}

void add_polygon(Path& path, const std::vector<Vec2>& points) {
  for (std::size_t i = 0; i < points.size(); ++i) {
    path.segments.push_back({i ? PathSegment::Kind::line : PathSegment::Kind::move, {}, {}, points[i]});
  }
  if (!points.empty()) path.segments.push_back({PathSegment::Kind::close, {}, {}, points.front()});
}

// Turning the same way as the body (clockwise on a screen), so that overlaps add instead of cancelling.
void add_disc(Path& path, Vec2 c, double r) {
  const double k = r * 0.5522847498;
  using Kind = PathSegment::Kind;
  path.segments.push_back({Kind::move, {}, {}, {c.x + r, c.y}});
  path.segments.push_back({Kind::cubic, {c.x + r, c.y + k}, {c.x + k, c.y + r}, {c.x, c.y + r}});
  path.segments.push_back({Kind::cubic, {c.x - k, c.y + r}, {c.x - r, c.y + k}, {c.x - r, c.y}});
  path.segments.push_back({Kind::cubic, {c.x - r, c.y - k}, {c.x - k, c.y - r}, {c.x, c.y - r}});
  path.segments.push_back({Kind::cubic, {c.x + k, c.y - r}, {c.x + r, c.y - k}, {c.x + r, c.y}});
  path.segments.push_back({Kind::close, {}, {}, {c.x + r, c.y}});
}

Vec2 unit(Vec2 v) {
  const double l = length(v);
  return l > 0 ? v / l : Vec2{1, 0};
}
Vec2 left_of(Vec2 direction) {
  return {direction.y, -direction.x};
}

} // namespace

Path plum_stroke(Vec2 from, Vec2 to, Colour colour, std::uint64_t seed) {
  constexpr double thin = 5, thick = 9, rise = 4, roughness = 2.4, step = 12;
  const double along = length(to - from);
  const int count = std::clamp(static_cast<int>(along / step), 2, 400);
  std::vector<Vec2> upper, lower;
  for (int i = 0; i <= count; ++i) {
    const double t = static_cast<double>(i) / count;
    Vec2 middle = from + (to - from) * t;
    middle.y += -rise * t + roughness * 0.5 * noise(seed, along * t / 90);
    const double half = (thin + (thick - thin) * std::sin(std::numbers::pi * std::pow(t, 0.8))) / 2;
    upper.push_back({middle.x, middle.y - half + roughness * 0.3 * noise(seed + 2, along * t / 40)});
    lower.push_back({middle.x, middle.y + half + roughness * 0.3 * noise(seed + 3, along * t / 55)});
  }
  upper.insert(upper.end(), lower.rbegin(), lower.rend());
  Path path;
  path.fill = colour;
  add_polygon(path, upper);
  return path;
}

Ink hand_drawn(const std::vector<Vec2>& points, Colour colour, double width, std::uint64_t seed) {
  Ink ink;
  ink.colour = colour;
  if (points.empty() || !(width > 0)) return ink;
  ink.origin = points.front();
  const double step = std::clamp(width * 0.6, 2.0, 6.0);
  const std::vector<Vec2> even = resampled(points, step);
  const auto add = [&](Vec2 at, double half) {
    ink.line.push_back({static_cast<float>(at.x - ink.origin.x), static_cast<float>(at.y - ink.origin.y), static_cast<float>(half)});
  };
  if (even.size() == 1) {
    add(even.front(), width / 2);
    return ink;
  }
  // Widths follow the moved line's own length.
  double along = 0, moved_along = 0;
  Vec2 before{};
  for (std::size_t i = 0; i < even.size(); ++i) {
    if (i) along += length(even[i] - even[i - 1]);
    const Vec2 at = even[i] + Vec2{wander(seed, along), wander(seed + 7, along)};
    if (i) moved_along += length(at - before);
    add(at, width / 2 * (1 + 0.16 * noise(seed + 13, moved_along / 24)));
    before = at;
  }
  return ink;
}

Path outline_of(const Ink& ink) {
  Path path;
  path.fill = ink.colour;
  path.blend = ink.blend;
  std::vector<Vec2> left, right;
  std::vector<std::pair<Vec2, double>> rounds; // caps, and turns too sharp for two offset lines to meet
  const double sharp = std::cos(26 * std::numbers::pi / 180);
  const std::size_t count = ink.line.size();
  if (count == 1) add_disc(path, ink.at(ink.line.front()), static_cast<double>(ink.line.front().half));
  for (std::size_t i = 0; i < count && count > 1; ++i) {
    const Vec2 here = ink.at(ink.line[i]);
    const Vec2 before = unit(here - ink.at(ink.line[i ? i - 1 : 0])), after = unit(ink.at(ink.line[std::min(i + 1, count - 1)]) - here);
    const double half = static_cast<double>(ink.line[i].half);
    const bool end = i == 0 || i + 1 == count;
    const Vec2 side = left_of(i == 0 ? after : end ? before : unit(before + after)) * half;
    left.push_back(here - side);
    right.push_back(here + side);
    if (end || before.x * after.x + before.y * after.y < sharp) rounds.emplace_back(here, half);
  }
  right.insert(right.end(), left.rbegin(), left.rend());
  if (count > 1) add_polygon(path, right);
  for (const auto& [centre, half] : rounds) add_disc(path, centre, half);
  return path;
}

Ink thinned(const Ink& ink, double tolerance) {
  constexpr std::size_t most_skipped = 24;
  const std::vector<InkDot>& line = ink.line;
  if (line.size() < 3 || !(tolerance > 0)) return ink;
  Ink kept{.origin = ink.origin, .line = {line.front()}, .colour = ink.colour, .blend = ink.blend};
  // All dots between two that are kept lie close to the straight line between them.
  const auto close = [&](std::size_t from, std::size_t to) {
    const InkDot &a = line[from], &b = line[to];
    const double dx = static_cast<double>(b.x - a.x), dy = static_cast<double>(b.y - a.y), square = dx * dx + dy * dy;
    for (std::size_t i = from + 1; i < to; ++i) {
      const double px = static_cast<double>(line[i].x - a.x), py = static_cast<double>(line[i].y - a.y);
      const double t = square > 0 ? std::clamp((px * dx + py * dy) / square, 0.0, 1.0) : 0;
      if (std::hypot(px - t * dx, py - t * dy) > tolerance) return false;
      if (std::abs(static_cast<double>(a.half) + t * static_cast<double>(b.half - a.half) - static_cast<double>(line[i].half)) > tolerance) return false;
    }
    return true;
  };
  for (std::size_t at = 0; at + 1 < line.size();) {
    std::size_t next = at + 1;
    while (next + 1 < line.size() && next - at < most_skipped && close(at, next + 1)) ++next;
    kept.line.push_back(line[next]);
    at = next;
  }
  return kept;
}

Path ink_line(const std::vector<Vec2>& points, Colour colour, double width, std::uint64_t seed) {
  return outline_of(hand_drawn(points, colour, width, seed));
}

} // namespace pressoir::picture
