// Pictures that are looked at: the pictograms, a wall in the eight colours, ink and lettering, mixed scripts.
#include <doctest/doctest.h>

#include <array>

#include "facilitation/picture/ink.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/pictograms.h"
#include "tests/picture/samples.h"
#include "tests/support/golden.h"

using namespace pressoir;
using namespace pressoir::picture;

namespace {

PngOptions exactly(double scale) {
  return {.scale = scale, .margin = 0};
}

} // namespace

TEST_CASE("the pictograms look as they were drawn") {
  const Pictograms set = samples::pictograms();
  Scene scene;
  scene.background = samples::paper;
  const auto names = set.names();
  constexpr int columns = 15;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Rect cell{static_cast<double>(i % columns) * 64, static_cast<double>(i / columns) * 64, 64, 64};
    Element element{.bounds = cell};
    for (Path& path : set.draw(names[i], inset(cell, 8), samples::ink, samples::accent_fill)) {
      element.items.emplace_back(std::move(path));
    }
    scene.elements.push_back(std::move(element));
  }
  CHECK(golden::difference("pictograms", pixels(scene, exactly(0.5))) == "");
}

TEST_CASE("a wall of notes in the eight colours, with their shadows") {
  CHECK(golden::difference("wall", pixels(samples::wall(), exactly(0.75))) == "");
}

TEST_CASE("the plum stroke, ink and lettering look hand-made and are always the same") {
  Scene scene;
  scene.background = samples::paper;
  Element element{.bounds = {0, 0, 620, 300}};
  Text title = samples::question("vraiment accueillant\u202F?");
  title.box = {24, 12, 690, 66};
  element.items.emplace_back(title);
  element.items.emplace_back(plum_stroke({24, 76}, {568, 76}, samples::plum, 7));
  for (Path& path : lettering("ÊTRE REÇU À 14:30 !", {24, 122}, 32, 6, samples::ink, 3)) {
    element.items.emplace_back(std::move(path));
  }
  for (Path& path : lettering("Œuvre & Noël >", {24, 216}, 46, 8, samples::plum, 4)) {
    element.items.emplace_back(std::move(path));
  }
  std::vector<Vec2> loop;
  for (int i = 0; i <= 60; ++i) {
    const double angle = i * 0.108;
    loop.push_back({470 + 120 * std::cos(angle), 138 + 36 * std::sin(angle)});
  }
  element.items.emplace_back(ink_line(loop, samples::plum, 5, 11));
  scene.elements.push_back(std::move(element));
  CHECK(golden::difference("ink", pixels(scene, exactly(1))) == "");
}

TEST_CASE("scripts of the world keep their place in a note") {
  Scene scene;
  scene.background = samples::paper;
  constexpr std::array texts{"لافتات بلغتنا أيضاً", "欢迎：dire bienvenue en dix langues", "Un coin enfants 🧸",
                             "कृपया प्रतीक्षा करें",    "Добро пожаловать в префектуру",       "ברוכים הבאים 2026"};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    scene.elements.push_back(
        samples::note(texts[i], {12 + static_cast<double>(i % 3) * 292, 12 + static_cast<double>(i / 3) * 92, 278, 75},
                      samples::note_colours[i]));
  }
  CHECK(golden::difference("scripts", pixels(scene, exactly(0.75))) == "");
}
