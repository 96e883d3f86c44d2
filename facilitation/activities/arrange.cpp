// Lining up, spacing out, snapping.
#include "facilitation/activities/arrange.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace pressoir::activities {

std::vector<Vec2> aligned(std::span<const Rect> boxes, AlignTo to) {
  Rect all;
  for (const Rect& box : boxes) all = united(all, box);
  std::vector<Vec2> corners;
  corners.reserve(boxes.size());
  for (const Rect& box : boxes) {
    Vec2 corner = box.position();
    switch (to) {
    case AlignTo::left: corner.x = all.x; break;
    case AlignTo::centre: corner.x = all.centre().x - box.width / 2; break;
    case AlignTo::right: corner.x = all.right() - box.width; break;
    case AlignTo::top: corner.y = all.y; break;
    case AlignTo::middle: corner.y = all.centre().y - box.height / 2; break;
    case AlignTo::bottom: corner.y = all.bottom() - box.height; break;
    }
    corners.push_back(corner);
  }
  return corners;
}

std::vector<Vec2> distributed(std::span<const Rect> boxes, DistributeAlong along) {
  std::vector<Vec2> corners;
  for (const Rect& box : boxes) corners.push_back(box.position());
  if (boxes.size() < 3) return corners;
  const bool across = along == DistributeAlong::horizontal;
  const auto start = [&](const Rect& r) { return across ? r.x : r.y; };
  const auto extent = [&](const Rect& r) { return across ? r.width : r.height; };
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return start(boxes[a]) + extent(boxes[a]) / 2 < start(boxes[b]) + extent(boxes[b]) / 2;
  });
  const Rect &first = boxes[order.front()], &last = boxes[order.back()];
  double filled = 0;
  for (const Rect& box : boxes) filled += extent(box);
  const double whole = start(last) + extent(last) - start(first);
  const double gap = (whole - filled) / static_cast<double>(boxes.size() - 1);
  double at = start(first);
  for (const std::size_t i : order) {
    (across ? corners[i].x : corners[i].y) = at;
    at += extent(boxes[i]) + gap;
  }
  return corners;
}

Snap snapped(const Rect& dragged, std::span<const Rect> neighbours, double reach) {
  Snap snap;
  double best_x = reach, best_y = reach;
  const auto try_line = [](double from, double to, double& best, double& move, double& at, bool& on) {
    const double by = to - from;
    if (std::abs(by) > best || (on && std::abs(by) == best)) return;
    best = std::abs(by);
    move = by;
    at = to;
    on = true;
  };
  for (const Rect& other : neighbours) {
    const std::array xs{dragged.x, dragged.centre().x, dragged.right()}, ox{other.x, other.centre().x, other.right()};
    const std::array ys{dragged.y, dragged.centre().y, dragged.bottom()}, oy{other.y, other.centre().y, other.bottom()};
    for (std::size_t i = 0; i < 3; ++i) {
      for (std::size_t j = 0; j < 3; ++j) {
        if ((i == 1) != (j == 1)) continue; // an edge to an edge, a middle to a middle
        try_line(xs[i], ox[j], best_x, snap.move.x, snap.at_x, snap.on_x);
        try_line(ys[i], oy[j], best_y, snap.move.y, snap.at_y, snap.on_y);
      }
    }
  }
  return snap;
}

} // namespace pressoir::activities
