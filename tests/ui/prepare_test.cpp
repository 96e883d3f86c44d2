// Prepare: what is edited, dragged and added there is what the workshop holds.
#include <doctest/doctest.h>

#include "app/screens/typed_day.h"
#include "facilitation/workshop/queries.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct Prepared {
  ScreensBench screens;
  PrepareViewPtr view = make_prepare_view();
  ui::UiBench bench;

  explicit Prepared(int width = 1920, int height = 1080)
      : bench(
            [this](ui::Ui& ui) {
              screens.frame([&](SessionFrame& frame) { prepare_screen(ui, *ui.list, frame, *view); });
            },
            width, height) {
    bench.frame(3);
  }
  std::vector<std::string> titles() {
    std::vector<std::string> titles;
    for (const workshop::Step* step : workshop::agenda(screens.state())) titles.push_back(step->title);
    return titles;
  }
};

TEST_CASE("a title is edited in place, emoji and all, and taken back by Ctrl+Z") {
  Prepared on;
  on.bench.click("prepare.title");
  on.bench.key(desktop::Key::a, ui::ctrl);
  on.bench.type("Accueillir mieux ");
  on.bench.commit("👩🏽‍🔬");
  on.bench.key(desktop::Key::enter);
  on.bench.frame(3);
  CHECK(on.screens.state().find(workshop::the_workshop)->title == "Accueillir mieux 👩🏽‍🔬");
  on.bench.key(desktop::Key::z, ui::ctrl);
  on.bench.frame(2);
  CHECK(on.screens.state().find(workshop::the_workshop)->title == "Repenser l’accueil");
}

TEST_CASE("a step dragged below another comes after it") {
  Prepared on;
  const auto before = on.titles();
  REQUIRE(before.size() > 4);
  const Rect target = on.bench.box("prepare.step.3");
  const Rect own = on.bench.box("prepare.step.0");
  on.bench.drag(Vec2{own.x + 120, own.centre().y}, Vec2{target.x + 120, target.bottom() - 3});
  on.bench.frame(2);
  const auto after = on.titles();
  CHECK(after[0] == before[1]);
  CHECK(after[3] == before[0]);
  CHECK(after[4] == before[4]);
}

TEST_CASE("minutes change by the stepper of the block under the pointer") {
  Prepared on;
  const auto minutes = [&] { return workshop::agenda(on.screens.state())[3]->minutes; };
  const int before = minutes();
  on.bench.hover("prepare.step.3");
  on.bench.frame(2);
  on.bench.click("prepare.step.3.minutes.more");
  on.bench.frame(2);
  CHECK(minutes() > before);
}

TEST_CASE("a kind clicked is added at the end, its details open, duplicate and remove") {
  Prepared on;
  const std::size_t before = on.titles().size();
  on.bench.click("prepare.kind.pause");
  on.bench.frame(2);
  REQUIRE(on.titles().size() == before + 1);
  CHECK(on.titles().back() == "Pause");
  on.bench.click("prepare.step.1");
  on.bench.frame(2);
  REQUIRE(on.bench.shows("prepare.details.title"));
  CHECK_FALSE(on.bench.shows("prepare.kind.pause"));
}

TEST_CASE("a kind dragged between two steps lands there") {
  Prepared on;
  const Rect second = on.bench.box("prepare.step.1");
  on.bench.drag(on.bench.box("prepare.kind.pause").centre(), Vec2{second.centre().x, second.y + 2});
  on.bench.frame(3);
  CHECK(on.titles()[1] == "Pause");
}

TEST_CASE("a block's lower edge, dragged, changes how long the step lasts") {
  Prepared on;
  const auto minutes = [&] { return workshop::agenda(on.screens.state())[4]->minutes; };
  const int before = minutes();
  const Rect block = on.bench.box("prepare.step.4");
  on.bench.drag(Vec2{block.centre().x, block.bottom() - 4}, Vec2{block.centre().x, block.bottom() - 4 + 4.75 * 15});
  on.bench.frame(2);
  CHECK(minutes() == before + 15);
  on.bench.key(desktop::Key::z, ui::ctrl);
  on.bench.frame(2);
  CHECK(minutes() == before);
}

TEST_CASE("a step removed can be had back, another is added after the one that is open") {
  Prepared on;
  const auto before = on.titles();
  on.bench.click("prepare.step.1");
  on.bench.click("prepare.remove");
  on.bench.frame(3);
  CHECK(on.titles().size() == before.size() - 1);
  REQUIRE(on.bench.shows("toast.action"));
  on.bench.click("toast.action");
  on.bench.frame(3);
  CHECK(on.titles() == before);
  on.bench.click("prepare.insert_after");
  on.bench.click("prepare.kind.pause");
  on.bench.frame(3);
  CHECK(on.titles()[2] == "Pause");
  CHECK(on.titles()[3] == before[2]);
}

