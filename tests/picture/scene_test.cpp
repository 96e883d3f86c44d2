// Paths, bounds, picking, the spatial grid, pictograms from a file.
#include "facilitation/picture/scene.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "facilitation/picture/ink.h"
#include "facilitation/picture/pictograms.h"
#include "facilitation/picture/spatial_grid.h"
#include "tests/picture/samples.h"

using namespace pressoir;
using namespace pressoir::picture;
using Kind = PathSegment::Kind;

namespace {

std::uint64_t seed_of_run() {
  const char* chosen = std::getenv("PRESSOIR_SEED");
  return chosen ? std::strtoull(chosen, nullptr, 10) : std::random_device{}();
}

} // namespace

TEST_CASE("SVG path data becomes segments") {
  const Path path = path_from_svg("M10 20h5v-5l-1,1 2-2C1 2 3 4 5 6zm1 1");
  REQUIRE(path.segments.size() == 8);
  CHECK(path.segments[0].to == Vec2{10, 20});
  CHECK(path.segments[1].to == Vec2{15, 20});
  CHECK(path.segments[2].to == Vec2{15, 15});
  CHECK(path.segments[4].to == Vec2{16, 14});
  CHECK(path.segments[5].kind == Kind::cubic);
  CHECK(path.segments[5].b == Vec2{3, 4});
  CHECK(path.segments[6].kind == Kind::close);
  CHECK(path.segments[7].to == Vec2{11, 21}); // relative to where the closed part began
  // More pairs after a move are lines; exponents and signs need no separator.
  CHECK(path_from_svg("M0 0 1e1-2.5.5.5").segments.size() == 3);
}

TEST_CASE("an arc is a circle when its radii say so") {
  Path circle = path_from_svg("M24 6A18 18 0 1 1 23.9 6Z");
  circle.fill = samples::ink;
  const Rect box = bounds(Item{circle});
  CHECK(box.x == doctest::Approx(6).epsilon(0.01));
  CHECK(box.bottom() == doctest::Approx(42).epsilon(0.01));
  // Flags written without blanks, radii too small for the distance, no radius at all.
  CHECK(path_from_svg("M0 0A5 5 0 0110 0").segments.size() == 3);
  CHECK(path_from_svg("M0 0A1 1 0 0 1 10 0").segments.back().to == Vec2{10, 0});
  CHECK(path_from_svg("M0 0A0 1 0 0 1 10 0").segments.back().kind == Kind::line);
}

