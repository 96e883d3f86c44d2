// What a scene covers and what lies under a point: exact for cards, discs and paths, by the box for texts and images.
#include "facilitation/picture/scene.h"

#include <cmath>
#include <limits>
#include <numbers>

#include "facilitation/picture/flatten.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {
namespace {

Vec2 turned(Vec2 point, Vec2 centre, double degrees) {
  const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
  const Vec2 d = point - centre;
  return {centre.x + d.x * c - d.y * s, centre.y + d.x * s + d.y * c};
}

Rect grown(const Rect& r, double by) {
  return inset(r, -by);
}

Rect bounds_of(const Card& card) {
  const Rect box = grown(card.box, card.edge.alpha ? card.edge_width / 2 : 0);
  return turned_bounds(box, box.centre(), card.rotation);
}
Rect bounds_of(const Ink& ink) {
  Rect box;
  for (const InkDot& dot : ink.line) {
    const double half = std::max(0.01, static_cast<double>(dot.half));
    box = united(box, {ink.at(dot).x - half, ink.at(dot).y - half, 2 * half, 2 * half});
  }
  return box;
}
Rect bounds_of(const Text& text) {
  if (text.box.width > 0 && text.box.height > 0) return text.box;
  const TextLayout layout(text);
  return united(text.box, rect_at(text.box.position() + layout.origin(), {layout.width(), layout.height()}));
}
Rect bounds_of(const Path& path) {
  if (path.segments.empty()) return {};
  constexpr double far = std::numeric_limits<double>::max();
  Vec2 least{far, far}, most{-far, -far};
  for (const auto& line : flattened(path, 1.0)) {
    for (const Vec2 p : line) {
      least = {std::min(least.x, p.x), std::min(least.y, p.y)};
      most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
  }
  if (least.x > most.x) return {};
  return grown(rect_at(least, most - least), path.stroke.alpha ? path.stroke_width / 2 : 0);
}
Rect bounds_of(const Disc& disc) {
  const double r = disc.radius + (disc.edge.alpha ? disc.edge_width / 2 : 0);
  return {disc.centre.x - r, disc.centre.y - r, 2 * r, 2 * r};
}
Rect bounds_of(const Image& image) {
  return image.box;
}

double distance_to_segment(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 d = b - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
  return length(p - (a + d * t));
}

bool hit(const Card& card, Vec2 p, double) {
  return card.box.contains(turned(p, card.box.centre(), -card.rotation));
}
bool hit(const Text& text, Vec2 p, double) {
  return text.colour.alpha && bounds_of(text).contains(p);
}
bool hit(const Disc& disc, Vec2 p, double) {
  return length(p - disc.centre) <= disc.radius + disc.edge_width / 2;
}
bool hit(const Image& image, Vec2 p, double) {
  return image.box.contains(p);
}
// A thin line is taken from some units away: a finger is no needle.
bool hit(const Ink& ink, Vec2 p, double reach) {
  for (std::size_t i = 0; i < ink.line.size(); ++i) {
    const InkDot &a = ink.line[i], &b = ink.line[std::min(i + 1, ink.line.size() - 1)];
    if (distance_to_segment(p, ink.at(a), ink.at(b)) <= std::max(reach, static_cast<double>(std::max(a.half, b.half)))) return true;
  }
  return false;
}
bool hit(const Path& path, Vec2 p, double reach) {
  bool inside = false;
  for (const auto& line : flattened(path, 1.0)) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      const Vec2 a = line[i], b = line[(i + 1) % line.size()];
      if (path.stroke.alpha && i + 1 < line.size() &&
          distance_to_segment(p, a, b) <= std::max(path.stroke_width / 2, reach))
        return true;
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
  }
  return inside && path.fill.alpha;
}

} // namespace

Rect turned_bounds(const Rect& box, Vec2 about, double degrees) {
  if (degrees == 0) return box;
  const double angle = degrees * std::numbers::pi / 180, c = std::abs(std::cos(angle)), s = std::abs(std::sin(angle));
  const Vec2 centre = turned(box.centre(), about, degrees), size{box.width * c + box.height * s, box.width * s + box.height * c};
  return rect_at(centre - size / 2, size);
}

Rect bounds(const Item& item) {
  return std::visit([](const auto& shape) { return bounds_of(shape); }, item);
}

Rect bounds(const Scene& scene) {
  Rect all;
  for (const Element& element : scene.elements) all = united(all, element.bounds);
  return all;
}

bool touches(const Element& element, Vec2 at, double reach) {
  if (!grown(element.bounds, reach).contains(at)) return false;
  const Vec2 point = turned(at, element.pivot, -element.rotation);
  return std::any_of(element.items.begin(), element.items.end(), [&](const Item& item) {
    return std::visit([&](const auto& shape) { return hit(shape, point, reach); }, item);
  });
}

const Element* pick(const Scene& scene, Vec2 point) {
  constexpr double reach = 3;
  for (auto element = scene.elements.rbegin(); element != scene.elements.rend(); ++element)
    if (element->entity && touches(*element, point, reach)) return &*element;
  return nullptr;
}

Path polyline(const std::vector<Vec2>& points, Colour stroke, double width, bool closed) {
  Path path;
  path.stroke = stroke;
  path.stroke_width = width;
  path.segments.reserve(points.size() + 1);
  for (const Vec2 p : points) {
    path.segments.push_back({path.segments.empty() ? PathSegment::Kind::move : PathSegment::Kind::line, {}, {}, p});
  }
  if (closed && !points.empty()) path.segments.push_back({PathSegment::Kind::close, {}, {}, points.front()});
  return path;
}

} // namespace pressoir::picture
