// What is prepared for phones: what they are told about data, held words, hearts, the summary they may keep, the room's hotspot.
#include <doctest/doctest.h>

#include "app/screens/prepare_view.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct Prepared {
  ScreensBench screens;
  PrepareViewPtr view = make_prepare_view();
  std::optional<LiveShown> live;
  ui::UiBench bench;

  Prepared()
      : bench(
            [this](ui::Ui& ui) {
              screens.frame([&](SessionFrame& frame) {
                frame.live = live;
                prepare_screen(ui, *ui.list, frame, *view);
              });
            },
            1920, 2400) {
    bench.frame(3);
  }
  const workshop::Workshop& about() { return *screens.state().find(workshop::the_workshop); }
  void write(const char* field, const std::string& text) {
    bench.click(field);
    bench.key(desktop::Key::a, ui::ctrl);
    bench.commit(text);
    bench.key(desktop::Key::tab);
    bench.frame(3);
  }
};

TEST_CASE("what phones are told about data, until when, and what they may keep, is typed once; the wrong day is said to be one") {
  Prepared on;
  on.bench.click("prepare.part.2");
  on.write("prepare.data_protection", "La préfecture, pour le compte rendu.");
  CHECK(on.about().data_protection == "La préfecture, pour le compte rendu.");
  on.write("prepare.erase_on", "1er février 2027");
  CHECK(on.about().erase_on == Day{2027, 2, 1});
  on.write("prepare.erase_on", "bientôt");
  CHECK(on.about().erase_on == Day{2027, 2, 1});
  CHECK(on.view->errors.contains("prepare.erase_on"));
  on.bench.click("prepare.phones_keep");
  on.bench.frame(3);
  CHECK(on.about().phones_keep_summary);
  on.write("prepare.banned", "zut, flûte");
  CHECK(on.about().banned_words == "zut, flûte");
  on.bench.key(desktop::Key::z, ui::ctrl);
  on.bench.frame(2);
  CHECK(on.about().banned_words.empty());
}

TEST_CASE("the room's hotspot is typed where phones are welcome, and nowhere else") {
  Prepared on;
  on.bench.click("prepare.part.2");
  CHECK_FALSE(on.bench.shows("prepare.wifi_name"));
  on.live = LiveShown{{"K7MPVX", "192.168.43.5:8080", "HTTP://192.168.43.5:8080/K7MPVX"}, 3};
  on.bench.frame(3);
  on.write("prepare.wifi_name", "Salle");
  REQUIRE_FALSE(on.screens.app.empty());
  CHECK(std::get<SetWifi>(on.screens.app.back()).wifi == live::Wifi{"Salle", ""});
  on.live->wifi = {"Salle", ""};
  on.write("prepare.wifi_key", "abricots");
  CHECK(std::get<SetWifi>(on.screens.app.back()).wifi == live::Wifi{"Salle", "abricots"});
}

TEST_CASE("a wall offers hearts, counted or not; where nobody keeps who wrote what it does not; raising anonymity offers to erase names") {
  Prepared on;
  const workshop::Step* wall = nullptr;
  std::size_t place = 0;
  const auto steps = workshop::agenda(on.screens.state());
  for (std::size_t i = 0; i < steps.size() && !wall; ++i)
    if (steps[i]->activity == "wall") wall = steps[i], place = i;
  REQUIRE(wall);
  const Id<workshop::Step> id = wall->id;
  on.bench.click("prepare.step." + std::to_string(place));
  on.bench.frame(2);
  on.bench.click("prepare.rules.likes.2");
  on.bench.frame(3);
  CHECK(on.screens.state().find(id)->likes == workshop::Likes::shown);
  on.screens.desk->ask(workshop::GoToStep{.step = id});
  on.screens.desk->ask(workshop::AddPeople{.people = {{.id = {901}, .name = "Léa"}}});
  on.screens.desk->ask(workshop::WriteNote{.board = on.screens.state().find(id)->board, .text = "Un banc", .author = {901}});
  on.bench.frame(4);
  on.bench.click("prepare.rules.anonymity.2");
  on.bench.frame(3);
  REQUIRE_FALSE(on.screens.app.empty());
  CHECK(std::get<AskErase>(on.screens.app.back()).what.step == id);
  CHECK_FALSE(on.bench.shows("prepare.rules.likes.0"));
}

} // namespace
} // namespace pressoir::screens
