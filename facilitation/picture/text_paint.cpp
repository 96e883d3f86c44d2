// On pixels a text goes through the same rasteriser as on the screen; on paper it stays text, to be searched and
// copied.
#include "facilitation/picture/text_paint.h"

#include <algorithm>
#include <cmath>

#include "facilitation/picture/text_laid.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {
namespace {

bool is_plain(const cairo_matrix_t& matrix, double scale) {
  return std::abs(matrix.xy) < 1e-9 && std::abs(matrix.yx) < 1e-9 && std::abs(matrix.xx - scale) < 1e-6 * scale &&
         std::abs(matrix.yy - scale) < 1e-6 * scale;
}

} // namespace

SurfacePointer surface_of(const Pixels& pixels) {
  SurfacePointer surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width, pixels.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  unsigned char* data = cairo_image_surface_get_data(surface.get());
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
  const std::uint8_t* in = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y) {
    for (int x = 0; x < pixels.width; ++x, in += 4) {
      const std::uint32_t alpha = in[3];
      auto times = [alpha](std::uint32_t value) { return (value * alpha + 127) / 255; };
      const std::uint32_t pixel = alpha << 24 | times(in[0]) << 16 | times(in[1]) << 8 | times(in[2]);
      std::copy_n(reinterpret_cast<const unsigned char*>(&pixel), 4, data + y * stride + x * 4);
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

void paint_text(cairo_t* cairo, const Text& text, double scale) {
  const TextLayout layout(text);
  cairo_matrix_t matrix;
  cairo_get_matrix(cairo, &matrix);
  if (scale > 0 && is_plain(matrix, scale)) {
    Vec2 offset;
    const Pixels pixels = layout.rasterise(scale, &offset);
    if (pixels.rgba.empty()) return;
    const SurfacePointer surface = surface_of(pixels);
    if (!surface) return;
    double x = text.box.x + offset.x, y = text.box.y + offset.y;
    cairo_user_to_device(cairo, &x, &y);
    cairo_save(cairo);
    cairo_identity_matrix(cairo);
    cairo_set_source_surface(cairo, surface.get(), std::round(x), std::round(y));
    cairo_paint(cairo);
    cairo_restore(cairo);
    return;
  }
  cairo_save(cairo);
  cairo_translate(cairo, text.box.x, text.box.y);
  const Colour c = text.colour;
  cairo_set_source_rgba(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
  layout.show(cairo);
  cairo_restore(cairo);
}

void paint_text_as_path(cairo_t* cairo, const Text& text) {
  const TextLayout layout(text);
  cairo_save(cairo);
  cairo_translate(cairo, text.box.x, text.box.y);
  const Colour c = text.colour;
  cairo_set_source_rgba(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
  cairo_new_path(cairo);
  layout.trace(cairo);
  cairo_fill(cairo);
  cairo_restore(cairo);
}

void paint_words_only(cairo_t* cairo, const Text& text) {
  const TextLayout layout(text);
  cairo_save(cairo);
  cairo_translate(cairo, text.box.x, text.box.y);
  cairo_set_source_rgba(cairo, 1, 1, 1, 0.005); // Cairo leaves out what has no opacity at all
  layout.show(cairo);
  cairo_restore(cairo);
}

bool is_echo(const Element& element, std::size_t item) {
  const auto* text = std::get_if<Text>(&element.items[item]);
  if (!text) return false;
  for (std::size_t i = item + 1; i < element.items.size(); ++i)
    if (const auto* later = std::get_if<Text>(&element.items[i]); later && later->text == text->text && later->style == text->style) return true;
  return false;
}

void paint_greeked(cairo_t* cairo, const Text& text, double scale) {
  const TextStyle& style = text.style;
  const double size = style.size, line = style.line_height > 0 ? style.line_height : size * 1.2;
  if (line * scale < 1.2) return; // less than a pixel a line: the card alone is seen
  const auto letters = std::count_if(text.text.begin(), text.text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  const double whole = static_cast<double>(letters) * size * 0.52; // Inter's mean advance
  const double width = text.box.width > 0 && style.fit != Fit::line ? text.box.width : whole;
  int lines = static_cast<int>(std::min(std::ceil(whole / width), 200.0));
  if (text.box.height > 0) lines = std::min(lines, std::max(1, static_cast<int>(text.box.height / line)));
  Colour c = text.colour;
  c.alpha = static_cast<std::uint8_t>(c.alpha * 0.38);
  cairo_set_source_rgba(cairo, c.red / 255.0, c.green / 255.0, c.blue / 255.0, c.alpha / 255.0);
  double y = text.box.y;
  if (style.vertical == VerticalAlign::middle) y += (text.box.height - lines * line) / 2;
  if (style.vertical == VerticalAlign::bottom) y += text.box.height - lines * line;
  for (int i = 0; i < lines; ++i, y += line) {
    const double length = i + 1 < lines ? width * 0.92 : std::max(size, whole - width * (lines - 1));
    double x = text.box.x;
    if (style.align == Align::centre) x += (text.box.width - length) / 2;
    if (style.align == Align::end) x += text.box.width - length;
    cairo_rectangle(cairo, x, y + (line - size * 0.5) / 2, std::min(length, width), size * 0.5);
  }
  cairo_fill(cairo);
}

} // namespace pressoir::picture
