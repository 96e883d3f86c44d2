// SVG by librsvg, from memory and without a place of its own, so that no reference leads out of it.
#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "facilitation/picture/decode.h"
#include "facilitation/picture/shadow.h"

namespace pressoir::picture {
namespace {

constexpr std::size_t looked_at = 4096;

struct Unref {
  void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
};
using Handle = std::unique_ptr<RsvgHandle, Unref>;

// Its own size, or its view's; in no unit that matters.
Vec2 size_of(RsvgHandle* svg) {
  double width = 0, height = 0;
  if (rsvg_handle_get_intrinsic_size_in_pixels(svg, &width, &height) && width > 0 && height > 0) return {width, height};
  gboolean has_width = FALSE, has_height = FALSE, has_view = FALSE;
  RsvgLength across{}, down{};
  RsvgRectangle view{};
  rsvg_handle_get_intrinsic_dimensions(svg, &has_width, &across, &has_height, &down, &has_view, &view);
  if (has_view && view.width > 0 && view.height > 0) return {view.width, view.height};
  return {1000, 1000};
}

std::uint8_t straight(std::uint32_t value, std::uint32_t alpha) { return alpha ? static_cast<std::uint8_t>(std::min(255U, (value * 255 + alpha / 2) / alpha)) : 0; }

} // namespace

bool looks_like_svg(std::string_view bytes) {
  std::string_view head = bytes.substr(0, looked_at);
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  const std::size_t first = head.find_first_not_of(" \t\r\n");
  return first != head.npos && head[first] == '<' && head.find("<svg") != head.npos;
}

Result<Pixels> decode_svg(std::string_view bytes, int longest) {
  GError* error = nullptr;
  const Handle svg(rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(bytes.data()), bytes.size(), &error));
  g_clear_error(&error);
  if (!svg) return refuse("picture.unreadable");
  const Vec2 size = size_of(svg.get());
  const double longer = std::max(size.x, size.y);
  if (!(longer < 1e7) || !(std::min(size.x, size.y) * 10'000 > longer)) return refuse("picture.unreadable");
  const double scale = longest / longer;
  Pixels pixels{std::max(1, static_cast<int>(std::lround(size.x * scale))), std::max(1, static_cast<int>(std::lround(size.y * scale))), {}};
  const SurfacePointer surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, pixels.width, pixels.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return refuse("picture.too_large");
  {
    const CairoPointer cairo(cairo_create(surface.get()));
    const RsvgRectangle whole{0, 0, static_cast<double>(pixels.width), static_cast<double>(pixels.height)};
    const bool drawn = rsvg_handle_render_document(svg.get(), cairo.get(), &whole, &error);
    g_clear_error(&error);
    if (!drawn) return refuse("picture.unreadable");
  }
  cairo_surface_flush(surface.get());
  const unsigned char* data = cairo_image_surface_get_data(surface.get());
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
  pixels.rgba.resize(static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
  std::uint8_t* to = pixels.rgba.data();
  for (int y = 0; y < pixels.height; ++y)
    for (int x = 0; x < pixels.width; ++x, to += 4) {
      std::uint32_t pixel;
      std::memcpy(&pixel, data + y * stride + std::ptrdiff_t{x} * 4, 4);
      const std::uint32_t alpha = pixel >> 24;
      to[0] = straight(pixel >> 16 & 255, alpha), to[1] = straight(pixel >> 8 & 255, alpha), to[2] = straight(pixel & 255, alpha);
      to[3] = static_cast<std::uint8_t>(alpha);
    }
  return pixels;
}

} // namespace pressoir::picture
