// The catalogue of drawings: whole, named in both languages, one hand, found by typing, and the same for us as for the
// library that other programs draw SVG with.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <set>

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <pugixml.hpp>

#include "facilitation/picture/painters.h"
#include "facilitation/picture/pictogram_sheet.h"
#include "tests/picture/samples.h"
#include "tests/support/golden.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

const std::filesystem::path folder = "assets/pictograms";

PictogramCatalogue catalogue() {
  auto loaded = PictogramCatalogue::load(folder);
  REQUIRE(loaded);
  return std::move(*loaded);
}

std::string svg_of(const std::string& name) {
  std::ifstream in(folder / (name + ".svg"), std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

// Pixels of the file as librsvg draws it, on white.
Pixels drawn_by_rsvg(const std::string& svg, int width, int height) {
  GError* error = nullptr;
  RsvgHandle* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(svg.data()), svg.size(), &error);
  REQUIRE(handle);
  cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  const RsvgRectangle page{0, 0, static_cast<double>(width), static_cast<double>(height)};
  REQUIRE(rsvg_handle_render_document(handle, cairo, &page, &error));
  cairo_surface_flush(surface);
  Pixels pixels{width, height, {}};
  const unsigned char* rows = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < height; ++y)
    for (int x = 0; x < width; ++x) {
      const unsigned char* p = rows + y * stride + x * 4;
      pixels.rgba.insert(pixels.rgba.end(), {p[2], p[1], p[0], 255});
    }
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  g_object_unref(handle);
  return pixels;
}

std::string first_found(const PictogramCatalogue& set, std::string_view typed, Language language) {
  const auto found = set.search(typed, language);
  return found.empty() ? "" : found.front()->name;
}

} // namespace

TEST_CASE("every drawing has a name of its own in both languages") {
  const PictogramCatalogue set = catalogue();
  CHECK(set.entries().size() >= 120);
  std::set<std::string> french, english;
  for (const PictogramEntry& entry : set.entries()) {
    INFO(entry.name);
    CHECK(french.insert(entry.french).second);
    CHECK(english.insert(entry.english).second);
    CHECK(std::count(entry.french_tags.begin(), entry.french_tags.end(), ' ') >= 1);
    CHECK(std::count(entry.english_tags.begin(), entry.english_tags.end(), ' ') >= 1);
    CHECK(entry.french.find('\'') == std::string::npos);
    CHECK(set.find(entry.name) == &entry);
  }
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) files += file.path().extension() == ".svg";
  CHECK(files == set.entries().size());
  CHECK(set.find("nothing of the sort") == nullptr);
  CHECK(set.draw("nothing of the sort", {0, 0, 48, 48}, samples::ink, samples::accent_fill).empty());
}

TEST_CASE("all are of one hand: one stroke, round, inside the view box") {
  const PictogramCatalogue set = catalogue();
  for (const PictogramEntry& entry : set.entries()) {
    INFO(entry.name);
    pugi::xml_document file;
    REQUIRE(file.load_string(svg_of(entry.name).c_str()));
    const pugi::xml_node ink = file.child("svg").find_child_by_attribute("class", "ink");
    CHECK(std::string(ink.attribute("stroke").as_string()) == "currentColor");
    CHECK(ink.attribute("stroke-width").as_double() == 3);
    CHECK(std::string(ink.attribute("stroke-linecap").as_string()) == "round");
    CHECK(std::string(ink.attribute("stroke-linejoin").as_string()) == "round");
    const double proportion = set.proportion(entry.name);
    const Rect box{0, 0, 48 * proportion, 48};
    const auto paths = set.draw(entry.name, box, samples::ink, samples::accent_fill);
    REQUIRE((paths.size() == 1 || paths.size() == 2));
    CHECK(paths.back().stroke_width == 3);
    for (const Path& path : paths) {
      const Rect all = bounds(Item(path));
      CHECK(all.x >= -0.01);
      CHECK(all.y >= -0.01);
      CHECK(all.x + all.width <= box.width + 0.01);
      CHECK(all.y + all.height <= box.height + 0.01);
    }
    // Large enough to be read beside the others: the strokes go through most of the box one way or the other.
    const Rect drawn = bounds(Item(paths.back()));
    CHECK(std::max(drawn.width / box.width, drawn.height) >= 0.5);
  }
}

