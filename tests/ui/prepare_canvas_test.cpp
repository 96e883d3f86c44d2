// Prepare: a canvas is chosen for a board, found by typing, opened from a file, taken away and had back.
#include <doctest/doctest.h>

#include "app/ui/board_view.h"
#include "facilitation/base/file.h"
#include "facilitation/workshop/canvas_templates.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/queries.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {
namespace {

struct OnWall {
  ScreensBench screens;
  PrepareViewPtr view = make_prepare_view();
  ui::UiBench bench;
  int wall = -1;

  explicit OnWall(int width = 1920, int height = 1080)
      : bench([this](ui::Ui& ui) { screens.frame([&](SessionFrame& frame) { prepare_screen(ui, *ui.list, frame, *view); }); }, width, height) {
    bench.frame(3);
    const auto agenda = workshop::agenda(screens.state());
    for (std::size_t i = 0; i < agenda.size() && wall < 0; ++i)
      if (agenda[i]->activity == "wall") wall = static_cast<int>(i);
    REQUIRE(wall >= 0);
    bench.click("prepare.step." + std::to_string(wall));
    bench.frame(3);
  }
  Id<workshop::Board> board() { return workshop::agenda(screens.state())[static_cast<std::size_t>(wall)]->board; }
  std::string key() {
    const auto canvas = workshop::canvas_of(screens.state(), board());
    return canvas ? canvas->key : "";
  }
  // Into sight, then pressed.
  void choose() {
    for (int i = 0; i < 40 && !bench.shows("prepare.canvas.choose"); ++i) {
      bench.wheel(Vec2{static_cast<double>(1920 - 200), 700}, -2);
      bench.frame(2);
    }
    bench.click("prepare.canvas.choose");
    bench.frame(3);
  }
};

TEST_CASE("a canvas is found by typing, given to the wall, undone, and taken away") {
  OnWall on;
  on.choose();
  REQUIRE(on.bench.shows("prepare.canvas.search"));
  on.bench.click("prepare.canvas.search");
  on.bench.type("swot faiblesses"); // no such words side by side
  on.bench.frame(3);
  CHECK_FALSE(on.bench.shows("prepare.canvas.swot"));
  on.bench.key(desktop::Key::a, ui::ctrl);
  on.bench.type("FORCES, faib");
  on.bench.frame(3);
  REQUIRE(on.bench.shows("prepare.canvas.swot"));
  CHECK_FALSE(on.bench.shows("prepare.canvas.kanban"));
  on.bench.click("prepare.canvas.swot");
  on.bench.frame(4);
  CHECK(on.key() == "swot");
  CHECK(on.bench.shows("prepare.canvas.choose")); // back among the details
  on.bench.key(desktop::Key::z, ui::ctrl);
  on.bench.frame(3);
  CHECK(on.key() == "");
  on.bench.key(desktop::Key::y, ui::ctrl);
  on.bench.frame(3);
  CHECK(on.key() == "swot");
  on.bench.click("prepare.canvas.remove");
  on.bench.frame(3);
  CHECK(on.key() == "");
}

TEST_CASE("a canvas that was sent is opened, and a file that is none says so in one sentence") {
  OnWall on;
  const Path good = on.screens.folder.path() / "recu.json", bad = on.screens.folder.path() / "lettre.json";
  REQUIRE(write_file(good, *read_file("assets/canvases/voilier.json")));
  REQUIRE(write_file(bad, R"({"title": "Sans zones"})"));
  on.bench.window().push(desktop::FileDropped{good.string()});
  on.bench.frame(3);
  CHECK(on.key() == "voilier");
  on.bench.window().push(desktop::FileDropped{bad.string()});
  on.bench.frame(3);
  CHECK(on.key() == "voilier");
  REQUIRE(!on.screens.toasts.empty());
  CHECK(on.screens.toasts.back().text.find("zones") != std::string::npos);
}

} // namespace
} // namespace pressoir::screens
