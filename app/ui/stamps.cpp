// One atlas slot per drawing and size.
#include "app/ui/stamps.h"

#include <cmath>
#include <functional>
#include <string_view>

#include "app/ui/imgui_types.h"
#include "facilitation/picture/painters.h"

namespace pressoir::ui {

Stamps::Stamps(desktop::Textures& textures, int most_pages) : atlas_(textures, most_pages) {}

void Stamps::begin_frame() {
  atlas_.begin_frame();
  if (++frame_ % 256 == 0 && kept_.size() > 1000) {
    std::erase_if(kept_, [this](const auto& pair) { return pair.second.last_frame + 256 < frame_; });
  }
}

void Stamps::draw(ImDrawList& list, std::uint64_t key, const Rect& box, const Make& make, double opacity) {
  const Rect whole = snapped(box);
  const int width = static_cast<int>(whole.width), height = static_cast<int>(whole.height);
  if (width <= 0 || height <= 0 || width > 1920 || height > 1920) return;
  Kept& kept = kept_[{key, width, height}];
  kept.last_frame = frame_;
  const Atlas::Place* place = kept.slot != 0 ? atlas_.use(kept.slot) : nullptr;
  if (!place) {
    picture::Scene scene = make(whole.size());
    // Exactly the box and one clear pixel around it, whatever the drawing's own extents.
    picture::Element frame;
    frame.bounds = {0, 0, whole.width, whole.height};
    for (picture::Element& element : scene.elements) element.bounds = frame.bounds;
    scene.elements.push_back(frame);
    picture::PngOptions options;
    options.scale = 1;
    options.margin = 1;
    options.transparent = !scene.background.has_value();
    const picture::Pixels pixels = picture::pixels(scene, options);
    kept.slot = atlas_.add(pixels);
    place = kept.slot != 0 ? atlas_.use(kept.slot) : nullptr;
    if (!place) return;
  }
  constexpr double texel = 1.0 / Atlas::side;
  const Rect at{whole.x - 1, whole.y - 1, 1.0 * place->width, 1.0 * place->height};
  list.AddImage(place->page, low_of(at), high_of(at), im({place->x * texel, place->y * texel}),
                im({(place->x + place->width) * texel, (place->y + place->height) * texel}),
                packed(Colour{255, 255, 255}, opacity));
}

std::uint64_t stamp_key(std::initializer_list<std::uint64_t> values) {
  std::uint64_t key = 0xCBF29CE484222325U;
  for (const std::uint64_t value : values) {
    key = (key ^ value) * 0x9E3779B97F4A7C15U;
    key ^= key >> 32;
  }
  return key;
}

std::uint64_t stamp_key(std::string_view name, Colour a, Colour b) {
  const auto bits = [](Colour c) {
    return static_cast<std::uint64_t>(c.red) << 24 | static_cast<std::uint64_t>(c.green) << 16 |
           static_cast<std::uint64_t>(c.blue) << 8 | c.alpha;
  };
  return stamp_key({std::hash<std::string_view>{}(name), bits(a), bits(b)});
}

} // namespace pressoir::ui
