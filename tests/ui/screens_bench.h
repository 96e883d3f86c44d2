// ScreensBench: a session on a desk in a folder of its own, and the frame that its screens are given.
#pragma once

#include <functional>
#include <memory>

#include "app/screens/screens.h"
#include "facilitation/base/check.h"
#include "facilitation/desk/agenda_template.h"
#include "tests/temporary_folder.h"

namespace pressoir::screens {

struct ScreensBench {
  test::TemporaryFolder folder;
  std::unique_ptr<desk::Desk> desk;
  workshop::VisibleState room{{workshop::Audience::Kind::stage, {}}}, console{{workshop::Audience::Kind::console, {}}};
  std::vector<Toast> toasts;
  std::vector<AppRequest> app;
  bool gong = false;
  CopiedNotes copied;

  explicit ScreensBench(const std::string& template_key = "specification") {
    auto session = desk::Session::create(folder.path() / "a.pressoir", "Repenser l’accueil", Language::french);
    ENSURE(session);
    const auto agenda = desk::agenda_template(template_key, Language::french);
    ENSURE(agenda);
    ENSURE(desk::lay_out(**session, *agenda));
    desk = std::make_unique<desk::Desk>(std::move(*session));
  }
  const workshop::WorkshopState& state() {
    desk->settle();
    return console.update(desk->newest()->state);
  }
  // Calls `draw` with what the desk knows now.
  void frame(const std::function<void(SessionFrame&)>& draw) {
    desk->settle();
    const auto published = desk->newest();
    SessionFrame frame{.room = room.update(published->state),
                       .console = console.update(published->state),
                       .published = *published,
                       .now = system_clock()->now(),
                       .file = desk->path(),
                       .ask_request = [this](Request request) { return desk->submit(std::move(request)); },
                       .undo = [this] { return desk->undo(); },
                       .redo = [this] { return desk->redo(); },
                       .replies = desk->replies(),
                       .fresh_id = [this] { return desk->fresh_id(); },
                       .toasts = toasts,
                       .app = app,
                       .gong = gong,
                       .copied = copied};
    draw(frame);
  }
};

} // namespace pressoir::screens
