// Pictures that people bring: PNG and JPEG, upright, no larger than asked; and none that does harm.
#include "facilitation/picture/decode.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>

#include <jpeglib.h>

#include <cstdlib>

namespace pressoir::picture {
namespace {

// Red at the upper left, blue at the lower right, the rest grey.
Pixels sample(int width, int height) {
  Pixels pixels{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4, 128)};
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      std::uint8_t* pixel = pixels.rgba.data() + (y * width + x) * 4;
      pixel[3] = 255;
      if (x < width / 2 && y < height / 2) pixel[0] = 255, pixel[1] = pixel[2] = 0;
      if (x >= width / 2 && y >= height / 2) pixel[2] = 255, pixel[0] = pixel[1] = 0;
    }
  return pixels;
}

std::string jpeg_bytes(const Pixels& pixels, int orientation = 0) {
  jpeg_compress_struct jpeg{};
  jpeg_error_mgr errors{};
  jpeg.err = jpeg_std_error(&errors);
  jpeg_create_compress(&jpeg);
  unsigned char* memory = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&jpeg, &memory, &size);
  jpeg.image_width = static_cast<unsigned>(pixels.width);
  jpeg.image_height = static_cast<unsigned>(pixels.height);
  jpeg.input_components = 4;
  jpeg.in_color_space = JCS_EXT_RGBA;
  jpeg_set_defaults(&jpeg);
  jpeg_set_quality(&jpeg, 95, TRUE);
  jpeg_start_compress(&jpeg, TRUE);
  if (orientation > 0) {
    const unsigned char exif[] = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, static_cast<unsigned char>(orientation), 0, 0, 0, 0, 0, 0};
    jpeg_write_marker(&jpeg, JPEG_APP0 + 1, exif, sizeof exif);
  }
  while (jpeg.next_scanline < jpeg.image_height) {
    JSAMPROW row = const_cast<JSAMPROW>(pixels.rgba.data() + std::size_t{jpeg.next_scanline} * pixels.width * 4);
    jpeg_write_scanlines(&jpeg, &row, 1);
  }
  jpeg_finish_compress(&jpeg);
  jpeg_destroy_compress(&jpeg);
  std::string bytes(reinterpret_cast<const char*>(memory), size);
  std::free(memory);
  return bytes;
}

// 'r', 'b' or '.' in the middle of a quarter.
char colour_at(const Pixels& pixels, int column, int row) {
  const int x = pixels.width * (1 + 2 * column) / 4, y = pixels.height * (1 + 2 * row) / 4;
  const std::uint8_t* pixel = pixels.rgba.data() + (y * pixels.width + x) * 4;
  if (pixel[0] > 200 && pixel[2] < 60) return 'r';
  if (pixel[2] > 200 && pixel[0] < 60) return 'b';
  return '.';
}
std::string quarters(const Pixels& pixels) {
  return {colour_at(pixels, 0, 0), colour_at(pixels, 1, 0), colour_at(pixels, 0, 1), colour_at(pixels, 1, 1)};
}

TEST_CASE("PNG and JPEG give their pixels, no side longer than asked") {
  for (const std::string& bytes : {png_bytes(sample(640, 320)), jpeg_bytes(sample(640, 320))}) {
    const auto whole = decode(bytes);
    REQUIRE(whole);
    CHECK(whole->width == 640);
    CHECK(whole->height == 320);
    CHECK(quarters(*whole) == "r..b");
    const auto small = decode(bytes, 100);
    REQUIRE(small);
    CHECK(small->width == 100);
    CHECK(small->height == 50);
    CHECK(quarters(*small) == "r..b");
    CHECK(small->rgba.size() == 100 * 50 * 4);
  }
}

TEST_CASE("pictures are known by their names, however they are written") {
  for (const char* name : {"a.png", "IMG_0001.JPG", "été.2026.jpeg"}) CHECK(has_picture_name(name));
  for (const char* name : {"a.gif", "png", "a.png.exe", ""}) CHECK_FALSE(has_picture_name(name));
}

TEST_CASE("a photograph stands as the camera was held") {
  // The sample turned so that, put upright, the red is where each orientation says.
  const char* upright[] = {"r..b", ".rb.", "b..r", ".br.", "r..b", ".rb.", "b..r", ".br."};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const auto pixels = decode(jpeg_bytes(sample(64, 32), orientation));
    REQUIRE(pixels);
    INFO("orientation " << orientation);
    CHECK(pixels->width == (orientation >= 5 ? 32 : 64));
    CHECK(quarters(*pixels) == upright[orientation - 1]);
  }
}

TEST_CASE("what is neither, or cut, or made to be huge, is refused") {
  CHECK(decode("").error().key == "picture.unknown");
  CHECK(decode("GIF89a").error().key == "picture.unknown");
  std::string jpeg = jpeg_bytes(sample(64, 32), 6);
  const std::string png = png_bytes(sample(64, 32));
  for (std::size_t length = 3; length < jpeg.size(); length += 7) (void)decode(jpeg.substr(0, length));
  for (std::size_t length = 8; length + 16 < png.size(); length += 7) CHECK_FALSE(decode(png.substr(0, length)));
  for (std::size_t at = 2; at < jpeg.size(); ++at) {
    std::string damaged = jpeg;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x5A);
    if (const auto pixels = decode(damaged)) CHECK(pixels->width <= 3840);
  }
  // A header that claims 65,000 × 65,000 points.
  const std::size_t frame = jpeg.find("\xFF\xC0");
  REQUIRE(frame != std::string::npos);
  jpeg.replace(frame + 5, 4, "\xFD\xE8\xFD\xE8");
  CHECK(decode(jpeg).error().key == "picture.too_large");
}

TEST_CASE("a drawing of the web becomes pixels, sharp enough to be enlarged; what it names outside is not read") {
  const std::string svg = "\xEF\xBB\xBF<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\"><rect width=\"20\" height=\"20\" fill=\"#ff0000\"/></svg>";
  const auto pixels = decode(svg);
  REQUIRE(pixels);
  CHECK(pixels->width == 2400);
  CHECK(pixels->height == 1200);
  CHECK(pixels->rgba[0] == 255);
  CHECK(pixels->rgba[3] == 255);
  CHECK(pixels->rgba[pixels->rgba.size() - 1] == 0);
  CHECK(has_picture_name("plan.SVG"));
  const std::string outside = "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"10\" height=\"10\"><image width=\"10\" height=\"10\" xlink:href=\"file:///usr/share/pixmaps/debian-logo.png\"/></svg>";
  const auto empty = decode(outside);
  REQUIRE(empty);
  CHECK(std::all_of(empty->rgba.begin(), empty->rgba.end(), [](std::uint8_t byte) { return byte == 0; }));
  CHECK(decode("<svg").error().key == "picture.unreadable");
  CHECK(decode("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e9\" height=\"1\"/>").error().key == "picture.unreadable");
  CHECK(decode("<html><body>").error().key == "picture.unknown");
  // Entities that would grow a thousand times.
  std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a0 \"aaaaaaaaaa\">";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY a" + std::to_string(i) + " \"";
    for (int k = 0; k < 10; ++k) bomb += "&a" + std::to_string(i - 1) + ";";
    bomb += "\">";
  }
  (void)decode(bomb + "]><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10\" height=\"10\"><text>&a11;</text></svg>");
}

} // namespace
} // namespace pressoir::picture
