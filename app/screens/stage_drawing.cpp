// A frame of the drawing: who has the paper, what waits for the desk, what is shown above the board.
#include "app/screens/stage_drawing.h"

#include <algorithm>

#include "app/screens/stage_drawing_parts.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/drawn_element.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

// What was asked shows by now, or never will.
void heed_replies(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  for (const desk::Reply& reply : stage.frame.replies) {
    if (reply.cause == 0) continue;
    for (InkAhead& ahead : drawing.ahead)
      if (ahead.cause == reply.cause) ahead.revision = reply.refused ? 1 : std::max<Sequence>(1, reply.revision);
    if (reply.cause == drawing.settling) drawing.settling_revision = reply.refused ? 1 : std::max<Sequence>(1, reply.revision);
  }
  const Sequence now = stage.frame.published.state.revision();
  std::erase_if(drawing.ahead, [&](const InkAhead& ahead) { return ahead.revision != 0 && now >= ahead.revision; });
  if (drawing.settling_revision != 0 && now >= drawing.settling_revision) {
    drawing.settling = drawing.settling_revision = 0;
    drawing.erased.clear();
    drawing.settled.clear();
  }
  // Undone, or erased by somebody else.
  std::erase_if(drawing.chosen, [&](std::uint64_t key) {
    const bool coming = std::any_of(drawing.ahead.begin(), drawing.ahead.end(), [&](const InkAhead& ahead) { return ahead.key == key; });
    return !coming && drawing.settling == 0 && !stage.view.board.scene.item(key);
  });
}

} // namespace

double nib_width(DrawTool tool, std::size_t nib) {
  constexpr double pens[nib_count] = {4.4, 8, 12.5}, markers[nib_count] = {12, 18, 28}, highlighters[nib_count] = {22, 34, 52};
  const std::size_t at = std::min(nib, nib_count - 1);
  return tool == DrawTool::marker ? markers[at] : tool == DrawTool::highlighter ? highlighters[at] : pens[at];
}

Colour ink_of(const DrawingView& drawing, DrawTool tool) {
  // Nobody highlights in black.
  if (tool == DrawTool::highlighter && drawing.ink == 0) return inks[first_pale];
  return inks[std::min(drawing.ink, std::size(inks) - 1)];
}

Rect drawing_paper(const StageScope& stage) {
  const double head = stage.view.slides.frame ? 0 : stage.px(stage.layout.head).bottom();
  return {0, head, stage.ui.size.x, stage.ui.size.y - head};
}

std::uint64_t drawn_under(const StageScope& stage, Vec2 pixel, Locked locked) {
  const BoardPart& board = stage.view.board;
  const activities::BoardItem* item = board.scene.pick_drawn(board.place.unit(pixel), stage.ui.px(7) / board.place.scale);
  if (!item) return 0;
  bool free = true;
  with_drawn(stage.room(), {item->key}, [&](const auto& entity) { free = !entity.locked; });
  return free || locked == Locked::too ? item->key : 0;
}

void show_ahead(StageScope& stage, std::uint64_t cause, std::uint64_t key, picture::Element element) {
  stage.view.drawing.ahead.push_back({.cause = cause, .key = key, .element = std::move(element)});
}

bool draws(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  return board_is_open(stage) && stage.writable() && stands_freely(stage) && drawing.wanted.value_or(stage.kind == activities::Stage::drawing);
}

void toggle_pen_bar(StageScope& stage) {
  const bool open = draws(stage);
  leave_drawing(stage);
  stage.view.drawing.wanted = !open;
}

void take_tool(StageScope& stage, DrawTool tool) {
  DrawingView& drawing = stage.view.drawing;
  put_pens_down(stage);
  let_go_of_drawing(stage);
  end_drawing_words(stage);
  drawing.picking = tool == DrawTool::pictogram && !(drawing.tool == tool && drawing.picking);
  if (tool != DrawTool::select) drawing.chosen.clear(), stage.view.board.selection.clear();
  drawing.tool = tool;
}

void leave_drawing(StageScope& stage) {
  put_pens_down(stage);
  let_go_of_drawing(stage);
  end_drawing_words(stage);
  stage.view.drawing.chosen.clear();
  stage.view.drawing.picking = false;
}

void use_pens(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  if (const Id<Step> step = stage.step ? stage.step->id : Id<Step>{}; drawing.step != step) {
    leave_drawing(stage);
    drawing.step = step;
    drawing.wanted.reset();
    drawing.cropping = false;
  }
  heed_replies(stage);
  if (!draws(stage)) return;
  if (is_pen(drawing.tool) || drawing.tool == DrawTool::eraser) take_pens(stage);
  else take_drawing_hand(stage);
}

std::set<std::uint64_t> drawn_away(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  std::set<std::uint64_t> away = drawing.erased;
  for (const auto& [key, pieces] : drawing.pieces) away.insert(key);
  away.insert(drawing.settled.begin(), drawing.settled.end());
  if (drawing.holds == DrawHolds::things || drawing.holds == DrawHolds::handle || drawing.holds == DrawHolds::turn || drawing.holds == DrawHolds::end)
    away.insert(drawing.chosen.begin(), drawing.chosen.end());
  if (drawing.writing.editor && drawing.writing.hides) away.insert(drawing.writing.thing);
  for (const InkAhead& ahead : drawing.ahead)
    if (ahead.replaces) away.insert(ahead.key);
  return away;
}

Vec2 drawn_by(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  return drawing.at - drawing.from + drawing.snap.move;
}

void draw_drawing(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  const ui::Placement& place = stage.view.board.place;
  ui::Placement faint = place;
  faint.opacity = 0.2;
  for (const std::uint64_t key : drawing.erased)
    if (stage.view.board.scene.item(key)) ui::paint(stage.ui, stage.view.board.scene.element(key), faint);
  for (const InkAhead& ahead : drawing.ahead)
    if (ahead.replaces || !stage.view.board.scene.item(ahead.key)) ui::paint(stage.ui, ahead.element, place);
  draw_pens(stage);
  draw_drawing_hand(stage);
  write_drawing_words(stage);
}

} // namespace pressoir::screens
