// What a graphic facilitator draws with: pens, outlines, connectors, the help that recognises a shape.
#include <doctest/doctest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "facilitation/picture/ink.h"
#include "facilitation/picture/outline.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/pen.h"
#include "facilitation/picture/route.h"
#include "facilitation/picture/shape_guess.h"
#include "tests/picture/samples.h"
#include "tests/support/golden.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

PngOptions exactly(double scale) { return {.scale = scale, .margin = 0}; }

std::vector<Vec2> wave(Vec2 from, double length, int points = 60) {
  std::vector<Vec2> line;
  for (int i = 0; i < points; ++i) line.push_back({from.x + length * i / (points - 1), from.y + 26 * std::sin(i * 0.28)});
  return line;
}

// A hand that goes from corner to corner, and shivers.
std::vector<Vec2> by_hand(const std::vector<Vec2>& corners, std::uint64_t seed, double shiver = 1.5) {
  std::mt19937_64 random(seed);
  std::normal_distribution<double> by(0, shiver);
  std::vector<Vec2> line;
  for (std::size_t i = 0; i + 1 < corners.size(); ++i)
    for (int k = 0; k < 24; ++k) line.push_back(corners[i] + (corners[i + 1] - corners[i]) * (k / 24.0) + Vec2{by(random), by(random)});
  line.push_back(corners.back());
  return line;
}

int darkest(const Pixels& pixels) {
  int least = 255;
  for (std::size_t i = 0; i < pixels.rgba.size(); i += 4) least = std::min<int>(least, pixels.rgba[i + 2]);
  return least;
}

} // namespace

TEST_CASE("pens: even for the highlighter, wide where slow, pointed at the ends, as wide as the pressure says") {
  const Ink highlighter = pen_ink({wave({0, 0}, 300), {}}, Pen::highlighter, 30, rgb(0xFCDD6B));
  for (const InkDot& dot : highlighter.line) CHECK(dot.half == doctest::Approx(15));
  CHECK(highlighter.blend == Blend::darken);

  std::vector<Vec2> slow_then_fast;
  for (int i = 0; i < 40; ++i) slow_then_fast.push_back({i * 1.5, 0});
  for (int i = 0; i < 40; ++i) slow_then_fast.push_back({60 + i * 30.0, 0});
  const Ink speed = pen_ink({slow_then_fast, {}}, Pen::pen, 8, rgb(0));
  CHECK(speed.line[20].half > 1.25F * speed.line[60].half);
  CHECK(speed.line.front().half < speed.line[20].half);
  CHECK(speed.line.back().half < speed.line[60].half);

  const Ink pressed = pen_ink({{{0, 0}, {10, 0}, {20, 0}, {30, 0}, {40, 0}, {50, 0}}, {0.3, 0.3, 0.3, 1.5, 1.5, 1.5}}, Pen::pen, 10, rgb(0));
  CHECK(pressed.line.back().half > 2 * pressed.line.front().half);
  CHECK(pen_ink({{{5, 5}}, {}}, Pen::pen, 10, rgb(0)).line.size() == 1);
  CHECK(pen_ink({{}, {}}, Pen::pen, 10, rgb(0)).line.empty());
}

TEST_CASE("a highlighter that crosses itself is no darker there; ink under it stays ink") {
  std::vector<Vec2> eight;
  for (int i = 0; i <= 80; ++i) eight.push_back({100 + 80 * std::sin(i * 2 * std::numbers::pi / 80), 60 + 40 * std::sin(i * 4 * std::numbers::pi / 80)});
  Scene scene;
  scene.background = rgb(0xFFFFFF);
  Element element{.bounds = {0, 0, 200, 120}};
  element.items.emplace_back(pen_ink({eight, {}}, Pen::highlighter, 24, rgb(0xFCDD6B)));
  scene.elements.push_back(element);
  CHECK(darkest(pixels(scene, exactly(1))) == 0x6B);
  Element below{.bounds = {0, 0, 200, 120}};
  below.items.emplace_back(Card{.box = {80, 0, 40, 120}, .fill = rgb(0x1F2430), .radius = 0});
  scene.elements.insert(scene.elements.begin(), below);
  const Pixels over = pixels(scene, exactly(1));
  CHECK(over.rgba[4 * (60 * 200 + 100)] == 0x1F);
}