TEST_CASE("malformed path data is no path") {
  for (const char* bad :
       {"L1 1", "M", "M1", "M1 x", "M0 0 Q1 1 2 2", "M0 0L", "M0 0 5", "M0 0A1 1 0 2 1 5 5", "M nan 0", "M 0 inf",
        "M1e400 0", "M0 0Z 5 5", "M0 0C1 1 2 2", "12 12", "M+-1 1", "M0 0\xC3\xA9", "M1e9 1"}) {
    CAPTURE(std::string(bad));
    CHECK(path_from_svg(bad).segments.empty());
  }
  CHECK(path_from_svg("").segments.empty());
  CHECK(path_from_svg("M0 0" + std::string(500'000, 'Z')).segments.empty());
  const std::uint64_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  static constexpr std::string_view signs = "MmLlHhVvCcAaZz0123456789.-+eE ,";
  for (int i = 0; i < 20'000; ++i) {
    std::string data = "M0 0";
    for (std::uint64_t n = random() % 30; n > 0; --n) data += signs[random() % signs.size()];
    Path path = path_from_svg(data);
    path.stroke = samples::ink;
    const Rect box = bounds(Item{path});
    REQUIRE(std::isfinite(box.width));
  }
}

TEST_CASE("bounds hold what is drawn") {
  CHECK(bounds(Item{Card{.box = {0, 0, 10, 10}, .edge = samples::ink, .edge_width = 4}}) == Rect{-2, -2, 14, 14});
  const Rect turned = bounds(Item{Card{.box = {0, 0, 100, 100}, .rotation = 45}});
  CHECK(turned.width == doctest::Approx(141.42).epsilon(0.001));
  CHECK(bounds(Item{Disc{.centre = {5, 5}, .radius = 5}}) == Rect{0, 0, 10, 10});
  CHECK(bounds(Item{polyline({{0, 0}, {10, 0}}, samples::ink, 2)}) == Rect{-1, -1, 12, 2});
  const Rect text = bounds(Item{Text{.box = {100, 50, 0, 0}, .text = "large", .style = {.fit = Fit::line}}});
  CHECK(text.x == 100);
  CHECK(text.width > 40);
  CHECK(bounds(Scene{}).empty());
}

TEST_CASE("picking finds the topmost thing under the point") {
  Scene scene;
  scene.elements.push_back({.entity = 1, .bounds = {0, 0, 100, 100}, .items = {Card{.box = {0, 0, 100, 100}}}});
  scene.elements.push_back(
      {.entity = 2, .bounds = {50, 50, 20, 20}, .items = {Disc{.centre = {60, 60}, .radius = 10}}});
  scene.elements.push_back({.entity = 0, .bounds = {0, 0, 100, 100}, .items = {Card{.box = {0, 0, 100, 100}}}});
  Path frame = polyline({{10, 80}, {90, 80}, {90, 95}, {10, 95}}, samples::ink, 4, true);
  scene.elements.push_back({.entity = 3, .bounds = bounds(Item{frame}), .items = {frame}});
  auto under = [&scene](Vec2 p) {
    const Element* found = pick(scene, p);
    return found ? found->entity : 0;
  };
  CHECK(under({60, 60}) == 2);
  CHECK(under({51, 51}) == 1); // in the disc's box, not in the disc
  CHECK(under({50, 80}) == 3);
  CHECK(under({50, 87}) == 1); // inside a frame that is not filled
  CHECK(under({101, 50}) == 0);
  std::get<Path>(scene.elements[3].items[0]).fill = samples::ink;
  CHECK(under({50, 87}) == 3);
  // A turned card is picked where it is seen.
  Scene turned;
  turned.elements.push_back({.entity = 4, .items = {Card{.box = {0, 0, 100, 10}, .rotation = 90}}});
  turned.elements[0].bounds = bounds(turned.elements[0].items[0]);
  CHECK(pick(turned, {50, 45}) != nullptr);
  CHECK(pick(turned, {50, -40}) != nullptr);
  CHECK(pick(turned, {5, 5}) == nullptr);
}

TEST_CASE("the grid finds what a look at every box finds") {
  const std::uint64_t seed = seed_of_run();
  CAPTURE(seed);
  std::mt19937_64 random(seed);
  std::uniform_real_distribution<double> place(-5000, 5000), size(0.5, 900);
  SpatialGrid grid(300);
  std::unordered_map<std::uint64_t, Rect> boxes;
  auto random_box = [&] {
    const double stretch = random() % 50 == 0 ? 40 : 1; // some over many cells
    return Rect{place(random), place(random), size(random) * stretch, size(random) * stretch};
  };
  for (int step = 0; step < 4000; ++step) {
    const std::uint64_t key = random() % 500;
    if (random() % 4 == 0) {
      grid.remove(key);
      boxes.erase(key);
    } else {
      boxes[key] = random_box();
      grid.put(key, boxes[key]);
    }
    if (step % 20) continue;
    Rect area = random_box();
    if (step % 200 == 0) area = {-1e7, -1e7, 2e7, 2e7};
    std::vector<std::uint64_t> found, expected;
    grid.query(area, found);
    Rect all;
    for (const auto& [k, box] : boxes) {
      if (box.intersects(area)) expected.push_back(k);
      all = united(all, box);
    }
    std::sort(found.begin(), found.end());
    std::sort(expected.begin(), expected.end());
    REQUIRE(found == expected);
    REQUIRE(grid.size() == boxes.size());
    REQUIRE(grid.bounds().x == doctest::Approx(all.x));
    REQUIRE(grid.bounds().right() == doctest::Approx(all.right()));
    REQUIRE(grid.bounds().bottom() == doctest::Approx(all.bottom()));
  }
  grid.clear();
  CHECK(grid.bounds().empty());
  grid.put(1, {1e300, -1e300, 5, 5}); // far away, and still found
  std::vector<std::uint64_t> found;
  grid.query({-1e307, -1e307, 1e308, 1e308}, found);
  CHECK(found.size() == 1);
  CHECK(grid.box(1) != nullptr);
  CHECK(grid.box(2) == nullptr);
}

TEST_CASE("pictograms come from their file, each with something to draw") {
  const Pictograms set = samples::pictograms();
  for (const std::string& name : set.names()) {
    CAPTURE(name);
    const auto paths = set.draw(name, {10, 20, 96, 48}, samples::ink, samples::accent_fill);
    REQUIRE_FALSE(paths.empty());
    const Rect box = bounds(Item{paths.back()});
    // In a 48 unit square in the middle of the box, stroke included.
    CHECK(box.x >= 34 - 0.5);
    CHECK(box.right() <= 82 + 0.5);
    CHECK(box.y >= 20 - 0.5);
    CHECK(box.bottom() <= 68 + 0.5);
  }
  for (const char* wanted : {"curseur", "note", "feutre", "texte", "cadre", "fleche", "personne", "gommette", "horloge",
                             "annuler", "retablir", "frigo", "action", "decision", "pressoir"}) {
    CAPTURE(wanted);
    CHECK(set.knows(wanted));
  }
  CHECK(set.draw("nothing like that", {0, 0, 48, 48}, samples::ink, samples::ink).empty());
  for (const char* bad : {"", "[]", "{\"a\": 3}", "{\"a\": \"b\"}", "{\"a\": {\"stroke\": \"L\"}}", "{\"a\": {\"stroke\": 4}}", "{"}) {
    CAPTURE(std::string(bad));
    const auto refused = Pictograms::from_json(bad);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().key == "pictograms.unreadable");
  }
}

TEST_CASE("ink is the same for the same seed, and stays near its line") {
  const std::vector<Vec2> line{{0, 0}, {200, 0}, {200, 80}};
  CHECK(ink_line(line, samples::ink, 6, 5) == ink_line(line, samples::ink, 6, 5));
  CHECK_FALSE(ink_line(line, samples::ink, 6, 5) == ink_line(line, samples::ink, 6, 6));
  const Rect box = bounds(Item{ink_line(line, samples::ink, 6, 5)});
  CHECK(box.x > -7);
  CHECK(box.right() < 207);
  CHECK(bounds(Item{ink_line({{3, 3}}, samples::ink, 6, 5)}).width == doctest::Approx(6));
  CHECK(ink_line({}, samples::ink, 6, 5).segments.empty());
  CHECK(lettering("AB", {0, 0}, 100, 8, samples::ink, 1).size() == 4); // A: 2 lines, B: 2
  CHECK(lettering("é", {0, 0}, 100, 8, samples::ink, 1) == lettering("É", {0, 0}, 100, 8, samples::ink, 1));
  CHECK(lettering_width("II", 100) == doctest::Approx(16 + 26 + 16));
  CHECK(lettering_width("漢\xFF", 100) == 0);
}
