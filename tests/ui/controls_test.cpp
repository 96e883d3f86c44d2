// Fields, switches, steppers, choices, scrolled lists, menus, messages, drawers: used by name, by mouse and by keys.
#include <doctest/doctest.h>

#include "app/ui/drawer.h"
#include "app/ui/field.h"
#include "app/ui/menu.h"
#include "app/ui/scroll_area.h"
#include "app/ui/toast.h"
#include "app/ui/widgets.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

TEST_CASE("a field is written in after a press, and kept by Enter, Esc, Tab or a press elsewhere") {
  std::string title = "Repenser l’accueil", place_name = "Belfort";
  int committed = 0, ended = 0;
  UiBench bench([&](Ui& ui) {
    const FieldOutcome written = text_field(ui, "title", {100, 100, 400, 50}, title);
    committed += written.committed;
    ended += written.ended;
    text_field(ui, "place", {100, 200, 400, 50}, place_name, {.key = "/"});
  });
  bench.frame();
  bench.click("title");
  bench.key(Key::end);
  bench.type(" 😀");
  CHECK(title == "Repenser l’accueil 😀");
  bench.key(Key::enter);
  CHECK(committed == 1);
  CHECK(ended == 1);
  CHECK_FALSE(bench.ui().typing());
  bench.click("title", 2); // a word
  bench.type("Penser");
  bench.key(Key::tab);
  bench.frame(2);
  CHECK(ended == 2);
  CHECK(bench.ui().focus.name == "place");
  CHECK(bench.ui().typing());
  bench.type("Vesoul"); // Tab took all of it
  CHECK(place_name == "Vesoul");
  bench.click("title");
  bench.frame();
  CHECK(place_name == "Vesoul");
  bench.type("x");
  bench.click(Vec2{1200, 900});
  bench.frame();
  CHECK_FALSE(bench.ui().typing());
  CHECK(ended == 3);
}

TEST_CASE("a value that changes elsewhere is seen while the field is at rest") {
  std::string value = "un";
  UiBench bench([&](Ui& ui) { text_field(ui, "field", {100, 100, 400, 50}, value); });
  bench.frame();
  value = "deux";
  bench.frame();
  CHECK(bench.ui().placed.at("field").text == "deux");
}

TEST_CASE("a field that is no longer drawn gives the keyboard back") {
  std::string value;
  bool there = true;
  UiBench bench([&](Ui& ui) {
    if (there) text_field(ui, "field", {100, 100, 400, 50}, value);
  });
  bench.frame();
  bench.click("field");
  bench.frame();
  REQUIRE(bench.ui().typing());
  there = false;
  bench.frame(2);
  CHECK_FALSE(bench.ui().typing());
  there = true;
  bench.frame(2);
  CHECK_FALSE(bench.ui().memory.editor);
}

TEST_CASE("what is wrong is said under the field; what is disabled cannot be written in") {
  std::string value = "31 novembre";
  UiBench bench([&](Ui& ui) {
    text_field(ui, "day", {100, 100, 400, 50}, value, {.error = "Novembre a 30 jours"});
    text_field(ui, "off", {100, 300, 400, 50}, value, {.enabled = false});
  });
  bench.frame();
  CHECK(bench.ui().placed.at("day.error").text == "Novembre a 30 jours");
  bench.click("off");
  bench.type("x");
  CHECK(value == "31 novembre");
}

TEST_CASE("a line break typed in a long field stays, pasted in a short one becomes a space") {
  std::string notes, name;
  UiBench bench([&](Ui& ui) {
    text_field(ui, "notes", {100, 100, 400, 150}, notes, {.multi_line = true});
    text_field(ui, "name", {100, 300, 400, 50}, name);
  });
  bench.frame();
  bench.click("notes");
  bench.type("un");
  bench.key(Key::enter);
  bench.type("deux");
  CHECK(notes == "un\ndeux");
  bench.set_clipboard("un\ndeux");
  bench.click("name");
  bench.key(Key::v, ctrl);
  CHECK(name == "un deux");
}

