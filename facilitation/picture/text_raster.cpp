// Text to pixels. Cairo puts glyphs on whole pixels, which ruins the spacing of small text: glyphs are drawn several
// times wider and averaged, so that they stand on quarters of a pixel.
#include <hb-ot.h>

#include <cmath>
#include <cstring>
#include <span>

#include "facilitation/picture/shadow.h"
#include "facilitation/picture/text_laid.h"

namespace pressoir::picture {
namespace {

constexpr int most_pixels_a_side = 8192;

int oversampling(double pixel_size) {
  return pixel_size < 20 ? 4 : pixel_size < 56 ? 2 : 1;
}

std::uint8_t straight(unsigned value, unsigned alpha) {
  return static_cast<std::uint8_t>(std::min(255U, (value * 255 + alpha / 2) / alpha));
}

} // namespace

void show_lines(cairo_t* cairo, std::span<const LaidLine> lines, double scale_of_text) {
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

void TextLayout::trace(void* context) const {
  auto* cairo = static_cast<cairo_t*>(context);
  const double scale = laid_->unit() * PANGO_SCALE;
  for (const LaidLine& line : laid_->lines) {
    cairo_save(cairo);
    cairo_translate(cairo, line.x, line.baseline);
    cairo_scale(cairo, scale, scale);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_layout_line_path(cairo, line.line);
    cairo_restore(cairo);
  }
}

bool has_colour_glyphs(std::span<const LaidLine> lines) {
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

namespace {

struct PixelBox {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0; // from the picture's corner
};

struct Canvas {
  double x0 = 0, y0 = 0; // pixels from the box's corner
  double scale = 1;
  int wide = 1; // samples a pixel, across
  Colour colour;
};

SurfacePointer drawn(std::span<const LaidLine> lines, const Canvas& canvas, const PixelBox& box, double unit,
                     cairo_format_t format) {
  SurfacePointer surface(cairo_image_surface_create(format, (box.x1 - box.x0) * canvas.wide, box.y1 - box.y0));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  const CairoPointer cairo(cairo_create(surface.get()));
  const Colour c = canvas.colour;
  if (format == CAIRO_FORMAT_A8) {
    cairo_set_source_rgba(cairo.get(), 0, 0, 0, 1);
    cairo_set_operator(cairo.get(), CAIRO_OPERATOR_ADD); // the operator that pixman has a short way for
  } else {
    cairo_set_source_rgba(cairo.get(), c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
  }
  cairo_scale(cairo.get(), canvas.wide, 1);
  cairo_translate(cairo.get(), -canvas.x0 - box.x0, -canvas.y0 - box.y0);
  cairo_scale(cairo.get(), canvas.scale, canvas.scale);
  show_lines(cairo.get(), lines, unit * PANGO_SCALE);
  cairo_surface_flush(surface.get());
  return surface;
}

// Coverage of one line, averaged over its samples, laid over what other lines left there.
void add_coverage(cairo_surface_t* surface, const PixelBox& box, const Canvas& canvas, Pixels& pixels) {
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  const auto samples = static_cast<unsigned>(canvas.wide), whole = 255 * samples;
  for (int y = box.y0; y < box.y1; ++y) {
    const unsigned char* row = data + (y - box.y0) * stride;
    std::uint8_t* out = pixels.rgba.data() + (static_cast<std::ptrdiff_t>(y) * pixels.width + box.x0) * 4 + 3;
    for (int x = box.x0; x < box.x1; ++x, out += 4, row += samples) {
      unsigned sum = 0;
      if (samples == 4) {
        std::uint32_t four;
        std::memcpy(&four, row, 4);
        if (four == 0) continue;
        const std::uint32_t pairs = (four & 0x00FF00FF) + (four >> 8 & 0x00FF00FF);
        sum = (pairs & 0xFFFF) + (pairs >> 16);
      } else {
        for (unsigned i = 0; i < samples; ++i) sum += row[i];
        if (sum == 0) continue;
      }
      *out = std::max(*out, static_cast<std::uint8_t>(sum * canvas.colour.alpha / whole));
    }
  }
}

void add_coloured(cairo_surface_t* surface, const Canvas& canvas, Pixels& pixels) {
  const unsigned char* data = cairo_image_surface_get_data(surface);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface);
  const auto samples = static_cast<unsigned>(canvas.wide);
  std::uint8_t* out = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    const unsigned char* row = data + y * stride;
    for (int x = 0; x < pixels.width; ++x, out += 4) {
      unsigned red = 0, green = 0, blue = 0, alpha = 0;
      for (unsigned i = 0; i < samples; ++i, row += 4) {
        std::uint32_t pixel;
        std::memcpy(&pixel, row, 4);
        alpha += pixel >> 24, red += pixel >> 16 & 255, green += pixel >> 8 & 255, blue += pixel & 255;
      }
      if (alpha == 0) continue;
      out[0] = straight(red, alpha), out[1] = straight(green, alpha), out[2] = straight(blue, alpha);
      out[3] = static_cast<std::uint8_t>(alpha / samples);
    }
  }
}

} // namespace

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
  Canvas canvas;
  canvas.x0 = std::floor(left * scale) - 1;
  canvas.y0 = std::floor(top * scale) - 1;
  canvas.scale = scale;
  canvas.colour = laid_->colour;
  pixels.width = static_cast<int>(std::min(std::ceil(right * scale) + 1 - canvas.x0, 1.0 * most_pixels_a_side));
  pixels.height = static_cast<int>(std::min(std::ceil(bottom * scale) + 1 - canvas.y0, 1.0 * most_pixels_a_side));
  if (offset) *offset = {canvas.x0 / scale, canvas.y0 / scale};
  canvas.wide = pixels.width * 4 <= 32000 ? oversampling(laid_->size * scale) : 1;

  // The colour is everywhere, even where nothing is drawn: smaller copies of the picture then have no dark edges.
  const Colour c = canvas.colour;
  const std::uint8_t clear[4] = {c.red, c.green, c.blue, 0};
  pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) std::memcpy(&pixels.rgba[i], clear, 4);

  if (has_colour_glyphs(laid_->lines)) {
    const SurfacePointer surface =
        drawn(laid_->lines, canvas, {0, 0, pixels.width, pixels.height}, unit, CAIRO_FORMAT_ARGB32);
    if (!surface) return {};
    add_coloured(surface.get(), canvas, pixels);
    return pixels;
  }
  // Line by line: what a line needs stays in the processor's nearest cache.
  for (const LaidLine& line : laid_->lines) {
    if (line.ink.width <= 0) continue;
    const double x = line.x + line.ink.x * unit, y = line.baseline + line.ink.y * unit;
    auto across = [&](double at) { return std::clamp(static_cast<int>(at - canvas.x0), 0, pixels.width); };
    auto down = [&](double at) { return std::clamp(static_cast<int>(at - canvas.y0), 0, pixels.height); };
    const PixelBox box{across(std::floor(x * scale) - 1), down(std::floor(y * scale) - 1),
                       across(std::ceil((x + line.ink.width * unit) * scale) + 1),
                       down(std::ceil((y + line.ink.height * unit) * scale) + 1)};
    if (box.x1 <= box.x0 || box.y1 <= box.y0) continue;
    const SurfacePointer surface = drawn({&line, 1}, canvas, box, unit, CAIRO_FORMAT_A8);
    if (!surface) return {};
    add_coverage(surface.get(), box, canvas, pixels);
  }
  return pixels;
}

} // namespace pressoir::picture
