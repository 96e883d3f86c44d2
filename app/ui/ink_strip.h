// Ink on the screen: a line of varying width as one strip of triangles, its edges smoothed, at a cost that follows the
// pixels it covers.
#pragma once

#include <vector>

#include "app/ui/draw.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

class InkStrips {
 public:
  // Dots nearer to each other than the eye can tell are left out. Blend::darken and lighten do so exactly on OpenGL: a
  // highlighter that crosses itself is as dark there as anywhere.
  void draw(ImDrawList& list, const picture::Ink& ink, const Placement& place);

  struct Dot {
    float x = 0, y = 0, half = 0; // pixels
  };
  struct Normal {
    float x = 0, y = 0;
  };

 private:
  std::vector<Dot> dots_; // room kept from stroke to stroke
  std::vector<Normal> normals_;
};

} // namespace pressoir::ui
