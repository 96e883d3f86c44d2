// What the hand on the drawing holds, and the handles around what is chosen.
#include "app/screens/stage_drawing_gesture.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/activities/lasso.h"

namespace pressoir::screens {

using namespace workshop;
using activities::Handle;

void draw_drawing_hand(StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  if (!draws(stage)) return;
  const ui::Placement& place = stage.view.board.place;
  const activities::BoardLook& look = stage.view.board.scene.look();
  const Colour plum = stage.ui.theme.accent_stroke;
  const auto points = [&](const Frame& frame) {
    std::vector<Vec2> corners;
    for (const Handle handle : {Handle::top_left, Handle::top_right, Handle::bottom_right, Handle::bottom_left})
      corners.push_back(place.px(turned_about(activities::handle_place(frame.box, handle), frame.box.centre(), frame.degrees)));
    return corners;
  };
  switch (drawing.holds) {
  case DrawHolds::things:
  case DrawHolds::handle:
  case DrawHolds::turn: {
    const Change change = change_now(stage);
    const bool copies = drawing.holds == DrawHolds::things && (stage.ui.modifiers.alt || stage.ui.modifiers.ctrl);
    for (const std::uint64_t key : drawing.chosen)
      with_drawn(stage.room(), {key}, [&](const auto& entity) {
        if (copies) ui::paint(stage.ui, stage.view.board.scene.element(key), place);
        ui::paint(stage.ui, activities::drawn_element(stage.room(), changed(stage.room(), entity, change), look), place);
      });
    if (drawing.snap.on_x && drawing.holds == DrawHolds::things) {
      const double x = place.px(Vec2{drawing.snap.at_x, 0}).x;
      ui::line(*stage.ui.list, {x, 0}, {x, stage.ui.size.y}, plum, stage.ui.px(1.5), 0.6);
    }
    if (drawing.holds == DrawHolds::things)
      for (const activities::Snap::Gap& gap : drawing.snap.gaps) {
        const Vec2 from = place.px(gap.from), to = place.px(gap.to), along = to - from;
        const double wide = std::max(1e-6, length(along)), tick = stage.ui.px(7);
        const Vec2 across{-along.y / wide * tick, along.x / wide * tick};
        ui::line(*stage.ui.list, from, to, plum, stage.ui.px(2));
        for (const Vec2 end : {from, to}) ui::line(*stage.ui.list, end - across, end + across, plum, stage.ui.px(2));
      }
    if (drawing.snap.on_y && drawing.holds == DrawHolds::things) {
      const double y = place.px(Vec2{0, drawing.snap.at_y}).y;
      ui::line(*stage.ui.list, {0, y}, {stage.ui.size.x, y}, plum, stage.ui.px(1.5), 0.6);
    }
    return;
  }
  case DrawHolds::lasso: {
    if (!activities::goes_round(drawing.line)) {
      const Rect box = place.px(activities::spanned(drawing.line));
      ui::fill_rect(*stage.ui.list, box, plum, stage.ui.px(4), 0.08);
      ui::edge(stage.ui, box, plum, 2, 4);
      break;
    }
    std::vector<Vec2> line;
    for (const Vec2& point : drawing.line) line.push_back(place.px(point));
    ui::polyline(*stage.ui.list, line, plum, stage.ui.px(3));
    ui::dashed(*stage.ui.list, {line.back(), line.front()}, plum, stage.ui.px(2), {stage.ui.px(8), stage.ui.px(6)});
    break;
  }
  case DrawHolds::shape: return ui::paint(stage.ui, activities::drawn_element(stage.room(), shape_in_hand(stage, dragged_box(stage)), look), place);
  case DrawHolds::connector: return ui::paint(stage.ui, activities::drawn_element(stage.room(), connector_in_hand(stage), look), place);
  case DrawHolds::end:
    if (const Connector* before = single_connector(stage)) ui::paint(stage.ui, activities::drawn_element(stage.room(), rejoined(stage, *before), look), place);
    return;
  case DrawHolds::nothing: break;
  }
  if (drawing.tool == DrawTool::pictogram && !drawing.pictogram.empty() && ui::over(stage.ui, stage.ui.pointer, drawing_paper(stage))) {
    ui::Placement faint = place;
    faint.opacity = 0.5;
    ui::paint(stage.ui, activities::drawn_element(stage.room(), pictogram_in_hand(stage, place.unit(stage.ui.pointer)), look), faint);
  }
  if (drawing.settling != 0 || drawing.writing.editor) return;
  const auto knob = [&](Vec2 at) {
    ui::fill_disc(*stage.ui.list, at, stage.ui.px(handle_radius), stage.ui.theme.surface);
    ui::ring(*stage.ui.list, at, stage.ui.px(handle_radius), plum, stage.ui.px(3));
  };
  if (const Connector* connector = single_connector(stage)) {
    const std::vector<Vec2> line = activities::connector_line(stage.room(), *connector);
    knob(place.px(line.front())), knob(place.px(line.back()));
    return;
  }
  const auto frame = frame_of_chosen(stage);
  if (!frame) return;
  if (drawing.chosen.size() > 1 && drawing.chosen.size() < 200)
    for (const std::uint64_t key : drawing.chosen)
      if (const auto lies = lying(stage.room(), {key})) ui::polyline(*stage.ui.list, points({lies->box, lies->rotation}), plum, stage.ui.px(1), 0.5, true);
  const std::vector<Vec2> corners = points(*frame);
  ui::polyline(*stage.ui.list, corners, plum, stage.ui.px(1.5), 1, true);
  const Vec2 turn = place.px(knob_place(stage, *frame));
  ui::line(*stage.ui.list, (corners[0] + corners[1]) / 2, turn, plum, stage.ui.px(1.5));
  for (const Vec2 corner : corners) knob(corner);
  if (drawing.cropping && can_crop(stage)) {
    // The picture's own corners, as scissors would stand: thick angles instead of knobs.
    for (std::size_t i = 0; i < 4; ++i) {
      const Vec2 here = corners[i], next = corners[(i + 1) % 4], before = corners[(i + 3) % 4];
      const double arm = stage.ui.px(18);
      for (const Vec2 other : {next, before}) ui::line(*stage.ui.list, here, here + (other - here) * (arm / std::max(arm, length(other - here))), plum, stage.ui.px(5));
    }
  }
  if (single(stage))
    for (std::size_t i = 0; i < 4; ++i) ui::fill_disc(*stage.ui.list, (corners[i] + corners[(i + 1) % 4]) / 2, stage.ui.px(4), plum);
  knob(turn);
  ui::place(stage.ui, "drawing.turn", inset({turn.x, turn.y, 0, 0}, -stage.ui.px(8)));
  ui::place(stage.ui, "drawing.chosen", place.px(frame->box));
}

} // namespace pressoir::screens
