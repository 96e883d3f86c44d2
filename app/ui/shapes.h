// Shapes: paths of a scene as triangles, concave fills included, kept from frame to frame.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "app/ui/draw.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

// Closed outlines and the triangles that fill them; holes are the outlines that turn the other way.
struct Filled {
  std::vector<std::vector<Vec2>> outlines; // outer ones clockwise on screen, without a repeated last point
  std::vector<std::uint32_t> triangles;    // indices into the outlines' points, one after the other
};
Filled filled(std::vector<std::vector<Vec2>> outlines);
// With an edge smoothed over one pixel.
void fill(ImDrawList& list, const Filled& shape, const Placement& place, Colour colour, double opacity = 1);

class Shapes {
 public:
  // Forgets paths that were not drawn for long.
  void begin_frame();
  // Fill, then stroke. Blend::multiply is drawn as a translucent ink.
  void draw(ImDrawList& list, const picture::Path& path, const Placement& place);

 private:
  struct Kept {
    std::vector<std::vector<Vec2>> lines; // flattened
    std::vector<bool> closed;
    Filled fill;
    std::uint64_t last_frame = 0;
  };
  const Kept& kept(const picture::Path& path, double scale);

  std::uint64_t frame_ = 1;
  std::unordered_map<std::uint64_t, Kept> kept_;
};

} // namespace pressoir::ui