TEST_CASE("the stabiliser follows the hand, late by less than a tenth of a second, and lands where it rests") {
  Stabiliser steady(0.5);
  Vec2 at;
  for (int i = 0; i < 60; ++i) at = steady.follow({i * 4.0, 0}, 1.0 / 120);
  CHECK(at.x > 236 - 0.1 * 480);
  for (int i = 0; i < 40; ++i) at = steady.follow({236, 0}, 1.0 / 120);
  CHECK(at.x == doctest::Approx(236).epsilon(0.01));
}

TEST_CASE("shapes keep within their box, point where their tail says, and are the same for the same seed") {
  for (int kind = 0; kind <= static_cast<int>(Outline::frame); ++kind) {
    CAPTURE(kind);
    const Rect box{100, 50, 300, 180};
    const OutlineDrawing drawing = outline(static_cast<Outline>(kind), box, {0.2, 1.4});
    REQUIRE_FALSE(drawing.bodies.empty());
    CHECK(drawing.bodies.front().size() >= 3);
    const bool bubble = kind == static_cast<int>(Outline::speech) || kind == static_cast<int>(Outline::thought);
    double lowest = 0;
    for (const auto* bodies : {&drawing.bodies, &drawing.behind})
      for (const auto& body : *bodies)
        for (const Vec2 p : body) {
          CHECK(p.x > box.x - 0.06 * box.width);
          CHECK(p.x < box.right() + 0.06 * box.width);
          CHECK(p.y > box.y - 0.06 * box.height);
          if (!bubble) CHECK(p.y < box.bottom() + 0.06 * box.height);
          lowest = std::max(lowest, p.y);
        }
    if (bubble) CHECK(lowest > box.y + 1.35 * box.height);
    if (kind != static_cast<int>(Outline::frame)) CHECK_FALSE(drawing.words.empty());
    const OutlineLook look{.fill = rgb(0xFCDD6B), .edge = rgb(0x1F2430), .seed = 5};
    OutlineLook other = look;
    other.seed = 6;
    CHECK(outline_items(drawing, look) == outline_items(drawing, look));
    CHECK_FALSE(outline_items(drawing, look) == outline_items(drawing, other));
  }
  CHECK(outline(Outline::cloud, {0, 0, 0, 50}).bodies.empty());
}

TEST_CASE("every shape, by hand and plain") {
  Scene scene;
  scene.background = samples::paper;
  const Colour fills[] = {rgb(0xFCDD6B), rgb(0xB9D5EE), rgb(0xBFE3B4), rgb(0xD3DAE0), rgb(0xF2BFD0)};
  for (int kind = 0; kind <= static_cast<int>(Outline::frame); ++kind) {
    for (const bool by_hand : {true, false}) {
      const Rect cell{20.0 + 250 * (kind % 4), 20.0 + 460 * (kind / 4) + (by_hand ? 0 : 230), 210, 140};
      Element element{.bounds = inset(cell, -30)};
      element.items = outline_items(outline(static_cast<Outline>(kind), cell),
                                    {.fill = fills[kind % 5], .edge = samples::ink, .edge_width = 5, .dash = kind == 1 ? Dash::dashed : kind == 3 ? Dash::dotted : Dash::solid, .by_hand = by_hand, .shadow = kind % 3 == 0, .seed = static_cast<std::uint64_t>(kind + 1)});
      scene.elements.push_back(std::move(element));
    }
  }
  CHECK(golden::difference("outlines", pixels(scene, exactly(0.6))) == "");
}

