// Where a point falls on a canvas.
#include "facilitation/workshop/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace pressoir::workshop {
namespace {

struct Holds {
  Vec2 p;
  bool operator()(const ZoneRect& zone) const { return zone.box.contains(p); }
  bool operator()(const ZoneEllipse& zone) const {
    const Vec2 from = p - zone.box.centre();
    const double x = from.x / (zone.box.width / 2), y = from.y / (zone.box.height / 2);
    return x * x + y * y <= 1;
  }
  bool operator()(const ZoneRing& zone) const {
    const Vec2 from = p - zone.centre;
    const double far = length(from);
    if (far < zone.inner || far >= zone.outer) return false;
    if (zone.sweep >= 360) return true;
    double turned = std::fmod(std::atan2(from.y, from.x) * 180 / std::numbers::pi - zone.start, 360);
    if (turned < 0) turned += 360;
    return turned < zone.sweep;
  }
  // Even-odd, so that a point on a shared edge is in one of the two.
  bool operator()(const ZonePolygon& zone) const {
    bool inside = false;
    for (std::size_t i = 0, j = zone.points.size() - 1; i < zone.points.size(); j = i++) {
      const Vec2 a = zone.points[i], b = zone.points[j];
      if ((a.y > p.y) != (b.y > p.y) && p.x < (b.x - a.x) * (p.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
    }
    return inside;
  }
  bool operator()(const ZoneBranch& zone) const {
    const Vec2 along = zone.to - zone.from, from = p - zone.from;
    const double square = along.x * along.x + along.y * along.y;
    const double t = square > 0 ? std::clamp((from.x * along.x + from.y * along.y) / square, 0.0, 1.0) : 0;
    return length(from - along * t) <= zone.reach;
  }
};

struct Bounds {
  Rect operator()(const ZoneRect& zone) const { return zone.box; }
  Rect operator()(const ZoneEllipse& zone) const { return zone.box; }
  Rect operator()(const ZoneRing& zone) const {
    if (zone.sweep >= 360) return inset(rect_at(zone.centre, {}), -zone.outer);
    Vec2 least{1e18, 1e18}, most{-1e18, -1e18};
    const auto add = [&](double degrees, double radius) {
      const double angle = degrees * std::numbers::pi / 180;
      const Vec2 point = zone.centre + Vec2{std::cos(angle), std::sin(angle)} * radius;
      least = {std::min(least.x, point.x), std::min(least.y, point.y)};
      most = {std::max(most.x, point.x), std::max(most.y, point.y)};
    };
    for (const double radius : {zone.inner, zone.outer}) {
      add(zone.start, radius);
      add(zone.start + zone.sweep, radius);
      for (double quarter = std::ceil(zone.start / 90) * 90; quarter < zone.start + zone.sweep; quarter += 90) add(quarter, radius);
    }
    return rect_at(least, most - least);
  }
  Rect operator()(const ZonePolygon& zone) const {
    Vec2 least = zone.points.front(), most = least;
    for (const Vec2 p : zone.points) {
      least = {std::min(least.x, p.x), std::min(least.y, p.y)};
      most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    return rect_at(least, most - least);
  }
  Rect operator()(const ZoneBranch& zone) const {
    const Vec2 least{std::min(zone.from.x, zone.to.x), std::min(zone.from.y, zone.to.y)};
    const Vec2 most{std::max(zone.from.x, zone.to.x), std::max(zone.from.y, zone.to.y)};
    return inset(rect_at(least, most - least), -zone.reach);
  }
};

} // namespace

std::span<const std::string_view> canvas_colours() {
  using std::literals::string_view_literals::operator""sv;
  static constexpr std::array names = {"plain"sv, "none"sv, "paper"sv, "line"sv, "ink"sv, "ink2"sv, "ink3"sv, "accent"sv, "accent_pale"sv,
                                       "sun"sv, "apricot"sv, "rose"sv, "lilac"sv, "sky"sv, "mint"sv, "leaf"sv, "stone"sv};
  return names;
}

Rect bounds(const ZoneShape& shape) {
  return std::visit(Bounds{}, shape);
}

bool holds(const ZoneShape& shape, Vec2 point) {
  return std::visit(Holds{point}, shape);
}

const CanvasZone* zone_at(const Canvas& canvas, Vec2 point) {
  const auto found = std::find_if(canvas.zones.rbegin(), canvas.zones.rend(), [&](const CanvasZone& zone) { return holds(zone.shape, point); });
  return found == canvas.zones.rend() ? nullptr : &*found;
}

} // namespace pressoir::workshop
