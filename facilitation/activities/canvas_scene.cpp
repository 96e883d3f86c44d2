// Zones first, pale; what is drawn on them; their titles last.
#include "facilitation/activities/canvas_scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "facilitation/workshop/note_colour.h"

namespace pressoir::activities {
namespace {

using picture::Path;
using picture::PathSegment;
using workshop::Canvas;
using workshop::CanvasBox;
using workshop::CanvasLine;
using workshop::CanvasText;
using workshop::CanvasZone;

// The name of a colour in the theme's own; nothing is drawn in "none" and "".
std::optional<Colour> colour_of(std::string_view name, const BoardLook& look) {
  if (name.empty() || name == "none") return std::nullopt;
  if (name == "plain") return look.sunken;
  if (name == "paper") return look.paper;
  if (name == "ink") return look.ink;
  if (name == "ink2") return mixed(look.ink, look.paper, 0.18);
  if (name == "ink3") return look.ink3;
  if (name == "line") return mixed(look.ink, look.paper, 0.72);
  if (name == "accent") return mixed(look.accent, look.ink, contrast(look.accent, look.paper) < 3 ? 0.6 : 0);
  if (name == "accent_pale") return mixed(look.paper, look.accent, 0.14);
  const auto& names = enum_names<workshop::NoteColour>;
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return look.sunken;
  // Paler than the notes that will lie on it.
  const bool dark = contrast(look.paper, rgb(0xFFFFFF)) > 4.5;
  return mixed(look.paper, workshop::note_fill(static_cast<workshop::NoteColour>(found - names.begin())), dark ? 0.17 : 0.36);
}

Vec2 around(Vec2 centre, double degrees, double radius) {
  const double angle = degrees * std::numbers::pi / 180;
  return centre + Vec2{std::cos(angle), std::sin(angle)} * radius;
}

// An arc by cubics of at most a quarter turn; begins with a move or a line.
void add_arc(Path& path, Vec2 centre, double radius, double from, double sweep, PathSegment::Kind first) {
  const int pieces = std::max(1, static_cast<int>(std::ceil(std::abs(sweep) / 90)));
  const double piece = sweep / pieces, handle = 4.0 / 3 * std::tan(piece * std::numbers::pi / 720) * radius;
  path.segments.push_back({.kind = first, .a = {}, .b = {}, .to = around(centre, from, radius)});
  for (int i = 0; i < pieces; ++i) {
    const double a = from + piece * i, b = a + piece;
    path.segments.push_back({.kind = PathSegment::Kind::cubic,
                             .a = around(around(centre, a, radius), a + 90, handle),
                             .b = around(around(centre, b, radius), b - 90, handle),
                             .to = around(centre, b, radius)});
  }
}

void close(Path& path) { path.segments.push_back({.kind = PathSegment::Kind::close, .a = {}, .b = {}, .to = {}}); }

Path ellipse(const Rect& box) {
  Path path;
  add_arc(path, {}, 1, 0, 360, PathSegment::Kind::move);
  for (PathSegment& segment : path.segments)
    for (Vec2* p : {&segment.a, &segment.b, &segment.to}) *p = box.centre() + Vec2{p->x * box.width / 2, p->y * box.height / 2};
  close(path);
  return path;
}

// A smooth line through all points (Catmull-Rom, as cubics).
Path through(const std::vector<Vec2>& points, bool closed) {
  Path path;
  const std::size_t n = points.size();
  const auto at = [&](std::ptrdiff_t i) {
    const auto last = static_cast<std::ptrdiff_t>(n);
    return points[static_cast<std::size_t>(closed ? (i + last) % last : std::clamp<std::ptrdiff_t>(i, 0, last - 1))];
  };
  path.segments.push_back({.kind = PathSegment::Kind::move, .a = {}, .b = {}, .to = points.front()});
  const auto pieces = static_cast<std::ptrdiff_t>(closed ? n : n - 1);
  for (std::ptrdiff_t i = 0; i < pieces; ++i) {
    const Vec2 a = at(i), b = at(i + 1);
    path.segments.push_back({.kind = PathSegment::Kind::cubic, .a = a + (b - at(i - 1)) / 6, .b = b - (at(i + 2) - a) / 6, .to = b});
  }
  if (closed) close(path);
  return path;
}

struct Outline {
  Path operator()(const workshop::ZoneEllipse& zone) const { return ellipse(zone.box); }
  Path operator()(const workshop::ZoneRing& zone) const {
    Path path;
    const bool whole = zone.sweep >= 360;
    add_arc(path, zone.centre, zone.outer, zone.start, zone.sweep, PathSegment::Kind::move);
    if (whole) close(path);
    if (zone.inner > 0) add_arc(path, zone.centre, zone.inner, zone.start + zone.sweep, -zone.sweep, whole ? PathSegment::Kind::move : PathSegment::Kind::line);
    else if (!whole) path.segments.push_back({.kind = PathSegment::Kind::line, .a = {}, .b = {}, .to = zone.centre});
    close(path);
    return path;
  }
  Path operator()(const workshop::ZonePolygon& zone) const { return picture::polyline(zone.points, {0, 0, 0, 0}, 0, true); }
  Path operator()(const workshop::ZoneBranch& zone) const {
    const Vec2 along = zone.to - zone.from;
    const double angle = std::atan2(along.y, along.x) * 180 / std::numbers::pi;
    Path path;
    add_arc(path, zone.from, zone.reach, angle + 90, 180, PathSegment::Kind::move);
    add_arc(path, zone.to, zone.reach, angle - 90, 180, PathSegment::Kind::line);
    close(path);
    return path;
  }
  Path operator()(const workshop::ZoneRect& zone) const { return picture::polyline({{zone.box.x, zone.box.y}}, {0, 0, 0, 0}, 0); } // a card instead
};

struct Painter {
  const BoardLook& look;
  picture::Element& into;

