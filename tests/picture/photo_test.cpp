// Photos made light, and scenes on paper.
#include "facilitation/picture/photo.h"

#include <doctest/doctest.h>

#include "facilitation/picture/decode.h"
#include "facilitation/picture/pdf_pages.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

// Red on the left, blue on the right.
Pixels halves(int width, int height) {
  Pixels pixels;
  pixels.width = width;
  pixels.height = height;
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const bool left = x < width / 2;
      for (const int value : {left ? 255 : 0, 0, left ? 0 : 255, 255}) pixels.rgba.push_back(static_cast<std::uint8_t>(value));
    }
  return pixels;
}

}  // namespace

TEST_CASE("a picture is made smaller by the mean of its pixels, and never larger") {
  const Pixels small = shrunk(halves(400, 200), 100);
  CHECK(small.width == 100);
  CHECK(small.height == 50);
  CHECK(small.rgba.size() == 100 * 50 * 4);
  CHECK(small.rgba[0] == 255);
  CHECK(small.rgba[99 * 4 + 2] == 255);
  const Pixels line = shrunk(halves(3000, 2), 30);
  CHECK(line.width == 30);
  CHECK(line.height == 1);
  CHECK(shrunk(halves(40, 20), 100).width == 40);
  // Two halves into one pixel: their mean.
  const Pixels mean = shrunk(halves(2, 1), 1);
  CHECK(mean.width == 1);
  CHECK(mean.rgba[0] == 128);
}

TEST_CASE("a JPEG of ours is read again, is as large as it was, and says nothing but its pixels") {
  const std::string bytes = jpeg_bytes(halves(160, 90), 85);
  CHECK(bytes.starts_with("\xff\xd8"));
  CHECK(bytes.find("Exif") == std::string::npos);
  const auto again = decode(bytes);
  REQUIRE(again);
  CHECK(again->width == 160);
  CHECK(again->height == 90);
  CHECK(again->rgba[0] > 240);
  CHECK(again->rgba[2] < 20);
  CHECK(jpeg_bytes({}).empty());
}

TEST_CASE("scenes become the pages of a PDF, one each") {
  Scene scene;
  scene.elements.push_back({.entity = 0, .bounds = {0, 0, 100, 100}, .items = {Card{.box = {10, 10, 80, 80}, .fill = rgb(0xFFFFFF), .edge = rgb(0), .edge_width = 1}}});
  const auto pdf = pdf_pages({scene, scene, scene}, {595, 842}, "Bulletins");
  REQUIRE(pdf);
  CHECK(pdf->starts_with("%PDF-"));
  const auto alone = pdf_pages({scene}, {595, 842}, "Bulletins");
  REQUIRE(alone);
  // Each page says at least its size and its drawing.
  CHECK(pdf->size() > alone->size() + 200);
  CHECK(pdf_pages({}, {595, 842}, "Bulletins"));
}
