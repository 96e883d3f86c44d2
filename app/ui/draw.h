// Drawing on an ImDrawList in pixels: rectangles, discs, arcs, lines, concave shapes, turned things.
#pragma once

#include <cstdint>
#include <vector>

#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"

struct ImDrawList;

namespace pressoir::ui {

// Where a scene stands on screen: its point `origin` falls on the pixel `at`, at `scale` pixels a unit.
struct Placement {
  Vec2 origin, at;
  double scale = 1;
  double opacity = 1;

  Vec2 px(Vec2 point) const { return at + (point - origin) * scale; }
  Rect px(const Rect& box) const { return rect_at(px(box.position()), box.size() * scale); }
  Vec2 unit(Vec2 pixel) const { return origin + (pixel - at) / scale; }
};

// On whole pixels: edges of axis-aligned things stay sharp.
Rect snapped(const Rect& box);

// All shapes have smooth edges. A stroke is centred on the outline; `inside_edge` lies within the box.
void fill_rect(ImDrawList& list, const Rect& box, Colour colour, double radius = 0, double opacity = 1);
void inside_edge(ImDrawList& list, const Rect& box, Colour colour, double width, double radius = 0, double opacity = 1);
void dashed_edge(ImDrawList& list, const Rect& box, Colour colour, double width, double radius, double dash,
                 double gap);
void fill_disc(ImDrawList& list, Vec2 centre, double radius, Colour colour, double opacity = 1);
void ring(ImDrawList& list, Vec2 centre, double radius, Colour colour, double width, double opacity = 1);
// Degrees clockwise from noon, round caps.
void arc(ImDrawList& list, Vec2 centre, double radius, double from, double to, Colour colour, double width);
// Round caps and corners.
void line(ImDrawList& list, Vec2 from, Vec2 to, Colour colour, double width, double opacity = 1);
void polyline(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double width, double opacity = 1,
              bool closed = false);
void dashed(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double width,
            const std::vector<double>& dashes, double opacity = 1);
// Any simple polygon, concave too. For what stays the same, Shapes keeps the triangles.
void fill_polygon(ImDrawList& list, const std::vector<Vec2>& points, Colour colour, double opacity = 1);

// Turns all that is drawn on the list during its life about `centre` (pixels), clockwise.
class Turned {
 public:
  Turned(ImDrawList& list, Vec2 centre, double degrees);
  ~Turned();
  Turned(const Turned&) = delete;
  Turned& operator=(const Turned&) = delete;

 private:
  ImDrawList& list_;
  Vec2 centre_;
  double degrees_;
  int first_;
};

// Draws only inside the box during its life.
class Clipped {
 public:
  Clipped(ImDrawList& list, const Rect& box);
  ~Clipped();
  Clipped(const Clipped&) = delete;
  Clipped& operator=(const Clipped&) = delete;

 private:
  ImDrawList& list_;
};

} // namespace pressoir::ui
