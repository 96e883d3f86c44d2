// Scenes as files: SVG that is well formed and searchable, PDF whose text can be found, PNG in and out.
#include "facilitation/picture/painters.h"

#include <cairo-pdf.h>
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <pugixml.hpp>
#include <unistd.h>
#include <zlib.h>

#include "tests/picture/samples.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

std::string all_text(const pugi::xml_node& node) {
  std::string text;
  for (const auto& child : node.children()) text += child.value() + all_text(child);
  return text;
}

// Without the locale, as an SVG is read.
double number_of(const pugi::xml_attribute& attribute) {
  const std::string_view text = attribute.value();
  double number = 0;
  REQUIRE(std::from_chars(text.data(), text.data() + text.size(), number).ptr == text.data() + text.size());
  return number;
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  pclose(pipe);
  return out;
}

Scene small_scene() {
  Scene scene;
  scene.background = samples::paper;
  scene.elements.push_back(samples::note("Un plan simple dès la porte d’entrée", {0, 0, 278, 75}, rgb(0xFEF09B)));
  scene.elements.push_back({.bounds = {300, 0, 50, 50}, .items = {Image{.box = {300, 0, 50, 50}, .blob = "picture"}}});
  return scene;
}

} // namespace

TEST_CASE("an SVG is well formed and its text can be searched") {
  Scene scene = samples::wall();
  scene.elements.push_back(samples::note("<b> & \"quoted\" \x01 ]]>", {0, 300, 278, 75}, rgb(0xFEF09B)));
  scene.elements.push_back(samples::note("لافتات بلغتنا أيضاً", {300, 300, 278, 75}, rgb(0xFEF09B)));
  Path marked = polyline({{0, 0}, {10, 10}}, samples::plum, 2);
  marked.blend = Blend::multiply;
  marked.dashes = {4, 2};
  scene.elements.push_back({.bounds = {0, 0, 10, 10}, .items = {marked, Disc{.centre = {4, 4}, .radius = 3}}});
  const std::string file = svg(scene, {.title = "Mur & idées", .language = "fr"});
  pugi::xml_document document;
  const auto parsed = document.load_buffer(file.data(), file.size(), pugi::parse_default | pugi::parse_ws_pcdata);
  REQUIRE_MESSAGE(parsed, parsed.description());
  CHECK(std::string(document.child("svg").child("title").text().get()) == "Mur & idées");
  const std::string text = all_text(document);
  CHECK(text.find("Un plan simple dès la porte d’entrée") != std::string::npos);
  CHECK(text.find("<b> & \"quoted\"  ]]>") != std::string::npos);
  CHECK(text.find("🧸") != std::string::npos);
  const auto arabic = document.select_node("//text[@direction='rtl']").node();
  REQUIRE(arabic);
  // The right end of its box: 300 + 278 − 13.
  CHECK(number_of(arabic.child("tspan").attribute("x")) == doctest::Approx(565).epsilon(0.001));
  CHECK(document.select_nodes("//text").size() == 10);
}

TEST_CASE("an SVG breaks lines as Pango did, at the same places") {
  const Scene scene = small_scene();
  const std::string file = svg(scene);
  pugi::xml_document document;
  REQUIRE(document.load_buffer(file.data(), file.size()));
  const auto& text = std::get<Text>(scene.elements[0].items[1]);
  const TextLayout layout(text);
  auto span = document.select_node("//text").node().child("tspan");
  for (const auto& line : layout.lines()) {
    REQUIRE(span);
    CHECK(std::string(span.text().get()).substr(0, line.text.size()) == line.text);
    CHECK(number_of(span.attribute("y")) == doctest::Approx(text.box.y + line.baseline).epsilon(0.001));
    span = span.next_sibling();
  }
  CHECK_FALSE(span);
}