TEST_CASE("checkbox, switch, stepper and choice, by mouse and by keys") {
  bool anonymous = false, sound = true;
  int minutes = 15, which = 0;
  const std::string labels[] = {"Tout", "Par thème", "Lecture"};
  UiBench bench([&](Ui& ui) {
    checkbox(ui, "anonymous", {100, 100, 300, 44}, "Anonyme", anonymous);
    toggle(ui, "sound", {100, 200, 300, 44}, "Son", sound);
    stepper(ui, "minutes", {100, 300, 200, 50}, std::to_string(minutes) + " min", minutes, 5, 25, 5);
    choice(ui, "view", {100, 400, 500, 50}, labels, which);
  });
  bench.frame();
  bench.click("anonymous");
  CHECK(anonymous);
  bench.click("sound");
  CHECK_FALSE(sound);
  bench.click("minutes.more");
  bench.click("minutes.more");
  CHECK(minutes == 25);
  CHECK_FALSE(bench.enabled("minutes.more"));
  bench.click("minutes.more");
  CHECK(minutes == 25);
  bench.click("minutes.less");
  CHECK(minutes == 20);
  bench.click("view.2");
  CHECK(which == 2);
  bench.click(Vec2{1500, 900});
  bench.key(Key::tab);
  bench.key(Key::space);
  CHECK_FALSE(anonymous);
  bench.key(Key::tab);
  bench.key(Key::tab);
  CHECK(bench.ui().focus.name == "minutes");
  bench.key(Key::left);
  CHECK(minutes == 15);
  bench.key(Key::tab);
  CHECK(bench.ui().focus.name == "view");
  bench.key(Key::left);
  CHECK(which == 1);
  bench.key(Key::tab);
  CHECK(bench.ui().focus.name == "anonymous");
  bench.key(Key::tab, shift);
  CHECK(bench.ui().focus.name == "view");
}

TEST_CASE("a list scrolls by wheel, by its indicator and with the focus; what is out of sight is not clicked") {
  int clicked = -1;
  double offset = 0;
  UiBench bench([&](Ui& ui) {
    const ScrollArea area(ui, "list", {100, 100, 300, 200}, 20 * 50);
    offset = area.offset();
    for (int i = 0; i < 20; ++i) {
      const Rect at{100, 100 + 50.0 * i - area.offset(), 260, 50};
      if (row(ui, "row." + std::to_string(i), at).clicked) clicked = i;
    }
  });
  bench.frame();
  CHECK(bench.shows("row.0"));
  CHECK_FALSE(bench.shows("row.10"));
  bench.click(Vec2{200, 600}); // where row 10 would be without the clip
  CHECK(clicked == -1);
  bench.wheel({200, 200}, -5);
  bench.frame();
  CHECK(offset == 400);
  bench.click("row.8");
  CHECK(clicked == 8);
  bench.wheel({900, 900}, -5);
  bench.frame();
  CHECK(offset == 400);
  bench.wheel({200, 200}, 100);
  bench.frame();
  CHECK(offset == 0);
  bench.drag(bench.box("list.indicator").centre(), {bench.box("list.indicator").centre().x, 600});
  bench.frame();
  CHECK(offset == 800);
  bench.wheel({200, 200}, 100);
  for (int i = 0; i < 13; ++i) bench.key(Key::tab);
  bench.frame();
  CHECK(bench.shows(bench.ui().focus.name));
  CHECK(offset > 300);
}

