// Writing on the board, the clipboard, and finding a word: what reaches the desk, and when.
#include "tests/ui/stage_board_bench.h"

#include "facilitation/base/text.h"

namespace pressoir::screens {
namespace {

using desktop::Key;
using workshop::Note;
using workshop::NoteColour;

std::vector<std::string> texts(OnBoard& on) {
  std::vector<std::string> all;
  for (const Note* note : on.notes()) all.push_back(note->text);
  return all;
}

// Somebody else, elsewhere.
void another_asks(OnBoard& on, Request request) {
  request.actor = {Role::co_facilitator, 7};
  on.screens.desk->submit(std::move(request));
}

TEST_CASE("N writes, Enter goes on beside, Shift+Enter is a new line, Esc leaves, nothing written leaves nothing") {
  OnBoard on;
  on.lay({{0, 0}});
  on.bench.key(Key::n);
  on.bench.type("deuxième");
  on.bench.key(Key::enter);
  on.bench.type("ligne");
  on.bench.key(Key::enter, ui::shift);
  on.bench.type("et ligne 👩🏽‍🔬");
  on.bench.key(Key::enter);
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(texts(on) == std::vector<std::string>{"idée 1", "deuxième", "ligne\net ligne 👩🏽‍🔬"});
  CHECK_FALSE(on.board().writing.editor);
  const auto all = on.notes();
  CHECK(all[1]->position == Vec2{240, 0});
  CHECK(all[2]->position == Vec2{480, 0});
  on.undo();
  CHECK(texts(on) == std::vector<std::string>{"idée 1", "deuxième"});
}

TEST_CASE("the next note never lies on another: it steps over, and starts a new row at the edge of what is seen") {
  OnBoard on;
  on.lay({{0, 0}, {480, 0}});
  on.bench.click(on.px({340, 100}), 2);
  REQUIRE(on.board().writing.editor);
  for (int i = 0; i < 12; ++i) {
    on.bench.type("a");
    on.bench.key(Key::enter);
    on.bench.pass(0.3);
  }
  on.bench.key(Key::escape);
  on.bench.frame(2);
  const auto all = on.notes();
  REQUIRE(all.size() == 14);
  for (std::size_t i = 0; i < all.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK_FALSE(rect_at(all[i]->position, all[i]->size).intersects(rect_at(all[j]->position, all[j]->size)));
  CHECK(all.back()->position.y > 0);
}

TEST_CASE("drafts reach the desk while one writes, and one undo takes the whole note back") {
  OnBoard on;
  on.lay({{0, 0}});
  on.bench.key(Key::n);
  on.bench.type("un début");
  on.bench.pass(2.5);
  CHECK(texts(on).back() == "un début");
  on.bench.type(" et une fin");
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(texts(on).back() == "un début et une fin");
  on.undo();
  CHECK(texts(on) == std::vector<std::string>{"idée 1"});
}

TEST_CASE("a draft that is emptied again vanishes; a note of before that is emptied stays") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}});
  on.bench.key(Key::n);
  on.bench.type("rien");
  on.bench.pass(2.5);
  REQUIRE(on.notes().size() == 2);
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::del);
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.notes().size() == 1);
  on.bench.click(on.at(ids[0]), 2);
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::del);
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.note(ids[0]).text.empty());
  on.undo();
  CHECK(on.note(ids[0]).text == "idée 1");
}

TEST_CASE("a double click writes in the note; the count shows under 40 letters left") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}});
  on.bench.click(on.at(ids[0]), 2);
  REQUIRE(on.board().writing.editor);
  CHECK_FALSE(on.bench.ui().placed.contains("editor.left"));
  on.bench.commit(std::string(240, 'a'));
  on.bench.frame(1);
  REQUIRE(on.bench.ui().placed.contains("editor.left"));
  CHECK(on.bench.ui().placed.find("editor.left")->second.text == "34");
  on.bench.commit(std::string(300, 'b'));
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(grapheme_count(on.note(ids[0]).text) == 280);
}

TEST_CASE("a long idea of before is not cut by the limit") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}});
  const std::string longer(400, 'x');
  on.screens.desk->ask(workshop::EditNote{ids[0], longer});
  on.settle();
  on.bench.click(on.at(ids[0]), 2);
  on.bench.key(Key::end, ui::ctrl);
  on.bench.key(Key::backspace);
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.note(ids[0]).text == longer.substr(1));
}

TEST_CASE("one writes at every zoom, always large enough to read and inside the window") {
  for (const double notches : {-40.0, 0.0, 30.0}) {
    CAPTURE(notches);
    OnBoard on;
    const auto ids = on.lay({{0, 0}, {300, 0}});
    on.bench.wheel(on.at(ids[0]), notches);
    on.bench.click(on.at(ids[0]), 2);
    REQUIRE(on.board().writing.editor);
    const Rect box = on.bench.box("board.editor");
    CHECK(box.width > 240);
    CHECK(box.x >= 0);
    CHECK(box.right() <= 1920);
    CHECK(box.bottom() <= 1080);
    on.bench.key(Key::a, ui::ctrl);
    on.bench.type("ici");
    on.bench.key(Key::escape);
    on.bench.frame(2);
    CHECK(on.note(ids[0]).text == "ici");
  }
}

