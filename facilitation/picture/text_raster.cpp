// Text to pixels. Cairo puts glyphs on whole pixels, which ruins the spacing of small text: glyphs are drawn several
// times wider and averaged, so that they stand on quarters of a pixel.
#include <hb-ot.h>

#include <cmath>

#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {
namespace {

constexpr int most_pixels_a_side = 8192;

struct SurfaceGone {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
};

int oversampling(double pixel_size) {
  return pixel_size < 36 ? 4 : pixel_size < 72 ? 2 : 1;
}

std::uint8_t straight(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>(std::min(255U, (value * 255 + alpha / 2) / alpha));
}

} // namespace

void show_lines(cairo_t* cairo, const std::vector<LaidLine>& lines, double scale_of_text) {
  for (const LaidLine& line : lines) {
    cairo_save(cairo);
    cairo_translate(cairo, line.x, line.baseline);
    cairo_scale(cairo, scale_of_text, scale_of_text);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_show_layout_line(cairo, line.line);
    cairo_restore(cairo);
  }
}

void TextLayout::show(void* cairo) const {
  show_lines(static_cast<cairo_t*>(cairo), laid_->lines, laid_->unit() * PANGO_SCALE);
}

bool has_colour_glyphs(const std::vector<LaidLine>& lines) {
  for (const LaidLine& line : lines) {
    for (GSList* run = line.line->runs; run; run = run->next) {
      PangoFont* font = static_cast<PangoGlyphItem*>(run->data)->item->analysis.font;
      hb_font_t* shaped = font ? pango_font_get_hb_font(font) : nullptr;
      if (!shaped) continue;
      hb_face_t* face = hb_font_get_face(shaped);
      if (hb_ot_color_has_png(face) || hb_ot_color_has_layers(face)) return true;
    }
  }
  return false;
}

Pixels TextLayout::rasterise(double scale, Vec2* offset) const {
  const double unit = laid_->unit();
  double left = 1e12, top = 1e12, right = -1e12, bottom = -1e12;
  for (const LaidLine& line : laid_->lines) {
    if (line.ink.width <= 0) continue;
    left = std::min(left, line.x + line.ink.x * unit);
    right = std::max(right, line.x + (line.ink.x + line.ink.width) * unit);
    top = std::min(top, line.baseline + line.ink.y * unit);
    bottom = std::max(bottom, line.baseline + (line.ink.y + line.ink.height) * unit);
  }
  Pixels pixels;
  if (offset) *offset = laid_->origin;
  if (left > right || !(scale > 0) || !std::isfinite(scale)) return pixels;
  const double x0 = std::floor(left * scale) - 1, y0 = std::floor(top * scale) - 1;
  pixels.width = static_cast<int>(std::min(std::ceil(right * scale) + 1 - x0, 1.0 * most_pixels_a_side));
  pixels.height = static_cast<int>(std::min(std::ceil(bottom * scale) + 1 - y0, 1.0 * most_pixels_a_side));
  if (offset) *offset = {x0 / scale, y0 / scale};

  const bool coloured = has_colour_glyphs(laid_->lines);
  const int wide = pixels.width * 4 <= 32000 ? oversampling(laid_->size * scale) : 1;
  const std::unique_ptr<cairo_surface_t, SurfaceGone> surface(
      cairo_image_surface_create(coloured ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_A8, pixels.width * wide, pixels.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  const std::unique_ptr<cairo_t, SurfaceGone> cairo(cairo_create(surface.get()));
  const Colour c = laid_->colour;
  cairo_set_source_rgba(cairo.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0, coloured ? c.alpha / 255.0 : 1);
  cairo_scale(cairo.get(), wide, 1);
  cairo_translate(cairo.get(), -x0, -y0);
  cairo_scale(cairo.get(), scale, scale);
  show_lines(cairo.get(), laid_->lines, unit * PANGO_SCALE);
  cairo_surface_flush(surface.get());

  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  const unsigned samples = static_cast<unsigned>(wide);
  pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  std::uint8_t* out = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    const unsigned char* row = data + static_cast<std::ptrdiff_t>(y) * stride;
    for (int x = 0; x < pixels.width; ++x, out += 4) {
      if (!coloured) {
        unsigned sum = 0;
        for (unsigned i = 0; i < samples; ++i) sum += *row++;
        out[0] = c.red, out[1] = c.green, out[2] = c.blue;
        out[3] = static_cast<std::uint8_t>(sum * c.alpha / (255 * samples));
        continue;
      }
      unsigned red = 0, green = 0, blue = 0, alpha = 0;
      for (unsigned i = 0; i < samples; ++i, row += 4) {
        std::uint32_t pixel;
        std::copy_n(row, 4, reinterpret_cast<unsigned char*>(&pixel));
        alpha += pixel >> 24, red += pixel >> 16 & 255, green += pixel >> 8 & 255, blue += pixel & 255;
      }
      if (alpha == 0) {
        out[0] = c.red, out[1] = c.green, out[2] = c.blue, out[3] = 0;
      } else {
        out[0] = straight(red, alpha), out[1] = straight(green, alpha), out[2] = straight(blue, alpha);
        out[3] = static_cast<std::uint8_t>(alpha / samples);
      }
    }
  }
  return pixels;
}

} // namespace pressoir::picture
