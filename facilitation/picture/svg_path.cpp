// SVG path data read into a Path: bounded, and empty as soon as something is not what the grammar says.
#include <charconv>
#include <cmath>
#include <numbers>
#include <string_view>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {
namespace {

constexpr std::size_t most_segments = 200'000;

class Reader {
 public:
  explicit Reader(std::string_view data) : data_(data) {}

  bool at_end() {
    skip();
    return place_ == data_.size();
  }
  bool at_number() {
    skip();
    if (place_ == data_.size()) return false;
    const char c = data_[place_];
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }
  char letter() { return data_[place_++]; }
  double number() {
    if (!at_number()) return fail();
    const bool plus = data_[place_] == '+'; // which from_chars does not take
    if (plus) ++place_;
    const std::size_t first = place_ + (!plus && data_[place_] == '-' ? 1 : 0);
    if (first >= data_.size() || (data_[first] != '.' && (data_[first] < '0' || data_[first] > '9'))) return fail();
    double value = 0;
    const auto [end, error] = std::from_chars(data_.data() + place_, data_.data() + data_.size(), value);
    // Farther than a board can be: refused, so that no sum overflows.
    if (error != std::errc() || !(std::abs(value) < 1e9)) return fail();
    place_ = static_cast<std::size_t>(end - data_.data());
    return value;
  }
  bool flag() {
    skip();
    if (place_ == data_.size() || (data_[place_] != '0' && data_[place_] != '1')) {
      fail();
      return false;
    }
    return data_[place_++] == '1';
  }
  bool failed() const { return failed_; }
  double fail() {
    failed_ = true;
    return 0;
  }

 private:
  void skip() {
    while (place_ < data_.size() && (data_[place_] == ' ' || data_[place_] == ',' || data_[place_] == '\n' ||
                                     data_[place_] == '\t' || data_[place_] == '\r'))
      ++place_;
  }
  std::string_view data_;
  std::size_t place_ = 0;
  bool failed_ = false;
};

struct Arc {
  Vec2 radii;
  double rotation = 0;
  bool large = false, sweep = false;
};

// An elliptical arc as cubics of at most a quarter turn (SVG 1.1, appendix F.6).
void add_arc(std::vector<PathSegment>& segments, Vec2 from, Arc arc, Vec2 to) {
  double rx = std::abs(arc.radii.x), ry = std::abs(arc.radii.y);
  if (from == to) return;
  if (rx < 1e-9 || ry < 1e-9) {
    segments.push_back({PathSegment::Kind::line, {}, {}, to});
    return;
  }
  const double turn = arc.rotation * std::numbers::pi / 180, c = std::cos(turn), s = std::sin(turn);
  const Vec2 half = (from - to) / 2;
  const Vec2 p{c * half.x + s * half.y, -s * half.x + c * half.y};
  const double reach = p.x * p.x / (rx * rx) + p.y * p.y / (ry * ry);
  if (reach > 1) rx *= std::sqrt(reach), ry *= std::sqrt(reach);
  const double below = rx * rx * p.y * p.y + ry * ry * p.x * p.x;
  double k = below > 0 ? std::sqrt(std::max(0.0, (rx * rx * ry * ry - below) / below)) : 0;
  if (arc.large == arc.sweep) k = -k;
  const Vec2 middle{k * rx * p.y / ry, -k * ry * p.x / rx};
  const Vec2 centre = Vec2{c * middle.x - s * middle.y, s * middle.x + c * middle.y} + (from + to) / 2;
  const double start = std::atan2((p.y - middle.y) / ry, (p.x - middle.x) / rx);
  double sweep = std::atan2((-p.y - middle.y) / ry, (-p.x - middle.x) / rx) - start;
  if (arc.sweep && sweep < 0) sweep += 2 * std::numbers::pi;
  if (!arc.sweep && sweep > 0) sweep -= 2 * std::numbers::pi;
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / (std::numbers::pi / 2) - 1e-9)));
  const double step = sweep / pieces, handle = 4.0 / 3 * std::tan(step / 4);
  auto place = [&](double x, double y) {
    return Vec2{centre.x + c * rx * x - s * ry * y, centre.y + s * rx * x + c * ry * y};
  };
  for (int i = 0; i < pieces; ++i) {
    const double a = start + step * i, b = a + step;
    segments.push_back({PathSegment::Kind::cubic,
                        place(std::cos(a) - handle * std::sin(a), std::sin(a) + handle * std::cos(a)),
                        place(std::cos(b) + handle * std::sin(b), std::sin(b) - handle * std::cos(b)),
                        i + 1 == pieces ? to : place(std::cos(b), std::sin(b))});
  }
}

} // namespace

Path path_from_svg(std::string_view data) {
  using Kind = PathSegment::Kind;
  Reader reader(data);
  Path path;
  auto& segments = path.segments;
  Vec2 at, start;
  char command = 0;
  while (!reader.at_end()) {
    if (!reader.at_number()) {
      command = reader.letter();
      if (segments.empty() && command != 'M' && command != 'm') return {};
    } else if (command == 0 || command == 'Z' || command == 'z') {
      return {};
    } else if (command == 'M' || command == 'm') {
      command = command == 'M' ? 'L' : 'l'; // more pairs after a move are lines
    }
    const bool relative = command >= 'a';
    const Vec2 base = relative ? at : Vec2{};
    auto point = [&reader, base] {
      const double x = reader.number();
      return Vec2{base.x + x, base.y + reader.number()};
    };
    switch (relative ? command - ('a' - 'A') : command) {
    case 'M':
      at = start = point();
      segments.push_back({Kind::move, {}, {}, at});
      break;
    case 'L':
      at = point();
      segments.push_back({Kind::line, {}, {}, at});
      break;
    case 'H':
      at.x = base.x + reader.number();
      segments.push_back({Kind::line, {}, {}, at});
      break;
    case 'V':
      at.y = base.y + reader.number();
      segments.push_back({Kind::line, {}, {}, at});
      break;
    case 'C': {
      const Vec2 a = point(), b = point();
      at = point();
      segments.push_back({Kind::cubic, a, b, at});
      break;
    }
    case 'A': {
      Arc arc;
      arc.radii.x = reader.number();
      arc.radii.y = reader.number();
      arc.rotation = reader.number();
      arc.large = reader.flag();
      arc.sweep = reader.flag();
      const Vec2 to = point();
      if (!reader.failed()) add_arc(segments, at, arc, to);
      at = to;
      break;
    }
    case 'Z':
      segments.push_back({Kind::close, {}, {}, start});
      at = start;
      break;
    default: return {};
    }
    if (reader.failed() || segments.size() > most_segments) return {};
  }
  return path;
}

} // namespace pressoir::picture
