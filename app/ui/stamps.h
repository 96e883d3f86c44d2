// Stamps: small drawings (pictograms, miniatures) rasterised once by the same painter as paper, then drawn as one quad.
#pragma once

#include <cstdint>
#include <functional>
#include <map>

#include "app/ui/atlas.h"
#include "app/ui/draw.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

class Stamps {
 public:
  // The textures must outlive it.
  explicit Stamps(desktop::Textures& textures, int most_pages = 2);
  void begin_frame();

  // Draws the scene that `make` gives for a box of that size in pixels at 0, 0. `key` says which drawing it is (name,
  // colours, revision): `make` is called only for a key and size not seen lately. The box is drawn on whole pixels; at
  // most 1,920 pixels a side.
  using Make = std::function<picture::Scene(Vec2 size)>;
  void draw(ImDrawList& list, std::uint64_t key, const Rect& box, const Make& make, double opacity = 1);

 private:
  Atlas atlas_;
  struct Kept {
    Atlas::Slot slot = 0;
    std::uint64_t last_frame = 0;
  };
  std::uint64_t frame_ = 1;
  std::map<std::tuple<std::uint64_t, int, int>, Kept> kept_;
};

// Mixes values into a key.
std::uint64_t stamp_key(std::initializer_list<std::uint64_t> values);
std::uint64_t stamp_key(std::string_view name, Colour a = {}, Colour b = {});

} // namespace pressoir::ui
