#include "facilitation/picture/photo.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>
#include <vector>

namespace pressoir::picture {

Pixels shrunk(Pixels pixels, int longest) {
  const int side = std::max(pixels.width, pixels.height);
  if (side <= longest || longest < 1) return pixels;
  Pixels small;
  small.width = std::max(1, static_cast<int>(std::int64_t{pixels.width} * longest / side));
  small.height = std::max(1, static_cast<int>(std::int64_t{pixels.height} * longest / side));
  small.rgba.resize(std::size_t{4} * static_cast<std::size_t>(small.width) * static_cast<std::size_t>(small.height));
  const auto from = [](int at, int whole, int of) { return static_cast<int>(std::int64_t{at} * whole / of); };
  std::uint8_t* out = small.rgba.data();
  for (int y = 0; y < small.height; ++y) {
    const int top = from(y, pixels.height, small.height), bottom = std::max(top + 1, from(y + 1, pixels.height, small.height));
    for (int x = 0; x < small.width; ++x) {
      const int left = from(x, pixels.width, small.width), right = std::max(left + 1, from(x + 1, pixels.width, small.width));
      std::uint32_t sums[4] = {};
      for (int row = top; row < bottom; ++row) {
        const std::uint8_t* in = pixels.rgba.data() + std::size_t{4} * (static_cast<std::size_t>(row) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(left));
        for (int column = left; column < right; ++column)
          for (std::uint32_t& sum : sums) sum += *in++;
      }
      const auto count = static_cast<std::uint32_t>((bottom - top) * (right - left));
      for (const std::uint32_t sum : sums) *out++ = static_cast<std::uint8_t>((sum + count / 2) / count);
    }
  }
  return small;
}

std::string jpeg_bytes(const Pixels& pixels, int quality) {
  if (pixels.width < 1 || pixels.height < 1) return {};
  // What is written here is our own pixels: libjpeg finds nothing to leave by its jump for.
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &bytes, &size);
  jpeg.image_width = static_cast<JDIMENSION>(pixels.width);
  jpeg.image_height = static_cast<JDIMENSION>(pixels.height);
  jpeg.input_components = 3;
  jpeg.in_color_space = JCS_RGB;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, std::clamp(quality, 1, 100), TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  std::vector<unsigned char> line(std::size_t{3} * static_cast<std::size_t>(pixels.width));
  while (jpeg.next_scanline < jpeg.image_height) {
    const std::uint8_t* in = pixels.rgba.data() + std::size_t{4} * jpeg.next_scanline * static_cast<std::size_t>(pixels.width);
    for (std::size_t x = 0; x < static_cast<std::size_t>(pixels.width); ++x, in += 4)
      for (std::size_t c = 0; c < 3; ++c) line[3 * x + c] = static_cast<unsigned char>((in[c] * in[3] + 255 * (255 - in[3]) + 127) / 255);
    JSAMPROW row = line.data();
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string written(reinterpret_cast<const char*>(bytes), size);
  std::free(bytes);
  return written;
}

}  // namespace pressoir::picture
