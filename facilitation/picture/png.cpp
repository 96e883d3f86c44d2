// PNG out, quickly, and in, with its size looked at before any pixel is made.
#include <png.h>
#include <zlib.h>

#include <cairo.h>
#include <cmath>
#include <cstring>

#include "facilitation/picture/pages.h"
#include "facilitation/picture/shadow.h"

namespace pressoir::picture {
namespace {

constexpr std::uint64_t most_pixels_in = 24'000'000;
constexpr int most_pixels_a_side = 16384;

struct Frame {
  Rect area; // board units
  double scale = 1;
  int width = 0, height = 0;
};

Frame frame_of(const Rect& area, const PngOptions& options) {
  Frame frame;
  frame.area = area;
  if (frame.area.empty()) frame.area = {0, 0, 1, 1};
  frame.area = inset(frame.area, -std::max(0.0, options.margin));
  const double longer = std::max(frame.area.width, frame.area.height);
  frame.scale = options.scale > 0 ? options.scale : options.longest / longer;
  if (!(frame.scale * longer <= most_pixels_a_side)) frame.scale = most_pixels_a_side / longer;
  frame.width = std::max(1, static_cast<int>(std::lround(frame.area.width * frame.scale)));
  frame.height = std::max(1, static_cast<int>(std::lround(frame.area.height * frame.scale)));
  return frame;
}

SurfacePointer painted(const Scene& scene, const Rect& area, const PngOptions& options, const FetchBlob& fetch) {
  const Frame frame = frame_of(area, options);
  SurfacePointer surface(cairo_image_surface_create(options.transparent ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24,
                                                    frame.width, frame.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  const CairoPointer cairo(cairo_create(surface.get()));
  Scene bare;
  const bool own_background = !options.transparent && !scene.background;
  if (own_background) {
    cairo_set_source_rgb(cairo.get(), 1, 1, 1);
    cairo_paint(cairo.get());
  }
  cairo_scale(cairo.get(), frame.scale, frame.scale);
  cairo_translate(cairo.get(), -frame.area.x, -frame.area.y);
  if (options.transparent && scene.background) {
    bare = scene;
    bare.background.reset();
  }
  paint(options.transparent && scene.background ? bare : scene, cairo.get(), frame.scale, fetch);
  cairo_surface_flush(surface.get());
  return surface;
}

void append(png_structp png, png_bytep data, png_size_t size) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
}

// Rows of 3 or 4 bytes a pixel. A large picture takes the filter and level that cost least: flat colours compress
// anyway.
constexpr int large_picture = 1'500'000;

template <class Row> std::string encoded(int width, int height, int channels, const Row& row) {
  std::string bytes;
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  png_infop info = png ? png_create_info_struct(png) : nullptr;
  std::vector<std::uint8_t> line(static_cast<std::size_t>(width) * static_cast<std::size_t>(channels));
  if (!info || setjmp(png_jmpbuf(png))) {
    png_destroy_write_struct(&png, &info);
    return {};
  }
  png_set_write_fn(png, &bytes, append, nullptr);
  png_set_IHDR(png, info, static_cast<png_uint_32>(width), static_cast<png_uint_32>(height), 8,
               channels == 4 ? PNG_COLOR_TYPE_RGB_ALPHA : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
               PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  if (static_cast<std::int64_t>(width) * height > large_picture) {
    png_set_compression_level(png, 1);
    png_set_compression_strategy(png, Z_RLE);
    png_set_filter(png, 0, PNG_FILTER_UP);
  } else {
    png_set_compression_level(png, 9);
  }
  png_set_compression_buffer_size(png, 1 << 18);
  png_write_info(png, info);
  for (int y = 0; y < height; ++y) {
    row(y, line.data());
    png_write_row(png, line.data());
  }
  png_write_end(png, info);
  png_destroy_write_struct(&png, &info);
  return bytes;
}

std::uint8_t straight(std::uint32_t value, std::uint32_t alpha) {
  return alpha ? static_cast<std::uint8_t>(std::min(255U, (value * 255 + alpha / 2) / alpha)) : 0;
}

enum class Alpha : std::uint8_t { premultiplied, none }; // none: whatever stands in its byte

// Cairo's native-endian A R G B to bytes R G B (A).
void unpack(const unsigned char* from, int width, int channels, Alpha kind, std::uint8_t* to) {
  for (int x = 0; x < width; ++x, from += 4, to += channels) {
    std::uint32_t pixel;
    std::memcpy(&pixel, from, 4);
    const std::uint32_t red = pixel >> 16 & 255, green = pixel >> 8 & 255, blue = pixel & 255, alpha = kind == Alpha::none ? 255 : pixel >> 24;
    if (channels == 3 || alpha == 255) {
      to[0] = static_cast<std::uint8_t>(red), to[1] = static_cast<std::uint8_t>(green);
      to[2] = static_cast<std::uint8_t>(blue);
    } else {
      to[0] = straight(red, alpha), to[1] = straight(green, alpha), to[2] = straight(blue, alpha);
    }
    if (channels == 4) to[3] = static_cast<std::uint8_t>(alpha);
  }
}

} // namespace

Pixels pixels(const Scene& scene, const PngOptions& options, const FetchBlob& fetch) {
  Pixels out;
  const SurfacePointer surface = painted(scene, bounds(scene), options, fetch);
  if (!surface) return out;
  out.width = cairo_image_surface_get_width(surface.get());
  out.height = cairo_image_surface_get_height(surface.get());
  out.rgba.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 4);
  const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < out.height; ++y) {
    std::uint8_t* row = out.rgba.data() + static_cast<std::ptrdiff_t>(y) * out.width * 4;
    unpack(cairo_image_surface_get_data(surface.get()) + y * stride, out.width, 4, options.transparent ? Alpha::premultiplied : Alpha::none, row);
  }
  return out;
}

Result<std::string> png(const Scene& scene, const PngOptions& options, const FetchBlob& fetch) { return png_of(scene, bounds(scene), options, fetch); }

Result<std::string> png_of(const Scene& scene, const Rect& area, const PngOptions& options, const FetchBlob& fetch) {
  const SurfacePointer surface = painted(scene, area, options, fetch);
  std::string bytes;
  if (surface) {
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    const std::ptrdiff_t stride = cairo_image_surface_get_stride(surface.get());
    const int width = cairo_image_surface_get_width(surface.get()), channels = options.transparent ? 4 : 3;
    bytes = encoded(width, cairo_image_surface_get_height(surface.get()), channels,
                    [&](int y, std::uint8_t* line) { unpack(data + y * stride, width, channels, options.transparent ? Alpha::premultiplied : Alpha::none, line); });
  }
  if (bytes.empty()) return refuse("picture.too_large");
  return bytes;
}

std::string png_bytes(const Pixels& pixels) {
  const std::size_t row = static_cast<std::size_t>(pixels.width) * 4;
  if (pixels.width <= 0 || pixels.height <= 0 || pixels.rgba.size() < row * static_cast<std::size_t>(pixels.height)) {
    return {};
  }
  return encoded(pixels.width, pixels.height, 4, [&](int y, std::uint8_t* line) {
    std::memcpy(line, pixels.rgba.data() + static_cast<std::size_t>(y) * row, row);
  });
}

Result<Pixels> pixels_from_png(std::string_view bytes) {
  png_image image{};
  image.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size())) return refuse("picture.unreadable");
  Pixels out;
  if (std::uint64_t{image.width} * image.height > most_pixels_in) {
    png_image_free(&image);
    return refuse("picture.too_large");
  }
  image.format = PNG_FORMAT_RGBA;
  out.rgba.resize(PNG_IMAGE_SIZE(image));
  if (!png_image_finish_read(&image, nullptr, out.rgba.data(), 0, nullptr)) {
    png_image_free(&image);
    return refuse("picture.unreadable");
  }
  out.width = static_cast<int>(image.width);
  out.height = static_cast<int>(image.height);
  return out;
}

} // namespace pressoir::picture
