// Writing in a note as a hand does: keys, mouse, input methods, clipboard, every script.
#include "app/ui/note_editor.h"

#include <doctest/doctest.h>

#include "facilitation/base/id.h"
#include "tests/random_text.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::ui {
namespace {

using desktop::Key;

struct Writing {
  explicit Writing(std::string_view text = {}, EditorOptions options = {})
      : editor(text, std::move(options)), bench([this](Ui& ui) {
        picture::Text how;
        how.box = box;
        how.style = style_of(Type::note);
        how.style.size = 44, how.style.line_height = 52;
        how.style.fit = fit;
        how.style.least_size = 14;
        how.colour = rgb(0x1F2430);
        Placement place;
        place.at = {100, 100};
        place.scale = 0.9;
        if (open) last = editor.frame(ui, "note", how, place);
        changed |= last.changed;
        drafts += last.draft_due;
        if (last.ended != EditorEnd::none) ended = last.ended, open = false;
        last = {};
      }) {
    bench.frame();
  }
  std::string selected() const { return std::string(editor.edit().selected()); }
  // The pixel of a point of the note.
  Vec2 px(Vec2 unit) const { return Vec2{100, 100} + unit * 0.9; }

  Rect box{0, 0, 300, 200};
  picture::Fit fit = picture::Fit::shrink;
  NoteEditor editor;
  bool open = true, changed = false;
  int drafts = 0;
  EditorEnd ended = EditorEnd::none;
  EditorOutcome last;
  UiBench bench;
};

TEST_CASE("typing: accents, emoji and scripts arrive whole") {
  Writing w;
  w.bench.type("Ça coûte 2 € 😀");
  w.bench.commit("👩‍👩‍👧");
  w.bench.commit("مرحبا");
  CHECK(w.editor.text() == "Ça coûte 2 € 😀👩‍👩‍👧مرحبا");
  CHECK(w.changed);
  CHECK(w.bench.ui().typing());
  for (int i = 0; i < 7; ++i) w.bench.key(Key::backspace);
  CHECK(w.editor.text() == "Ça coûte 2 € ");
}

TEST_CASE("Enter, Shift+Enter, Esc, and a press elsewhere say what is meant") {
  SUBCASE("note") {
    Writing w("un");
    w.bench.key(Key::enter, shift);
    w.bench.type("deux");
    CHECK(w.editor.text() == "un\ndeux");
    w.bench.key(Key::enter);
    CHECK(w.ended == EditorEnd::committed_and_next);
  }
  SUBCASE("field") {
    Writing w("un", {.single_line = true, .enter = OnEnter::commits});
    w.bench.key(Key::enter);
    CHECK(w.ended == EditorEnd::committed);
  }
  SUBCASE("long text") {
    Writing w("un", {.enter = OnEnter::new_line});
    w.bench.key(Key::enter);
    CHECK(w.ended == EditorEnd::none);
    CHECK(w.editor.text() == "un\n");
  }
  SUBCASE("Esc keeps the text") {
    Writing w("un");
    w.bench.type(" et deux");
    w.bench.key(Key::escape);
    CHECK(w.ended == EditorEnd::left);
    CHECK(w.editor.text() == "un et deux");
  }
  SUBCASE("elsewhere") {
    Writing w("un");
    w.bench.press({1500, 900});
    CHECK(w.ended == EditorEnd::left);
    CHECK(std::any_of(w.bench.ui().events.begin(), w.bench.ui().events.end(), [](const desktop::Event& event) {
      return std::holds_alternative<desktop::MousePressed>(event);
    }));
  }
  SUBCASE("Ctrl+Enter is the next step's, never the note's") {
    Writing w("un");
    w.bench.window().push(desktop::KeyPressed{Key::enter, ctrl, true, false});
    w.bench.frame();
    CHECK(w.ended == EditorEnd::none);
    CHECK(take_key(w.bench.ui(), Key::enter, ctrl));
  }
}

TEST_CASE("letters are no commands while one writes") {
  Writing w;
  w.bench.window().push(desktop::KeyPressed{Key::b, {}, true, false});
  w.bench.window().push(desktop::TextTyped{"b"});
  w.bench.frame();
  CHECK_FALSE(take_key(w.bench.ui(), Key::b));
  CHECK(w.editor.text() == "b");
}

TEST_CASE("arrows: by character, word, line and selection") {
  Writing w("un deux\ntrois 👩‍👩‍👧 quatre");
  w.bench.key(Key::home, ctrl);
  CHECK(w.editor.edit().caret() == 0);
  w.bench.key(Key::right, ctrl);
  CHECK(w.editor.edit().caret() == 2);
  w.bench.key(Key::right, ctrl_shift);
  CHECK(w.selected() == " deux");
  w.bench.key(Key::left);
  CHECK(w.editor.edit().caret() == 2);
  w.bench.key(Key::end);
  CHECK(w.editor.edit().caret() == 7);
  w.bench.key(Key::down);
  CHECK(w.editor.edit().caret() > 8);
  w.bench.key(Key::end);
  CHECK(w.editor.edit().caret() == w.editor.text().size());
  w.bench.key(Key::left, ctrl);
  w.bench.key(Key::left);
  w.bench.key(Key::left, shift);
  CHECK(w.selected() == "👩‍👩‍👧");
  w.bench.key(Key::home, shift);
  CHECK(w.selected() == "trois 👩‍👩‍👧");
  w.bench.key(Key::up);
  w.bench.key(Key::up);
  CHECK(w.editor.edit().caret() == 0);
  w.bench.key(Key::down);
  w.bench.key(Key::down);
  CHECK(w.editor.edit().caret() == w.editor.text().size());
}

TEST_CASE("in Arabic the left arrow goes on reading") {
  Writing w("مرحبا بكم");
  w.bench.key(Key::home);
  CHECK(w.editor.edit().caret() == 0);
  w.bench.key(Key::left);
  CHECK(w.editor.edit().caret() == 2);
  w.bench.key(Key::left, ctrl);
  CHECK(w.editor.edit().caret() == std::string("مرحبا").size());
  w.bench.key(Key::right);
  CHECK(w.editor.edit().caret() == std::string("مرحب").size());
}

TEST_CASE("mouse: caret, drag, word, line") {
  Writing w("un deux trois\nquatre");
  w.bench.click(w.px({299, 20}));
  CHECK(w.editor.edit().caret() == std::string("un deux trois").size());
  w.bench.click(w.px({5, 20}));
  CHECK(w.editor.edit().caret() == 0);
  w.bench.click(w.px({70, 20}), 2);
  CHECK(w.selected() == "deux");
  w.bench.click(w.px({70, 20}), 3);
  CHECK(w.selected() == "un deux trois");
  w.bench.drag(w.px({299, 20}), w.px({0, 20}));
  CHECK(w.selected() == "un deux trois");
  CHECK(w.editor.edit().caret() == 0);
  w.bench.type("x");
  CHECK(w.editor.text() == "x\nquatre");
  w.bench.click(w.px({0, 20}));
  w.bench.ui().modifiers = shift;
  w.bench.click(w.px({299, 190}));
  CHECK(w.selected() == "x\nquatre");
}

TEST_CASE("clipboard keeps emoji, both ways") {
  Writing w("garder 👩‍👩‍👧 tout");
  w.bench.key(Key::a, ctrl);
  w.bench.key(Key::x, ctrl);
  CHECK(w.editor.text().empty());
  CHECK(w.bench.clipboard() == "garder 👩‍👩‍👧 tout");
  w.bench.key(Key::v, ctrl);
  w.bench.key(Key::v, ctrl);
  CHECK(w.editor.text() == "garder 👩‍👩‍👧 toutgarder 👩‍👩‍👧 tout");
  w.bench.key(Key::c, ctrl); // nothing selected: the clipboard stays
  CHECK(w.bench.clipboard() == "garder 👩‍👩‍👧 tout");
}

TEST_CASE("undo and redo while typing") {
  Writing w;
  w.bench.type("un deux");
  w.bench.key(Key::z, ctrl);
  CHECK(w.editor.text() == "un ");
  w.bench.key(Key::z, ctrl_shift);
  CHECK(w.editor.text() == "un deux");
  w.bench.key(Key::z, ctrl);
  w.bench.key(Key::y, ctrl);
  CHECK(w.editor.text() == "un deux");
}

TEST_CASE("an input method composes, then commits") {
  Writing w("あ");
  w.bench.compose("にほん", 3);
  CHECK(w.editor.text() == "あ");
  w.bench.key(Key::enter); // the input method's own Enter
  CHECK(w.ended == EditorEnd::none);
  w.bench.compose("");
  w.bench.commit("日本");
  CHECK(w.editor.text() == "あ日本");
  w.bench.key(Key::enter);
  CHECK(w.ended == EditorEnd::committed_and_next);
}

TEST_CASE("the count shows when fewer than 40 characters are left") {
  Writing w(std::string(230, 'a'));
  CHECK_FALSE(w.bench.shows("editor.left"));
  w.bench.type("0123456789 1");
  CHECK(w.bench.ui().placed.at("editor.left").text == "38");
  w.bench.commit(std::string(100, 'b'));
  CHECK(w.editor.edit().graphemes() == 280);
  CHECK(w.bench.ui().placed.at("editor.left").text == "0");
}

TEST_CASE("an idea of 400 characters in a small note: the caret is always in the box") {
  std::string idea;
  while (idea.size() < 400) idea += "À l’accueil général, on demande trois fois la même chose. ";
  Writing w(idea, {.most_graphemes = 400});
  w.box = {0, 0, 200, 120};
  for (const Key key : {Key::home, Key::up, Key::up, Key::up, Key::up, Key::down, Key::end}) {
    w.bench.key(key, key == Key::home ? ctrl : desktop::Modifiers{});
    REQUIRE(w.bench.ui().text_input);
    const Rect caret = *w.bench.ui().text_input;
    CHECK(caret.y >= 99);
    CHECK(caret.bottom() <= 100 + 120 * 0.9 + 1);
  }
}

TEST_CASE("a field scrolls sideways to its caret") {
  Writing w("", {.most_graphemes = 0, .single_line = true, .enter = OnEnter::commits});
  w.fit = picture::Fit::line;
  w.bench.commit(std::string(200, 'm'));
  CHECK(w.bench.ui().text_input->x <= 100 + 300 * 0.9);
  w.bench.key(Key::home);
  CHECK(w.bench.ui().text_input->x == doctest::Approx(100));
}

TEST_CASE("drafts: two seconds after the first change, then again only for what is new") {
  Writing w;
  w.bench.pass(5);
  CHECK(w.drafts == 0);
  w.bench.type("un");
  w.bench.pass(1.5);
  CHECK(w.drafts == 0);
  w.bench.pass(1);
  CHECK(w.drafts == 1);
  w.bench.pass(5);
  CHECK(w.drafts == 1);
  w.bench.type("deux");
  w.bench.pass(2.5);
  CHECK(w.drafts == 2);
}

TEST_CASE("asleep between blinks") {
  Writing w("un");
  w.bench.ui().caret_blinks = true;
  w.bench.pass(1);
  CHECK(w.bench.ui().next_frame_within > 0.005);
  w.bench.ui().caret_blinks = false;
  w.bench.frame();
  CHECK(w.bench.ui().next_frame_within > 1000);
}

TEST_CASE("any keys on any text: nothing breaks, the text stays clean") {
  const std::uint64_t seed = test::seed();
  CAPTURE(seed);
  auto random = seeded_randomness(seed);
  constexpr Key keys[] = {Key::left, Key::right,     Key::up, Key::down, Key::home, Key::end,
                          Key::del,  Key::backspace, Key::a,  Key::v,    Key::z,    Key::c};
  for (int round = 0; round < 8; ++round) {
    Writing w(test::random_text(*random, 20));
    w.bench.set_clipboard(test::random_text(*random, 5));
    for (int i = 0; i < 60; ++i) {
      const std::size_t what = test::below(*random, 4);
      if (what == 0) w.bench.commit(test::random_text(*random, 2));
      if (what == 1)
        w.bench.click(w.px({1.0 * test::below(*random, 300), 1.0 * test::below(*random, 200)}),
                      1 + static_cast<int>(test::below(*random, 3)));
      if (what >= 2) {
        const Key key = keys[test::below(*random, std::size(keys))];
        const bool letter = key <= Key::z;
        w.bench.key(key, {.ctrl = letter || test::below(*random, 3) == 0, .shift = test::below(*random, 2) == 0});
      }
      REQUIRE(w.open);
      REQUIRE(w.editor.edit().graphemes() <= 280);
      REQUIRE(w.editor.edit().caret() <= w.editor.text().size());
      REQUIRE(w.bench.ui().text_input);
    }
  }
}

} // namespace
} // namespace pressoir::ui
