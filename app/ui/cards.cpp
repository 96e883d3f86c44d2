// The shadow is a texture made once per radius and kind, drawn as eight pieces around the card.
#include "app/ui/cards.h"

#include <cmath>
#include <vector>

#include "app/ui/imgui_types.h"

namespace pressoir::ui {
namespace {

struct ShadowMeasure {
  double down = 0, blur = 0, opacity = 0;
};
ShadowMeasure measure_of(picture::Shadow shadow, bool dark) {
  if (shadow == picture::Shadow::laid) return {3, 10, dark ? 0.38 : 0.14};
  if (shadow == picture::Shadow::lifted) return {8, 28, dark ? 0.50 : 0.17};
  return {};
}

// How much of the pixel at p lies in the rounded rectangle.
double coverage(Vec2 p, const Rect& box, double radius) {
  const double x = std::abs(p.x - box.centre().x) - box.width / 2 + radius;
  const double y = std::abs(p.y - box.centre().y) - box.height / 2 + radius;
  const double outside = std::hypot(std::max(x, 0.0), std::max(y, 0.0)) + std::min(std::max(x, y), 0.0) - radius;
  return std::clamp(0.5 - outside, 0.0, 1.0);
}

// Separable Gaussian, edges repeated.
void blur(std::vector<float>& image, int side, double deviation) {
  if (deviation < 0.3) return;
  const int reach = static_cast<int>(std::ceil(deviation * 3));
  std::vector<float> kernel;
  float sum = 0;
  for (int i = -reach; i <= reach; ++i) {
    kernel.push_back(static_cast<float>(std::exp(-i * i / (2 * deviation * deviation))));
    sum += kernel.back();
  }
  for (float& weight : kernel) weight /= sum;
  std::vector<float> line(static_cast<std::size_t>(side));
  const auto pass = [&](std::size_t start, std::size_t step) {
    for (int i = 0; i < side; ++i)
      line[static_cast<std::size_t>(i)] = image[start + static_cast<std::size_t>(i) * step];
    for (int i = 0; i < side; ++i) {
      float value = 0;
      for (int k = -reach; k <= reach; ++k) {
        const int at = std::clamp(i + k, 0, side - 1);
        value += line[static_cast<std::size_t>(at)] * kernel[static_cast<std::size_t>(k + reach)];
      }
      image[start + static_cast<std::size_t>(i) * step] = value;
    }
  };
  for (int y = 0; y < side; ++y) pass(static_cast<std::size_t>(y * side), 1);
  for (int x = 0; x < side; ++x) pass(static_cast<std::size_t>(x), static_cast<std::size_t>(side));
}

} // namespace

Cards::Cards(desktop::Textures& textures) : textures_(textures) {}
Cards::~Cards() {
  for (auto& [key, slices] : slices_) textures_.destroy(slices.texture);
}

const Cards::Slices& Cards::slices(double radius, picture::Shadow shadow, bool dark) {
  Slices& made = slices_[{static_cast<int>(std::lround(radius)), shadow, dark}];
  if (made.texture) return made;

  const ShadowMeasure measure = measure_of(shadow, dark);
  made.outside = std::ceil(measure.blur * 1.4 + measure.down) + 2;
  made.inner = std::ceil(measure.blur + radius) + 2;
  made.side = static_cast<int>(2 * (made.outside + made.inner)) + 2;
  const int side = made.side;
  const Rect card{made.outside, made.outside, side - 2 * made.outside, side - 2 * made.outside};
  std::vector<float> shade(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
  const auto each = [side](auto&& visit) {
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) {
        visit(static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x),
              Vec2{x + 0.5, y + 0.5});
      }
    }
  };
  Rect fallen = card;
  fallen.y += measure.down;
  each([&](std::size_t i, Vec2 p) { shade[i] = static_cast<float>(coverage(p, fallen, radius)); });
  blur(shade, side, measure.blur / 2);
  const Colour colour = dark ? rgb(0x000000) : rgb(0x1F2430);
  std::vector<std::uint8_t> rgba(shade.size() * 4);
  each([&](std::size_t i, Vec2) {
    rgba[4 * i] = colour.red, rgba[4 * i + 1] = colour.green, rgba[4 * i + 2] = colour.blue;
    rgba[4 * i + 3] = static_cast<std::uint8_t>(std::lround(255 * shade[i] * measure.opacity));
  });
  made.texture = textures_.make(side, side);
  textures_.update(made.texture, 0, 0, side, side, rgba.data());
  return made;
}

void Cards::draw(ImDrawList& list, const picture::Card& card, const Placement& place, Colour ink) {
  const Rect box = place.px(card.box);
  if (box.empty()) return;
  const Turned turned(list, box.centre(), card.rotation);
  const double radius = card.radius * place.scale;
  if (card.shadow != picture::Shadow::none && box.height >= 6) {
    const bool dark = ink.red + ink.green + ink.blue > 3 * 128;
    const Slices& slices = this->slices(card.radius, card.shadow, dark);
    const double outside = slices.outside * place.scale;
    const double inner_x = std::min(slices.inner * place.scale, box.width / 2);
    const double inner_y = std::min(slices.inner * place.scale, box.height / 2);
    // Pieces cut short on a small card show the part nearest to the corner.
    const double texel = 1.0 / slices.side, outside_u = slices.outside * texel;
    const double inner_u = inner_x / place.scale * texel, inner_v = inner_y / place.scale * texel;
    const double xs[4] = {box.x - outside, box.x + inner_x, box.right() - inner_x, box.right() + outside};
    const double ys[4] = {box.y - outside, box.y + inner_y, box.bottom() - inner_y, box.bottom() + outside};
    const double us[4] = {0, outside_u + inner_u, 1 - outside_u - inner_u, 1};
    const double vs[4] = {0, outside_u + inner_v, 1 - outside_u - inner_v, 1};
    const ImU32 tint = packed(Colour{255, 255, 255}, place.opacity * card.fill.alpha / 255.0);
    list.PushTextureID(slices.texture);
    list.PrimReserve(48, 16);
    const unsigned first = list._VtxCurrentIdx;
    for (int y = 0; y < 4; ++y) {
      for (int x = 0; x < 4; ++x) list.PrimWriteVtx(im({xs[x], ys[y]}), im({us[x], vs[y]}), tint);
    }
    for (unsigned piece = 0; piece < 9; ++piece) {
      if (piece == 4) continue; // under the card
      const unsigned a = first + 4 * (piece / 3) + piece % 3;
      for (const unsigned i : {a, a + 1, a + 5, a, a + 5, a + 4}) list.PrimWriteIdx(static_cast<ImDrawIdx>(i));
    }
    list.PopTextureID();
  }
  fill_rect(list, box, card.fill, radius < 1 ? 0 : radius, place.opacity);
  if (card.edge.alpha > 0 && card.edge_width > 0) {
    const double width = card.edge_width * place.scale;
    inside_edge(list, inset(box, -width / 2), card.edge, width, radius + width / 2, place.opacity);
  }
}

} // namespace pressoir::ui