TEST_CASE("pens, connectors and turned things") {
  Scene scene;
  scene.background = samples::paper;
  Element all{.bounds = {0, 0, 900, 560}};
  all.items.emplace_back(pen_ink({wave({40, 150}, 380), {}}, Pen::highlighter, 34, rgb(0xFCDD6B)));
  all.items.emplace_back(pen_ink({wave({30, 60}, 400), {}}, Pen::pen, 8, samples::ink));
  all.items.emplace_back(pen_ink({wave({30, 150}, 400), {}}, Pen::marker, 18, samples::plum));
  for (int i = 0; i < 3; ++i) {
    const Rect a{480, 40.0 + 160 * i, 100, 70}, b{740, 80.0 + 160 * i, 110, 80};
    const Outline kinds[] = {Outline::rounded, Outline::ellipse, Outline::diamond};
    const OutlineLook look{.edge = samples::ink, .edge_width = 5, .dash = i == 1 ? Dash::dashed : Dash::solid, .by_hand = i != 2, .seed = static_cast<std::uint64_t>(i + 3)};
    for (const Rect& box : {a, b})
      for (Item& item : outline_items(outline(kinds[i], box), look)) all.items.push_back(std::move(item));
    const auto line = routed({.at = a.centre(), .tip = i == 2 ? Tip::dot : Tip::none, .held = RouteEnd::Held{a, 0, kinds[i]}}, {.at = b.centre(), .tip = Tip::arrow, .held = RouteEnd::Held{b, 0, kinds[i]}}, {}, static_cast<Way>(i));
    for (Item& item : route_items(line, i == 2 ? Tip::dot : Tip::none, Tip::arrow, look)) all.items.push_back(std::move(item));
  }
  scene.elements.push_back(std::move(all));
  Element turned{.bounds = {}, .items = outline_items(outline(Outline::banner, {60, 300, 320, 110}), {.fill = rgb(0xFCDD6B), .edge = samples::ink, .seed = 8}), .rotation = -8, .pivot = {220, 355}};
  turned.items.emplace_back(Text{{60, 310, 320, 70}, "Demain", {.size = 48, .align = Align::centre}, samples::ink});
  turned.bounds = turned_bounds({50, 290, 340, 130}, turned.pivot, turned.rotation);
  scene.elements.push_back(std::move(turned));
  CHECK(golden::difference("drawing", pixels(scene, exactly(0.8))) == "");
  const std::string page = svg(scene);
  CHECK(page.find("mix-blend-mode:darken") != std::string::npos);
  CHECK(page.find("rotate(-8 220 355)") != std::string::npos);
}

TEST_CASE("connectors end just before what holds them, whichever way they come, and never vanish") {
  const Rect box{400, 200, 120, 80};
  for (int degrees = 0; degrees < 360; degrees += 15) {
    const double angle = degrees * std::numbers::pi / 180;
    const Vec2 far = box.centre() + Vec2{std::cos(angle), std::sin(angle)} * 400;
    for (const Outline kind : {Outline::rectangle, Outline::ellipse, Outline::diamond, Outline::cloud, Outline::triangle})
      for (const Way way : {Way::straight, Way::curved, Way::elbow}) {
        const auto line = routed({.at = far}, {.at = box.centre(), .held = RouteEnd::Held{box, 0, kind}}, {}, way);
        REQUIRE(line.size() >= 2);
        CHECK(line.front() == far);
        CHECK_FALSE(inset(box, 30).contains(line.back()));
        CHECK(inset(box, -20).contains(line.back()));
      }
  }
  // One inside the other, both at one place, on a line: still a line.
  CHECK(routed({.at = {0, 0}}, {.at = {0, 0}}, {}, Way::elbow).size() >= 2);
  CHECK(routed({.at = box.centre(), .held = RouteEnd::Held{box}}, {.at = box.centre(), .held = RouteEnd::Held{box}}, {}, Way::straight).size() >= 2);
}

TEST_CASE("what a hand meant: lines, arrows, rectangles, ellipses, triangles; and nothing where it meant nothing") {
  using What = ShapeGuess::What;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    CAPTURE(seed);
    const auto guessed = [&](const std::vector<Vec2>& corners) { return guess_shape(by_hand(corners, seed)); };
    const auto line = guessed({{0, 0}, {300, 40}});
    REQUIRE(line);
    CHECK(line->what == What::line);
    const auto arrow = guessed({{0, 0}, {300, 0}, {260, -30}, {300, 0}, {262, 34}});
    REQUIRE(arrow);
    CHECK(arrow->what == What::arrow);
    CHECK(length(arrow->to - Vec2{300, 0}) < 12);
    const auto rectangle = guessed({{0, 0}, {260, 4}, {256, 150}, {-4, 148}, {2, 4}});
    REQUIRE(rectangle);
    CHECK(rectangle->what == What::rectangle);
    const auto triangle = guessed({{120, 0}, {240, 200}, {0, 196}, {118, 4}});
    REQUIRE(triangle);
    CHECK(triangle->what == What::triangle);
    std::vector<Vec2> round;
    for (int i = 0; i <= 24; ++i) round.push_back({150 + 140 * std::cos(i * std::numbers::pi / 12), 90 + 80 * std::sin(i * std::numbers::pi / 12)});
    const auto ellipse = guessed(round);
    REQUIRE(ellipse);
    CHECK(ellipse->what == What::ellipse);
    CHECK(ellipse->box.width == doctest::Approx(280).epsilon(0.06));
    CHECK_FALSE(guess_shape(wave({0, 0}, 200)));
  }
  CHECK_FALSE(guess_shape({{0, 0}, {1, 1}, {2, 2}, {3, 3}, {4, 4}}));
  CHECK_FALSE(guess_shape({}));
}