TEST_CASE("a menu: by mouse, by keys, closed by Esc or beside it; keys do not reach the screen") {
  int below = 0, escaped = 0;
  std::optional<int> chosen;
  const MenuItem items[] = {{"Modifier", "Entrée"}, {"Dupliquer"}, {"Au frigo", "F", "", false}, {"Supprimer"}};
  UiBench bench([&](Ui& ui) {
    if (take_key(ui, Key::escape)) ++escaped;
    const Press note = press(ui, "note", {100, 100, 200, 100});
    if (note.clicked) ++below;
    if (note.right_clicked) open_menu(ui, "note.menu", ui.pointer);
    if (const auto act = menu(ui, "note.menu", items)) chosen = act;
  });
  bench.frame();
  bench.right_click("note");
  bench.frame();
  REQUIRE(bench.shows("note.menu.0"));
  bench.click("note.menu.1");
  CHECK(chosen == 1);
  CHECK_FALSE(bench.shows("note.menu"));
  chosen.reset();
  bench.right_click("note");
  bench.key(Key::down);
  bench.key(Key::down);
  bench.key(Key::down); // over the disabled one
  bench.key(Key::enter);
  CHECK(chosen == 3);
  chosen.reset();
  bench.right_click("note");
  bench.frame();
  bench.click("note.menu.2");
  CHECK_FALSE(chosen);
  bench.key(Key::escape);
  CHECK(escaped == 0);
  bench.frame();
  CHECK_FALSE(bench.shows("note.menu"));
  bench.right_click("note");
  bench.frame();
  bench.click(Vec2{110, 110});
  CHECK(below == 0);
  bench.frame();
  bench.click(Vec2{110, 110});
  CHECK(below == 1);
}

TEST_CASE("a menu near the corner stays in the window") {
  const MenuItem items[] = {{"Modifier"}, {"Dupliquer"}, {"Supprimer"}};
  UiBench bench([&](Ui& ui) { (void)menu(ui, "m", items); });
  bench.frame();
  open_menu(bench.ui(), "m", {1910, 1070});
  bench.frame();
  CHECK(bench.box("m").right() <= 1920);
  CHECK(bench.box("m").bottom() <= 1080);
}

TEST_CASE("a message offers to undo for eight seconds") {
  ToastEnd end = ToastEnd::none;
  Toast message{"12 notes supprimées", "Annuler"};
  UiBench bench([&](Ui& ui) {
    if (end == ToastEnd::none) end = toast(ui, message);
  });
  message.started = 100;
  bench.pass(7.8);
  CHECK(end == ToastEnd::none);
  CHECK(bench.shows("toast.action"));
  SUBCASE("acted") {
    bench.click("toast.action");
    CHECK(end == ToastEnd::acted);
  }
  SUBCASE("gone") {
    bench.pass(0.3);
    CHECK(end == ToastEnd::gone);
  }
}

TEST_CASE("a drawer slides in, hides what it covers, and leaves the rest alive") {
  DrawerState drawer;
  int covered = 0, beside = 0, inside = 0;
  UiBench bench([&](Ui& ui) {
    if (button(ui, "covered", {1500, 500, 200, 48}, "Dessous")) ++covered;
    if (button(ui, "beside", {100, 500, 200, 48}, "À côté")) ++beside;
    if (const InDrawer in(ui, "drawer", drawer, 600); in.shown()) {
      if (button(ui, "inside", {in.box().x + 40, 100, 200, 48}, "Dedans")) ++inside;
    }
  });
  bench.frame();
  CHECK_FALSE(bench.shows("inside"));
  set_open(bench.ui(), drawer, true);
  bench.frame();
  CHECK(bench.box("drawer").x > 1320);
  bench.pass(0.3);
  CHECK(bench.box("drawer").x == doctest::Approx(1320));
  bench.click("inside");
  bench.click("covered");
  bench.click("beside");
  CHECK(inside == 1);
  CHECK(covered == 0);
  CHECK(beside == 1);
  bench.key(Key::escape);
  bench.pass(0.3);
  CHECK_FALSE(bench.shows("inside"));
}

TEST_CASE("with reduced motion everything is already there") {
  DrawerState drawer;
  UiBench bench([&](Ui& ui) { const InDrawer in(ui, "drawer", drawer, 600); });
  bench.ui().reduced_motion = true;
  bench.frame();
  set_open(bench.ui(), drawer, true);
  bench.frame();
  CHECK(bench.box("drawer").x == doctest::Approx(1320));
}

} // namespace
} // namespace pressoir::ui