TEST_CASE("in a theme, where notes are as small as their words, one still writes large") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}});
  on.screens.desk->ask(workshop::EditNote{ids[0], "Un binôme titulaire + vacataire au lieu de laisser les vacataires seuls"});
  on.theme("Accueil", ids);
  on.bench.click(on.at(ids[0]), 2);
  on.bench.frame(2);
  REQUIRE(on.bench.ui().text_input);
  CHECK(on.bench.ui().text_input->height > 30);
}

TEST_CASE("among themes N writes into the theme that is chosen, and so do the next ones") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}, {600, 0}});
  const auto first = on.theme("Accueil", {ids[0]}), second = on.theme("Attente", {ids[1]});
  on.bench.click(on.at(ids[1]));
  on.bench.key(Key::n);
  on.bench.type("des chaises");
  on.bench.key(Key::enter);
  on.bench.type("vraiment");
  on.bench.key(Key::escape);
  on.settle();
  REQUIRE(on.notes().size() == 5);
  CHECK(on.notes()[3]->theme == second);
  CHECK(on.notes()[4]->theme == second);
  const Rect zone = on.board().place.px(on.board().scene.item(first.value)->box);
  on.bench.click(Vec2{zone.centre().x, zone.bottom() - 8}, 2);
  on.bench.type("un panneau");
  on.bench.key(Key::escape);
  on.settle();
  CHECK(on.notes().back()->theme == first);
}

TEST_CASE("what somebody else changes meanwhile is taken over, or told and offered") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}});
  on.bench.click(on.at(ids[0]), 2);
  another_asks(on, request_of(workshop::EditNote{ids[0], "leur texte"}));
  on.bench.frame(3);
  CHECK(on.board().writing.editor->text() == "leur texte");  // nothing was typed: nothing to choose
  on.bench.type(" et le nôtre");
  another_asks(on, request_of(workshop::EditNote{ids[0], "encore autre chose"}));
  on.bench.pass(2.5);
  CHECK(on.note(ids[0]).text == "encore autre chose");  // no draft overwrites it
  REQUIRE(on.bench.shows("writing.take_theirs"));
  SUBCASE("taken") {
    on.bench.click("writing.take_theirs");
    REQUIRE(on.board().writing.editor);
    on.bench.type(" !");
    on.bench.key(Key::escape);
    on.bench.frame(2);
    CHECK(on.note(ids[0]).text == "encore autre chose !");
  }
  SUBCASE("or not, and still not lost") {
    on.bench.key(Key::escape);
    on.bench.frame(2);
    CHECK(on.note(ids[0]).text == "leur texte et le nôtre");
    CHECK(on.screens.toasts.back().offers_undo);
    on.undo();
    CHECK(on.note(ids[0]).text == "encore autre chose");
  }
}

TEST_CASE("what was written in a note that somebody deleted meanwhile is kept in a new one") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}});
  on.bench.click(on.at(ids[0]), 2);
  on.bench.key(Key::end, ui::ctrl);
  on.bench.type(" de plus");
  another_asks(on, request_of(workshop::DeleteNotes{{ids[0]}}));
  on.bench.frame(3);
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(texts(on) == std::vector<std::string>{"idée 1 de plus"});
}

TEST_CASE("a window that closes and a step that somebody changes keep what was being typed") {
  OnBoard on;
  on.lay({{0, 0}});
  on.bench.key(Key::n);
  on.bench.type("à peine");
  on.bench.window().push(desktop::CloseAsked{});
  on.bench.frame();
  CHECK(texts(on).back() == "à peine");
  on.bench.type(" commencé");
  another_asks(on, request_of(workshop::GoToStep{}));
  on.bench.frame(3);
  another_asks(on, request_of(workshop::GoToStep{}));
  on.bench.frame(3);
  CHECK_FALSE(on.board().writing.editor);
  CHECK(texts(on).back() == "à peine commencé");
}

