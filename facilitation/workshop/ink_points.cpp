#include "facilitation/workshop/ink_points.h"

#include <cmath>

#include "facilitation/base/rice_coding.h"

namespace pressoir::workshop {
namespace {

// The first byte. Rice-coded ones are followed by the number of points, then one parameter an axis, then the bits.
enum Layout : std::uint8_t { numbers_plain = 1, numbers_with_pressure = 2, rice_plain = 3, rice_with_pressure = 4 };
constexpr double furthest = 1e7;

std::int64_t on_grid(double coordinate) { return std::llround(std::clamp(coordinate, -furthest, furthest) / ink_step); }

void put(std::string& bytes, std::int64_t number) {
  auto left = folded(number);
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
      if (byte < 0x80) return unfolded(number);
    }
    whole_ = false;
    return 0;
  }
  bool whole() const { return whole_; }
  bool at_end() const { return left_.empty(); }
  std::string_view left() const { return left_; }

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
  std::vector<std::int64_t> across, down, pressures;
  Predicted x, y;
  std::int64_t last = 128;
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t ax = on_grid(line.points[i].x) - on_grid(box.x), ay = on_grid(line.points[i].y) - on_grid(box.y);
    across.push_back(ax - x.guess());
    down.push_back(ay - y.guess());
    x.saw(ax), y.saw(ay);
    if (!pressed) continue;
    pressures.push_back(line.pressures[i] - last);
    last = line.pressures[i];
  }
  const unsigned of_x = rice_parameter_for(across), of_y = rice_parameter_for(down), of_pressure = rice_parameter_for(pressures);
  Bytes bytes;
  bytes.value.push_back(static_cast<char>(pressed ? rice_with_pressure : rice_plain));
  put(bytes.value, static_cast<std::int64_t>(count));
  for (const unsigned parameter : {of_x, of_y}) bytes.value.push_back(static_cast<char>(parameter));
  if (pressed) bytes.value.push_back(static_cast<char>(of_pressure));
  RiceWriter writer;
  for (std::size_t i = 0; i < count; ++i) {
    writer.add(across[i], of_x);
    writer.add(down[i], of_y);
    if (pressed) writer.add(pressures[i], of_pressure);
  }
  bytes.value += writer.bytes();
  return bytes;
}

namespace {

// From the corner of its bounds, point by point; false when one cannot be.
class Line {
 public:
  bool add_point(std::int64_t dx, std::int64_t dy) {
    if (!is_near(dx) || !is_near(dy)) return false;
    const std::int64_t ax = x_.guess() + dx, ay = y_.guess() + dy;
    if (!is_near(ax) || !is_near(ay)) return false;
    x_.saw(ax), y_.saw(ay);
    line.points.push_back({static_cast<double>(ax) * ink_step, static_cast<double>(ay) * ink_step});
    return true;
  }
  bool add_pressure(std::int64_t by) {
    if (by < -255 || by > 255 || pressure_ + by < 0 || pressure_ + by > 255) return false;
    pressure_ += by;
    line.pressures.push_back(static_cast<std::uint8_t>(pressure_));
    return true;
  }
  InkLine line;

 private:
  Predicted x_, y_;
  std::int64_t pressure_ = 128;
};

std::optional<InkLine> from_numbers(Numbers numbers, std::int64_t count, bool pressed) {
  Line line;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t dx = numbers.next(), dy = numbers.next();
    if (!numbers.whole() || !line.add_point(dx, dy)) return std::nullopt;
  }
  for (std::int64_t i = 0; pressed && i < count; ++i) {
    const std::int64_t by = numbers.next();
    if (!numbers.whole() || !line.add_pressure(by)) return std::nullopt;
  }
  if (!numbers.at_end()) return std::nullopt;
  return std::move(line.line);
}

std::optional<InkLine> from_rice(std::string_view bytes, std::int64_t count, bool pressed) {
  const std::size_t parameters = pressed ? 3 : 2;
  if (bytes.size() < parameters) return std::nullopt;
  for (const char parameter : bytes.substr(0, parameters))
    if (parameter < static_cast<char>(least_rice_parameter) || parameter > static_cast<char>(most_rice_parameter)) return std::nullopt;
  const auto parameter = [&](std::size_t axis) { return static_cast<unsigned>(bytes[axis]); };
  RiceReader reader(bytes.substr(parameters));
  Line line;
  line.line.points.reserve(static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t dx = reader.next(parameter(0)), dy = reader.next(parameter(1));
    if (!reader.whole() || !line.add_point(dx, dy)) return std::nullopt;
    if (pressed && (!line.add_pressure(reader.next(parameter(2))) || !reader.whole())) return std::nullopt;
  }
  if (!reader.at_end()) return std::nullopt;
  return std::move(line.line);
}

}  // namespace

std::optional<InkLine> unpacked(const Bytes& bytes) {
  if (bytes.value.empty()) return std::nullopt;
  const auto layout = static_cast<std::uint8_t>(bytes.value.front());
  if (layout < numbers_plain || layout > rice_with_pressure) return std::nullopt;
  Numbers numbers(std::string_view(bytes.value).substr(1));
  const std::int64_t count = numbers.next();
  // A point takes a byte at least.
  if (!numbers.whole() || count < 0 || count > static_cast<std::int64_t>(most_ink_points) || count > static_cast<std::int64_t>(bytes.value.size())) return std::nullopt;
  const bool pressed = layout == numbers_with_pressure || layout == rice_with_pressure;
  return layout < rice_plain ? from_numbers(numbers, count, pressed) : from_rice(numbers.left(), count, pressed);
}

}  // namespace pressoir::workshop
