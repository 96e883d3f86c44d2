// Where a pen went, packed: second differences of coordinates in 1/16 unit, Rice-coded (R. F. Rice, "Some practical universal noiseless
// coding techniques", JPL 79-22, 1979) with the parameter that suits each axis best; about a byte and a half a point. Files of format
// version 1 hold them as variable-length numbers, which are read for ever.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "facilitation/base/bytes.h"
#include "facilitation/base/geometry.h"

namespace pressoir::workshop {

struct InkLine {
  std::vector<Vec2> points;               // at even times: how far apart they are tells the speed
  std::vector<std::uint8_t> pressures;    // one a point, 128 is the usual; empty: the pen has none
  bool operator==(const InkLine&) const = default;
};

inline constexpr std::size_t most_ink_points = 20'000;
inline constexpr double ink_step = 1.0 / 16;

// The bounds of the points, on the grid of 1/16 unit.
Rect ink_bounds(const std::vector<Vec2>& points);
// Rounded to the grid and taken from the corner of ink_bounds. Points beyond most_ink_points are left out.
Bytes packed(const InkLine& line);
// What was packed, from the corner of its bounds; nothing when the bytes are not whole.
std::optional<InkLine> unpacked(const Bytes& bytes);

}  // namespace pressoir::workshop
