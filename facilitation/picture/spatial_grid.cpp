// A box is written in every cell it touches; a query reports it only from the first cell that both have in common.
#include "facilitation/picture/spatial_grid.h"

#include <algorithm>
#include <cmath>

namespace pressoir::picture {
namespace {

// A box over more cells than this is kept apart and looked at by every query.
constexpr double most_cells = 256;

std::uint64_t cell_key(std::int64_t column, std::int64_t row) {
  return (static_cast<std::uint64_t>(column) << 32) ^ (static_cast<std::uint64_t>(row) & 0xFFFFFFFF);
}

// With some room for rounding: x + width is not exact.
bool on_border(const Rect& box, const Rect& all) {
  const double near = 1e-9 * (std::abs(all.x) + std::abs(all.y) + all.width + all.height);
  return box.x <= all.x + near || box.y <= all.y + near || box.right() >= all.right() - near ||
         box.bottom() >= all.bottom() - near;
}

} // namespace

SpatialGrid::Cells SpatialGrid::cells_of(const Rect& box) const {
  // Clamped: what lies beyond a billion cells still has one.
  auto index = [this](double at) { return static_cast<std::int64_t>(std::clamp(std::floor(at / cell_), -1e9, 1e9)); };
  return {index(box.x), index(box.y), index(box.right()), index(box.bottom())};
}

void SpatialGrid::put(std::uint64_t key, const Rect& box) {
  const auto known = boxes_.find(key);
  if (known != boxes_.end()) {
    if (known->second == box) return;
    remove(key);
  }
  const Known made = &*boxes_.emplace(key, box).first;
  if (!bounds_stale_) bounds_ = united(bounds_, box);
  const Cells cells = cells_of(box);
  if (cells.count() > most_cells) {
    large_.push_back(made);
    return;
  }
  for (std::int64_t row = cells.top; row <= cells.bottom; ++row) {
    for (std::int64_t column = cells.left; column <= cells.right; ++column) {
      cells_[cell_key(column, row)].push_back(made);
    }
  }
}

void SpatialGrid::remove(std::uint64_t key) {
  const auto known = boxes_.find(key);
  if (known == boxes_.end()) return;
  const Rect box = known->second;
  const auto drop = [one = &*known](std::vector<Known>& all) {
    const auto place = std::find(all.begin(), all.end(), one);
    if (place == all.end()) return;
    *place = all.back();
    all.pop_back();
  };
  const Cells cells = cells_of(box);
  const bool large = cells.count() > most_cells;
  if (large) drop(large_);
  for (std::int64_t row = cells.top; !large && row <= cells.bottom; ++row) {
    for (std::int64_t column = cells.left; column <= cells.right; ++column) {
      const auto cell = cells_.find(cell_key(column, row));
      if (cell == cells_.end()) continue;
      drop(cell->second);
      if (cell->second.empty()) cells_.erase(cell);
    }
  }
  boxes_.erase(known);
  if (on_border(box, bounds_)) bounds_stale_ = true;
}

void SpatialGrid::clear() {
  boxes_.clear();
  cells_.clear();
  large_.clear();
  bounds_ = {};
  bounds_stale_ = false;
}

const Rect* SpatialGrid::box(std::uint64_t key) const {
  const auto known = boxes_.find(key);
  return known == boxes_.end() ? nullptr : &known->second;
}

void SpatialGrid::query(const Rect& area, std::vector<std::uint64_t>& found) const {
  const Cells seen = cells_of(area);
  // A view wider than the whole board: the boxes are fewer than the cells.
  if (seen.count() > 2.0 * static_cast<double>(cells_.size()) + 16) {
    for (const auto& [key, box] : boxes_) {
      if (box.intersects(area)) found.push_back(key);
    }
    return;
  }
  for (const Known known : large_) {
    if (known->second.intersects(area)) found.push_back(known->first);
  }
  for (std::int64_t row = seen.top; row <= seen.bottom; ++row) {
    for (std::int64_t column = seen.left; column <= seen.right; ++column) {
      const auto cell = cells_.find(cell_key(column, row));
      if (cell == cells_.end()) continue;
      for (const Known known : cell->second) {
        const Rect& box = known->second;
        if (!box.intersects(area)) continue;
        const Cells own = cells_of(box);
        if (std::max(own.left, seen.left) == column && std::max(own.top, seen.top) == row) found.push_back(known->first);
      }
    }
  }
}

Rect SpatialGrid::bounds() const {
  if (bounds_stale_) {
    bounds_ = {};
    for (const auto& [key, box] : boxes_) bounds_ = united(bounds_, box);
    bounds_stale_ = false;
  }
  return bounds_;
}

} // namespace pressoir::picture
