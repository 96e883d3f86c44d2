// Decisions, actions and the frigo on the stage, by hand: written from any step, edited in place, ordered, taken back.
#include <doctest/doctest.h>

#include "facilitation/base/text.h"
#include "tests/ui/stage_board_bench.h"

namespace pressoir::screens {
namespace {

using desktop::Key;

struct OnOutcomes : OnBoard {
  using OnBoard::OnBoard;
  std::vector<std::string> decided() {
    std::vector<std::string> texts;
    for (const workshop::Decision* decision : workshop::decisions(state())) texts.push_back(decision->text);
    return texts;
  }
  std::vector<const workshop::ActionItem*> todo() { return workshop::actions(state()); }
  std::vector<Id<workshop::Decision>> decide(int count, const std::string& text = "décision") {
    std::vector<Id<workshop::Decision>> ids;
    for (int i = 1; i <= count; ++i) {
      ids.push_back({screens.desk->fresh_id()});
      screens.desk->ask(workshop::AddDecision{.id = ids.back(), .text = text + " " + std::to_string(i)});
    }
    settle();
    return ids;
  }
  void write(std::string_view text) {
    bench.commit(text);
    bench.key(Key::enter);
    bench.frame(4);
  }
};

TEST_CASE("D from any step: Enter notes the decision and opens the next, Esc closes") {
  for (const std::string_view activity : {"wall", "pause", "dots", "conclusion"}) {
    OnOutcomes on;
    on.go_to(activity);
    on.bench.key(Key::d);
    on.bench.frame(2);
    REQUIRE(on.bench.shows("outcome.text"));
    on.write("Deux box fermés 👍");
    on.write("Une liste unique");
    REQUIRE(on.bench.shows("outcome.text"));
    on.bench.key(Key::escape);
    on.bench.frame(2);
    CHECK_FALSE(on.bench.shows("outcome.text"));
    CHECK(on.decided() == std::vector<std::string>{"Deux box fermés 👍", "Une liste unique"});
    on.bench.key(Key::z, ui::ctrl);
    on.bench.frame(2);
    CHECK(on.decided() == std::vector<std::string>{"Deux box fermés 👍"});
  }
}

TEST_CASE("an empty decision is none, and Esc keeps what was begun for the next D") {
  OnOutcomes on;
  on.bench.key(Key::d);
  on.bench.frame(2);
  on.bench.commit("   ");
  on.bench.key(Key::enter);
  on.bench.frame(2);
  CHECK(on.decided().empty());
  on.bench.key(Key::d);
  on.bench.frame(2);
  on.bench.commit("On teste l'agent");
  on.bench.key(Key::escape);
  on.bench.frame(2);
  CHECK(on.decided().empty());
  on.bench.key(Key::d);
  on.bench.frame(2);
  on.bench.key(Key::end);
  on.write(" mobile");
  CHECK(on.decided() == std::vector<std::string>{"On teste l'agent mobile"});
}

TEST_CASE("from a chosen note its words are there to start from, and the link is kept") {
  OnOutcomes on;
  const auto notes = on.lay({{0, 0}, {300, 0}});
  on.bench.click(on.at(notes[1]));
  on.settle();
  on.bench.key(Key::d);
  on.bench.frame(2);
  on.bench.key(Key::enter);
  on.bench.frame(4);
  REQUIRE(on.decided() == std::vector<std::string>{"idée 2"});
  CHECK(workshop::decisions(on.state())[0]->note == notes[1]);
  // The next one of the same go is about nothing in particular.
  on.write("Autre chose");
  CHECK_FALSE(workshop::decisions(on.state())[1]->note);
}

TEST_CASE("the link can be cut before it is noted") {
  OnOutcomes on;
  const auto notes = on.lay({{0, 0}});
  on.bench.click(on.at(notes[0]));
  on.settle();
  on.bench.key(Key::a);
  on.bench.frame(2);
  on.bench.click("outcome.unlink");
  on.bench.click("outcome.text");
  on.bench.key(Key::enter);
  on.bench.frame(4);
  REQUIRE(on.todo().size() == 1);
  CHECK_FALSE(on.todo()[0]->note);
}

TEST_CASE("an action has who and until when, with Tab from one to the next") {
  OnOutcomes on;
  on.bench.key(Key::a);
  on.bench.frame(2);
  on.bench.commit("Chiffrer les deux box");
  on.bench.key(Key::tab);
  on.bench.frame(2);
  on.bench.commit("bureau de l'immobilier");
  on.bench.key(Key::tab);
  on.bench.frame(2);
  on.write("première mesure le 26 février 2099");
  REQUIRE(on.todo().size() == 1);
  CHECK(on.todo()[0]->text == "Chiffrer les deux box");
  CHECK(on.todo()[0]->owner == "bureau de l'immobilier");
  CHECK(on.todo()[0]->due == Day{2099, 2, 26});
  CHECK(on.todo()[0]->due_note == "première mesure");
}

TEST_CASE("C opens the list over any step; a decision is edited there, and Ctrl+Z takes it back") {
  OnOutcomes on;
  const auto ids = on.decide(3);
  on.bench.key(Key::c);
  on.settle();
  const std::string row = "decision." + id_text(ids[1].value);
  REQUIRE(on.bench.shows(row));
  on.bench.click(row + ".text");
  on.bench.key(Key::a, ui::ctrl);
  on.write("Une décision plus claire");
  CHECK(on.decided()[1] == "Une décision plus claire");
  on.bench.key(Key::z, ui::ctrl);
  on.bench.frame(2);
  CHECK(on.decided()[1] == "décision 2");
  // Emptied, it stays as it was.
  on.bench.click(row + ".text");
  on.bench.key(Key::a, ui::ctrl);
  on.bench.key(Key::del);
  on.bench.key(Key::enter);
  on.bench.frame(3);
  CHECK(on.decided().size() == 3);
  on.bench.key(Key::escape);
  on.settle();
  CHECK_FALSE(on.bench.shows(row));
}

TEST_CASE("rows are ordered by their menu and by their handle, and removed with a way back") {
  OnOutcomes on;
  on.go_to("conclusion");
  const auto ids = on.decide(4);
  const auto name = [&](std::size_t i) { return "decision." + id_text(ids[i].value); };
  on.bench.click(name(2) + ".menu");
  on.bench.click("outcome.row.0");
  on.bench.frame(2);
  CHECK(on.decided() == std::vector<std::string>{"décision 1", "décision 3", "décision 2", "décision 4"});
  on.bench.hover(name(0));
  on.bench.frame(2);
  const Vec2 from = on.bench.box(name(0) + ".handle").centre();
  on.bench.drag(from, {from.x, on.bench.box(name(3)).bottom() + 4});
  on.bench.frame(3);
  CHECK(on.decided() == std::vector<std::string>{"décision 3", "décision 2", "décision 4", "décision 1"});
  on.bench.click(name(3) + ".menu");
  on.bench.click("outcome.row.3");
  on.bench.frame(3);
  CHECK(on.decided().size() == 3);
  on.bench.click("toast.undo");
  on.bench.frame(3);
  CHECK(on.decided().size() == 4);
}

TEST_CASE("an action comes out of a decision, its fields and its state change in place") {
  OnOutcomes on;
  on.go_to("conclusion");
  const auto ids = on.decide(1);
  on.bench.click("decision." + id_text(ids[0].value) + ".menu");
  on.bench.click("outcome.row.2");
  on.bench.frame(2);
  on.write("Bâtir le planning");
  on.bench.key(Key::escape);
  on.bench.frame(3);
  REQUIRE(on.todo().size() == 1);
  CHECK(on.todo()[0]->decision == ids[0]);
  const std::string row = "action." + id_text(on.todo()[0]->id.value);
  on.bench.click(row + ".owner");
  on.write("Responsable de l'accueil");
  on.bench.click(row + ".due");
  on.write("15/01/2099");
  on.bench.click(row + ".state");
  on.bench.frame(3);
  CHECK(on.todo()[0]->owner == "Responsable de l'accueil");
  CHECK(on.todo()[0]->due == Day{2099, 1, 15});
  CHECK(on.todo()[0]->state == workshop::ActionState::doing);
  on.bench.click(row + ".menu");
  on.bench.click("outcome.row.5");
  on.bench.frame(3);
  CHECK(on.todo()[0]->state == workshop::ActionState::dropped);
}

TEST_CASE("F parks the chosen notes, and writes a new idea when none is chosen, in any step") {
  OnOutcomes on;
  const auto notes = on.lay({{0, 0}, {300, 0}});
  on.bench.click(on.at(notes[0]));
  on.settle();
  on.bench.key(Key::f);
  on.bench.frame(3);
  CHECK(on.note(notes[0]).fate == workshop::Fate::parked);
  on.bench.key(Key::z, ui::ctrl);
  on.bench.frame(3);
  CHECK(on.note(notes[0]).fate == workshop::Fate::open);
  on.go_to("pause");
  on.bench.key(Key::f);
  on.bench.frame(2);
  on.write("Revoir le bus 4");
  CHECK(workshop::parked_notes(on.state()).size() == 1);
}

TEST_CASE("at the conclusion each parked idea is taken up, kept or set aside with a reason") {
  OnOutcomes on;
  const auto notes = on.lay({{0, 0}, {300, 0}, {600, 0}});
  on.screens.desk->ask(workshop::SetFate{notes, workshop::Fate::parked, ""});
  on.go_to("conclusion");
  const auto name = [&](std::size_t i) { return "parked." + id_text(notes[i].value); };
  REQUIRE(on.bench.shows(name(2)));
  on.bench.click(name(0) + ".open");
  on.bench.click(name(1) + ".later");
  on.bench.frame(3);
  on.bench.click(name(2) + ".reject");
  on.bench.frame(2);
  on.write("hors de notre portée");
  CHECK(on.note(notes[0]).fate == workshop::Fate::open);
  CHECK(on.note(notes[1]).fate == workshop::Fate::parked);
  CHECK_FALSE(on.note(notes[1]).fate_reason.empty());
  CHECK(on.note(notes[2]).fate == workshop::Fate::rejected);
  CHECK(on.note(notes[2]).fate_reason == "hors de notre portée");
}

TEST_CASE("the fate of chosen notes: a rejection asks why, and can be taken back as one") {
  OnOutcomes on;
  const auto notes = on.lay({{0, 0}, {300, 0}});
  on.bench.key(Key::a, ui::ctrl);
  on.settle();
  on.bench.click("chosen.fate");
  on.bench.click("chosen.fate_menu.1");
  on.bench.frame(2);
  on.write("déjà commandé");
  for (const auto id : notes) CHECK(on.note(id).fate_reason == "déjà commandé");
  on.bench.key(Key::z, ui::ctrl);
  on.bench.frame(3);
  for (const auto id : notes) CHECK(on.note(id).fate == workshop::Fate::open);
}

TEST_CASE("0, 1 and 30 outcomes, and one of 400 characters, stay in their place at every size") {
  for (const auto& [width, height, percent] : {std::tuple{1920, 1080, 100}, {1280, 800, 100}, {1024, 768, 100}, {1024, 768, 150}, {1920, 1080, 200}})
    for (const int count : {0, 1, 30}) {
      OnOutcomes on(width, height);
      on.bench.scale_interface(percent / 100.0);
      on.go_to("conclusion");
      const auto ids = on.decide(count, std::string(390, 'x') + " ");
      if (count > 0) CHECK(on.bench.shows("decision." + id_text(ids[0].value)));
      if (count == 30) {
        // Out of sight until it is scrolled to.
        CHECK_FALSE(on.bench.shows("decision." + id_text(ids[29].value)));
        const Rect area = on.bench.box("outcomes.decisions");
        on.bench.wheel(area.centre(), -400);
        on.settle();
        CHECK(on.bench.shows("decision." + id_text(ids[29].value)));
        CHECK(on.bench.box("decision." + id_text(ids[29].value)).bottom() <= area.bottom() + 1);
      }
      const Rect area = count > 0 ? on.bench.box("outcomes.decisions") : Rect{};
      CHECK(area.right() <= width);
      CHECK(area.bottom() <= height);
    }
}

}  // namespace
}  // namespace pressoir::screens
