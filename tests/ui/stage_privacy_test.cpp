// One display, or two that mirror each other, is public. Secrets are planted in a session, the stage is led through all
// it can show, and every text it draws is read: none of them may be there.
#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "tests/ui/stage_bench.h"

// The linker hands us every call of TextPainter::draw (see CMakeLists.txt): we keep the text, then draw it.
namespace {
std::vector<std::string> drawn;
}
using pressoir::Vec2;
using pressoir::picture::Text;
using pressoir::ui::TextPainter;
extern "C" {
// NOLINTBEGIN: the names are the linker's.
void __real__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextEd(TextPainter*, ImDrawList&, const Text&, double);
void __wrap__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextEd(TextPainter* painter, ImDrawList& list, const Text& text, double opacity) {
  drawn.push_back(text.text);
  __real__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextEd(painter, list, text, opacity);
}
void __real__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextENS_4Vec2ES8_dd(TextPainter*, ImDrawList&, const Text&, Vec2, Vec2, double, double);
void __wrap__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextENS_4Vec2ES8_dd(TextPainter* painter, ImDrawList& list, const Text& text, Vec2 origin, Vec2 at, double scale,
                                                                                             double opacity) {
  drawn.push_back(text.text);
  __real__ZN8pressoir2ui11TextPainter4drawER10ImDrawListRKNS_7picture4TextENS_4Vec2ES8_dd(painter, list, text, origin, at, scale, opacity);
}
// NOLINTEND
}

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

bool was_drawn(std::string_view words) {
  return std::any_of(drawn.begin(), drawn.end(), [&](const std::string& text) { return text.find(words) != std::string::npos; });
}

// Every secret holds this word, which nothing public does.
constexpr std::string_view mark = "zibeline";

struct Public : StageBench {
  Public() {
    using activities::PreparePoll;
    ask(EditWorkshop{.facilitators = "Camille zibeline"});
    for (const Step* step : agenda(state())) ask(EditStep{.step = step->id, .notes = "Note privée : zibeline"});
    ask(AddPeople{{{.id = {id_from_word("lea")}, .name = "Léa zibeline", .organisation = "Service zibeline"}}});
    go("wall");
    write({"Des chaises. Vraiment.", "Fontaine à eau", "Un coin enfants"});
    ask(CreateTheme{.id = {id_from_word("attendre")}, .board = wall(), .title = "Attendre sans subir", .notes = {notes_on(state(), wall())[0]->id, notes_on(state(), wall())[1]->id}});
    // An author's name, an idea that waits to be accepted, and others not revealed yet.
    ask(EditStep{.step = step_named("wall"), .rules = Rules{.moderated = true}});
    from_the_room(WriteNote{.board = wall(), .text = "Idée en attente zibeline"});
    ask(EditStep{.step = step_named("discussion"), .rules = Rules{.seen = WhatIsSeen::own_until_revealed}});
    go("discussion");
    from_the_room(WriteNote{.board = state().find(step_named("discussion"))->board, .text = "Idée pas encore dévoilée zibeline"});
    // A vote under way: nobody sees who leads.
    go("dots");
    ask(PreparePoll{.id = {id_from_word("vote")}, .question = "Où commencer ?", .on = VoteOn::written, .texts = {"Un agent mobile", "Deux box fermés", "Un rappel"}, .per_person = 5, .per_option = 5});
    ask(activities::OpenPoll{{id_from_word("vote")}});
    const auto options = options_of(state(), {id_from_word("vote")});
    ask(activities::CountHands{.poll = {id_from_word("vote")}, .people = 29, .counts = {{options[0]->id, 87}, {options[1]->id, 23}}});
    bench.frame(2);
  }
  void from_the_room(WriteNote note) {
    Request request = request_of(std::move(note));
    request.actor = {Role::participant, id_from_word("lea")};
    desk->submit(std::move(request));
    desk->settle();
    for (const desk::Reply& reply : desk->replies()) CHECK_FALSE(reply.refused);
  }
  // Through everything that can lie over one step.
  void look_around() {
    const auto look = [&](Key key, desktop::Modifiers modifiers = {}) {
      this->key(key, modifiers);
      bench.frame(3);
    };
    bench.move({900, 500});
    bench.frame(30);
    look(Key::tab);
    for (int i = 0; i < 8; ++i) look(Key::down);
    look(Key::i);
    look(Key::escape);
    look(Key::escape);
    look(Key::question);
    look(Key::escape);
    look(Key::k, ui::ctrl);
    for (const std::string_view typed : {"a", "zibel", "note", "léa"}) {
      bench.key(Key::a, ui::ctrl);
      bench.type(typed);
      bench.frame(3);
      // What was typed there is no secret of the session.
      std::erase_if(drawn, [&](const std::string& text) { return text == typed; });
    }
    look(Key::escape);
    look(Key::f, ui::ctrl);
    look(Key::escape);
    look(Key::l);
    for (int i = 0; i < 6; ++i) look(Key::right);
    look(Key::escape);
    look(Key::d);
    look(Key::escape);
    look(Key::escape);
    look(Key::a);
    look(Key::escape);
    look(Key::escape);
    look(Key::page_down);
    look(Key::page_up);
    look(Key::r);
    look(Key::escape);
    look(Key::b);
    look(Key::b);
  }
};

TEST_CASE("nothing private is drawn on the stage, whatever lies over it") {
  Public on;
  drawn.clear();
  for (const std::string_view step : {"wall", "grouping", "dots", "pause", "message", "discussion", "conclusion"}) {
    on.go(step);
    on.look_around();
  }
  // The ears are open: what is public was heard.
  CHECK(was_drawn("Des chaises. Vraiment."));
  CHECK(was_drawn("Attendre sans subir"));
  CHECK(was_drawn("Repenser l’accueil"));
  CHECK(was_drawn("Un agent mobile"));
  CHECK(was_drawn("Toutes les touches"));
  for (const std::string& text : drawn) {
    INFO(text);
    CHECK(text.find(mark) == std::string::npos);
  }
  // The totals of the vote: 87 and 23, nor their ranks' owner.
  for (const std::string& text : drawn) {
    CHECK(text != "87");
    CHECK(text != "23");
  }
}

TEST_CASE("under the cover only the title and the hour are drawn") {
  Public on;
  on.go("wall");
  on.key(Key::b);
  drawn.clear();
  on.bench.frame(2);
  for (const std::string& text : drawn) {
    INFO(text);
    CHECK((text == "Repenser l’accueil" || text.find(" h ") != std::string::npos || text.find("\u202fh\u202f") != std::string::npos || text.find("\u00a0h\u00a0") != std::string::npos));
  }
  CHECK(was_drawn("Repenser l’accueil"));
}

} // namespace
} // namespace pressoir::screens
