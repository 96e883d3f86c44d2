// StageBench: a half-day on the stage of a null window, on a clock that the test turns; the desk is real.
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "app/screens/stage_view.h"
#include "facilitation/base/check.h"
#include "facilitation/desk/desk.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/queries.h"
#include "tests/temporary_folder.h"
#include "tests/ui/ui_bench.h"

namespace pressoir::screens {

struct StageBench {
  test::TemporaryFolder folder;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(timestamp_from_local({2026, 12, 8}, 9 * 60 + 30));
  std::unique_ptr<desk::Desk> desk;
  workshop::VisibleState room{{workshop::Audience::Kind::stage, {}}}, console{{workshop::Audience::Kind::console, {}}};
  std::vector<Toast> toasts;
  std::vector<AppRequest> app;
  std::vector<desk::Reply> replies;
  int gongs = 0;
  CopiedNotes copied;
  StageViewPtr view = make_stage_view();
  ui::UiBench bench;

  // A wall (20), a grouping (20), a vote (15), a pause (15), a message (5), a discussion (30), a conclusion (15).
  explicit StageBench(int width = 1920, int height = 1080)
      : bench([this](ui::Ui& ui) { draw(ui); }, width, height) {
    auto session = desk::Session::create(folder.path() / "a.pressoir", "Repenser l’accueil", Language::french, {.clock = clock});
    ENSURE(session);
    desk = std::make_unique<desk::Desk>(std::move(*session));
    using namespace workshop;
    ask(EditWorkshop{.starts_at = 9 * 60 + 30});
    const auto step = [&](std::string word, std::string activity, int minutes, std::string title, std::string instruction) {
      ask(InsertStep{.id = {id_from_word(word)}, .activity = std::move(activity), .title = std::move(title), .instruction = std::move(instruction), .minutes = minutes});
    };
    step("wall", "wall", 20, "Mur d’idées", "Qu’est-ce qui gêne, qu’est-ce qui aiderait ?");
    step("grouping", "grouping", 20, "Regroupement", "Rapprochez ce qui se ressemble.");
    step("dots", "dots", 15, "Gommettes", "Où faut-il commencer ?");
    step("pause", "pause", 15, "Pause", "Reprise à 11 h 00.");
    step("message", "message", 5, "Consigne", "Par table, transformez un thème en une proposition.");
    step("discussion", "discussion", 30, "En îlots", "Pour qui, quoi, avec quoi, dès quand ?");
    step("conclusion", "conclusion", 15, "Décisions et actions", "Qui fait quoi, pour quand ?");
    bench.frame(2);
  }

  template <class Arguments> void ask(Arguments arguments) {
    desk->ask(std::move(arguments));
    desk->settle();
    for (desk::Reply& reply : desk->replies()) {
      INFO(reply.verb);
      CHECK_FALSE(reply.refused);
    }
  }
  void go(std::string_view word) { ask(workshop::GoToStep{.step = step_named(word)}); bench.frame(2); }
  static Id<workshop::Step> step_named(std::string_view word) { return {id_from_word(std::string(word))}; }
  const workshop::WorkshopState& state() {
    desk->settle();
    return console.update(desk->newest()->state);
  }
  std::string current() {
    const workshop::Step* step = workshop::current_step(state());
    return step ? step->title : "";
  }
  std::vector<std::string> titles() {
    std::vector<std::string> titles;
    for (const workshop::Step* step : workshop::agenda(state())) titles.push_back(step->title);
    return titles;
  }
  Id<workshop::Board> wall() { return state().find(step_named("wall"))->board; }
  void write(const std::vector<std::string>& texts) { ask(workshop::WriteNotes{.board = wall(), .texts = texts}); }
  // Both the room's clock and that of the animations.
  void pass(double seconds) {
    clock->advance(static_cast<std::int64_t>(seconds * 1000));
    bench.pass(std::min(seconds, 10.0));
  }
  void key(desktop::Key key, desktop::Modifiers modifiers = {}) {
    bench.key(key, modifiers);
    bench.frame(2);
  }
  std::string says(std::string_view name) {
    const auto found = bench.ui().placed.find(name);
    return found == bench.ui().placed.end() ? std::string() : found->second.text;
  }
  template <class R> const R* asked() const {
    for (const AppRequest& request : app)
      if (const R* found = std::get_if<R>(&request)) return found;
    return nullptr;
  }

 private:
  void draw(ui::Ui& ui) {
    if (!desk) return;
    desk->settle();
    const auto published = desk->newest();
    bool gong = false;
    auto came = desk->replies();
    replies.insert(replies.end(), came.begin(), came.end());
    std::erase_if(toasts, [&](const Toast& toast) { return toast.until <= ui.now; });
    SessionFrame frame{.room = room.update(published->state),
                       .console = console.update(published->state),
                       .published = *published,
                       .now = clock->now(),
                       .file = desk->path(),
                       .ask_request = [this](Request request) { return desk->submit(std::move(request)); },
                       .undo = [this] { return desk->undo(); },
                       .redo = [this] { return desk->redo(); },
                       .replies = std::move(came),
                       .fresh_id = [this] { return desk->fresh_id(); },
                       .toasts = toasts,
                       .app = app,
                       .gong = gong,
                       .copied = copied};
    stage_screen(ui, *ui.list, frame, *view);
    gongs += gong;
  }
};

} // namespace pressoir::screens
