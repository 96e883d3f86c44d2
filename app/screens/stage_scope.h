// What every part of the stage is handed in a frame.
#pragma once

#include "app/screens/stage_layout.h"
#include "app/screens/stage_view.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

struct StageScope {
  ui::Ui& ui;
  SessionFrame& frame;
  StageView& view;
  StageLayout layout;
  const workshop::Step* step = nullptr; // none before the start and after the end
  activities::Stage kind = activities::Stage::message;

  const workshop::WorkshopState& room() const { return frame.room; }
  // Writes and changes are possible: not a read-only session, not one whose disk is gone.
  bool writable() const { return !frame.published.read_only && !frame.published.frozen; }
  template <class T>
  Id<T> fresh() const {
    return {frame.fresh_id()};
  }
  void say(std::string text, bool offers_undo = false) const {
    frame.toasts.push_back({std::move(text), offers_undo, ui.now + 8});
    ui.animate();
  }
  Rect px(const Rect& look) const { return ui.px(look); }
};

void open_overlay(StageScope& stage, Overlay overlay);
// True when the step's board takes notes or is being grouped: the board is what the stage shows.
bool shows_board(activities::Stage kind);
// True when the step works on notes that can be read large.
bool shows_notes(const StageScope& stage);

} // namespace pressoir::screens
