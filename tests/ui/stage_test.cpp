// The stage's commands: keys, tool bar, palette, agenda, clock, cover.
#include <doctest/doctest.h>

#include <set>

#include "app/screens/command_table.h"
#include "app/screens/stage_head.h"
#include "app/screens/stage_offer.h"
#include "app/screens/word_search.h"
#include "tests/support/half_day.h"
#include "tests/ui/stage_bench.h"

namespace pressoir::screens {
namespace {

using desktop::Key;
using workshop::StepState;

TEST_CASE("every command has its words in both languages, a pictogram and keys of its own") {
  StageBench on;
  std::set<std::string> ids, chords;
  for (const Language language : {Language::french, Language::english}) {
    const Words words = test::words_in(language);
    chords.clear();
    for (const Command& command : commands()) {
      INFO(command.id);
      CHECK(words.knows("command." + std::string(command.id)));
      CHECK(on.bench.ui().pictograms->knows(command.pictogram));
      for (const Chord& chord : command.keys) {
        if (chord.key == Key::none) continue;
        const std::string pressed = std::to_string(static_cast<int>(chord.key)) + (chord.modifiers.ctrl ? "c" : "") + (chord.modifiers.shift ? "s" : "") + (chord.modifiers.alt ? "a" : "");
        // Those of drawing are theirs only while the pen bar is open.
        CHECK(chords.insert((command.group == CommandGroup::drawing ? "drawing " : "") + pressed).second);
        CHECK_FALSE(chord_text(words, chord).empty());
      }
    }
  }
  for (const Command& command : commands()) CHECK(ids.insert(std::string(command.id)).second);
}

TEST_CASE("no single key changes step") {
  for (int key = static_cast<int>(Key::a); key < static_cast<int>(Key::other); ++key) {
    for (const desktop::Modifiers modifiers : {desktop::Modifiers{}, desktop::Modifiers{.shift = true}}) {
      StageBench on;
      on.go("grouping");
      on.key(static_cast<Key>(key), modifiers);
      INFO("key " << key << (modifiers.shift ? " with shift" : ""));
      CHECK(on.current() == "Regroupement");
    }
  }
}

TEST_CASE("Ctrl+Enter goes on and Ctrl+Backspace back, also under the cover") {
  StageBench on;
  on.key(Key::enter, ui::ctrl);
  CHECK(on.current() == "Mur d’idées");
  on.key(Key::enter, ui::ctrl);
  CHECK(on.current() == "Regroupement");
  on.key(Key::b);
  on.key(Key::backspace, ui::ctrl);
  CHECK(on.current() == "Mur d’idées");
  CHECK(on.view->covered);
}

TEST_CASE("before the first step the stage says what comes first, and one press of its button begins") {
  StageBench on;
  on.bench.frame(2);
  CHECK(on.says("start.first") == "Mur d’idées");
  on.bench.click("start.begin");
  CHECK(on.current() == "Mur d’idées");
  on.bench.frame(2);
  CHECK_FALSE(on.bench.shows("start.begin"));
}

TEST_CASE("a clicker asks first: the same press again, on purpose and in time, goes there") {
  StageBench on;
  on.go("wall");
  on.key(Key::page_down);
  CHECK(on.current() == "Mur d’idées");
  CHECK(on.says("offer").find("Regroupement") != std::string::npos);
  on.bench.pass(0.5);
  on.key(Key::page_down);
  CHECK(on.current() == "Regroupement");
  SUBCASE("not with the push of the same thumb") {
    on.bench.key(Key::page_down);
    on.bench.key(Key::page_down);
    on.bench.frame(2);
    CHECK(on.current() == "Regroupement");
  }
  SUBCASE("not long after") {
    on.key(Key::page_down);
    on.bench.pass(7);
    CHECK_FALSE(on.bench.shows("offer"));
    on.key(Key::page_down);
    CHECK(on.current() == "Regroupement");
  }
  SUBCASE("and back") {
    on.key(Key::page_up);
    on.bench.pass(0.5);
    on.key(Key::page_up);
    CHECK(on.current() == "Mur d’idées");
  }
}

TEST_CASE("the tool bar leaves after four seconds, comes back with the hand, and stays away once hidden") {
  StageBench on;
  on.go("wall");
  on.bench.move({900, 500});
  on.bench.frame(20);
  CHECK(on.bench.shows("tool.note.write"));
  on.bench.pass(4.5);
  CHECK_FALSE(on.bench.shows("tool.note.write"));
  on.bench.move({910, 500});
  on.bench.frame(20);
  CHECK(on.bench.shows("tool.note.write"));
  on.key(Key::o);
  on.bench.frame(20);
  CHECK_FALSE(on.bench.shows("tool.note.write"));
  on.key(Key::o);
  on.bench.frame(20);
  on.bench.hover("tool.show.cover");
  on.bench.pass(0.3);
  CHECK_FALSE(on.bench.shows("tooltip"));
  on.bench.pass(0.3);
  CHECK(on.bench.shows("tooltip"));
  on.bench.click("tool.show.cover");
  CHECK(on.view->covered);
}

TEST_CASE("names are found by the beginnings of their words, accents aside, best first") {
  CHECK(word_match("et su", "Étape suivante"));
  CHECK(word_match("esu", "Étape suivante"));
  CHECK(word_match("ETAPE", "Étape suivante"));
  CHECK(word_match("suiv", "Étape suivante"));
  CHECK(word_match("vante", "Étape suivante"));
  CHECK_FALSE(word_match("su et", "Étape suivante"));
  CHECK_FALSE(word_match("xyz", "Étape suivante"));
  CHECK(word_match("", "Étape suivante"));
  CHECK(*word_match("no", "Noter une action") > *word_match("no", "Écrire une note"));
  CHECK(*word_match("note", "Écrire une note") > *word_match("note", "Dénoter"));
  // Names made to be difficult end too.
  CHECK_FALSE(word_match(std::string(200, 'a') + "b", [] {
    std::string name;
    for (int i = 0; i < 100; ++i) name += "aaaaaaaa ";
    return name;
  }()));
}

TEST_CASE("the palette runs a command, goes to a step, sets the size, and leaves with Esc") {
  StageBench on;
  on.go("wall");
  on.key(Key::k, ui::ctrl);
  REQUIRE(on.bench.shows("palette.field"));
  on.bench.type("couv");
  on.bench.frame(2);
  CHECK(on.says("palette.0") == "Couvrir l’écran");
  on.key(Key::enter);
  CHECK(on.view->covered);
  on.key(Key::b);
  CHECK_FALSE(on.view->covered);

  on.key(Key::k, ui::ctrl);
  on.bench.type("décisions");
  on.bench.frame(2);
  on.key(Key::enter);
  CHECK(on.current() == "Décisions et actions");

  on.key(Key::k, ui::ctrl);
  on.bench.type("150");
  on.bench.frame(2);
  on.bench.click("palette.0");
  REQUIRE(on.asked<SetScale>());
  CHECK(on.asked<SetScale>()->percent == 150);

  on.key(Key::k, ui::ctrl);
  on.bench.type("zzzz");
  on.bench.frame(2);
  on.key(Key::enter);
  CHECK(on.bench.shows("palette"));
  on.key(Key::escape);
  CHECK_FALSE(on.bench.shows("palette"));

  // Letters typed there are no commands.
  on.key(Key::k, ui::ctrl);
  on.bench.key(Key::b);
  on.bench.frame(2);
  CHECK_FALSE(on.view->covered);
}

TEST_CASE("a step is inserted after the current one in two keystrokes, and taken back") {
  StageBench on;
  on.go("wall");
  const auto before = on.titles();
  on.key(Key::i);
  on.key(Key::d);
  auto after = on.titles();
  REQUIRE(after.size() == before.size() + 1);
  CHECK(after[1] == "Discussion");
  CHECK(on.current() == "Mur d’idées");
  on.key(Key::z, ui::ctrl);
  CHECK(on.titles() == before);
  on.key(Key::i);
  on.key(Key::digit_7);
  CHECK(on.titles()[1] == "Pause");
  on.key(Key::i);
  on.key(Key::enter);
  CHECK(on.titles()[2] == "Mur d’idées");
}

TEST_CASE("the agenda's steps are skipped, moved, renamed, lengthened and taken up again with all their content") {
  StageBench on;
  on.go("wall");
  on.write({"une idée", "une autre"});
  on.go("grouping");
  on.key(Key::tab);
  REQUIRE(on.bench.shows("agenda"));
  on.key(Key::down);
  on.key(Key::s);
  CHECK(on.state().find(on.step_named("dots"))->state == StepState::skipped);
  on.key(Key::s);
  CHECK(on.state().find(on.step_named("dots"))->state == StepState::planned);
  on.key(Key::down, ui::alt);
  CHECK(on.titles()[3] == "Gommettes");
  on.key(Key::up, ui::alt);
  CHECK(on.titles()[2] == "Gommettes");
  on.key(Key::f2);
  on.key(Key::a, ui::ctrl);
  on.bench.type("Trois gommettes ☕");
  on.key(Key::enter);
  CHECK(on.titles()[2] == "Trois gommettes ☕");
  on.key(Key::plus);
  CHECK(on.state().find(on.step_named("dots"))->minutes == 16);
  on.key(Key::z, ui::ctrl);
  CHECK(on.state().find(on.step_named("dots"))->minutes == 15);

  const Rect from = on.bench.box("agenda.5"), to = on.bench.box("agenda.2");
  on.bench.drag(Vec2{from.x + 400, from.centre().y}, Vec2{to.x + 400, to.y + 4});
  on.bench.frame(2);
  CHECK(on.titles()[2] == "En îlots");

  on.key(Key::up);
  on.key(Key::up);
  on.key(Key::up);
  on.key(Key::enter);
  CHECK(on.current() == "Mur d’idées");
  CHECK_FALSE(on.bench.shows("agenda"));
  CHECK(workshop::notes_on(on.state(), on.wall()).size() == 2);
}

TEST_CASE("when late, one press shortens the next steps so that the end is what was planned; undone as one") {
  StageBench on;
  on.go("wall");
  on.pass(33 * 60);
  CHECK(workshop::timetable(on.state(), on.clock->now()).late_minutes() == 13);
  on.key(Key::tab);
  on.bench.click("agenda.catch_up");
  on.bench.frame(2);
  CHECK(on.says("offer").find("Regroupement (−3) et En îlots (−10)") != std::string::npos);
  on.bench.click("offer.accept");
  on.bench.frame(2);
  CHECK(on.state().find(on.step_named("grouping"))->minutes == 17);
  CHECK(workshop::timetable(on.state(), on.clock->now()).late_minutes() == 0);
  CHECK_FALSE(on.bench.shows("offer"));
  on.key(Key::z, ui::ctrl);
  CHECK(on.state().find(on.step_named("grouping"))->minutes == 20);
  CHECK(workshop::timetable(on.state(), on.clock->now()).late_minutes() == 13);
}

TEST_CASE("one gong at zero, whatever is shown, then the time counts up; nothing advances by itself") {
  StageBench on;
  on.go("wall");
  on.pass(20 * 60 - 2);
  CHECK(on.gongs == 0);
  on.key(Key::b);
  on.pass(3);
  CHECK(on.gongs == 1);
  on.pass(60);
  on.key(Key::b);
  on.pass(60);
  CHECK(on.gongs == 1);
  CHECK(on.current() == "Mur d’idées");
  CHECK(timer_text(-123'000) == "+02:03");
  on.key(Key::plus);
  CHECK(workshop::read_clock(on.state(), on.clock->now()).planned_ms == 21 * 60'000);
  on.key(Key::minus);
  on.key(Key::t);
  CHECK_FALSE(workshop::read_clock(on.state(), on.clock->now()).running);
}

TEST_CASE("the cover shows title and clock, and nothing of what lies behind") {
  StageBench on;
  on.go("wall");
  on.write({"une idée"});
  for (const Key key : {Key::b, Key::period}) {
    on.key(key);
    CHECK(on.says("cover") == "Repenser l’accueil");
    CHECK_FALSE(on.bench.shows("stage.question"));
    CHECK_FALSE(on.bench.shows("stage.timer"));
    CHECK_FALSE(on.bench.shows("stage.bar"));
    // Keys that would write are asleep.
    on.key(Key::n);
    on.bench.type("secret");
    on.key(Key::d);
    CHECK(workshop::notes_on(on.state(), on.wall()).size() == 1);
    on.key(key);
    CHECK(on.bench.shows("stage.question"));
  }
}

TEST_CASE("a message fills the stage; a picture let go over it becomes its picture") {
  StageBench on;
  on.go("message");
  CHECK(on.says("message.words") == "Par table, transformez un thème en une proposition.");
  on.bench.window().push(desktop::FileDropped{"notes.txt"});
  on.bench.frame(2);
  CHECK_FALSE(on.asked<SetStepPicture>());
  on.bench.window().push(desktop::FileDropped{"Photo de groupe.JPG"});
  on.bench.frame(2);
  REQUIRE(on.asked<SetStepPicture>());
  CHECK(on.asked<SetStepPicture>()->step == on.step_named("message"));
}

TEST_CASE("a pause says when it is over, by the clock that runs") {
  StageBench on;
  on.go("pause");
  const std::string planned = on.says("pause.back_at");
  CHECK(planned.find("9") != std::string::npos);
  on.key(Key::plus);
  CHECK(on.says("pause.back_at") != planned);
  on.pass(17 * 60);
  CHECK(on.says("pause.back_at") == "On reprend");
}

TEST_CASE("the stage comes back on the same step in a window of another size") {
  StageBench on;
  on.go("dots");
  for (const auto& [width, height] : {std::pair{1024, 768}, {1280, 800}, {1920, 1080}}) {
    on.bench.window().resize(width, height);
    on.bench.frame(2);
    CHECK(on.current() == "Gommettes");
    CHECK(on.bench.shows("stage.question"));
    CHECK(on.bench.box("stage.timer").right() <= width);
  }
}

} // namespace
} // namespace pressoir::screens
