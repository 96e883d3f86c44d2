// The picture on the screen is the picture on paper: every kind of drawn thing through OpenGL and through Cairo, pixel by pixel.
// Within: 0.3 of 255 as a mean, and one pixel in a thousand that differs by more than 40 (edges are smoothed in two ways).
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "app/ui/board_view.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/base/file.h"
#include "facilitation/picture/painters.h"
#include "tests/ui/ui_pictures.h"

namespace pressoir::ui {
namespace {

using namespace workshop;

constexpr int width = 1200, height = 760;

picture::Scene everything(const activities::BoardLook& look) {
  const WorkshopState nothing;
  picture::Scene scene;
  scene.background = look.paper;
  scene.ink = look.ink;
  const auto add = [&](const auto& thing) { scene.elements.push_back(activities::drawn_element(nothing, thing, look)); };
  for (std::size_t i = 0; i < std::size(enum_names<ShapeKind>); ++i) {
    Shape shape{.shape = static_cast<ShapeKind>(i), .position = {30.0 + 190 * static_cast<double>(i % 6), 60.0 + 170 * static_cast<double>(i / 6)}, .size = {150, 96}, .seed = 7, .fill = i % 2 ? rgb(0xFCDD6B) : rgb(0xB9D5EE)};
    shape.style = i % 3 == 0 ? EdgeStyle::plain : EdgeStyle::hand_drawn;
    shape.shadow = i % 4 == 0;
    shape.text = i % 2 ? "Accueil" : "";
    shape.rotation = i == 4 ? 12 : 0;
    add(shape);
  }
  Connector connector{.route = Route::curved, .seed = 3};
  connector.from.at = {60, 420}, connector.to.at = {420, 560};
  connector.to.end = LineEnd::arrow;
  add(connector);
  add(Lettering{.text = "À VOIX HAUTE", .face = LetterFace::capitals, .style = LetterStyle::shadow, .letters = 44, .position = {460, 420}, .size = {500, 70}});
  add(Lettering{.text = "Un titre cerné", .face = LetterFace::title, .style = LetterStyle::outline, .letters = 48, .position = {460, 520}, .size = {500, 70}});
  add(Pictogram{.name = "maison", .position = {980, 430}, .size = {150, 150}});
  picture::Element strokes;
  std::vector<Vec2> wave, over;
  for (int i = 0; i < 120; ++i) wave.push_back({60 + 4.0 * i, 660 + 40 * std::sin(i / 9.0)}), over.push_back({40 + 5.0 * i, 680});
  strokes.items.emplace_back(activities::pen_stroke(wave, {}, PenTool::pen, 8, drawing_ink, look));
  strokes.items.emplace_back(activities::pen_stroke(over, {}, PenTool::highlighter, 34, rgb(0xFCDD6B), look));
  strokes.items.emplace_back(activities::pen_stroke({{700, 640}, {760, 700}, {900, 620}, {1100, 690}}, {}, PenTool::marker, 18, rgb(0x7A1F4B), look));
  for (const picture::Item& item : strokes.items) strokes.bounds = united(strokes.bounds, picture::bounds(item));
  scene.elements.push_back(std::move(strokes));
  return scene;
}

struct Difference {
  double mean = 0, far = 0; // of 255; part of all pixels
  double drawn = 0;         // part of all pixels that are not paper
};
Difference between(const picture::Pixels& a, const picture::Pixels& b, picture::Pixels& shown) {
  Difference difference;
  shown = a;
  std::size_t far = 0, drawn = 0;
  double sum = 0;
  const std::size_t count = static_cast<std::size_t>(a.width) * static_cast<std::size_t>(a.height);
  for (std::size_t i = 0; i < count; ++i) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      const int by = std::abs(a.rgba[4 * i + c] - b.rgba[4 * i + c]);
      most = std::max(most, by);
      sum += by;
      shown.rgba[4 * i + c] = static_cast<std::uint8_t>(255 - by);
    }
    if (most > 40) ++far;
    if (a.rgba[4 * i] != a.rgba[0] || a.rgba[4 * i + 1] != a.rgba[1] || a.rgba[4 * i + 2] != a.rgba[2]) ++drawn;
  }
  difference.mean = sum / (3.0 * static_cast<double>(count));
  difference.far = static_cast<double>(far) / static_cast<double>(count);
  difference.drawn = static_cast<double>(drawn) / static_cast<double>(count);
  return difference;
}

TEST_CASE("the screen and paper show the same drawing, in light and dark, whole and enlarged") {
  const auto pictures = UiPictures::open(width, height);
  if (!pictures) {
    MESSAGE("no OpenGL here");
    return;
  }
  for (const ThemeKind theme : {ThemeKind::light, ThemeKind::dark})
    for (const double scale : {1.0, 2.0}) {
      CAPTURE(static_cast<int>(theme));
      CAPTURE(scale);
      pictures->ui().theme = theme_of(theme);
      const activities::BoardLook look = board_look(pictures->ui().theme, *pictures->ui().words);
      const picture::Scene scene = everything(look);
      const Vec2 corner = scale > 1 ? Vec2{400, 340} : Vec2{0, 0};
      const picture::Pixels screen = pictures->take([&](Ui& ui) { paint(ui, scene, {.origin = corner, .at = {}, .scale = scale}); });
      picture::Scene part = scene;
      // A page whose bounds are what the screen shows.
      const Rect seen{corner.x, corner.y, width / scale, height / scale};
      std::erase_if(part.elements, [&](const picture::Element& element) { return !element.bounds.intersects(seen); });
      for (picture::Element& element : part.elements) element.bounds = seen;
      const picture::Pixels paper = picture::pixels(part, {.scale = scale, .margin = 0});
      REQUIRE(screen.rgba.size() == paper.rgba.size());
      picture::Pixels shown;
      const Difference difference = between(screen, paper, shown);
      MESSAGE("mean ", difference.mean, ", far ", difference.far);
      const bool same = difference.mean <= 0.3 && difference.far <= 0.001;
      if (!same) {
        const std::string name = "screen_is_paper-" + std::to_string(static_cast<int>(theme)) + "-" + std::to_string(static_cast<int>(scale));
        const Path folder = std::filesystem::temp_directory_path();
        for (const auto& [ending, pixels] : {std::pair{".screen.png", &screen}, {".paper.png", &paper}, {".diff.png", static_cast<const picture::Pixels*>(&shown)}}) (void)write_file(folder / (name + ending), picture::png_bytes(*pixels));
      }
      CHECK(same);
      CHECK(difference.drawn > 0.1);
    }
}

} // namespace
} // namespace pressoir::ui
