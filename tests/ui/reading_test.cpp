// Reading mode: where it starts, how it goes on, what it marks, and letters that the last row can read.
#include <doctest/doctest.h>

#include "tests/ui/stage_bench.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

struct Read : StageBench {
  explicit Read(int width = 1920, int height = 1080) : StageBench(width, height) {
    go("wall");
    write({"Aucun panneau lisible depuis le parking", "Des chaises. Vraiment.", "Un coin enfants 🧸", "File unique puis orientation"});
    const auto notes = notes_on(state(), wall());
    ids = {notes[0]->id, notes[1]->id, notes[2]->id, notes[3]->id};
    bench.frame(2);
  }
  void group() {
    ask(CreateTheme{.id = {id_from_word("attendre")}, .board = wall(), .title = "Attendre sans subir", .notes = {ids[1], ids[2], ids[3]}});
    ask(CreateTheme{.id = {id_from_word("orienter")}, .board = wall(), .title = "S’orienter", .notes = {ids[0]}});
    bench.frame(2);
  }
  bool read(std::size_t i) { return state().find(ids[i])->read_aloud; }
  std::vector<Id<Note>> ids;
};

TEST_CASE("reading starts at the chosen note, goes on by arrows, clicker or press, and marks what was read") {
  Read on;
  on.view->board.selection = {on.ids[1].value};
  on.key(Key::l);
  CHECK(on.says("reading.note") == "Des chaises. Vraiment.");
  on.key(Key::right);
  CHECK(on.says("reading.note") == "Un coin enfants 🧸");
  CHECK(on.read(1));
  CHECK_FALSE(on.read(2));
  on.key(Key::page_down);
  CHECK(on.says("reading.note") == "File unique puis orientation");
  on.key(Key::page_up);
  on.bench.click(Vec2{1500, 500});
  on.bench.frame(2);
  CHECK(on.says("reading.note") == "File unique puis orientation");
  on.key(Key::home);
  CHECK(on.says("reading.note") == "Aucun panneau lisible depuis le parking");
  on.key(Key::escape);
  CHECK_FALSE(on.view->reading.on);
  // The marks of one reading are taken back as one.
  on.key(Key::z, ui::ctrl);
  CHECK_FALSE(on.read(1));
  CHECK_FALSE(on.read(2));
  CHECK(on.current() == "Mur d’idées");
}

TEST_CASE("themes are read one after the other, each with its title; after the last note the board comes back") {
  Read on;
  on.group();
  on.key(Key::l);
  CHECK(on.says("reading.theme") == "Attendre sans subir");
  for (int i = 0; i < 4; ++i) on.key(Key::right);
  CHECK(on.says("reading.theme") == "S’orienter");
  on.key(Key::right);
  CHECK(on.says("reading.note") == "Aucun panneau lisible depuis le parking");
  on.key(Key::right);
  CHECK_FALSE(on.view->reading.on);
  for (std::size_t i = 0; i < 4; ++i) CHECK(on.read(i));
}

TEST_CASE("what is read is what D, A and F are about") {
  Read on;
  on.key(Key::l);
  on.key(Key::f);
  CHECK(on.state().find(on.ids[0])->fate == Fate::parked);
}

TEST_CASE("what lies over the note has the arrows") {
  Read on;
  on.key(Key::l);
  on.key(Key::k, ui::ctrl);
  on.key(Key::down);
  on.key(Key::escape);
  on.key(Key::d);
  on.bench.type("Deux mots");
  on.key(Key::left);
  on.key(Key::right);
  on.key(Key::escape);
  CHECK(on.says("reading.note") == "Aucun panneau lisible depuis le parking");
  CHECK_FALSE(on.read(0));
}

TEST_CASE("a note that somebody removes while it is read leaves its place to another") {
  Read on;
  on.view->board.selection = {on.ids[1].value};
  on.key(Key::l);
  on.ask(DeleteNotes{{on.ids[1]}});
  on.bench.frame(3);
  CHECK(on.bench.shows("reading.note"));
  on.ask(DeleteNotes{{on.ids[0], on.ids[2], on.ids[3]}});
  on.bench.frame(3);
  CHECK_FALSE(on.view->reading.on);
}

TEST_CASE("a wall too full to be read whole is offered one by one, or theme by theme, and left alone once refused") {
  Read on;
  CHECK_FALSE(on.bench.shows("offer"));
  std::vector<std::string> many;
  for (int i = 0; i < 300; ++i) many.push_back("Une idée de longueur moyenne, comme on en écrit, numéro " + std::to_string(i));
  on.write(many);
  on.bench.pass(1);
  REQUIRE(on.bench.shows("offer"));
  CHECK_FALSE(on.bench.shows("offer.themes"));
  SUBCASE("read") {
    on.bench.click("offer.read");
    on.bench.frame(2);
    CHECK(on.bench.shows("reading.note"));
  }
  SUBCASE("refused") {
    on.bench.click("offer.close");
    on.bench.frame(3);
    CHECK_FALSE(on.bench.shows("offer"));
  }
  SUBCASE("theme by theme, each on as many pages as legible letters need") {
    on.group();
    std::vector<Id<Note>> rest;
    for (const Note* note : notes_on(on.state(), on.wall()))
      if (!note->theme) rest.push_back(note->id);
    on.ask(CreateTheme{.id = {id_from_word("reste")}, .board = on.wall(), .title = "Le reste", .notes = rest});
    on.bench.pass(1);
    on.bench.click("offer.themes");
    on.bench.frame(2);
    CHECK(on.says("reading.theme") == "Attendre sans subir");
    on.key(Key::right);
    on.key(Key::right);
    CHECK(on.says("reading.theme") == "Le reste");
    const auto& pages = on.view->theme_pages.pages.at({id_from_word("reste")});
    CHECK(pages.size() > 1);
    std::size_t notes = 0;
    for (const auto& page : pages) {
      CHECK(page.text_size >= 24);
      notes += page.notes.size();
    }
    CHECK(notes == rest.size());
  }
}

} // namespace
} // namespace pressoir::screens
