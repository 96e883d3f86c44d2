// The text model: edits by user-perceived characters, undo, limits; random edits against a slow, obvious model.
#include "app/ui/text_edit.h"

#include <doctest/doctest.h>

#include "facilitation/base/id.h"
#include "facilitation/base/text.h"
#include "tests/random_text.h"

namespace pressoir::ui {
namespace {

TEST_CASE("Backspace and Delete take one user-perceived character") {
  for (const std::string one :
       {"👩‍👩‍👧", "🇫🇷", "👋🏽", "é", "e\u0323\u0302", "한", "نِ", "नि", "1️⃣"}) {
    CAPTURE(one);
    TextEdit edit("a" + one);
    edit.erase_before();
    CHECK(edit.text() == "a");
    TextEdit other(one + "b");
    other.move_to(0);
    other.erase_after();
    CHECK(other.text() == "b");
  }
}

TEST_CASE("a mark typed after a letter joins it, and the caret is never inside") {
  TextEdit edit("q");
  CHECK(edit.insert("\u0323"));
  CHECK(edit.graphemes() == 1);
  CHECK(edit.caret() == edit.text().size());
  edit.move_to(1);
  CHECK(edit.caret() == edit.text().size());
}

TEST_CASE("the limit counts characters as people do, and cuts what is pasted") {
  TextEdit edit("", {.most_graphemes = 5});
  CHECK(edit.insert("👩‍👩‍👧👩‍👩‍👧ab"));
  CHECK(edit.graphemes() == 4);
  CHECK(edit.insert("é😀😀"));
  CHECK(edit.text() == "👩‍👩‍👧👩‍👩‍👧abé");
  CHECK_FALSE(edit.insert("x"));
  CHECK(edit.room() == 0);
  edit.select_all();
  CHECK(edit.insert("0123456789"));
  CHECK(edit.text() == "01234");
  edit.move_to(0);
  CHECK_FALSE(edit.insert("x"));
}

TEST_CASE("words: apostrophes join, signs do not") {
  const std::string text = "À l’accueil : deux box, aujourd'hui.";
  TextEdit edit(text);
  const auto word = [&](std::string_view part) {
    const TextEdit::Range range = edit.word_at(text.find(part));
    return text.substr(range.from, range.to - range.from);
  };
  CHECK(word("ccueil") == "l’accueil");
  CHECK(word("box") == "box");
  CHECK(word("hui") == "aujourd'hui");
  CHECK(word(":") == ":");
  CHECK(edit.word_before(text.size()) == text.size() - 1);
  CHECK(edit.word_before(text.find(" :")) == text.find("l’"));
  CHECK(edit.word_after(0) == std::string("À").size());
  CHECK(edit.word_at(text.size()) == TextEdit::Range{text.size() - 1, text.size()});
}

TEST_CASE("undo brings back words, redo too, and a new edit forgets the future") {
  TextEdit edit;
  for (const char* letter : {"u", "n", " ", "d", "e", "u", "x"}) edit.insert(letter);
  CHECK(edit.undo());
  CHECK(edit.text() == "un ");
  CHECK(edit.redo());
  CHECK(edit.text() == "un deux");
  edit.erase_before();
  edit.erase_before();
  CHECK(edit.text() == "un de");
  CHECK(edit.undo());
  CHECK(edit.text() == "un deux");
  CHECK(edit.undo());
  CHECK(edit.undo());
  CHECK(edit.text().empty());
  CHECK_FALSE(edit.undo());
  edit.insert("autre");
  CHECK_FALSE(edit.redo());
}

TEST_CASE("a single line stays one, and blanks at its end can be typed") {
  TextEdit edit("", {.most_graphemes = 0, .single_line = true});
  edit.insert("un");
  edit.insert(" ");
  edit.insert("deux\ntrois\r\nquatre");
  CHECK(edit.text() == "un deux trois quatre");
}

// The obvious model: a list of characters, cut again after every edit.
struct Slow {
  std::string text;
  std::size_t caret = 0, anchor = 0;

  std::size_t up(std::size_t byte) const {
    std::size_t at = 0;
    while (at < byte) at = next_grapheme(text, at);
    return at;
  }
  void replace(std::size_t from, std::size_t to, const std::string& with) {
    text = text.substr(0, from) + with + text.substr(to);
    caret = anchor = up(from + with.size());
  }
};

TEST_CASE("random edits: as the obvious model does; undoing all returns to the start") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  auto random = seeded_randomness(seed);
  for (int round = 0; round < 60; ++round) {
    const std::string start = clean_text(test::random_text(*random, 12));
    TextEdit edit(start, {.most_graphemes = 0});
    Slow slow{start, start.size(), start.size()};
    REQUIRE(edit.text() == start);
    for (int step = 0; step < 60; ++step) {
      CAPTURE(round);
      CAPTURE(step);
      const std::size_t from = std::min(slow.caret, slow.anchor), to = std::max(slow.caret, slow.anchor);
      switch (test::below(*random, 6)) {
      case 0:
      case 1: {
        const std::string piece = clean_text(test::random_text(*random, 3));
        if (edit.insert(piece)) slow.replace(from, to, piece);
        break;
      }
      case 2:
        edit.erase_before();
        slow.replace(from == to && from > 0 ? previous_grapheme(slow.text, from) : from, to, "");
        break;
      case 3:
        edit.erase_after();
        slow.replace(from, from == to && to < slow.text.size() ? next_grapheme(slow.text, to) : to, "");
        break;
      case 4: {
        const std::size_t byte = test::below(*random, slow.text.size() + 2);
        const bool extends = test::below(*random, 2) == 0;
        edit.move_to(byte, extends ? Extend::yes : Extend::no);
        slow.caret = slow.up(std::min(byte, slow.text.size()));
        if (!extends) slow.anchor = slow.caret;
        break;
      }
      default: {
        const std::size_t a = test::below(*random, slow.text.size() + 1),
                          b = test::below(*random, slow.text.size() + 1);
        edit.select(a, b);
        slow.anchor = slow.up(a);
        slow.caret = slow.up(b);
      }
      }
      REQUIRE(edit.text() == slow.text);
      REQUIRE(edit.caret() == slow.caret);
      REQUIRE(edit.selection() ==
              TextEdit::Range{std::min(slow.caret, slow.anchor), std::max(slow.caret, slow.anchor)});
      REQUIRE(is_utf8(edit.text()));
    }
    const std::string end = edit.text();
    int undone = 0;
    while (edit.undo()) ++undone;
    CHECK(edit.text() == start);
    while (undone-- > 0) CHECK(edit.redo());
    CHECK(edit.text() == end);
  }
}

} // namespace
} // namespace pressoir::ui
