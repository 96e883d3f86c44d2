// Dots: the paper's dots as one quad a row. A row is a strip of texture, kept as long as dots stand as far apart: thousands of
// squares a frame cost more than all the notes in view.
#pragma once

#include <cstdint>
#include <vector>

#include "app/desktop/gl_texture.h"
#include "facilitation/base/geometry.h"

struct ImDrawList;

namespace pressoir::ui {

class Dots {
 public:
  // The textures must outlive it.
  explicit Dots(desktop::Textures& textures) : textures_(textures) {}
  ~Dots();
  Dots(const Dots&) = delete;
  Dots& operator=(const Dots&) = delete;

  void begin_frame() { ++frame_; }
  // Squares of `side` whole pixels, centred on `first` and then every `pitch` to the edge of `area` (pixels). `colour` as ImGui packs it.
  void draw(ImDrawList& list, const Rect& area, Vec2 first, double pitch, int side, std::uint32_t colour);

 private:
  struct Strip {
    desktop::TextureHandle texture = nullptr;
    int width = 0, side = 0;
    std::vector<int> lefts;  // of each square, in the strip
    std::uint64_t last_frame = 0;
  };
  Strip& strip(std::vector<int> lefts, int side, int width);

  desktop::Textures& textures_;
  std::vector<Strip> strips_;
  std::uint64_t frame_ = 1;
};

}  // namespace pressoir::ui
