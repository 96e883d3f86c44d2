#include "facilitation/picture/decode.h"

#include <cstdio>

#include <jpeglib.h>

#include <algorithm>
#include <csetjmp>
#include <string>

namespace pressoir::picture {
namespace {

constexpr std::uint64_t most_pixels = 64'000'000;

// libjpeg leaves by a jump; nothing that needs a destructor may live between here and there.
struct JpegErrors {
  jpeg_error_mgr manager;
  std::jmp_buf leave;
};
void leave(j_common_ptr jpeg) {
  std::longjmp(reinterpret_cast<JpegErrors*>(jpeg->err)->leave, 1);
}
void say_nothing(j_common_ptr, int) {}
void print_nothing(j_common_ptr) {}

// How the camera was held, as Exif tells it: 1 to 8, 1 when it does not.
int orientation_in(std::string_view exif) {
  if (exif.size() < 14 || !exif.starts_with(std::string_view("Exif\0\0", 6))) return 1;
  const std::string_view tiff = exif.substr(6);
  const bool little = tiff[0] == 'I';
  const auto number = [&](std::size_t at, std::size_t bytes) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < bytes; ++i)
      value = value << 8 | static_cast<unsigned char>(tiff[at + (little ? bytes - 1 - i : i)]);
    return value;
  };
  const std::size_t first = number(4, 4);
  if (first + 2 > tiff.size()) return 1;
  const std::size_t entries = number(first, 2);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = first + 2 + 12 * i;
    if (entry + 12 > tiff.size()) return 1;
    if (number(entry, 2) != 0x0112) continue;
    const std::uint32_t told = number(entry + 8, 2);
    return told >= 1 && told <= 8 ? static_cast<int>(told) : 1;
  }
  return 1;
}

std::uint8_t* pixel_of(Pixels& pixels, int x, int y) {
  return pixels.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * 4;
}

Pixels turned(Pixels from, int orientation) {
  if (orientation <= 1) return from;
  const bool swaps = orientation >= 5;
  Pixels to{swaps ? from.height : from.width, swaps ? from.width : from.height, {}};
  to.rgba.resize(from.rgba.size());
  for (int y = 0; y < to.height; ++y) {
    for (int x = 0; x < to.width; ++x) {
      int u = swaps ? y : x, v = swaps ? x : y; // in `from`, before mirroring
      if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) u = from.width - 1 - u;
      if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) v = from.height - 1 - v;
      std::copy_n(pixel_of(from, u, v), 4, pixel_of(to, x, y));
    }
  }
  return to;
}

// Where the n-th of `to` pieces of `from` pixels begins.
int cut(int n, int from, int to) {
  return static_cast<int>(std::int64_t{n} * from / to);
}

// Each new pixel is the mean of those it stands for.
Pixels smaller(Pixels from, int longest) {
  const int side = std::max(from.width, from.height);
  if (side <= longest) return from;
  Pixels to{std::max(1, cut(longest, from.width, side)), std::max(1, cut(longest, from.height, side)), {}};
  to.rgba.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
  for (int y = 0; y < to.height; ++y) {
    const int top = cut(y, from.height, to.height), bottom = std::max(top + 1, cut(y + 1, from.height, to.height));
    for (int x = 0; x < to.width; ++x) {
      const int left = cut(x, from.width, to.width), right = std::max(left + 1, cut(x + 1, from.width, to.width));
      std::uint32_t sums[4] = {};
      for (int v = top; v < bottom; ++v) {
        const std::uint8_t* pixel = pixel_of(from, left, v);
        for (int u = left; u < right; ++u, pixel += 4)
          for (int c = 0; c < 4; ++c) sums[c] += pixel[c];
      }
      const auto count = static_cast<std::uint32_t>((bottom - top) * (right - left));
      std::transform(sums, sums + 4, pixel_of(to, x, y), [&](std::uint32_t sum) { return static_cast<std::uint8_t>((sum + count / 2) / count); });
    }
  }
  return to;
}

enum class Read : std::uint8_t { done, damaged, too_large };

Read read_jpeg(std::string_view bytes, int longest, Pixels& out, int& orientation) {
  jpeg_decompress_struct jpeg{};
  JpegErrors errors{};
  jpeg.err = jpeg_std_error(&errors.manager);
  errors.manager.error_exit = leave;
  errors.manager.emit_message = say_nothing;
  errors.manager.output_message = print_nothing;
  if (setjmp(errors.leave)) {
    jpeg_destroy_decompress(&jpeg);
    return Read::damaged;
  }
  jpeg_create_decompress(&jpeg);
  jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
  jpeg_read_header(&jpeg, TRUE);
  if (std::uint64_t{jpeg.image_width} * jpeg.image_height > most_pixels) {
    jpeg_destroy_decompress(&jpeg);
    return Read::too_large;
  }
  for (const jpeg_marker_struct* marker = jpeg.marker_list; marker && orientation == 1; marker = marker->next)
    orientation = orientation_in({reinterpret_cast<const char*>(marker->data), marker->data_length});
  // The decoder itself halves what is much too large.
  const unsigned side = std::max(jpeg.image_width, jpeg.image_height);
  while (jpeg.scale_denom < 8 && side / (2 * jpeg.scale_denom) >= static_cast<unsigned>(longest)) jpeg.scale_denom *= 2;
  jpeg.out_color_space = JCS_EXT_RGBA;
  jpeg_start_decompress(&jpeg);
  out.width = static_cast<int>(jpeg.output_width);
  out.height = static_cast<int>(jpeg.output_height);
  out.rgba.resize(std::size_t{4} * jpeg.output_width * jpeg.output_height);
  while (jpeg.output_scanline < jpeg.output_height) {
    JSAMPROW row = pixel_of(out, 0, static_cast<int>(jpeg.output_scanline));
    jpeg_read_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_decompress(&jpeg);
  jpeg_destroy_decompress(&jpeg);
  return Read::done;
}

} // namespace

bool has_picture_name(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return false;
  std::string ending(file.substr(dot));
  for (char& c : ending)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return ending == ".png" || ending == ".jpg" || ending == ".jpeg" || ending == ".svg";
}

Result<Pixels> decode(std::string_view bytes, int longest) {
  if (bytes.size() > most_picture_bytes) return refuse("picture.too_large");
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return smaller(TRY(pixels_from_png(bytes)), longest);
  if (looks_like_svg(bytes)) return decode_svg(bytes, std::min(longest, 2400));
  if (!bytes.starts_with("\xFF\xD8\xFF")) return refuse("picture.unknown");
  Pixels pixels;
  int orientation = 1;
  switch (read_jpeg(bytes, longest, pixels, orientation)) {
  case Read::damaged: return refuse("picture.unreadable");
  case Read::too_large: return refuse("picture.too_large");
  case Read::done: break;
  }
  return turned(smaller(std::move(pixels), longest), orientation);
}

} // namespace pressoir::picture
