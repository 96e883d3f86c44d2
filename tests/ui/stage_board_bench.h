// OnBoard: the stage on a wall step, with hands that know where the notes are.
#pragma once

#include <doctest/doctest.h>

#include "app/screens/stage_view.h"
#include "facilitation/workshop/queries.h"
#include "tests/ui/screens_bench.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {

struct OnBoard {
  ScreensBench screens;
  StageViewPtr view = make_stage_view();
  ui::UiBench bench;

  explicit OnBoard(int width = 1920, int height = 1080)
      : bench([this](ui::Ui& ui) { screens.frame([&](SessionFrame& frame) { stage_screen(ui, *ui.list, frame, *view); }); },
              width, height) {
    go_to("wall");
  }
  const workshop::WorkshopState& state() { return screens.state(); }
  BoardPart& board() { return view->board; }

  void go_to(std::string_view activity) {
    for (const workshop::Step* step : workshop::agenda(state()))
      if (step->activity == activity) {
        screens.desk->ask(workshop::GoToStep{.step = step->id});
        break;
      }
    settle();
  }
  // Until nothing moves.
  void settle() { bench.pass(0.5); }

  // Oldest first; of the same moment, as they are read.
  std::vector<const workshop::Note*> notes() {
    auto all = workshop::notes_on(state(), board().board);
    std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return std::tuple(a->created.milliseconds, a->position.y, a->position.x) < std::tuple(b->created.milliseconds, b->position.y, b->position.x); });
    return all;
  }
  // One note at each place, as the facilitator would have put it.
  std::vector<Id<workshop::Note>> lay(const std::vector<Vec2>& places) {
    std::vector<Id<workshop::Note>> ids;
    for (const Vec2& place : places) {
      ids.push_back({screens.desk->fresh_id()});
      screens.desk->ask(workshop::WriteNote{.id = ids.back(), .board = board().board, .text = "idée " + std::to_string(ids.size()), .position = place});
    }
    settle();
    return ids;
  }
  const workshop::Note& note(Id<workshop::Note> id) {
    const workshop::Note* found = state().find(id);
    REQUIRE(found);
    return *found;
  }
  Id<workshop::Theme> theme(const std::string& title, const std::vector<Id<workshop::Note>>& notes) {
    const Id<workshop::Theme> id{screens.desk->fresh_id()};
    screens.desk->ask(workshop::CreateTheme{.id = id, .board = board().board, .title = title, .notes = notes});
    settle();
    return id;
  }
  // Where the middle of a note is, in pixels.
  Vec2 at(Id<workshop::Note> id) { return box(id).centre(); }
  Rect box(Id<workshop::Note> id) {
    const activities::BoardItem* item = board().scene.item(id.value);
    REQUIRE(item);
    return board().place.px(item->box);
  }
  Vec2 px(Vec2 unit) { return board().place.px(unit); }

  void push(desktop::Event event) {
    bench.window().push(std::move(event));
    bench.frame();
  }
  void hold(desktop::Modifiers modifiers) { push(desktop::KeyPressed{desktop::Key::other, modifiers, true, false}); }
  void right_click(Vec2 at) {
    bench.move(at);
    push(desktop::MousePressed{at, desktop::Button::right, true, 1, false});
    push(desktop::MousePressed{at, desktop::Button::right, false, 1, false});
    bench.frame(2);
  }
  void finger(std::int64_t id, Vec2 at, desktop::Phase phase) { push(desktop::Touched{id, at, 1, phase}); }
  // The menu's line that says this.
  void choose(std::string_view menu, const std::string& label) {
    bench.frame(2);
    for (int i = 0; i < 40; ++i) {
      const auto found = bench.ui().placed.find(std::string(menu) + "." + std::to_string(i));
      if (found == bench.ui().placed.end() || found->second.text != label) continue;
      bench.click(found->first);
      return bench.frame(2);
    }
    FAIL("no « " << label << " » in " << std::string(menu));
  }
  std::string said() const { return screens.toasts.empty() ? "" : screens.toasts.back().text; }
  void undo() {
    bench.key(desktop::Key::z, ui::ctrl);
    bench.frame(2);
  }
};

}  // namespace pressoir::screens
