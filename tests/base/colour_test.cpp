#include "facilitation/base/colour.h"

#include <doctest/doctest.h>

#include "facilitation/base/geometry.h"

using namespace pressoir;

TEST_CASE("colours as text") {
  CHECK(hex_text(rgb(0x7A1F4B)) == "#7a1f4b");
  CHECK(hex_text(with_alpha(rgb(0x000000), 0.5)) == "#00000080");
  CHECK(colour_from_hex("#7A1f4B") == rgb(0x7A1F4B));
  CHECK(colour_from_hex("#7a1f4b80") == Colour{0x7A, 0x1F, 0x4B, 0x80});
  for (const char* wrong : {"", "7a1f4b", "#7a1f4", "#7a1f4g", "#7a1f4b8", "#7a1f4b801"})
    CHECK_FALSE(colour_from_hex(wrong).has_value());
}

TEST_CASE("contrast as WCAG 2.2 counts it") {
  CHECK(contrast(rgb(0x000000), rgb(0xFFFFFF)) == doctest::Approx(21));
  CHECK(contrast(rgb(0x777777), rgb(0x777777)) == doctest::Approx(1));
  CHECK(contrast(rgb(0xFFFFFF), rgb(0x767676)) == doctest::Approx(4.54).epsilon(0.001));
  // Ink on each note colour: at least 7, as the style sheet promises.
  for (std::uint32_t note : {0xFEF09Bu, 0xF5BE8Cu, 0xEC99B5u, 0xB5A7F3u, 0xAAC8E8u, 0xA2E7E1u, 0xC1EBB8u, 0xD4D0C3u})
    CHECK(contrast(rgb(note), rgb(0x1F2430)) >= 7);
}

TEST_CASE("mixing goes from one to the other") {
  CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 0) == rgb(0x000000));
  CHECK(mixed(rgb(0x000000), rgb(0xFFFFFF), 1) == rgb(0xFFFFFF));
  CHECK(mixed(rgb(0xFF0000), rgb(0x0000FF), 0.5) == rgb(0x800080));
}

TEST_CASE("rectangles") {
  const Rect r{10, 20, 30, 40};
  CHECK(r.contains({10, 20}));
  CHECK_FALSE(r.contains({40, 20}));
  CHECK(r.intersects({39, 59, 5, 5}));
  CHECK_FALSE(r.intersects({40, 20, 5, 5}));
  CHECK(united(r, {}) == r);
  CHECK(united(r, {0, 0, 5, 5}) == Rect{0, 0, 40, 60});
  CHECK(inset(r, 20).empty());
  CHECK(r.centre() == Vec2{25, 40});
}
