// The stage: what the room sees. It draws from SessionFrame::room only, and asks; it changes nothing itself.
#include <algorithm>

#include "app/screens/agenda_overlay.h"
#include "app/screens/command_table.h"
#include "app/screens/keys_sheet.h"
#include "app/screens/palette.h"
#include "app/screens/stage_board_commands.h"
#include "app/screens/stage_cover.h"
#include "app/screens/stage_dots.h"
#include "app/screens/stage_drawing.h"
#include "app/screens/stage_head.h"
#include "app/screens/stage_join.h"
#include "app/screens/stage_message.h"
#include "app/screens/stage_offer.h"
#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_pause.h"
#include "app/screens/stage_questions.h"
#include "app/screens/stage_reading.h"
#include "app/screens/stage_slides.h"
#include "app/screens/stage_start.h"
#include "app/screens/stage_toasts.h"
#include "app/screens/tool_bar.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;

void StageViewDeleter::operator()(StageView* view) const { delete view; }
StageViewPtr make_stage_view() { return StageViewPtr(new StageView); }

void open_overlay(StageScope& stage, Overlay overlay) {
  stage.view.overlay = stage.view.overlay == overlay ? Overlay::none : overlay;
  stage.view.overlay_since = stage.ui.now;
}

bool shows_board(activities::Stage kind) {
  return kind == activities::Stage::wall || kind == activities::Stage::grouping || kind == activities::Stage::discussion || kind == activities::Stage::drawing;
}

bool shows_notes(const StageScope& stage) {
  if (!stage.step) return false;
  const Id<Board> board = board_of(stage.room(), *stage.step);
  // Asked at each frame: what the last one drew answers for most walls, without counting 10,000 notes.
  if (stage.view.board.board == board && stage.view.board.scene.size() > 0) return true;
  return !notes_on(stage.room(), board).empty();
}

namespace {

void draw_kind(StageScope& stage) {
  switch (stage.kind) {
    case activities::Stage::wall:
    case activities::Stage::grouping:
    case activities::Stage::discussion:
    case activities::Stage::drawing: return draw_board(stage);
    case activities::Stage::dots:
    case activities::Stage::poll: return draw_dots(stage);
    case activities::Stage::questions: return draw_questions(stage);
    case activities::Stage::conclusion: return draw_conclusion(stage);
    case activities::Stage::message: return waits_to_start(stage) ? draw_start(stage) : draw_message(stage);
    case activities::Stage::pause: return draw_pause(stage);
  }
}

void draw_overlay(StageScope& stage) {
  switch (stage.view.overlay) {
    case Overlay::none: return;
    case Overlay::keys: return draw_keys_sheet(stage);
    case Overlay::steps: return draw_agenda(stage);
    case Overlay::palette: return draw_palette(stage);
    case Overlay::join: return draw_join_screen(stage);
  }
}

// What lies uppermost goes first.
void escape(StageScope& stage) {
  StageView& view = stage.view;
  if (view.covered) view.covered = false;
  else if (view.overlay == Overlay::none && view.offer.what != Offer::none) view.offer.what = Offer::none;
  else if (view.overlay != Overlay::none) view.overlay = Overlay::none;
  else if (view.reading.on) view.reading.on = false;
  else view.board.selection.clear();
}

}  // namespace

void stage_screen(ui::Ui& ui, ImDrawList&, SessionFrame& frame, StageView& view) {
  StageScope stage{.ui = ui, .frame = frame, .view = view, .layout = stage_layout(ui.size, ui.scale, ui.theme.kind), .step = current_step(frame.room)};
  make_room_for_join_badge(stage.layout, frame);
  stage.kind = stage.step ? activities::kind_of_step(*stage.step).stage : activities::Stage::message;
  if (frame.cover_asked) view.covered = *frame.cover_asked;
  sound_gong_at_zero(stage);
  notice_hand(stage);
  if (!shows_board(stage.kind)) leave_board(stage);
  open_document(stage);
  take_agenda_keys(stage);
  take_commands(stage);
  if (!view.covered && !view.reading.on && !view.slides.frame && view.overlay == Overlay::none) take_clicker(stage);
  if (view.covered) {
    draw_cover(stage);
  } else if (view.reading.on) {
    draw_reading(stage);
  } else if (view.slides.frame && has_slides(stage)) {
    draw_slides(stage);
  } else {
    ui::dot_grid(ui, {0, 0, ui.size.x, ui.size.y}, {.scale = ui.scale}, ui.theme.ink, ui.theme.dot_opacity);
    if (board_is_open(stage)) board_keys(stage);
    draw_question(stage);
    draw_timer(stage);
    draw_join_badge(stage);
    draw_waiting_badge(stage);
    draw_step_bar(stage);
    draw_kind(stage);
    const bool offers = draw_offer(stage);
    if (draws(stage)) draw_pen_bar(stage, offers);
    else draw_tool_bar(stage, offers);
  }
  if (!view.covered) {
    draw_outcomes(stage);
    draw_overlay(stage);
  }
  if (ui::take_key(ui, Key::escape)) escape(stage);
  draw_toasts(stage);
  frame.covered = view.covered;
}

}  // namespace pressoir::screens
