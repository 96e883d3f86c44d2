#include "facilitation/workshop/ink_points.h"

#include <cmath>

namespace pressoir::workshop {
namespace {

constexpr std::uint8_t layout_plain = 1, layout_with_pressure = 2;
constexpr double furthest = 1e7;

std::int64_t on_grid(double coordinate) { return std::llround(std::clamp(coordinate, -furthest, furthest) / ink_step); }

void put(std::string& bytes, std::int64_t number) {
  auto left = static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63);
  for (; left >= 0x80; left >>= 7) bytes.push_back(static_cast<char>(left | 0x80));
  bytes.push_back(static_cast<char>(left));
}

// Reads numbers until the bytes end or one is not whole.
class Numbers {
 public:
  explicit Numbers(std::string_view bytes) : left_(bytes) {}
  std::int64_t next() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (left_.empty()) break;
      const auto byte = static_cast<std::uint8_t>(left_.front());
      left_.remove_prefix(1);
      number |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1));
    }
    whole_ = false;
    return 0;
  }
  bool whole() const { return whole_; }
  bool at_end() const { return left_.empty(); }

 private:
  std::string_view left_;
  bool whole_ = true;
};

// Each coordinate as what the last two do not already tell.
struct Predicted {
  std::int64_t last = 0, before = 0;
  std::size_t seen = 0;
  std::int64_t guess() const { return seen >= 2 ? 2 * last - before : last; }
  void saw(std::int64_t value) { before = last, last = value, ++seen; }
};

bool is_near(std::int64_t steps) { return steps > -(std::int64_t{1} << 40) && steps < std::int64_t{1} << 40; }

}  // namespace

Rect ink_bounds(const std::vector<Vec2>& points) {
  if (points.empty()) return {};
  std::int64_t left = on_grid(points.front().x), top = on_grid(points.front().y), right = left, bottom = top;
  for (const Vec2 p : points) {
    left = std::min(left, on_grid(p.x)), right = std::max(right, on_grid(p.x));
    top = std::min(top, on_grid(p.y)), bottom = std::max(bottom, on_grid(p.y));
  }
  const auto units = [](std::int64_t steps) { return static_cast<double>(steps) * ink_step; };
  return {units(left), units(top), units(right - left), units(bottom - top)};
}

Bytes packed(const InkLine& line) {
  const std::size_t count = std::min(line.points.size(), most_ink_points);
  const Rect box = ink_bounds({line.points.begin(), line.points.begin() + static_cast<std::ptrdiff_t>(count)});
  const bool pressed = line.pressures.size() == line.points.size() && count > 0;
  Bytes bytes;
  bytes.value.push_back(static_cast<char>(pressed ? layout_with_pressure : layout_plain));
  put(bytes.value, static_cast<std::int64_t>(count));
  Predicted x, y;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t ax = on_grid(line.points[i].x) - on_grid(box.x), ay = on_grid(line.points[i].y) - on_grid(box.y);
    put(bytes.value, ax - x.guess());
    put(bytes.value, ay - y.guess());
    x.saw(ax), y.saw(ay);
  }
  std::int64_t last = 128;
  for (std::size_t i = 0; pressed && i < count; ++i) {
    put(bytes.value, line.pressures[i] - last);
    last = line.pressures[i];
  }
  return bytes;
}

std::optional<InkLine> unpacked(const Bytes& bytes) {
  if (bytes.value.empty()) return std::nullopt;
  const auto layout = static_cast<std::uint8_t>(bytes.value.front());
  if (layout != layout_plain && layout != layout_with_pressure) return std::nullopt;
  Numbers numbers(std::string_view(bytes.value).substr(1));
  const std::int64_t count = numbers.next();
  if (!numbers.whole() || count < 0 || count > static_cast<std::int64_t>(most_ink_points) || count * 2 > static_cast<std::int64_t>(bytes.value.size())) return std::nullopt;
  InkLine line;
  line.points.reserve(static_cast<std::size_t>(count));
  Predicted x, y;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t dx = numbers.next(), dy = numbers.next();
    if (!numbers.whole() || !is_near(dx) || !is_near(dy)) return std::nullopt;
    const std::int64_t ax = x.guess() + dx, ay = y.guess() + dy;
    if (!is_near(ax) || !is_near(ay)) return std::nullopt;
    x.saw(ax), y.saw(ay);
    line.points.push_back({static_cast<double>(ax) * ink_step, static_cast<double>(ay) * ink_step});
  }
  if (layout == layout_with_pressure) {
    std::int64_t last = 128;
    for (std::int64_t i = 0; i < count; ++i) {
      const std::int64_t by = numbers.next();
      if (!numbers.whole() || by < -255 || by > 255 || last + by < 0 || last + by > 255) return std::nullopt;
      last += by;
      line.pressures.push_back(static_cast<std::uint8_t>(last));
    }
  }
  if (!numbers.at_end()) return std::nullopt;
  return line;
}

}  // namespace pressoir::workshop