TEST_CASE("pictures are carried inside, and what is missing shows as a box") {
  Pixels red{.width = 2, .height = 2, .rgba = {255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 255}};
  const std::string bytes = png_bytes(red);
  const FetchBlob fetch = [&](const std::string& name) -> Result<std::string> {
    if (name == "picture") return bytes;
    return refuse("picture.unreadable");
  };
  CHECK(svg(small_scene(), {}, fetch).find("data:image/png;base64,iVBOR") != std::string::npos);
  CHECK(svg(small_scene()).find("<image") == std::string::npos);
  const Pixels with = pixels(small_scene(), {.scale = 1, .margin = 0}, fetch);
  const std::size_t centre = (static_cast<std::size_t>(25) * static_cast<std::size_t>(with.width) + 325) * 4;
  CHECK(with.rgba[centre] > 250);
  CHECK(with.rgba[centre + 1] < 5);
  const Pixels without = pixels(small_scene(), {.scale = 1, .margin = 0});
  CHECK(without.rgba[centre + 1] > 100);
}

TEST_CASE("the text of a PDF is found by those who search it") {
  const auto file =
      std::filesystem::temp_directory_path() / ("pressoir-picture-" + std::to_string(::getpid()) + ".pdf");
  const Scene scene = samples::wall();
  cairo_surface_t* surface = cairo_pdf_surface_create(file.c_str(), 900, 400);
  cairo_t* cairo = cairo_create(surface);
  paint(scene, cairo, 0);
  cairo_destroy(cairo);
  cairo_surface_finish(surface);
  CHECK(cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy(surface);
  const std::string text = output_of("pdftotext -layout '" + file.string() + "' -");
  CHECK(text.find("Un plan simple dès") != std::string::npos);
  CHECK(text.find("la porte d’entrée") != std::string::npos);
  CHECK(text.find("Ticket avec l’heure") != std::string::npos);
  CHECK(std::filesystem::file_size(file) < 200'000);
  std::filesystem::remove(file);
}

TEST_CASE("PNG goes out and comes back the same") {
  Pixels made{.width = 3, .height = 2};
  for (int i = 0; i < 24; ++i) made.rgba.push_back(static_cast<std::uint8_t>(i * 10));
  const auto back = pixels_from_png(png_bytes(made));
  REQUIRE(back);
  CHECK(back->width == 3);
  CHECK(back->rgba == made.rgba);
  const auto board = png(small_scene(), {.longest = 640});
  REQUIRE(board);
  const auto decoded = pixels_from_png(*board);
  REQUIRE(decoded);
  CHECK(decoded->width == 640);
}

TEST_CASE("a PNG that is none, or too large, is refused before any pixel is made") {
  for (const std::string& bad : {std::string(), std::string("not a picture"),
                                 png_bytes({.width = 1, .height = 1, .rgba = {1, 2, 3, 4}}).substr(0, 40)}) {
    const auto refused = pixels_from_png(bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "picture.unreadable");
  }
  // A header that promises 60,000 × 60,000 pixels.
  std::string huge = png_bytes({.width = 1, .height = 1, .rgba = {1, 2, 3, 4}});
  huge[16] = huge[20] = 0, huge[17] = huge[21] = 0;
  huge[18] = huge[22] = static_cast<char>(0xEA), huge[19] = huge[23] = 0x60;
  // The header's checksum must hold for the size to be believed at all.
  const auto crc = crc32(0, reinterpret_cast<const unsigned char*>(huge.data()) + 12, 17);
  for (int i = 0; i < 4; ++i) huge[29 + static_cast<std::size_t>(i)] = static_cast<char>(crc >> (24 - 8 * i));
  const auto refused = pixels_from_png(huge);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "picture.too_large");
}

TEST_CASE("a large board is a picture of bounded size, with grey lines for small texts") {
  const auto file = png(samples::many_notes(2000), {.longest = 1024});
  REQUIRE(file);
  const auto decoded = pixels_from_png(*file);
  REQUIRE(decoded);
  CHECK(decoded->width == 1024);
  Scene far;
  far.elements.push_back({.bounds = {0, 0, 1e12, 1}, .items = {Card{.box = {0, 0, 1e12, 1}, .fill = samples::ink}}});
  CHECK(png(far, {.scale = 1}));
}
