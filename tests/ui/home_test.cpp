// Home: with no session, with thirty, with one in trouble.
#include <doctest/doctest.h>

#include "app/screens/screens.h"
#include "facilitation/base/check.h"
#include "facilitation/workshop/visible.h"
#include "tests/support/half_day.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct AtHome {
  std::vector<Toast> toasts;
  std::vector<AppRequest> app;
  HomeFrame frame{.now = timestamp_from_local({2026, 12, 1}, 600), .toasts = toasts, .app = app};
  HomeViewPtr view = make_home_view();
  ui::UiBench bench;
  explicit AtHome(int width = 1920, int height = 1080)
      : bench([this](ui::Ui& ui) { home_screen(ui, *ui.list, frame, *view); }, width, height) {}

  void with_sessions(int n) {
    const auto day = test::half_day();
    const auto room = std::make_shared<const workshop::WorkshopState>(
        workshop::visible(day->state(), {workshop::Audience::Kind::stage, {}}));
    for (int i = 0; i < n; ++i)
      frame.recent.push_back({.file = "s" + std::to_string(i) + ".pressoir",
                              .title = "Atelier " + std::to_string(i),
                              .place = "Belfort",
                              .date = {2026, 11, 20},
                              .used = {1000 - i},
                              .room = i % 2 ? nullptr : room});
  }
  template <class R> const R* asked() const {
    for (const AppRequest& request : app)
      if (const R* found = std::get_if<R>(&request)) return found;
    return nullptr;
  }
};

TEST_CASE("without any session home offers templates and the example") {
  AtHome home;
  home.bench.frame(3);
  CHECK(home.bench.shows("home.choose_template"));
  CHECK_FALSE(home.bench.shows("home.open_stage"));
  home.bench.click("home.example");
  CHECK(home.asked<OpenExample>());
  home.bench.click("home.template.specification");
  REQUIRE(home.asked<MakeSession>());
  CHECK(home.asked<MakeSession>()->template_key == "specification");
}

TEST_CASE("of thirty sessions four can be taken up again, all on demand, and ideas are searched") {
  AtHome home;
  home.with_sessions(30);
  home.bench.frame(3);
  CHECK(home.bench.shows("home.recent.3"));
  CHECK_FALSE(home.bench.shows("home.recent.4"));
  home.bench.click("home.open_stage");
  REQUIRE(home.asked<OpenSession>());
  home.bench.click("home.all");
  home.bench.frame(2);
  CHECK(home.bench.shows("home.recent.4"));
  home.bench.click("home.search");
  home.bench.type("boucle magnetique");
  home.bench.frame(3);
  CHECK(home.bench.ui().placed.contains("home.recent.14"));
  CHECK_FALSE(home.bench.ui().placed.contains("home.recent.15"));
  home.bench.type(" introuvable");
  home.bench.frame(2);
  CHECK_FALSE(home.bench.shows("home.recent.0"));
}

TEST_CASE("the session to come stands first, not the last used") {
  AtHome home;
  home.with_sessions(3);
  home.frame.recent[2].date = {2026, 12, 8};
  home.bench.frame(2);
  home.bench.click("home.prepare");
  REQUIRE(home.asked<PrepareSession>());
  CHECK(home.asked<PrepareSession>()->file == "s2.pressoir");
}

TEST_CASE("a card's menu prepares a session or takes it off the list") {
  AtHome home;
  home.with_sessions(3);
  home.bench.frame(2);
  home.bench.right_click("home.recent.0");
  home.bench.frame(2);
  home.bench.click("home.card.3");
  REQUIRE(home.asked<ForgetSession>());
  CHECK(home.asked<ForgetSession>()->file == "s1.pressoir");
}

TEST_CASE("letters stay legible at a desk, however small the window") {
  CHECK(desk_scale({1920, 1080}, 1) == 1);
  CHECK(desk_scale({1920, 1080}, 2) == 2);
  CHECK(desk_scale({1024, 768}, 0.8) * std::min(1024 / 1920.0, 768 / 1080.0) * 16 > 11);
}

TEST_CASE("a file that hovers lights the place to drop it, and what is no session says so") {
  AtHome home;
  home.bench.frame(2);
  home.bench.window().push(desktop::FileHovering{true});
  home.bench.frame(2);
  CHECK(home.bench.ui().placed.find("home.drop")->second.text == "hovering");
  home.bench.window().push(desktop::FileDropped{"photo.jpg"});
  home.bench.frame(2);
  CHECK(home.bench.ui().placed.find("home.drop")->second.text.empty());
  CHECK(home.toasts.size() == 1);
}

TEST_CASE("the file chooser opens, and is left by its button") {
  AtHome home;
  home.bench.frame(2);
  home.bench.click("home.choose_file");
  home.bench.frame(2);
  CHECK(home.bench.shows("files.path"));
  home.bench.click("files.cancel");
  home.bench.frame(2);
  CHECK_FALSE(home.bench.shows("files.path"));
}

} // namespace
} // namespace pressoir::screens
