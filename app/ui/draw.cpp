// Smooth primitives: ImGui's own where they are good, round caps and corners added, concave fills triangulated.
#include "app/ui/draw.h"

#include <cmath>
#include <numbers>

#include "app/ui/imgui_types.h"
#include "app/ui/shapes.h"

namespace pressoir::ui {
namespace {

constexpr double degree = std::numbers::pi / 180;

// Clockwise from the top left corner's end.
std::vector<Vec2> outline(const Rect& box, double radius) {
  const double r = std::clamp(radius, 0.0, std::min(box.width, box.height) / 2);
  std::vector<Vec2> points;
  auto corner = [&points, r](Vec2 centre, double from) {
    const int pieces = r > 0 ? std::clamp(static_cast<int>(r), 4, 16) : 1;
    for (int i = 0; i <= pieces; ++i) {
      const double angle = (from + 90.0 * i / pieces) * degree;
      points.push_back(centre + Vec2{std::cos(angle), std::sin(angle)} * r);
      if (r <= 0) break;
    }
  };
  corner({box.x + r, box.y + r}, 180);
  corner({box.right() - r, box.y + r}, 270);
  corner({box.right() - r, box.bottom() - r}, 0);
  corner({box.x + r, box.bottom() - r}, 90);
  return points;
}

} // namespace

Rect snapped(const Rect& box) {
  const double x = std::round(box.x), y = std::round(box.y);
  return {x, y, std::round(box.right()) - x, std::round(box.bottom()) - y};
}

void fill_rect(ImDrawList& list, const Rect& box, Colour colour, double radius, double opacity) {
  if (box.empty()) return;
  const double r = std::min({radius, box.width / 2, box.height / 2});
  list.AddRectFilled(low_of(box), high_of(box), packed(colour, opacity), static_cast<float>(std::max(0.0, r)));
}

void inside_edge(ImDrawList& list, const Rect& box, Colour colour, double width, double radius, double opacity) {
  const Rect middle = inset(box, width / 2);
  if (middle.empty() || width <= 0) return;
  std::vector<Vec2> points = outline(middle, radius - width / 2);
  std::vector<ImVec2> path;
  path.reserve(points.size());
  for (const Vec2 p : points) path.push_back(im(p));
  list.AddPolyline(path.data(), static_cast<int>(path.size()), packed(colour, opacity), ImDrawFlags_Closed,
                   static_cast<float>(width));
}

void dashed_edge(ImDrawList& list, const Rect& box, Colour colour, double width, double radius, double dash,
                 double gap) {
  std::vector<Vec2> points = outline(inset(box, width / 2), radius - width / 2);
  points.push_back(points.front());
  dashed(list, points, colour, width, {dash, gap});
}

void fill_disc(ImDrawList& list, Vec2 centre, double radius, Colour colour, double opacity) {
  if (radius > 0) list.AddCircleFilled(im(centre), static_cast<float>(radius), packed(colour, opacity));
}

void ring(ImDrawList& list, Vec2 centre, double radius, Colour colour, double width, double opacity) {
  if (radius > 0) {
    list.AddCircle(im(centre), static_cast<float>(radius), packed(colour, opacity), 0, static_cast<float>(width));
  }
}

void arc(ImDrawList& list, Vec2 centre, double radius, double from, double to, Colour colour, double width) {
  if (to <= from || radius <= 0) return;
  const int pieces = std::clamp(static_cast<int>((to - from) / 360 * (16 + radius * 1.5)), 2, 240);
  std::vector<Vec2> points;
  for (int i = 0; i <= pieces; ++i) {
    const double angle = (from + (to - from) * i / pieces - 90) * degree;
    points.push_back(centre + Vec2{std::cos(angle), std::sin(angle)} * radius);
  }
  polyline(list, points, colour, width);
}

void line(ImDrawList& list, Vec2 from, Vec2 to, Colour colour, double width, double opacity) {
  polyline(list, {from, to}, colour, width, opacity);
}

void polyline(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double width, double opacity,
              bool closed) {
  if (points.empty() || width <= 0) return;
  const ImU32 ink = packed(colour, opacity);
  const auto cap = [&](Vec2 at) {
    if (width > 1.5) list.AddCircleFilled(im(at), static_cast<float>(width / 2), ink);
  };
  std::vector<ImVec2> run;
  const auto flush = [&](ImDrawFlags flags) {
    if (run.size() > 1)
      list.AddPolyline(run.data(), static_cast<int>(run.size()), ink, flags, static_cast<float>(width));
    run.clear();
  };
  if (!closed) cap(points.front());
  if (points.size() == 1) return;
  bool broken = false;
  const std::size_t count = points.size();
  for (std::size_t i = 0; i < count; ++i) {
    run.push_back(im(points[i]));
    if (i + 1 >= count || (i == 0 && !closed)) continue;
    const Vec2 in = points[i] - points[(i + count - 1) % count], out = points[i + 1] - points[i];
    const double across = in.x * out.y - in.y * out.x, along = in.x * out.x + in.y * out.y;
    // A miter would stick out of a turn sharper than some 50 degrees.
    if (along < 0 || std::abs(across) > 1.2 * along) {
      cap(points[i]);
      flush(ImDrawFlags_None);
      run.push_back(im(points[i]));
      broken = true;
    }
  }
  if (closed && !broken) {
    flush(ImDrawFlags_Closed);
    return;
  }
  if (closed) run.push_back(im(points.front()));
  cap(closed ? points.front() : points.back());
  flush(ImDrawFlags_None);
}

void dashed(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double width,
            const std::vector<double>& dashes, double opacity) {
  double total = 0;
  for (const double dash : dashes) total += dash;
  if (points.size() < 2 || dashes.empty() || !(total > 0.5)) return polyline(list, points, colour, width, opacity);
  std::size_t which = 0;
  double left = dashes[0];
  bool drawn = true;
  std::vector<Vec2> run{points[0]};
  const auto end_run = [&] {
    if (drawn && run.size() > 1) {
      std::vector<ImVec2> path;
      for (const Vec2 p : run) path.push_back(im(p));
      list.AddPolyline(path.data(), static_cast<int>(path.size()), packed(colour, opacity), ImDrawFlags_None,
                       static_cast<float>(width));
    }
  };
  for (std::size_t i = 1; i < points.size(); ++i) {
    Vec2 from = points[i - 1];
    double ahead = length(points[i] - from);
    while (ahead > left) {
      from = from + (points[i] - from) * (left / ahead);
      ahead -= left;
      run.push_back(from);
      end_run();
      run.assign(1, from);
      drawn = !drawn;
      which = (which + 1) % dashes.size();
      left = std::max(dashes[which], 0.01);
    }
    left -= ahead;
    run.push_back(points[i]);
  }
  end_run();
}

void fill_polygon(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double opacity) {
  const Filled shape = filled({points});
  fill(list, shape, {}, colour, opacity);
}

Turned::Turned(ImDrawList& list, Vec2 centre, double degrees)
    : list_(list), centre_(centre), degrees_(degrees), first_(list.VtxBuffer.Size) {}
Turned::~Turned() {
  if (degrees_ == 0) return;
  const double cosine = std::cos(degrees_ * degree), sine = std::sin(degrees_ * degree);
  for (int i = first_; i < list_.VtxBuffer.Size; ++i) {
    ImVec2& at = list_.VtxBuffer[i].pos;
    const Vec2 from{at.x - centre_.x, at.y - centre_.y};
    at = im(centre_ + Vec2{from.x * cosine - from.y * sine, from.x * sine + from.y * cosine});
  }
}

Clipped::Clipped(ImDrawList& list, const Rect& box) : list_(list) {
  list_.PushClipRect(low_of(box), high_of(box), true);
}
Clipped::~Clipped() {
  list_.PopClipRect();
}

} // namespace pressoir::ui