TEST_CASE("what is dragged in tells the new end before it is dropped") {
  Prepared on;
  CHECK_FALSE(on.bench.shows("prepare.would_end"));
  const Vec2 from = on.bench.box("prepare.kind.pause").centre(), to = on.bench.box("prepare.step.2").centre();
  on.bench.move(from);
  on.bench.press(from);
  on.bench.move(from + Vec2{20, 20});
  on.bench.move(to);
  on.bench.frame(3);
  CHECK(on.bench.shows("prepare.would_end"));
  on.bench.key(desktop::Key::escape);
  on.bench.frame(3);
  CHECK_FALSE(on.bench.shows("prepare.would_end"));
  on.bench.release(to);
}

TEST_CASE("people are typed one a line, changed in place, seated, and taken back") {
  Prepared on;
  const auto people = [&] { return workshop::people(on.screens.state()); };
  on.bench.click("prepare.part.1");
  on.bench.click("prepare.new_people");
  on.bench.commit("Zoé Quatremer, préfecture");
  on.bench.key(desktop::Key::enter);
  on.bench.commit("李明");
  on.bench.click("prepare.add_people");
  on.bench.frame(3);
  REQUIRE(people().size() == 2);
  CHECK(people()[0]->organisation == "préfecture");
  CHECK(people()[0]->attendance == workshop::Attendance::expected);
  CHECK(people()[1]->name == "李明");
  on.bench.click("prepare.person.0.1");
  on.bench.click("prepare.person.1.table.more");
  on.bench.click("prepare.person." + id_text(people()[1]->id.value) + ".organisation");
  on.bench.type("mairie");
  on.bench.key(desktop::Key::enter);
  on.bench.frame(3);
  CHECK(people()[0]->attendance == workshop::Attendance::present);
  CHECK(people()[1]->table == 1);
  CHECK(people()[1]->organisation == "mairie");
  on.bench.click("prepare.person.0.remove");
  on.bench.frame(2);
  CHECK(people().size() == 1);
  on.bench.key(desktop::Key::z, ui::ctrl);
  on.bench.frame(2);
  CHECK(people().size() == 2);
}

TEST_CASE("a table dropped among people is people, a picture goes to the message that is open, the rest is refused") {
  Prepared on;
  on.bench.click("prepare.part.1");
  on.bench.window().push(desktop::FileDropped{"/x/liste.csv"});
  on.bench.frame(1);
  REQUIRE(on.screens.app.size() == 1);
  CHECK(std::get<ImportFile>(on.screens.app[0]).as == ImportAs::people);
  on.bench.click("prepare.part.0");
  on.bench.click("prepare.step.0");
  on.bench.window().push(desktop::FileDropped{"/x/carte.png"});
  on.bench.frame(1);
  REQUIRE(on.screens.app.size() == 2);
  CHECK(std::get<SetStepPicture>(on.screens.app[1]).step == workshop::agenda(on.screens.state())[0]->id);
  on.bench.window().push(desktop::FileDropped{"/x/notes.docx"});
  on.bench.frame(1);
  CHECK(on.screens.app.size() == 2);
  CHECK(on.screens.toasts.size() == 1);
}

TEST_CASE("Tab goes from one field to the next, and what was written stays") {
  Prepared on;
  on.bench.click("prepare.place");
  on.bench.type("Belfort");
  on.bench.key(desktop::Key::tab);
  on.bench.frame(2);
  on.bench.type("Nadia");
  on.bench.key(desktop::Key::enter);
  on.bench.frame(3);
  const workshop::Workshop* about = on.screens.state().find(workshop::the_workshop);
  CHECK(about->place == "Belfort");
  CHECK(about->facilitators == "Nadia");
}

TEST_CASE("the date is typed as people write it") {
  CHECK(typed_day("08/12/2026", 2026) == Day{2026, 12, 8});
  CHECK(typed_day("8/12", 2027) == Day{2027, 12, 8});
  CHECK(typed_day("mardi 8 décembre 2026", 2020) == Day{2026, 12, 8});
  CHECK(typed_day("vendredi 1er janvier 27", 2020) == Day{2027, 1, 1});
  CHECK(typed_day("mardi 3 mars 2026", 2020) == Day{2026, 3, 3});
  CHECK(typed_day("Tuesday 8 December 2026", 2020) == Day{2026, 12, 8});
  CHECK(typed_day("2026-12-08", 2020) == Day{2026, 12, 8});
  CHECK_FALSE(typed_day("31/02/2026", 2026));
  CHECK_FALSE(typed_day("bientôt", 2026));
  CHECK(typed_time("9 h 30") == 570);
  CHECK(typed_time("9h") == 540);
  CHECK(typed_time("930") == 570);
  CHECK(typed_time("14:05") == 845);
  CHECK_FALSE(typed_time("25 h"));
}

TEST_CASE("at 1024 × 768 and at 200 % nothing is lost: essentials go into the drawer") {
  Prepared on(960, 540);
  CHECK(on.bench.shows("prepare.open_stage"));
}

} // namespace
} // namespace pressoir::screens
