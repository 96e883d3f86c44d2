// Grouping by hand: themes born, named, merged, split, ordered, removed; piles; every act taken back.
#include <doctest/doctest.h>

#include "tests/ui/stage_board_bench.h"

namespace pressoir::screens {
namespace {

using desktop::Key;

struct OnThemes : OnBoard {
  std::vector<Id<workshop::Note>> notes;
  explicit OnThemes(std::size_t count = 6) {
    std::vector<Vec2> places;
    for (std::size_t i = 0; i < count; ++i) places.push_back({static_cast<double>(i % 3) * 260, static_cast<double>(i / 3) * 260});
    notes = lay(places);
    go_to("grouping");
  }
  std::vector<std::string> titles() {
    std::vector<std::string> titles;
    for (const workshop::Theme* theme : workshop::themes_on(state(), board().board)) titles.push_back(theme->title);
    return titles;
  }
  void name(std::string_view title) {
    bench.commit(title);
    bench.key(Key::enter);
    settle();
  }
};

TEST_CASE("a note let go on another: a theme is born and its name is asked at once") {
  OnThemes on;
  on.bench.drag(on.at(on.notes[0]), on.at(on.notes[1]));
  on.settle();
  REQUIRE(on.bench.shows("theme.name"));
  on.name("S'orienter");
  CHECK(on.titles() == std::vector<std::string>{"S'orienter"});
  CHECK(on.note(on.notes[0]).theme == on.note(on.notes[1]).theme);
  on.bench.key(Key::z, ui::ctrl);
  on.bench.frame(2);
  on.bench.key(Key::z, ui::ctrl);
  on.settle();
  CHECK(on.titles().empty());
  CHECK_FALSE(on.note(on.notes[0]).theme);
}

TEST_CASE("G gathers the chosen; a head is renamed by a double click and by Enter") {
  OnThemes on;
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::g);
  on.settle();
  REQUIRE(on.bench.shows("theme.name"));
  on.name("Tout");
  on.bench.click("theme.head.1", 2);
  on.settle();
  REQUIRE(on.bench.shows("theme.name"));
  on.name("Tout ensemble");
  CHECK(on.titles() == std::vector<std::string>{"Tout ensemble"});
  on.bench.pass(1);
  on.bench.click("theme.head.1");
  on.bench.key(Key::enter);
  on.settle();
  REQUIRE(on.bench.shows("theme.name"));
  // Esc leaves the name that is written; an empty one leaves the old.
  on.bench.key(Key::del);
  on.bench.key(Key::escape);
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"Tout ensemble"});
}

TEST_CASE("a head let go on another theme merges them, told with a way back") {
  OnThemes on;
  on.theme("A", {on.notes[0], on.notes[1]});
  on.theme("B", {on.notes[2], on.notes[3]});
  on.bench.drag(on.bench.box("theme.head.1").centre(), on.at(on.notes[2]));
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"B"});
  CHECK(on.note(on.notes[0]).theme == on.note(on.notes[2]).theme);
  CHECK(on.note(on.notes[0]).came_with);
  on.bench.click("toast.undo");
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"A", "B"});
}

TEST_CASE("notes of one theme let go beside all themes are split off it") {
  OnThemes on;
  const auto whole = on.theme("A", {on.notes[0], on.notes[1], on.notes[2], on.notes[3], on.notes[4], on.notes[5]});
  on.bench.click(on.at(on.notes[0]));
  on.bench.key(Key::g);
  on.settle();
  on.name("Une part");
  REQUIRE(on.titles() == std::vector<std::string>{"A", "Une part"});
  const workshop::Theme* part = workshop::themes_on(on.state(), on.board().board)[1];
  CHECK(part->split_from == whole);
  CHECK(on.note(on.notes[0]).theme == part->id);
  CHECK(on.note(on.notes[1]).theme == whole);
}

TEST_CASE("the menu of a theme: order, colour, merge, remove; its notes stay") {
  OnThemes on;
  const auto first = on.theme("A", {on.notes[0], on.notes[1]});
  on.theme("B", {on.notes[2]});
  on.theme("C", {on.notes[3]});
  const auto open = [&](std::string_view head) {
    on.bench.right_click(head);
    on.bench.frame(2);
  };
  open("theme.head.1");
  on.bench.click("theme.menu.6");  // later
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"B", "A", "C"});
  open("theme.head.2");
  on.bench.click("theme.menu.3");
  on.bench.frame(2);
  on.bench.click("theme.colours.5");
  on.settle();
  CHECK(on.note(on.notes[0]).colour == workshop::NoteColour::mint);
  open("theme.head.2");
  on.bench.click("theme.menu.4");
  on.bench.frame(2);
  on.bench.click("theme.merge.2");
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"B", "C"});
  CHECK(on.note(on.notes[0]).came_with == first);
  open("theme.head.2");
  on.bench.click("theme.menu.8");
  on.settle();
  CHECK(on.titles() == std::vector<std::string>{"B"});
  CHECK_FALSE(on.note(on.notes[0]).theme);
  CHECK(on.state().all<workshop::Note>().size() == 6);
}

TEST_CASE("the same words let go on each other are one pile, and come apart again") {
  OnThemes on(2);
  on.screens.desk->ask(workshop::EditNote{on.notes[0], "Des chaises"});
  on.screens.desk->ask(workshop::EditNote{on.notes[1], "des CHAISES"});
  on.settle();
  on.bench.drag(on.at(on.notes[0]), on.at(on.notes[1]));
  on.settle();
  CHECK(on.note(on.notes[0]).reunited_with == on.notes[1]);
  on.bench.click(on.at(on.notes[1]));
  on.settle();
  on.bench.click("chosen.fate");
  on.bench.click("chosen.fate_menu.5");
  on.settle();
  CHECK_FALSE(on.note(on.notes[0]).reunited_with);
}

TEST_CASE("D on a chosen theme: the decision names it") {
  OnThemes on;
  const auto theme = on.theme("Attendre moins", {on.notes[0], on.notes[1]});
  on.bench.click("theme.head.1");
  on.bench.key(Key::d);
  on.bench.frame(2);
  on.bench.key(Key::enter);
  on.bench.frame(4);
  const auto decided = workshop::decisions(on.state());
  REQUIRE(decided.size() == 1);
  CHECK(decided[0]->text == "Attendre moins");
  CHECK(decided[0]->theme == theme);
}

}  // namespace
}  // namespace pressoir::screens
