#include "facilitation/picture/outline.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "facilitation/base/id.h"
#include "facilitation/picture/ink.h"

namespace pressoir::picture {
namespace {

using Points = std::vector<Vec2>;
constexpr double pi = std::numbers::pi;

// Degrees clockwise on screen from the right; the first point too.
void add_arc(Points& points, Vec2 centre, Vec2 radius, double from, double to) {
  const double turn = std::abs(to - from) * pi / 180, reach = std::max(radius.x, radius.y);
  const int pieces = std::clamp(static_cast<int>(std::ceil(turn * std::sqrt(reach / 2))), 3, 96);
  for (int i = 0; i <= pieces; ++i) {
    const double angle = (from + (to - from) * i / pieces) * pi / 180;
    points.push_back({centre.x + radius.x * std::cos(angle), centre.y + radius.y * std::sin(angle)});
  }
}
Points ellipse_points(Vec2 centre, Vec2 radius) {
  Points points;
  add_arc(points, centre, radius, -90, 270);
  points.pop_back();
  return points;
}
Points rounded_points(const Rect& box, double radius) {
  Points points;
  const Vec2 r{radius, radius};
  add_arc(points, {box.x + radius, box.y + radius}, r, 180, 270);
  add_arc(points, {box.right() - radius, box.y + radius}, r, 270, 360);
  add_arc(points, {box.right() - radius, box.bottom() - radius}, r, 0, 90);
  add_arc(points, {box.x + radius, box.bottom() - radius}, r, 90, 180);
  return points;
}
Points corners(const Rect& box) { return {box.position(), {box.right(), box.y}, {box.right(), box.bottom()}, {box.x, box.bottom()}}; }

// Bumps along an ellipse, of about the same length each.
Points cloud_points(const Rect& box) {
  const double depth = 0.11 * std::min(box.width, box.height);
  const Rect inner = inset(box, depth);
  const Vec2 centre = inner.centre(), radius{inner.width / 2, inner.height / 2};
  const double round = pi * (3 * (radius.x + radius.y) - std::sqrt((3 * radius.x + radius.y) * (radius.x + 3 * radius.y)));
  const int bumps = std::clamp(static_cast<int>(std::lround(round / (4.4 * depth))), 7, 15);
  // Evenly along the ellipse, not along the angle.
  Points fine = ellipse_points(centre, radius);
  std::vector<double> along{0};
  for (std::size_t i = 1; i <= fine.size(); ++i) along.push_back(along.back() + length(fine[i % fine.size()] - fine[i - 1]));
  const auto place = [&](double part) {
    const double wanted = part * along.back();
    const auto next = static_cast<std::size_t>(std::upper_bound(along.begin(), along.end() - 1, wanted) - along.begin());
    const double t = (wanted - along[next - 1]) / std::max(1e-9, along[next] - along[next - 1]);
    return fine[next - 1] + (fine[next % fine.size()] - fine[next - 1]) * t;
  };
  Points points;
  for (int i = 0; i < bumps; ++i) {
    const Vec2 a = place(static_cast<double>(i) / bumps), b = place(static_cast<double>(i + 1) / bumps), middle = (a + b) / 2;
    const Vec2 chord = b - a;
    const double half = length(chord) / 2;
    const Vec2 out = Vec2{chord.y, -chord.x} / std::max(1e-9, 2 * half);
    const double swell = std::min(depth * 1.5, half * 0.85);
    for (int k = 0; k < 10; ++k) {
      const double angle = pi * k / 10;
      points.push_back(middle - chord / 2 * std::cos(angle) + out * (swell * std::sin(angle)));
    }
  }
  return points;
}

// A rounded box with a wedge to the tail, from the side that the tail is beyond.
Points speech_points(const Rect& box, Vec2 tail) {
  const double radius = 0.2 * std::min(box.width, box.height);
  Points points = rounded_points(box, radius);
  const Vec2 tip{box.x + tail.x * box.width, box.y + tail.y * box.height};
  const double beyond[] = {box.y - tip.y, tip.x - box.right(), tip.y - box.bottom(), box.x - tip.x}; // top, right, bottom, left
  const auto side = static_cast<std::size_t>(std::max_element(std::begin(beyond), std::end(beyond)) - std::begin(beyond));
  if (beyond[side] <= 0) return points;
  const bool level = side == 0 || side == 2; // a horizontal side
  const double from = (level ? box.x : box.y) + radius * 1.15, to = (level ? box.right() : box.bottom()) - radius * 1.15;
  const double wide = std::min(to - from, 0.3 * std::min(box.width, box.height) + 0.05 * std::max(box.width, box.height));
  if (wide <= 0) return points;
  // The wedge stands between the middle and the tip: it leans towards what it points at.
  const double aim = level ? tip.x : tip.y, middle = std::clamp((level ? box.centre().x : box.centre().y) * 0.4 + aim * 0.6, from + wide / 2, to - wide / 2);
  const double low = middle - wide / 2, high = middle + wide / 2;
  Points wedge;
  switch (side) {
  case 0: wedge = {{low, box.y}, tip, {high, box.y}}; break;
  case 1: wedge = {{box.right(), low}, tip, {box.right(), high}}; break;
  case 2: wedge = {{high, box.bottom()}, tip, {low, box.bottom()}}; break;
  default: wedge = {{box.x, high}, tip, {box.x, low}}; break;
  }
  // Arcs follow each other as top left, top right, bottom right, bottom left; a side comes after its first corner.
  const std::size_t arc = points.size() / 4;
  points.insert(points.begin() + static_cast<std::ptrdiff_t>(arc * (side + 1)), wedge.begin(), wedge.end());
  return points;
}

Rect within(const Rect& box, double left, double top, double right, double bottom) {
  return {box.x + left * box.width, box.y + top * box.height, (right - left) * box.width, (bottom - top) * box.height};
}
Vec2 at(const Rect& box, double x, double y) { return {box.x + x * box.width, box.y + y * box.height}; }

// A bow between two points, `by` units to its left when going from a to b.
void add_bow(Points& points, Vec2 a, Vec2 b, double by) {
  const Vec2 chord = b - a;
  const double along = std::max(1e-9, length(chord));
  const Vec2 left = Vec2{chord.y, -chord.x} / along;
  for (int i = 0; i <= 16; ++i) {
    const double t = i / 16.0;
    points.push_back(a + chord * t + left * (4 * by * t * (1 - t)));
  }
}

OutlineDrawing banner(const Rect& box) {
  OutlineDrawing drawing;
  const double bow = 0.05 * box.height;
  Points body;
  const Rect middle = within(box, 0.085, 0.02, 0.915, 0.78);
  add_bow(body, middle.position(), {middle.right(), middle.y}, bow);
  add_bow(body, {middle.right(), middle.bottom()}, {middle.x, middle.bottom()}, -bow);
  drawing.bodies = {body};
  // Tails hang lower and end in a notch; folds join them to the middle.
  drawing.behind = {{at(box, 0, 0.27), at(box, 0.11, 0.27), at(box, 0.11, 1), at(box, 0, 1), at(box, 0.035, 0.635)},
                    {at(box, 1, 0.27), at(box, 0.965, 0.635), at(box, 1, 1), at(box, 0.89, 1), at(box, 0.89, 0.27)}};
  drawing.lines = {{at(box, 0.085, 0.78), at(box, 0.11, 1)}, {at(box, 0.915, 0.78), at(box, 0.89, 1)}};
  drawing.words = within(box, 0.11, 0.06, 0.89, 0.74);
  return drawing;
}

OutlineDrawing book(const Rect& box) {
  OutlineDrawing drawing;
  const double bow = 0.09 * box.height;
  Points body;
  add_bow(body, at(box, 0, 0.1), at(box, 0.5, 0.1), bow);
  add_bow(body, at(box, 0.5, 0.1), at(box, 1, 0.1), bow);
  add_bow(body, at(box, 1, 0.95), at(box, 0.5, 0.95), -bow);
  add_bow(body, at(box, 0.5, 0.95), at(box, 0, 0.95), -bow);
  drawing.bodies = {body};
  drawing.lines = {{at(box, 0.5, 0.1), at(box, 0.5, 0.95)}};
  drawing.words = within(box, 0.07, 0.18, 0.46, 0.82);
  return drawing;
}

} // namespace

OutlineDrawing outline(Outline kind, const Rect& box, Vec2 tail) {
  OutlineDrawing drawing;
  if (box.empty()) return drawing;
  const double least = std::min(box.width, box.height);
  drawing.words = inset(box, std::min(24.0, 0.1 * least));
  switch (kind) {
  case Outline::rectangle: drawing.bodies = {corners(box)}; break;
  case Outline::rounded: drawing.bodies = {rounded_points(box, 0.18 * least)}; break;
  case Outline::ellipse:
    drawing.bodies = {ellipse_points(box.centre(), box.size() / 2)};
    drawing.words = within(box, 0.16, 0.18, 0.84, 0.82);
    break;
  case Outline::diamond:
    drawing.bodies = {{at(box, 0.5, 0), at(box, 1, 0.5), at(box, 0.5, 1), at(box, 0, 0.5)}};
    drawing.words = within(box, 0.25, 0.27, 0.75, 0.73);
    break;
  case Outline::triangle:
    drawing.bodies = {{at(box, 0.5, 0), at(box, 1, 1), at(box, 0, 1)}};
    drawing.words = within(box, 0.26, 0.5, 0.74, 0.94);
    break;
  case Outline::cloud:
    drawing.bodies = {cloud_points(box)};
    drawing.words = within(box, 0.17, 0.2, 0.83, 0.8);
    break;
  case Outline::speech: drawing.bodies = {speech_points(box, tail)}; break;
  case Outline::thought: {
    drawing.bodies = {cloud_points(box)};
    drawing.words = within(box, 0.17, 0.2, 0.83, 0.8);
    const Vec2 tip = at(box, tail.x, tail.y), from = edge_towards(Outline::ellipse, box, 0, box.centre(), tip);
    if (from == tip) break;
    for (const auto& [part, size] : {std::pair{0.22, 0.085}, {0.6, 0.06}, {0.93, 0.04}}) {
      const double radius = size * least;
      drawing.bodies.push_back(ellipse_points(from + (tip - from) * part, {radius, radius}));
    }
    break;
  }
  case Outline::banner: return banner(box);
  case Outline::signpost:
    drawing.bodies = {{at(box, 0, 0), at(box, 0.8, 0), at(box, 1, 0.29), at(box, 0.8, 0.58), at(box, 0, 0.58)}};
    drawing.lines = {{at(box, 0.4, 0.58), at(box, 0.4, 1)}, {at(box, 0.2, 1), at(box, 0.62, 1)}};
    drawing.words = within(box, 0.06, 0.06, 0.82, 0.52);
    break;
  case Outline::book: return book(box);
  case Outline::frame:
    drawing.bodies = {corners(box)};
    drawing.words = {box.x, box.y - std::min(64.0, 0.2 * box.height), box.width, std::min(56.0, 0.18 * box.height)};
    break;
  }
  return drawing;
}

void add_line(std::vector<Item>& items, const std::vector<Vec2>& points, bool closed, const OutlineLook& look) {
  if (points.size() < 2 || look.edge.alpha == 0 || look.edge_width <= 0) return;
  std::vector<Vec2> way = points;
  if (closed) way.push_back(points.front());
  const double width = look.edge_width;
  const std::vector<double> dashes = look.dash == Dash::dashed ? std::vector{width * 2.6 + 6, width * 2 + 8}
                                     : look.dash == Dash::dotted ? std::vector{0.01, width * 2 + 6} : std::vector<double>{};
  if (!look.by_hand) {
    Path path = polyline(points, look.edge, width, closed);
    path.dashes = dashes;
    items.emplace_back(std::move(path));
    return;
  }
  if (dashes.empty()) {
    items.emplace_back(hand_drawn(way, look.edge, width, look.seed));
    return;
  }
  // Each dash is a line of its own, cut from the whole.
  const Ink whole = hand_drawn(way, look.edge, width, look.seed);
  double left = dashes[0];
  bool drawn = true;
  Ink piece = whole;
  piece.line.clear();
  const auto end_piece = [&] {
    if (!piece.line.empty()) items.emplace_back(piece);
    piece.line.clear();
  };
  if (!whole.line.empty()) piece.line.push_back(whole.line.front());
  for (std::size_t i = 1; i < whole.line.size(); ++i) {
    InkDot from = whole.line[i - 1];
    const InkDot to = whole.line[i];
    double rest = std::hypot(to.x - from.x, to.y - from.y);
    while (rest > left) {
      const auto t = static_cast<float>(left / rest);
      from = {from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t, from.half + (to.half - from.half) * t};
      rest -= left;
      if (drawn) piece.line.push_back(from), end_piece();
      else piece.line.push_back(from);
      drawn = !drawn;
      left = dashes[drawn ? 0 : 1];
    }
    left -= rest;
    if (drawn) piece.line.push_back(to);
  }
  end_piece();
}

std::vector<Item> outline_items(const OutlineDrawing& drawing, const OutlineLook& look) {
  std::vector<Item> items;
  const auto filled = [&](const Points& points, Colour colour, Vec2 by) {
    Path path = polyline(points, {}, 0, true);
    for (PathSegment& segment : path.segments) segment.to = segment.to + by;
    path.fill = colour;
    items.emplace_back(std::move(path));
  };
  const bool edged = look.edge.alpha > 0 && look.edge_width > 0;
  if (look.shadow)
    for (const auto* bodies : {&drawing.behind, &drawing.bodies})
      for (const Points& body : *bodies) filled(body, rgb(0xD3DAE0), {8, 8});
  // Colour and line miss each other a little, as by hand.
  const Vec2 missed = look.by_hand && edged ? Vec2{3, 4} : Vec2{};
  OutlineLook line = look;
  for (const Points& body : drawing.behind) {
    if (look.fill.alpha > 0) filled(body, mixed(look.fill, rgb(0x1F2430), 0.18), missed);
    add_line(items, body, true, line);
    line.seed = derived_id(look.seed, line.seed);
  }
  for (const Points& body : drawing.bodies) {
    if (look.fill.alpha > 0) filled(body, look.fill, missed);
    add_line(items, body, true, line);
    line.seed = derived_id(look.seed, line.seed);
  }
  for (const Points& way : drawing.lines) {
    add_line(items, way, false, line);
    line.seed = derived_id(look.seed, line.seed);
  }
  return items;
}

Vec2 edge_towards(Outline kind, const Rect& box, double degrees, Vec2 inside, Vec2 outside) {
  const double angle = -degrees * pi / 180, c = std::cos(angle), s = std::sin(angle);
  const Vec2 centre = box.centre();
  const auto back = [&](Vec2 p) { return centre + Vec2{(p.x - centre.x) * c - (p.y - centre.y) * s, (p.x - centre.x) * s + (p.y - centre.y) * c}; };
  const Vec2 from = back(outside), to = back(inside);
  Points body;
  switch (kind) {
  case Outline::ellipse:
  case Outline::cloud:
  case Outline::thought: body = ellipse_points(centre, box.size() / 2); break;
  case Outline::speech: body = rounded_points(box, 0.2 * std::min(box.width, box.height)); break;
  case Outline::banner: body = corners(within(box, 0.085, 0, 0.915, 0.8)); break;
  default: {
    const OutlineDrawing drawing = outline(kind, box);
    if (!drawing.bodies.empty()) body = drawing.bodies.front();
  }
  }
  double nearest = 2;
  for (std::size_t i = 0, j = body.size() - 1; i < body.size(); j = i++) {
    // from + t (to − from) = a + u (b − a)
    const Vec2 a = body[j], d = to - from, e = body[i] - a, f = a - from;
    const double cross = d.x * e.y - d.y * e.x;
    if (std::abs(cross) < 1e-12) continue;
    const double t = (f.x * e.y - f.y * e.x) / cross, u = (f.x * d.y - f.y * d.x) / cross;
    if (t >= 0 && t <= 1 && u >= 0 && u <= 1) nearest = std::min(nearest, t);
  }
  if (nearest > 1) return inside;
  return outside + (inside - outside) * nearest;
}

} // namespace pressoir::picture
