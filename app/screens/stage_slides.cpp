#include "app/screens/stage_slides.h"

#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "app/ui/motion.h"
#include "app/ui/widgets.h"
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
  stage.view.slides = {.frame = (chosen == frames.end() ? frames.front() : *chosen)->id, .from = stage.view.board.place, .since = stage.ui.now};
}

void draw_slides(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  SlidesView& view = stage.view.slides;
  const auto frames = slides(stage);
  auto at = std::find_if(frames.begin(), frames.end(), [&](const Shape* frame) { return frame->id == view.frame; });
  if (ui::take_key(ui, Key::escape) || frames.empty()) {
    view = {};
    return ui.animate();
  }
  if (at == frames.end()) at = frames.begin();
  auto index = static_cast<std::ptrdiff_t>(at - frames.begin());
  int by = asked_by_keys(ui);
  if (ui::press(ui, "slides", {0, 0, ui.size.x, ui.size.y}).clicked) ++by;
  if (ui::take_key(ui, Key::home)) by = -static_cast<int>(index);
  if (ui::take_key(ui, Key::end)) by = static_cast<int>(frames.size());
  const ui::Placement before = placed(stage, *frames[static_cast<std::size_t>(index)]);
  if (by != 0) {
    index = std::clamp<std::ptrdiff_t>(index + by, 0, static_cast<std::ptrdiff_t>(frames.size()) - 1);
    if (frames[static_cast<std::size_t>(index)]->id != view.frame) view = {.frame = frames[static_cast<std::size_t>(index)]->id, .from = before, .since = ui.now};
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
  board.scene.update(stage.room(), board_of(stage.room(), *stage.step), activities::Arrangement::free);
  {
    // At rest, nothing but the frame.
    const Rect shown = t >= 1 ? place.px(rect_at(frame.position, frame.size)) : Rect{0, 0, ui.size.x, ui.size.y};
    const ui::InClip inside(ui, shown);
    const std::set<std::uint64_t> away{frame.id.value};
    ui::BoardMarks marks;
    marks.away = &away;
    board.drawn.draw(ui, board.scene, place, {0, 0, ui.size.x, ui.size.y}, marks);
  }
  const std::string number = std::to_string(index + 1) + " / " + std::to_string(frames.size());
  ui::place(ui, "slides.frame", place.px(rect_at(frame.position, frame.size)), true, frame.text);
  ui::line_of_text(ui, ui.px(Rect{stage.layout.width - 220, stage.layout.height - 56, 190, 36}), number, ui::Type::stage, ui.theme.ink3, picture::Align::end);
}

} // namespace pressoir::screens
