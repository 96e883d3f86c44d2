// Three box blurs stand for a Gaussian (their sum is within 3 % of it); the kept masks never pass 16 megapixels.
#include "facilitation/picture/shadow.h"

#include <cmath>
#include <numbers>

namespace pressoir::picture {
namespace {

constexpr std::size_t most_kept_pixels = 16 << 20;

bool is_light(Colour c) {
  return c.red + c.green + c.blue > 3 * 128;
}

// One pass along a line of `count` samples, `step` bytes apart.
void box_blur(unsigned char* data, int count, std::ptrdiff_t step, int reach, std::vector<unsigned char>& line) {
  line.resize(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) line[static_cast<std::size_t>(i)] = data[i * step];
  const int window = 2 * reach + 1;
  int sum = 0;
  auto sample = [&](int i) { return i >= 0 && i < count ? line[static_cast<std::size_t>(i)] : 0; };
  for (int i = -reach; i <= reach; ++i) sum += sample(i);
  for (int i = 0; i < count; ++i) {
    data[i * step] = static_cast<unsigned char>((sum + window / 2) / window);
    sum += sample(i + reach + 1) - sample(i - reach);
  }
}

} // namespace

ShadowShape shadow_shape(Shadow shadow, Colour ink) {
  const bool dark_paper = is_light(ink);
  const Colour colour = dark_paper ? rgb(0x000000) : rgb(0x1F2430);
  if (shadow == Shadow::laid) return {3, 10, with_alpha(colour, dark_paper ? 0.38 : 0.14)};
  if (shadow == Shadow::lifted) return {8, 28, with_alpha(colour, dark_paper ? 0.50 : 0.17)};
  return {0, 0, with_alpha(colour, 0)};
}

std::vector<ShadowLayer> shadow_layers(const Card& card, const ShadowShape& shape, int count) {
  const double deviation = shape.blur / 2, peak = shape.colour.alpha / 255.0;
  std::vector<ShadowLayer> layers;
  double reached = 0;
  for (int i = 0; i < count; ++i) {
    // From two deviations outside the edge to one inside; the rest is under the card.
    const double outside = deviation * (2 - 3.0 * (i + 0.5) / count);
    const double wished = peak * std::erfc(outside / deviation / std::numbers::sqrt2) / 2;
    const double alpha = (wished - reached) / (1 - reached);
    reached = wished;
    Rect box = inset(card.box, -outside);
    box.y += shape.down;
    if (box.empty()) break;
    layers.push_back(
        {box, std::max(1.0, card.radius + std::max(outside, -card.radius)), with_alpha(shape.colour, alpha)});
  }
  return layers;
}

const ShadowMasks::Mask& ShadowMasks::mask(int width, int height, double radius, double blur) {
  const auto key = std::tuple(width, height, static_cast<int>(radius * 4), static_cast<int>(blur * 4));
  if (const auto found = masks_.find(key); found != masks_.end()) return found->second;
  if (pixels_ > most_kept_pixels) masks_.clear(), pixels_ = 0;
  Mask made;
  made.margin = static_cast<int>(std::ceil(blur * 1.5)) + 1;
  const int wide = width + 2 * made.margin, high = height + 2 * made.margin;
  pixels_ += static_cast<std::size_t>(wide) * static_cast<std::size_t>(high);
  made.surface.reset(cairo_image_surface_create(CAIRO_FORMAT_A8, wide, high));
  if (cairo_surface_status(made.surface.get()) == CAIRO_STATUS_SUCCESS) {
    const CairoPointer cairo(cairo_create(made.surface.get()));
    rounded_rectangle(cairo.get(), {1.0 * made.margin, 1.0 * made.margin, 1.0 * width, 1.0 * height}, radius);
    cairo_fill(cairo.get());
    cairo_surface_flush(made.surface.get());
    unsigned char* data = cairo_image_surface_get_data(made.surface.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(made.surface.get());
    // Three boxes of 2r + 1: variance 3 × ((2r + 1)² − 1) / 12 = deviation².
    const double deviation = blur / 2;
    const int reach = static_cast<int>(std::lround((std::sqrt(4 * deviation * deviation + 1) - 1) / 2));
    std::vector<unsigned char> line;
    for (int pass = 0; pass < 3 && reach > 0; ++pass) {
      for (int y = 0; y < high; ++y) box_blur(data + y * stride, wide, 1, reach, line);
      for (int x = 0; x < wide; ++x) box_blur(data + x, high, stride, reach, line);
    }
    cairo_surface_mark_dirty(made.surface.get());
  }
  return masks_.emplace(key, std::move(made)).first->second;
}

void rounded_rectangle(cairo_t* cairo, const Rect& box, double radius) {
  const double r = std::min({radius, box.width / 2, box.height / 2});
  cairo_new_path(cairo);
  if (r <= 0) {
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    return;
  }
  constexpr double quarter = std::numbers::pi / 2;
  cairo_arc(cairo, box.right() - r, box.y + r, r, -quarter, 0);
  cairo_arc(cairo, box.right() - r, box.bottom() - r, r, 0, quarter);
  cairo_arc(cairo, box.x + r, box.bottom() - r, r, quarter, 2 * quarter);
  cairo_arc(cairo, box.x + r, box.y + r, r, 2 * quarter, 3 * quarter);
  cairo_close_path(cairo);
}

} // namespace pressoir::picture