  void text(const Rect& box, const std::string& words, double size, double least, int weight, Colour colour, const std::string& align) const {
    picture::Text text{.box = box, .text = words, .style = {}, .colour = colour};
    text.style.face = weight >= 600 ? picture::Face::inter_display : picture::Face::inter;
    text.style.weight = weight;
    text.style.size = size;
    text.style.least_size = std::min(size, least);
    text.style.line_height = size * 1.18;
    text.style.fit = picture::Fit::shrink;
    text.style.align = align == "centre" ? picture::Align::centre : align == "end" ? picture::Align::end : picture::Align::start;
    text.style.vertical = picture::VerticalAlign::middle;
    text.style.balance = true;
    into.items.emplace_back(std::move(text));
  }

  void zone(const CanvasZone& zone) const {
    const std::optional<Colour> fill = colour_of(zone.colour, look);
    if (!fill) return;
    const double edge = look.edges == NoteEdges::bordered ? 4 : 0;
    if (const auto* rect = std::get_if<workshop::ZoneRect>(&zone.shape)) {
      picture::Card card{.box = rect->box, .fill = *fill, .radius = std::min({rect->radius, rect->box.width / 2, rect->box.height / 2})};
      if (edge > 0) card.edge = look.ink, card.edge_width = edge;
      into.items.emplace_back(card);
      return;
    }
    Path path = std::visit(Outline{}, zone.shape);
    path.fill = *fill;
    path.stroke = edge > 0 ? look.ink : look.paper; // a thin gap between neighbours
    path.stroke_width = edge > 0 ? edge : 6;
    into.items.emplace_back(std::move(path));
  }

  void title(const CanvasZone& zone) const {
    if (!zone.titled) return;
    const Rect all = workshop::bounds(zone.shape);
    const double smaller = std::min(all.width, all.height);
    const double size = std::clamp(smaller * 0.17, 16.0, 54.0), pad = std::clamp(smaller * 0.07, 6.0, 30.0);
    Rect box = zone.title_box.value_or(Rect{all.x + pad, all.y + pad * 0.7, all.width - 2 * pad, size * 1.25});
    text(box, zone.title.in(look.language), zone.title_box ? std::min(54.0, box.height * 0.8) : size, size * 0.55, 600, look.ink, zone.align);
    if (zone.hint.empty()) return;
    box = {box.x, box.bottom() + size * 0.05, box.width, size * 0.9};
    text(box, zone.hint.in(look.language), size * 0.72, size * 0.5, 400, look.ink3, zone.align);
  }

  void operator()(const CanvasText& mark) const {
    text(mark.box, mark.text.in(look.language), mark.size, mark.size * 0.5, mark.bold ? 600 : 500, colour_of(mark.colour, look).value_or(look.ink), mark.align);
  }
  void operator()(const CanvasBox& mark) const {
    const std::optional<Colour> fill = colour_of(mark.fill, look), edge = colour_of(mark.colour, look);
    if (mark.ellipse) {
      Path path = ellipse(mark.box);
      if (fill) path.fill = *fill;
      if (edge) path.stroke = *edge, path.stroke_width = mark.width;
      into.items.emplace_back(std::move(path));
      return;
    }
    picture::Card card{.box = mark.box, .fill = fill.value_or(Colour{0, 0, 0, 0}), .radius = std::min({mark.radius, mark.box.width / 2, mark.box.height / 2})};
    if (edge) card.edge = *edge, card.edge_width = mark.width;
    into.items.emplace_back(card);
  }
  void operator()(const CanvasLine& mark) const {
    Path path = mark.curved && mark.points.size() > 2 ? through(mark.points, mark.closed) : picture::polyline(mark.points, {0, 0, 0, 0}, 0, mark.closed);
    if (const auto fill = colour_of(mark.fill, look)) path.fill = *fill;
    const std::optional<Colour> colour = colour_of(mark.colour, look);
    if (colour) path.stroke = *colour, path.stroke_width = mark.width;
    if (mark.dashed) path.dashes = {mark.width * 4, mark.width * 3};
    into.items.emplace_back(std::move(path));
    if (!mark.arrow || !colour) return;
    const Vec2 tip = mark.points.back(), along = tip - mark.points[mark.points.size() - 2];
    const double angle = std::atan2(along.y, along.x) * 180 / std::numbers::pi, reach = 14 + mark.width * 2.4;
    into.items.emplace_back(picture::polyline({around(tip, angle + 146, reach), tip, around(tip, angle - 146, reach)}, *colour, mark.width));
  }
};

} // namespace

picture::Element canvas_element(const Canvas& canvas, const BoardLook& look) {
  picture::Element element{.bounds = rect_at({}, canvas.size)};
  const Painter painter{look, element};
  for (const CanvasZone& zone : canvas.zones) painter.zone(zone);
  for (const workshop::CanvasMark& mark : canvas.marks) std::visit(painter, mark);
  for (const CanvasZone& zone : canvas.zones) painter.title(zone);
  return element;
}

} // namespace pressoir::activities
