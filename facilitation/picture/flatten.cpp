// Curves cut into as many chords as their control polygon's length asks for, between 2 and 64 each.
#include "facilitation/picture/flatten.h"

#include <cmath>

namespace pressoir::picture {
namespace {

Vec2 on_cubic(Vec2 p, Vec2 a, Vec2 b, Vec2 q, double t) {
  const double u = 1 - t;
  return p * (u * u * u) + a * (3 * u * u * t) + b * (3 * u * t * t) + q * (t * t * t);
}

} // namespace

std::vector<std::vector<Vec2>> flattened(const Path& path, double tolerance) {
  std::vector<std::vector<Vec2>> lines;
  Vec2 at;
  auto line = [&lines, &at]() -> std::vector<Vec2>& {
    if (lines.empty()) lines.push_back({at});
    return lines.back();
  };
  bool closed = false; // what follows a close without a move starts where the closed subpath started
  for (const PathSegment& segment : path.segments) {
    if (closed && segment.kind != PathSegment::Kind::move) lines.push_back({at});
    closed = false;
    switch (segment.kind) {
    case PathSegment::Kind::move:
      lines.push_back({segment.to});
      at = segment.to;
      break;
    case PathSegment::Kind::line:
      line().push_back(segment.to);
      at = segment.to;
      break;
    case PathSegment::Kind::cubic: {
      const double around = length(segment.a - at) + length(segment.b - segment.a) + length(segment.to - segment.b);
      const double wished = std::sqrt(around / std::max(tolerance, 1e-6));
      const int pieces = std::isfinite(wished) ? static_cast<int>(std::clamp(wished, 2.0, 64.0)) : 2;
      for (int i = 1; i <= pieces; ++i) {
        line().push_back(on_cubic(at, segment.a, segment.b, segment.to, static_cast<double>(i) / pieces));
      }
      at = segment.to;
      break;
    }
    case PathSegment::Kind::close:
      at = line().front();
      line().push_back(at);
      closed = true;
      break;
    }
  }
  return lines;
}

} // namespace pressoir::picture
