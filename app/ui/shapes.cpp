// Ear clipping with bridges to the holes; outlines smoothed by a fringe one pixel wide.
#include "app/ui/shapes.h"

#include <cmath>
#include <functional>

#include "app/ui/imgui_types.h"
#include "facilitation/picture/flatten.h"

namespace pressoir::ui {
namespace {

// Ear clipping is quadratic, and ImGui counts vertices with 16 bits.
constexpr std::size_t most_points = 6000;

double cross(Vec2 o, Vec2 a, Vec2 b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}
double area(const std::vector<Vec2>& points) {
  double sum = 0;
  for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
    sum += points[j].x * points[i].y - points[i].x * points[j].y;
  }
  return sum / 2;
}
bool inside(const std::vector<Vec2>& outline, Vec2 p) {
  bool in = false;
  for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
    const Vec2 a = outline[i], b = outline[j];
    if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) in = !in;
  }
  return in;
}
bool in_triangle(Vec2 a, Vec2 b, Vec2 c, Vec2 p) {
  return cross(a, b, p) >= 0 && cross(b, c, p) >= 0 && cross(c, a, p) >= 0;
}

struct Corner {
  Vec2 at;
  std::uint32_t index;
};

// Joins a hole to the outline by two coincident edges, at the visible corner nearest to the hole's rightmost point.
void bridge(std::vector<Corner>& outline, const std::vector<Corner>& hole) {
  std::size_t from = 0;
  for (std::size_t i = 1; i < hole.size(); ++i) {
    if (hole[i].at.x > hole[from].at.x) from = i;
  }
  const Vec2 p = hole[from].at;
  const auto crosses = [&](Vec2 q, std::size_t to) {
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
      if (i == to || j == to || outline[i].at == q || outline[j].at == q) continue;
      const Vec2 a = outline[j].at, b = outline[i].at;
      if (cross(p, q, a) * cross(p, q, b) < 0 && cross(a, b, p) * cross(a, b, q) < 0) return true;
    }
    return false;
  };
  std::size_t to = outline.size();
  double nearest = 1e300;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const double distance = length(outline[i].at - p);
    if (distance < nearest && !crosses(outline[i].at, i)) nearest = distance, to = i;
  }
  if (to == outline.size()) return;
  std::vector<Corner> joined(outline.begin(), outline.begin() + static_cast<std::ptrdiff_t>(to) + 1);
  for (std::size_t i = 0; i <= hole.size(); ++i) joined.push_back(hole[(from + i) % hole.size()]);
  joined.insert(joined.end(), outline.begin() + static_cast<std::ptrdiff_t>(to), outline.end());
  outline = std::move(joined);
}

void clip_ears(const std::vector<Corner>& corners, std::vector<std::uint32_t>& triangles) {
  const std::size_t count = corners.size();
  if (count < 3) return;
  std::vector<std::size_t> next(count), previous(count);
  for (std::size_t i = 0; i < count; ++i) next[i] = (i + 1) % count, previous[i] = (i + count - 1) % count;
  const auto is_ear = [&](std::size_t i) {
    const Vec2 a = corners[previous[i]].at, b = corners[i].at, c = corners[next[i]].at;
    if (cross(a, b, c) <= 0) return false;
    for (std::size_t k = next[next[i]]; k != previous[i]; k = next[k]) {
      const Vec2 p = corners[k].at;
      if (p == a || p == b || p == c) continue;
      if (cross(corners[previous[k]].at, p, corners[next[k]].at) <= 0 && in_triangle(a, b, c, p)) return false;
    }
    return true;
  };
  std::size_t left = count, at = 0, looked = 0;
  while (left > 3) {
    // An outline that crosses itself can run out of ears: then any corner goes, so that it ends.
    if (is_ear(at) || looked > left) {
      if (cross(corners[previous[at]].at, corners[at].at, corners[next[at]].at) > 0) {
        triangles.insert(triangles.end(), {corners[previous[at]].index, corners[at].index, corners[next[at]].index});
      }
      next[previous[at]] = next[at];
      previous[next[at]] = previous[at];
      at = next[next[at]];
      --left;
      looked = 0;
    } else {
      at = next[at];
      ++looked;
    }
  }
  triangles.insert(triangles.end(), {corners[previous[at]].index, corners[at].index, corners[next[at]].index});
}

std::uint64_t hash_of(const picture::Path& path) {
  std::uint64_t hash = path.segments.size() + (path.fill.alpha > 0 ? 1U << 20 : 0);
  const auto add = [&hash](double value) {
    hash = (hash ^ std::hash<double>{}(value)) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29;
  };
  for (const picture::PathSegment& segment : path.segments) {
    add(segment.to.x), add(segment.to.y + static_cast<double>(segment.kind));
    if (segment.kind == picture::PathSegment::Kind::cubic) {
      add(segment.a.x), add(segment.a.y), add(segment.b.x), add(segment.b.y);
    }
  }
  return hash;
}

} // namespace

