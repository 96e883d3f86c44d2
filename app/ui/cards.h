// Cards: rounded rectangles with their soft shadow, which is a small texture cut in nine.
#pragma once

#include <map>
#include <tuple>

#include "app/desktop/gl_texture.h"
#include "app/ui/draw.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

class Cards {
 public:
  // The textures must outlive it.
  explicit Cards(desktop::Textures& textures);
  ~Cards();
  Cards(const Cards&) = delete;
  Cards& operator=(const Cards&) = delete;

  // `ink` is the theme's: on dark paper shadows are black and stronger.
  void draw(ImDrawList& list, const picture::Card& card, const Placement& place, Colour ink);

 private:
  struct Slices {
    desktop::TextureHandle texture = nullptr;
    int side = 0;                  // pixels, one a unit: a blurred picture may be enlarged
    double outside = 0, inner = 0; // units: margin around the card, and what of the card the corner pieces hold
  };
  const Slices& slices(double radius, picture::Shadow shadow, bool dark);

  desktop::Textures& textures_;
  std::map<std::tuple<int, picture::Shadow, bool>, Slices> slices_;
};

} // namespace pressoir::ui