TEST_CASE("a drawing is the same for us as for librsvg") {
  const PictogramCatalogue set = catalogue();
  constexpr int scale = 2;
  for (const PictogramEntry& entry : set.entries()) {
    const int width = static_cast<int>(std::lround(48 * scale * set.proportion(entry.name))), height = 48 * scale;
    Scene scene;
    scene.background = rgb(0xFFFFFF);
    Element element{.bounds = {0, 0, static_cast<double>(width), static_cast<double>(height)}};
    for (Path& path : set.draw(entry.name, element.bounds, samples::ink, samples::accent_fill)) element.items.emplace_back(std::move(path));
    scene.elements.push_back(std::move(element));
    const Pixels ours = pixels(scene, {.scale = 1, .margin = 0});
    const Pixels theirs = drawn_by_rsvg(svg_of(entry.name), width, height);
    REQUIRE(ours.width == theirs.width);
    REQUIRE(ours.height == theirs.height);
    double sum = 0;
    for (std::size_t i = 0; i < ours.rgba.size(); ++i) sum += std::abs(int{ours.rgba[i]} - int{theirs.rgba[i]});
    INFO(entry.name);
    CHECK(sum / static_cast<double>(ours.rgba.size()) < 0.5);
  }
}

TEST_CASE("typing finds a drawing, accents and capitals aside, in either language") {
  const PictogramCatalogue set = catalogue();
  CHECK(set.search("", Language::french).size() == set.entries().size());
  CHECK(first_found(set, "PREFEC", Language::french) == "prefecture");
  CHECK(first_found(set, "hôpital", Language::french) == "hopital");
  CHECK(first_found(set, "town ha", Language::english) == "mairie");
  CHECK(first_found(set, "hotel de ville", Language::french) == "mairie");
  CHECK(first_found(set, "france services", Language::french) == "france_services");
  CHECK(first_found(set, "idee", Language::french) == "idee");
  CHECK(first_found(set, "coeur", Language::french) == "coeur");
  CHECK(first_found(set, "attente chaises", Language::french) == "salle_attente");
  CHECK(first_found(set, "lightning", Language::french) == "orage"); // English typed in a French room
  CHECK(set.search("xyzzy", Language::french).empty());
  CHECK(set.search("mairie xyzzy", Language::french).empty());
  for (const PictogramEntry& entry : set.entries())
    for (const Language language : {Language::french, Language::english}) {
      INFO(entry.name);
      const auto found = set.search(entry.title(language), language);
      CHECK(std::find(found.begin(), found.end(), &entry) != found.end());
    }
}

TEST_CASE("what is not a drawing of the set is refused by its name") {
  const auto refused = [](std::string_view svg) {
    const auto drawing = pictogram_from_svg(svg, "essai");
    return !drawing && drawing.error() == refuse("pictograms.unreadable", {{"name", std::string("essai")}});
  };
  const std::string good = R"(<svg viewBox="0 0 48 48"><path class="ink" d="M1 1L9 9"/></svg>)";
  CHECK(pictogram_from_svg(good, "essai"));
  CHECK(refused(""));
  CHECK(refused("<svg>"));
  CHECK(refused(R"(<svg viewBox="0 0 48"><path class="ink" d="M1 1L9 9"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="0 0 0 48"><path class="ink" d="M1 1L9 9"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="4 0 48 48"><path class="ink" d="M1 1L9 9"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="0 0 48 48"/>)"));
  CHECK(refused(R"(<svg viewBox="0 0 48 48"><path class="accent" d="M1 1L9 9Z"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="0 0 48 48"><path class="other" d="M1 1L9 9"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="0 0 48 48"><path class="ink" d="M1 1L9 9"/><path class="ink" d="M1 1L9 9"/></svg>)"));
  CHECK(refused(R"(<svg viewBox="0 0 48 48"><path class="ink" d="M1 1Q9 9"/></svg>)"));
  const auto fetch = [&](const std::string&) -> Result<std::string> { return good; };
  CHECK(PictogramCatalogue::from_index(R"({"drawings": [{"name": "a", "fr": "un a", "en": "an a"}]})", fetch));
  CHECK(!PictogramCatalogue::from_index(R"({"drawings": [{"name": "a", "fr": "un a"}]})", fetch));
  CHECK(!PictogramCatalogue::from_index(R"({"drawings": [{"name": "a", "fr": "un a", "en": "an a"}, {"name": "a", "fr": "b", "en": "b"}]})", fetch));
  CHECK(!PictogramCatalogue::from_index("[]", fetch));
  CHECK(!PictogramCatalogue::load("assets/i18n"));
}

TEST_CASE("the sheet of drawings looks as it was drawn") {
  CHECK(golden::difference("pictogram_sheet", pixels(pictogram_sheet(catalogue(), Language::french), {.scale = 0.3, .margin = 12})) == "");
}