Filled filled(std::vector<std::vector<Vec2>> outlines) {
  Filled shape;
  std::size_t total = 0;
  for (auto& outline : outlines) {
    std::vector<Vec2> points;
    for (const Vec2 p : outline) {
      if (points.empty() || length(p - points.back()) > 1e-9) points.push_back(p);
    }
    while (points.size() > 1 && length(points.front() - points.back()) < 1e-9) points.pop_back();
    total += points.size();
    if (points.size() >= 3 && total <= 2 * most_points) shape.outlines.push_back(std::move(points));
  }
  if (shape.outlines.empty()) return shape;
  // The first outline is an outer one; what turns like it is too.
  if (area(shape.outlines.front()) < 0) {
    for (auto& outline : shape.outlines) std::reverse(outline.begin(), outline.end());
  }
  std::vector<std::vector<Corner>> corners;
  std::vector<bool> outer;
  std::uint32_t index = 0;
  for (const auto& outline : shape.outlines) {
    std::vector<Corner>& list = corners.emplace_back();
    for (const Vec2 p : outline) list.push_back({p, index++});
    outer.push_back(area(outline) >= 0);
  }
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (outer[i]) continue;
    for (std::size_t k = 0; k < corners.size(); ++k) {
      if (outer[k] && inside(shape.outlines[k], shape.outlines[i].front())) {
        bridge(corners[k], corners[i]);
        break;
      }
    }
  }
  for (std::size_t i = 0; i < corners.size(); ++i) {
    if (outer[i]) clip_ears(corners[i], shape.triangles);
  }
  return shape;
}

void fill(ImDrawList& list, const Filled& shape, const Placement& place, Colour colour, double opacity) {
  std::size_t points = 0;
  for (const auto& outline : shape.outlines) points += outline.size();
  if (points == 0) return;
  const ImU32 ink = packed(colour, opacity), none = ink & ~IM_COL32_A_MASK;
  const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
  list.PrimReserve(static_cast<int>(shape.triangles.size() + points * 6), static_cast<int>(points * 2));
  const unsigned first = list._VtxCurrentIdx;
  for (const auto& outline : shape.outlines) {
    const std::size_t count = outline.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Vec2 before = outline[(i + count - 1) % count], at = outline[i], after = outline[(i + 1) % count];
      const double in = length(at - before), out = length(after - at);
      // Outward, for outlines that turn clockwise on screen (and inward for holes).
      Vec2 normal = Vec2{at.y - before.y, before.x - at.x} / in + Vec2{after.y - at.y, at.x - after.x} / out;
      const double square = normal.x * normal.x + normal.y * normal.y;
      normal = square > 0.05 ? normal * (2 / square) : Vec2{};
      const double reach = length(normal);
      if (reach > 3) normal = normal * (3 / reach);
      const Vec2 pixel = place.px(at);
      list.PrimWriteVtx(im(pixel - normal * 0.5), white, ink);
      list.PrimWriteVtx(im(pixel + normal * 0.5), white, none);
    }
  }
  const auto index = [&list, first](std::size_t vertex) {
    list.PrimWriteIdx(static_cast<ImDrawIdx>(first + static_cast<unsigned>(vertex)));
  };
  for (const std::uint32_t corner : shape.triangles) index(2 * corner);
  std::size_t start = 0;
  for (const auto& outline : shape.outlines) {
    for (std::size_t i = 0; i < outline.size(); ++i) {
      const std::size_t a = 2 * (start + i), b = 2 * (start + (i + 1) % outline.size());
      index(a), index(b), index(b + 1), index(a), index(b + 1), index(a + 1);
    }
    start += outline.size();
  }
}

void Shapes::begin_frame() {
  ++frame_;
  if (kept_.size() > 2000 && frame_ % 64 == 0) {
    std::erase_if(kept_, [this](const auto& pair) { return pair.second.last_frame + 120 < frame_; });
  }
}

const Shapes::Kept& Shapes::kept(const picture::Path& path, double scale) {
  // Curves are cut finely enough for the next power of two.
  const double step = std::exp2(std::ceil(std::log2(std::clamp(scale, 1.0 / 64, 64.0))));
  const std::uint64_t key = hash_of(path) ^ std::hash<double>{}(step);
  Kept& kept = kept_[key];
  kept.last_frame = frame_;
  if (!kept.lines.empty() || path.segments.empty()) return kept;
  double tolerance = 0.2 / step;
  std::size_t points = 0;
  for (int i = 0; i < 8; ++i, tolerance *= 4) {
    kept.lines = picture::flattened(path, tolerance);
    points = 0;
    for (const auto& line : kept.lines) points += line.size();
    if (points <= most_points) break;
  }
  if (path.fill.alpha > 0) kept.fill = filled(kept.lines);
  for (auto& line : kept.lines) {
    const bool closed = line.size() > 2 && length(line.front() - line.back()) < 1e-9;
    kept.closed.push_back(closed);
    if (closed) line.pop_back();
  }
  return kept;
}

void Shapes::draw(ImDrawList& list, const picture::Path& path, const Placement& place) {
  const Kept& shape = kept(path, place.scale);
  const double opacity = place.opacity * (path.blend == picture::Blend::multiply ? 0.45 : 1);
  if (path.fill.alpha > 0) fill(list, shape.fill, place, path.fill, opacity);
  if (path.stroke.alpha == 0 || path.stroke_width <= 0) return;
  std::vector<Vec2> points;
  std::vector<double> dashes;
  for (const double dash : path.dashes) dashes.push_back(dash * place.scale);
  for (std::size_t i = 0; i < shape.lines.size(); ++i) {
    points.clear();
    for (const Vec2 p : shape.lines[i]) {
      const Vec2 at = place.px(p);
      if (points.empty() || length(at - points.back()) > 0.3) points.push_back(at);
    }
    const double width = path.stroke_width * place.scale;
    if (!dashes.empty()) {
      if (shape.closed[i] && !points.empty()) points.push_back(points.front());
      dashed(list, points, path.stroke, width, dashes, opacity);
    } else {
      polyline(list, points, path.stroke, width, opacity, shape.closed[i]);
    }
  }
}

} // namespace pressoir::ui
