// The two soft shadows of the look, for this room's painters: blurred bitmaps on pixels, stacked shapes on vector
// paper.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

struct CairoGone {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};
using SurfacePointer = std::unique_ptr<cairo_surface_t, CairoGone>;
using CairoPointer = std::unique_ptr<cairo_t, CairoGone>;

// Board units; `blur` as CSS writes it (twice the Gaussian's deviation).
struct ShadowShape {
  double down = 0, blur = 0;
  Colour colour;
};
// On dark paper (light ink) shadows are black and stronger.
ShadowShape shadow_shape(Shadow shadow, Colour ink);

struct ShadowLayer {
  Rect box;
  double radius = 0;
  Colour colour;
};
// Translucent rounded rectangles, widest first, that add up to the soft edge.
std::vector<ShadowLayer> shadow_layers(const Card& card, const ShadowShape& shape, int count);

// Blurred masks by size in pixels: a wall of like notes blurs one.
class ShadowMasks {
 public:
  struct Mask {
    SurfacePointer surface; // A8
    int margin = 0;         // pixels around the card
  };
  const Mask& mask(int width, int height, double radius, double blur);

 private:
  std::map<std::tuple<int, int, int, int>, Mask> masks_;
  std::size_t pixels_ = 0;
};

void rounded_rectangle(cairo_t* cairo, const Rect& box, double radius);

} // namespace pressoir::picture