TEST_CASE("copied notes are lines elsewhere; here they keep colour, size and places, and one undo takes them back") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}});
  on.screens.desk->ask(workshop::ColourNotes{{ids[1]}, NoteColour::lilac});
  on.screens.desk->ask(workshop::ResizeNote{ids[1], {300, 0}, {320, 180}});
  on.screens.desk->ask(workshop::EditNote{ids[0], "deux\nlignes"});
  on.settle();
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::c, ui::ctrl);
  CHECK(on.bench.clipboard() == "deux lignes\nidée 2\n");
  CHECK(on.said() == "2 notes copiées");
  on.bench.move(on.px({300, 330}));
  on.bench.key(Key::v, ui::ctrl);
  on.bench.frame(3);
  REQUIRE(on.notes().size() == 4);
  CHECK(on.said() == "2 notes collées");
  CHECK(on.board().selection.size() == 2);
  std::vector<const Note*> pasted;
  for (const Note* note : on.notes())
    if (on.board().selection.contains(note->id.value)) pasted.push_back(note);
  std::sort(pasted.begin(), pasted.end(), [](const Note* a, const Note* b) { return a->position.x < b->position.x; });
  CHECK(pasted[0]->text == "deux\nlignes");
  CHECK(pasted[1]->colour == NoteColour::lilac);
  CHECK(pasted[1]->size == Vec2{320, 180});
  CHECK(length(pasted[1]->position - pasted[0]->position - Vec2{300, 0}) < 1e-6);
  on.undo();
  CHECK(on.notes().size() == 2);
}

TEST_CASE("notes are cut from one board and pasted on another") {
  OnBoard on;
  on.lay({{0, 0}, {300, 0}});
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::x, ui::ctrl);
  on.bench.frame(3);
  CHECK(on.notes().empty());
  CHECK(on.said() == "2 notes supprimées");
  on.screens.desk->ask(workshop::InsertStep{.activity = "discussion", .title = "Suite", .minutes = 5});
  on.go_to("discussion");
  REQUIRE(on.notes().empty());
  on.bench.key(Key::v, ui::ctrl);
  on.settle();
  CHECK(texts(on) == std::vector<std::string>{"idée 1", "idée 2"});
}

TEST_CASE("text from elsewhere makes one note a line and says how many; no text says what to do") {
  OnBoard on;
  on.bench.set_clipboard("- Des chaises\r\n\r\n- Un panneau\n12. L’accueil 🙂\n");
  on.bench.key(Key::v, ui::ctrl);
  on.bench.frame(3);
  CHECK(on.notes().size() == 3);
  CHECK(on.said() == "3 notes collées");
  CHECK(on.screens.toasts.back().offers_undo);
  on.undo();
  CHECK(on.notes().empty());
  on.bench.set_clipboard("  \n ");
  on.bench.key(Key::v, ui::ctrl);
  on.bench.frame(2);
  CHECK(on.notes().empty());
  CHECK(on.said().starts_with("Il n’y a pas de texte"));
}

TEST_CASE("Ctrl+F finds whatever the accents, goes from one to the next, and Esc looks at the board as before") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}, {20'000, 0}, {0, 9000}});
  on.screens.desk->ask(workshop::EditNote{ids[0], "L’accueil de la PRÉFECTURE"});
  on.screens.desk->ask(workshop::EditNote{ids[3], "préfecture fermée"});
  on.settle();
  const ui::Placement before = on.board().place;
  on.bench.key(Key::f, ui::ctrl);
  on.bench.frame(2);
  REQUIRE(on.bench.shows("find.field"));
  on.bench.type("prefecture");
  on.bench.pass(0.5);
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "1 sur 2");
  const Rect window{0, 0, 1920, 1080};
  CHECK(window.contains(on.at(ids[0])));
  CHECK(on.box(ids[0]).width > 150);  // the whole board was too small to read
  on.bench.key(Key::enter);
  on.bench.pass(0.5);
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "2 sur 2");
  CHECK(window.contains(on.at(ids[3])));
  on.bench.key(Key::enter, ui::shift);
  on.bench.pass(0.5);
  CHECK(window.contains(on.at(ids[0])));
  on.bench.type(" zut");
  on.bench.frame(2);
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "Aucune note");
  on.bench.key(Key::escape);
  on.settle();
  CHECK_FALSE(on.bench.shows("find.field"));
  CHECK(on.board().place.scale == doctest::Approx(before.scale));
}

TEST_CASE("finding follows what is written meanwhile; a click on the board stays there") {
  OnBoard on;
  const auto ids = on.lay({{0, 0}, {300, 0}});
  on.bench.key(Key::f, ui::ctrl);
  on.bench.type("idee");
  on.bench.frame(2);
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "1 sur 2");
  on.lay({{600, 0}});
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "1 sur 3");
  on.bench.click("find.next");
  on.bench.frame(2);
  CHECK(on.bench.ui().placed.find("find.count")->second.text == "2 sur 3");
  CHECK(on.bench.shows("find.field"));
  on.bench.click(on.at(ids[0]));
  on.bench.frame(2);
  CHECK_FALSE(on.bench.shows("find.field"));
  CHECK(on.board().selection.size() == 1);
}

TEST_CASE("the facilitator writes and finds at 1024 × 768") {
  OnBoard on(1024, 768);
  on.lay({{0, 0}, {300, 0}});
  on.bench.key(Key::a, ui::ctrl);
  on.bench.frame(2);
  const Rect bar = on.bench.box("chosen.bar");
  CHECK(bar.x >= 0);
  CHECK(bar.right() <= 1024);
  CHECK(bar.y >= 0);
}

} // namespace
} // namespace pressoir::screens
