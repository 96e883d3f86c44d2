// The cache behind every text: nothing is laid out twice, nothing is made again while it is still, pages are bounded.
#include "app/ui/text_painter.h"

#include <doctest/doctest.h>

#include "app/ui/scene_painter.h"
#include "facilitation/picture/text_layout.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

picture::Text note(int i) {
  picture::Text text;
  text.box = {0, 0, 200, 200};
  text.text = "Idée " + std::to_string(i) + " : afficher le temps d’attente estimé, dès la porte";
  text.style = style_of(Type::note);
  return text;
}

TEST_CASE("a still wall is drawn without making anything") {
  int count = 0;
  UiBench bench([&](Ui& ui) {
    for (int i = 0; i < 40; ++i) ui.texts->draw(*ui.list, note(i), {}, {i % 8 * 220.0, i / 8 * 210.0}, 0.83);
    count = ui.texts->statistics().made_this_frame;
  });
  bench.frame(4);
  CHECK(bench.ui().texts->statistics().texts == 40);
  bench.frame();
  CHECK(count == 0);
  CHECK_FALSE(bench.ui().texts->pending());
  bench.frame(10);
  CHECK(count == 0);
}

TEST_CASE("zooming makes few pictures; what stops is made sharp once") {
  double scale = 1;
  int made = 0;
  UiBench bench([&](Ui& ui) {
    ui.texts->draw(*ui.list, note(1), {}, {100, 100}, scale);
    made += ui.texts->statistics().made_this_frame;
  });
  bench.frame(3);
  made = 0;
  for (int i = 0; i < 60; ++i, scale *= 1.01) bench.frame(); // to 1.8
  CHECK(made <= 3);
  made = 0;
  bench.frame(5);
  CHECK(made == 1);
  CHECK_FALSE(bench.ui().texts->pending());
}

TEST_CASE("opacity and place make no new text") {
  double x = 0;
  UiBench bench([&](Ui& ui) {
    picture::Text text = note(1);
    text.box.x = x;
    text.colour.alpha = static_cast<std::uint8_t>(x);
    ui.texts->draw(*ui.list, text, 0.5);
  });
  for (; x < 100; ++x) bench.frame();
  CHECK(bench.ui().texts->statistics().texts == 1);
}

TEST_CASE("thousands of texts pass through bounded pages") {
  int from = 0;
  UiBench bench([&](Ui& ui) {
    for (int i = 0; i < 30; ++i) ui.texts->draw(*ui.list, note(from + i), {}, {i % 6 * 220.0, i / 6 * 210.0}, 2);
  });
  for (; from < 3000; from += 30) bench.frame(2);
  CHECK(bench.ui().texts->statistics().pages <= 4);
  bench.frame(20);
  CHECK_FALSE(bench.ui().texts->pending());
}

TEST_CASE("texts out of the window cost no picture") {
  UiBench bench([](Ui& ui) { ui.texts->draw(*ui.list, note(1), {}, {5000, 5000}, 1); });
  bench.frame(3);
  CHECK(bench.ui().texts->statistics().pages == 0);
}

TEST_CASE("measures are those of the layout") {
  UiBench bench([](Ui&) {});
  bench.frame();
  const picture::Text text = note(7);
  CHECK(bench.ui().texts->measure(text) == picture::measure(text));
}

} // namespace
} // namespace pressoir::ui
