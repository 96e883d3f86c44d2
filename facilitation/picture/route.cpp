#include "facilitation/picture/route.h"

#include <cmath>

#include "facilitation/base/id.h"

namespace pressoir::picture {
namespace {

constexpr double gap = 8; // between a held end and what holds it

double total_length(const std::vector<Vec2>& line) {
  double along = 0;
  for (std::size_t i = 1; i < line.size(); ++i) along += length(line[i] - line[i - 1]);
  return along;
}
Vec2 unit(Vec2 v) {
  const double l = length(v);
  return l > 1e-9 ? v / l : Vec2{1, 0};
}

Vec2 landed(const RouteEnd& end, Vec2 coming_from) {
  if (!end.held || !end.held->at_middle) return end.at;
  const Vec2 edge = edge_towards(end.held->outline, end.held->box, end.held->degrees, end.at, coming_from);
  const double away = length(coming_from - edge);
  return edge + unit(coming_from - edge) * std::min(gap, away / 2);
}

void add_cubic(std::vector<Vec2>& line, Vec2 a, Vec2 c1, Vec2 c2, Vec2 b) {
  constexpr int pieces = 24;
  for (int i = 1; i <= pieces; ++i) {
    const double t = static_cast<double>(i) / pieces, u = 1 - t;
    line.push_back(a * (u * u * u) + c1 * (3 * u * u * t) + c2 * (3 * u * t * t) + b * (t * t * t));
  }
}

bool leaves_level(Vec2 from, Vec2 to) { return std::abs(to.x - from.x) >= std::abs(to.y - from.y); }

// The side by which a held end is left, as an elbow or a curve does.
Vec2 side_of(const RouteEnd& end, Vec2 towards, bool level) {
  if (!end.held || !end.held->at_middle) return end.at;
  const Vec2 away = level ? Vec2{towards.x >= end.at.x ? 1e6 : -1e6, 0} : Vec2{0, towards.y >= end.at.y ? 1e6 : -1e6};
  return landed(end, end.at + away);
}

} // namespace

std::vector<Vec2> routed(const RouteEnd& from, const RouteEnd& to, const std::vector<Vec2>& bends, Way way) {
  std::vector<Vec2> line;
  if (bends.empty() && way == Way::elbow) {
    const bool level = leaves_level(from.at, to.at);
    const Vec2 a = side_of(from, to.at, level), b = side_of(to, from.at, level);
    const Vec2 middle = (a + b) / 2;
    line = {a};
    if (level && std::abs(a.y - b.y) > 0.5) line.push_back({middle.x, a.y}), line.push_back({middle.x, b.y});
    if (!level && std::abs(a.x - b.x) > 0.5) line.push_back({a.x, middle.y}), line.push_back({b.x, middle.y});
    line.push_back(b);
    return line;
  }
  if (bends.empty() && way == Way::curved && (from.held || to.held)) {
    const bool level = leaves_level(from.at, to.at);
    const Vec2 a = side_of(from, to.at, level), b = side_of(to, from.at, level);
    const Vec2 out = level ? Vec2{(b.x - a.x) / 2, 0} : Vec2{0, (b.y - a.y) / 2};
    line = {a};
    add_cubic(line, a, a + out, b - out, b);
    return line;
  }
  const Vec2 a = landed(from, bends.empty() ? to.at : bends.front()), b = landed(to, bends.empty() ? from.at : bends.back());
  std::vector<Vec2> through{a};
  through.insert(through.end(), bends.begin(), bends.end());
  through.push_back(b);
  if (way == Way::elbow) {
    line = {a};
    for (std::size_t i = 1; i < through.size(); ++i) {
      const Vec2 before = line.back(), next = through[i];
      if (std::abs(before.x - next.x) > 0.5 && std::abs(before.y - next.y) > 0.5) line.push_back({next.x, before.y});
      line.push_back(next);
    }
    return line;
  }
  if (way == Way::straight) return through;
  line = {a};
  if (through.size() == 2) {
    // A bow to the left, as a hand draws it.
    const Vec2 chord = b - a, left = Vec2{chord.y, -chord.x} * 0.22;
    add_cubic(line, a, a + chord / 3 + left, b - chord / 3 + left, b);
    return line;
  }
  for (std::size_t i = 0; i + 1 < through.size(); ++i) {
    const Vec2 before = through[i ? i - 1 : 0], after = through[std::min(i + 2, through.size() - 1)];
    add_cubic(line, through[i], through[i] + (through[i + 1] - before) / 6, through[i + 1] - (after - through[i]) / 6, through[i + 1]);
  }
  return line;
}

Vec2 middle_of(const std::vector<Vec2>& line) {
  double left = total_length(line) / 2;
  for (std::size_t i = 1; i < line.size(); ++i) {
    const double piece = length(line[i] - line[i - 1]);
    if (left <= piece && piece > 0) return line[i - 1] + (line[i] - line[i - 1]) * (left / piece);
    left -= piece;
  }
  return line.empty() ? Vec2{} : line.back();
}

std::vector<Item> route_items(const std::vector<Vec2>& line, Tip from, Tip to, const OutlineLook& look) {
  std::vector<Item> items;
  if (line.size() < 2) return items;
  add_line(items, line, false, look);
  OutlineLook whole = look;
  whole.dash = Dash::solid;
  const double whole_length = total_length(line);
  const auto tip = [&](bool at_end, Tip kind) {
    const Vec2 end = at_end ? line.back() : line.front();
    if (kind == Tip::dot) items.emplace_back(Disc{end, look.edge_width * 1.5 + 1, look.edge});
    if (kind != Tip::arrow) return;
    const double reach = std::min(look.edge_width * 3.2 + 8, whole_length * 0.45);
    // The direction of the last bit as long as the tip.
    Vec2 before = end;
    double along = 0;
    for (std::size_t i = 1; i < line.size() && along < reach; ++i) {
      const Vec2 here = at_end ? line[line.size() - 1 - i] : line[i];
      along += length(here - before);
      before = here;
    }
    const Vec2 back = unit(before - end);
    const auto barb = [&](double degrees) {
      const double angle = degrees * 3.14159265358979 / 180, c = std::cos(angle), s = std::sin(angle);
      return end + Vec2{back.x * c - back.y * s, back.x * s + back.y * c} * reach;
    };
    whole.seed = derived_id(look.seed, at_end ? 91 : 92);
    add_line(items, {barb(30), end, barb(-30)}, false, whole);
  };
  tip(false, from);
  tip(true, to);
  return items;
}

} // namespace pressoir::picture
