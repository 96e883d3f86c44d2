#include "app/screens/stage_slides.h"

#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "app/ui/motion.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/document_verbs.h"
#include "facilitation/workshop/drawn.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;

namespace {

constexpr double glide_seconds = 0.45;

std::vector<const Shape*> slides(const StageScope& stage) {
  return stage.step ? frames_on(stage.room(), board_of(stage.room(), *stage.step)) : std::vector<const Shape*>{};
}

ui::Placement placed(const StageScope& stage, const Shape& frame) {
  const Vec2 size = stage.ui.size;
  const double scale = std::min(size.x / std::max(1.0, frame.size.x), size.y / std::max(1.0, frame.size.y));
  return {.origin = frame.position + frame.size / 2, .at = size / 2, .scale = scale};
}

int asked_by_keys(ui::Ui& ui) {
  int by = 0;
  for (const Key key : {Key::right, Key::down, Key::page_down, Key::space, Key::enter})
    while (ui::take_key(ui, key)) ++by;
  for (const Key key : {Key::left, Key::up, Key::page_up, Key::backspace})
    while (ui::take_key(ui, key)) --by;
  return by;
}

} // namespace

bool has_slides(const StageScope& stage) {
  return shows_board(stage.kind) && stage.view.board.scene.arrangement() == activities::Arrangement::free && !slides(stage).empty();
}

void begin_slides(StageScope& stage) {
  const auto frames = slides(stage);
  if (frames.empty()) return;
  const auto chosen = std::find_if(frames.begin(), frames.end(), [&](const Shape* frame) { return stage.view.drawing.chosen.contains(frame->id.value); });
  leave_drawing(stage);
  const ui::Placement before = stage.view.board.place;
  stage.view.slides = {.frame = (chosen == frames.end() ? frames.front() : *chosen)->id, .from = before, .since = stage.ui.now, .pens = false, .board = before, .entered = stage.view.slides.entered};
}

void open_document(StageScope& stage) {
  SlidesView& view = stage.view.slides;
  const Id<Step> step = stage.step ? stage.step->id : Id<Step>{};
  if (view.entered == step) return;
  view = {.entered = step};
  if (!stage.step || stage.kind != activities::Stage::drawing || !is_document(stage.room(), stage.step->board)) return;
  begin_slides(stage);
  stage.view.slides.since = -1e9; // at once: there is nowhere to come from
}

namespace {

void leave_slides(StageScope& stage) {
  SlidesView& view = stage.view.slides;
  if (view.pens) leave_drawing(stage), stage.view.drawing.wanted.reset();
  stage.view.board.place = view.board;
  view = {.entered = view.entered};
  stage.ui.animate();
}

void turn_pens(StageScope& stage) {
  SlidesView& view = stage.view.slides;
  leave_drawing(stage);
  view.pens = !view.pens && stage.writable();
  if (view.pens) stage.view.drawing.wanted = true;
  else stage.view.drawing.wanted.reset();
}

} // namespace

void draw_slides(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  SlidesView& view = stage.view.slides;
  const auto frames = slides(stage);
  auto at = std::find_if(frames.begin(), frames.end(), [&](const Shape* frame) { return frame->id == view.frame; });
  if (frames.empty()) return leave_slides(stage);
  if (!stage.view.drawing.writing.editor && ui::take_key(ui, Key::x)) turn_pens(stage);
  if (view.pens && stage.view.drawing.strokes.empty() && !stage.view.drawing.writing.editor && ui::take_key(ui, Key::escape)) turn_pens(stage);
  if (!view.pens && ui::take_key(ui, Key::escape)) return leave_slides(stage);
  if (at == frames.end()) at = frames.begin();
  auto index = static_cast<std::ptrdiff_t>(at - frames.begin());
  const bool writes = stage.view.drawing.writing.editor != nullptr;
  int by = writes ? 0 : asked_by_keys(ui);
  if (!view.pens && ui::press(ui, "slides", {0, 0, ui.size.x, ui.size.y}).clicked) ++by;
  if (!writes && ui::take_key(ui, Key::home)) by = -static_cast<int>(index);
  if (!writes && ui::take_key(ui, Key::end)) by = static_cast<int>(frames.size());
  const ui::Placement before = placed(stage, *frames[static_cast<std::size_t>(index)]);
  if (by != 0) {
    index = std::clamp<std::ptrdiff_t>(index + by, 0, static_cast<std::ptrdiff_t>(frames.size()) - 1);
    if (frames[static_cast<std::size_t>(index)]->id != view.frame) {
      if (view.pens) leave_drawing(stage);
      view.frame = frames[static_cast<std::size_t>(index)]->id, view.from = before, view.since = ui.now;
    }
  }
  const Shape& frame = *frames[static_cast<std::size_t>(index)];
  view.frame = frame.id;
  const ui::Placement to = placed(stage, frame);
  const double t = ui::eased_in_out(ui, view.since, glide_seconds);
  const Vec2 middle = ui.size / 2, from_centre = view.from.unit(middle), to_centre = to.unit(middle);
  const ui::Placement place = t >= 1 ? to
                                     : ui::Placement{.origin = from_centre + (to_centre - from_centre) * t, .at = middle,
                                                     .scale = view.from.scale * std::pow(to.scale / view.from.scale, t)};
  BoardPart& board = stage.view.board;
  board.scene.set_look(ui::board_look(ui.theme, *ui.words));
  board.board = board_of(stage.room(), *stage.step);
  board.scene.update(stage.room(), board.board, activities::Arrangement::free);
  const bool drawn_on = view.pens && t >= 1;
  if (drawn_on) board.place = to, use_pens(stage);
  {
    // At rest, nothing but the frame.
    const Rect shown = t >= 1 ? place.px(rect_at(frame.position, frame.size)) : Rect{0, 0, ui.size.x, ui.size.y};
    const ui::InClip inside(ui, shown);
    std::set<std::uint64_t> away{frame.id.value};
    if (drawn_on) away.merge(drawn_away(stage));
    ui::BoardMarks marks;
    marks.away = &away;
    board.drawn.draw(ui, board.scene, place, {0, 0, ui.size.x, ui.size.y}, marks);
    if (drawn_on) draw_drawing(stage);
  }
  const std::string number = std::to_string(index + 1) + " / " + std::to_string(frames.size());
  ui::place(ui, "slides.frame", place.px(rect_at(frame.position, frame.size)), true, frame.text);
  if (drawn_on) draw_pen_bar(stage, false);
  ui::line_of_text(ui, ui.px(Rect{stage.layout.width - 220, stage.layout.height - 56, 190, 36}), number, ui::Type::stage, ui.theme.ink3, picture::Align::end);
}

} // namespace pressoir::screens
