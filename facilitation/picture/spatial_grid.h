// A uniform grid over rectangles: what is under a point or inside a view, at a cost that follows what is found.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "facilitation/base/geometry.h"

namespace pressoir::picture {

class SpatialGrid {
 public:
  explicit SpatialGrid(double cell = 512) : cell_(cell) {}
  SpatialGrid(SpatialGrid&&) noexcept = default; // no copies: cells point at boxes
  SpatialGrid& operator=(SpatialGrid&&) noexcept = default;
  void put(std::uint64_t key, const Rect& box); // inserts or moves
  void remove(std::uint64_t key);
  void clear();
  std::size_t size() const { return boxes_.size(); }
  const Rect* box(std::uint64_t key) const;
  // Keys whose box intersects `area`, each once, in no particular order; appended to `found`.
  void query(const Rect& area, std::vector<std::uint64_t>& found) const;
  // The union of all boxes (kept up to date, exact after removals).
  Rect bounds() const;

 private:
  struct Cells {
    std::int64_t left = 0, top = 0, right = 0, bottom = 0; // inclusive
    double count() const { return static_cast<double>(right - left + 1) * static_cast<double>(bottom - top + 1); }
  };
  Cells cells_of(const Rect& box) const;

  using Boxes = std::unordered_map<std::uint64_t, Rect>;
  using Known = const Boxes::value_type*; // stays where it is until it is removed

  double cell_;
  Boxes boxes_;
  std::unordered_map<std::uint64_t, std::vector<Known>> cells_;
  std::vector<Known> large_; // boxes over too many cells to be written in each
  mutable Rect bounds_;
  mutable bool bounds_stale_ = false;
};

} // namespace pressoir::picture
