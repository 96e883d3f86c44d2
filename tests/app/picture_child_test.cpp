// A picture is decoded by another process: what it gives, and what happens when that process does not give it.
#include "app/picture_child.h"

#include <doctest/doctest.h>

#include <chrono>

#include "facilitation/base/file.h"
#include "tests/temporary_folder.h"

namespace pressoir {
namespace {

std::string large_png() {
  picture::Pixels pixels{1200, 800, std::vector<std::uint8_t>(std::size_t{1200} * 800 * 4)};
  // Noise, so that picture and pixels both are larger than a pipe.
  std::uint32_t seed = 7;
  for (std::uint8_t& byte : pixels.rgba) byte = static_cast<std::uint8_t>((seed = seed * 1664525 + 1013904223) >> 24);
  return picture::png_bytes(pixels);
}

TEST_CASE("a child decodes what is larger than a pipe, and says why it does not") {
  const std::string png = large_png();
  const auto pixels = decode_in_child(png, PRESSOIR_PROGRAM);
  REQUIRE(pixels);
  CHECK(pixels->width == 1200);
  CHECK(pixels->rgba == picture::pixels_from_png(png)->rgba);
  CHECK(decode_in_child("GIF89a", PRESSOIR_PROGRAM).error().key == "picture.unknown");
  CHECK(decode_in_child(png.substr(0, png.size() / 2), PRESSOIR_PROGRAM).error().key == "picture.unreadable");
}

TEST_CASE("a child that dies, babbles or never answers is refused, and soon") {
  const std::string png = large_png();
  CHECK(decode_in_child(png, "/bin/false").error().key == "picture.unreadable");
  CHECK(decode_in_child(png, "/bin/echo").error().key == "picture.unreadable");
  CHECK(decode_in_child(png, "/no/such/program").error().key == "picture.unreadable");
  const test::TemporaryFolder folder;
  const Path sleeper = folder.path() / "sleeper";
  REQUIRE(write_file(sleeper, "#!/bin/sh\nexec sleep 60\n"));
  std::filesystem::permissions(sleeper, std::filesystem::perms::owner_all);
  const auto before = std::chrono::steady_clock::now();
  CHECK(decode_in_child(png, sleeper.c_str(), 1).error().key == "picture.unreadable");
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(10));
}

} // namespace
} // namespace pressoir
