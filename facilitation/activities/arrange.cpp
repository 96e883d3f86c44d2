// Lining up, spacing out, tidying, resizing, snapping.
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

std::vector<Vec2> tidied(std::span<const Rect> boxes, double gap) {
  if (boxes.empty()) return {};
  Rect all;
  Vec2 cell;
  double filled = 0;
  for (const Rect& box : boxes) {
    all = united(all, box);
    cell = {std::max(cell.x, box.width), std::max(cell.y, box.height)};
    filled += box.height;
  }
  cell = cell + Vec2{gap, gap};
  std::vector<std::size_t> order(boxes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return boxes[a].centre().y < boxes[b].centre().y; });
  // A row holds what begins less than half a usual box below its first.
  const double row_height = filled / static_cast<double>(boxes.size()) / 2;
  for (auto row = order.begin(); row != order.end();) {
    const double first = boxes[*row].centre().y;
    const auto end = std::find_if(row, order.end(), [&](std::size_t i) { return boxes[i].centre().y > first + row_height; });
    std::stable_sort(row, end, [&](std::size_t a, std::size_t b) { return boxes[a].centre().x < boxes[b].centre().x; });
    row = end;
  }
  const double count = static_cast<double>(boxes.size());
  const auto columns = static_cast<std::size_t>(std::max(1.0, std::ceil(std::sqrt(count * 16 / 9 * cell.y / cell.x))));
  std::vector<Vec2> corners(boxes.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    corners[order[i]] = all.position() + Vec2{static_cast<double>(i % columns) * cell.x, static_cast<double>(i / columns) * cell.y};
  }
  return corners;
}

namespace {

// Which side of the box a handle pulls: −1 the left or upper one, 1 the right or lower one, 0 none.
struct Pull {
  int x = 0, y = 0;
};
Pull pull_of(Handle handle) {
  switch (handle) {
  case Handle::top_left: return {-1, -1};
  case Handle::top: return {0, -1};
  case Handle::top_right: return {1, -1};
  case Handle::right: return {1, 0};
  case Handle::bottom_right: return {1, 1};
  case Handle::bottom: return {0, 1};
  case Handle::bottom_left: return {-1, 1};
  case Handle::left: return {-1, 0};
  }
  return {};
}

} // namespace

Vec2 handle_place(const Rect& box, Handle handle) {
  const Pull pull = pull_of(handle);
  return box.centre() + Vec2{pull.x * box.width / 2, pull.y * box.height / 2};
}

Rect resized(const Rect& box, Handle handle, Vec2 to, double least, Proportions proportions) {
  const Pull pull = pull_of(handle);
  Vec2 size = box.size();
  if (pull.x != 0) size.x = pull.x > 0 ? to.x - box.x : box.right() - to.x;
  if (pull.y != 0) size.y = pull.y > 0 ? to.y - box.y : box.bottom() - to.y;
  if (proportions == Proportions::kept) {
    const double across = size.x / box.width, down = size.y / box.height;
    const double times = pull.x == 0 ? down : pull.y == 0 ? across : std::max(across, down);
    size = box.size() * std::max(times, least / std::min(box.width, box.height));
  } else {
    size = {std::max(size.x, least), std::max(size.y, least)};
  }
  // A side that is not pulled grows on both ends.
  const auto corner = [](int pulled, double start, double before, double now) {
    return pulled > 0 ? start : pulled < 0 ? start + before - now : start + (before - now) / 2;
  };
  return {corner(pull.x, box.x, box.width, size.x), corner(pull.y, box.y, box.height, size.y), size.x, size.y};
}

namespace {

enum class Along : std::uint8_t { x, y };

// A box along one axis: where it begins and ends, and what of the other axis it takes.
struct Stretch {
  double from = 0, to = 0, low = 0, high = 0;
};
Stretch stretch(const Rect& box, Along along) {
  return along == Along::x ? Stretch{box.x, box.right(), box.y, box.bottom()} : Stretch{box.y, box.bottom(), box.x, box.right()};
}

// Between two others, or in a row after or before them, as far from the next as they are apart.
void equal_gaps(const Rect& dragged, std::span<const Rect> neighbours, double reach, Along along, Snap& snap) {
  const Stretch held = stretch(dragged, along);
  std::vector<Stretch> row; // those beside it
  for (const Rect& other : neighbours)
    if (const Stretch one = stretch(other, along); one.low < held.high && held.low < one.high && row.size() < 40) row.push_back(one);
  std::sort(row.begin(), row.end(), [](const Stretch& a, const Stretch& b) { return a.from < b.from; });
  const double across = (held.low + held.high) / 2, length = held.to - held.from;
  double best = reach;
  struct Span {
    double from, to;
  };
  std::vector<Span> made;
  const auto attempt = [&](double from, std::vector<Span> spans) {
    if (std::abs(from - held.from) >= best) return;
    best = std::abs(from - held.from);
    (along == Along::x ? snap.move.x : snap.move.y) = from - held.from;
    made = std::move(spans);
  };
  for (std::size_t i = 0; i < row.size(); ++i)
    for (std::size_t j = i + 1; j < row.size(); ++j) {
      const double gap = row[j].from - row[i].to;
      if (gap <= 0) continue;
      if (const double rest = (gap - length) / 2; rest > 0) {
        const double from = row[i].to + rest;
        attempt(from, {{row[i].to, from}, {from + length, row[j].from}});
      }
      attempt(row[j].to + gap, {{row[i].to, row[j].from}, {row[j].to, row[j].to + gap}});
      attempt(row[i].from - gap - length, {{row[i].from - gap, row[i].from}, {row[i].to, row[j].from}});
    }
  for (const Span& span : made)
    snap.gaps.push_back(along == Along::x ? Snap::Gap{{span.from, across}, {span.to, across}} : Snap::Gap{{across, span.from}, {across, span.to}});
}

} // namespace

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
  if (!snap.on_x) equal_gaps(dragged, neighbours, reach, Along::x, snap);
  if (!snap.on_y) equal_gaps(dragged, neighbours, reach, Along::y, snap);
  return snap;
}

} // namespace pressoir::activities
