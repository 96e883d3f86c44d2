// Widgets found by name and used by mouse and keys.
#include "app/ui/widgets.h"

#include <doctest/doctest.h>

#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

TEST_CASE("a button is pressed by a click that ends on it, by Enter and by Space") {
  int pressed = 0;
  UiBench bench([&](Ui& ui) {
    if (button(ui, "go", {100, 100, 200, 48}, "Ouvrir")) ++pressed;
    button(ui, "other", {400, 100, 200, 48}, "Fermer");
  });
  bench.click("go");
  CHECK(pressed == 1);
  bench.press({150, 120});
  bench.move({800, 600});
  bench.release({800, 600});
  CHECK(pressed == 1);
  bench.key(Key::enter); // clicked, but the focus is not visible: Enter is the screen's
  CHECK(pressed == 1);
  bench.key(Key::tab);
  bench.key(Key::tab);
  REQUIRE(bench.ui().focus.name == "go");
  bench.key(Key::enter);
  bench.key(Key::space);
  CHECK(pressed == 3);
  bench.key(Key::tab);
  bench.key(Key::enter);
  CHECK(pressed == 3);
  CHECK(bench.ui().focus.name == "other");
}

TEST_CASE("a button that is disabled is neither pressed nor reached by Tab") {
  bool pressed = false;
  UiBench bench([&](Ui& ui) {
    pressed = button(ui, "off", {100, 100, 200, 48}, "Ouvrir", {.enabled = false}) || pressed;
    button(ui, "on", {100, 200, 200, 48}, "Fermer");
  });
  bench.click("off");
  CHECK_FALSE(pressed);
  bench.key(Key::tab);
  CHECK(bench.ui().focus.name == "on");
  bench.key(Key::tab);
  CHECK(bench.ui().focus.name == "on");
}

TEST_CASE("what lies in a higher layer hides what is below from the pointer") {
  int below = 0, above = 0;
  UiBench bench([&](Ui& ui) {
    if (button(ui, "below", {100, 100, 400, 100}, "Sous")) ++below;
    const InLayer layer(ui, Layer::bar, {200, 80, 100, 140});
    if (button(ui, "above", {210, 120, 80, 60}, "Sur")) ++above;
  });
  bench.frame(2);
  bench.click(Vec2{250, 150});
  CHECK(below == 0);
  CHECK(above == 1);
  bench.click(Vec2{205, 190}); // on the bar, beside its button
  CHECK(below == 0);
  bench.click(Vec2{120, 150});
  CHECK(below == 1);
}

TEST_CASE("a small thing can be hit with a finger") {
  int pressed = 0;
  UiBench bench([&](Ui& ui) {
    if (button(ui, "small", {500, 500, 20, 20}, "×")) ++pressed;
  });
  bench.click(Vec2{492, 492});
  CHECK(pressed == 1);
}

TEST_CASE("a tooltip waits 450 ms, with its key") {
  UiBench bench([](Ui& ui) { icon_button(ui, "pen", {100, 500, 56, 56}, "feutre", "Dessiner", "P"); });
  bench.hover("pen");
  bench.pass(0.3);
  CHECK_FALSE(bench.shows("tooltip"));
  bench.pass(0.3);
  CHECK(bench.shows("tooltip"));
  bench.move({900, 900});
  bench.frame();
  CHECK_FALSE(bench.shows("tooltip"));
}

TEST_CASE("nothing asks for another frame once all is still") {
  UiBench bench([](Ui& ui) { button(ui, "go", {100, 100, 200, 48}, "Ouvrir"); });
  bench.hover("go");
  bench.pass(1);
  CHECK(bench.ui().next_frame_within > 1000);
}

TEST_CASE("a drag starts after a few pixels and Esc cancels it") {
  Drag last;
  bool started = false, dropped = false, cancelled = false, clicked = false;
  UiBench bench([&](Ui& ui) {
    last = drag(ui, "card", {100, 100, 200, 100});
    started |= last.started, dropped |= last.dropped, cancelled |= last.cancelled, clicked |= last.clicked;
  });
  bench.frame();
  bench.click("card");
  CHECK(clicked);
  CHECK_FALSE(started);
  bench.drag({150, 150}, {600, 400});
  CHECK(started);
  CHECK(dropped);
  CHECK(last.at == Vec2{600, 400});
  dropped = false;
  bench.press({150, 150});
  bench.move({300, 300});
  bench.key(Key::escape);
  CHECK(cancelled);
  bench.release({300, 300});
  CHECK_FALSE(dropped);
}

} // namespace
} // namespace pressoir::ui
