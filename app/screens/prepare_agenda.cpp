// The agenda: blocks whose height is time, dragged to another place, with the hour each begins.
#include <algorithm>
#include <cmath>

#include "app/screens/prepare_view.h"
#include "app/ui/scroll_area.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/kinds.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {
namespace {

using workshop::Step;

constexpr double pixels_a_minute = 4.75, least_high = 48, gap = 5;

double height_of(int minutes) {
  return std::max(least_high, pixels_a_minute * minutes);
}

// Whole fives, but one by one under ten.
int round_minutes(double minutes) {
  const int whole = static_cast<int>(std::lround(minutes));
  return std::clamp(whole < 10 ? whole : static_cast<int>(std::lround(minutes / 5)) * 5, 1, 600);
}

// The lower edge of a block, held: the step lasts as long as the block is high.
void draw_lower_edge(PrepareScope& s, const Step& step, const std::string& name, const Rect& block) {
  ui::Ui& ui = s.ui;
  const Rect edge{block.x + ui.px(12), block.bottom() - ui.px(9), block.width - ui.px(12), ui.px(12)};
  const ui::InClip clip(ui, edge);
  const ui::Drag held = ui::drag(ui, name + ".edge", edge, !s.frame.published.read_only);
  if (held.hovered || held.dragging) {
    ui.cursor = desktop::Cursor::resize_v;
    const double grip = ui.px(44);
    ui::fill_rect(*ui.list, {block.centre().x - grip / 2, block.bottom() - ui.px(6), grip, ui.px(4)},
                  ui.theme.accent_stroke, ui.px(2));
  }
  if (held.dragging) {
    s.view.resized = step.id;
    s.view.resized_minutes = round_minutes(step.minutes + (held.at.y - held.from.y) / ui.px(pixels_a_minute));
    ui.animate();
  }
  if (held.dropped && s.view.resized == step.id && s.view.resized_minutes != step.minutes)
    s.frame.ask(workshop::EditStep{.step = step.id, .minutes = s.view.resized_minutes});
  if (held.dropped || held.cancelled) s.view.resized = {};
}

std::string name_of(const ui::Ui& ui, const Step& step) {
  return step.title.empty() ? ui.say("kind." + std::string(activities::kind_of_step(step).key)) : step.title;
}

// `minutes`: what the duration, or the stepper in its place, takes at the right.
void draw_block(PrepareScope& s, const Step& step, const Rect& box, double minutes, double opacity) {
  ui::Ui& ui = s.ui;
  const activities::Kind& kind = activities::kind_of_step(step);
  const bool skipped = step.state == workshop::StepState::skipped;
  ui::card(ui, box, ui.theme.surface, 10, picture::Shadow::laid, opacity);
  {
    const ui::Clipped band(*ui.list, {box.x, box.y, ui.px(12), box.height});
    ui::card(ui, {box.x, box.y, ui.px(40), box.height}, workshop::note_fill(kind.colour), 10, picture::Shadow::none,
             opacity * (skipped ? 0.4 : 1));
  }
  if (s.view.chosen == step.id) ui::edge(ui, box, ui.theme.accent_stroke, 2.5, 10);
  const double icon = ui.px(std::min(40.0, box.height / ui.scale - 12));
  ui::pictogram(ui, kind.pictogram, {box.x + ui.px(26), box.centre().y - icon / 2, icon, icon},
                opacity * (skipped ? 0.4 : 1));
  const double x = box.x + ui.px(82), wide = box.right() - x - minutes - ui.px(20);
  const bool two = box.height >= ui.px(58) && !step.instruction.empty();
  const double top = two ? box.centre().y - ui.px(27) : box.centre().y - ui.px(15);
  const Colour ink = mixed(ui.theme.surface, skipped ? ui.theme.ink3 : ui.theme.ink, opacity);
  ui::line_of_text(ui, {x, top, wide, ui.px(30)}, name_of(ui, step), ui::Type::strong, ink);
  if (two)
    ui::line_of_text(ui, {x, top + ui.px(28), wide, ui.px(26)}, clean_line(step.instruction), ui::Type::hint,
                     mixed(ui.theme.surface, ui.theme.ink2, opacity));
}

} // namespace

int minutes_of(const PrepareView& view, const Step& step) {
  return view.resized == step.id ? view.resized_minutes : step.minutes;
}

int minutes_dragged_in(const PrepareView& view) {
  const activities::Kind* kind = view.dragged_kind ? activities::find_kind(*view.dragged_kind) : nullptr;
  return kind ? kind->minutes : 0;
}

void insert_step(PrepareScope& s, std::string_view key, Id<Step> after, bool first) {
  const activities::Kind* kind = activities::find_kind(key);
  if (!kind) return;
  workshop::InsertStep step{.id = {s.frame.fresh_id()}, .after = after, .first = first, .activity = std::string(key)};
  step.title = s.ui.say("kind." + std::string(key));
  step.minutes = kind->minutes;
  if (!after && !first) s.view.scroll_to_end = true;
  s.frame.ask(std::move(step));
}

void prepare_agenda(PrepareScope& s, const Rect& box) {
  ui::Ui& ui = s.ui;
  PrepareView& view = s.view;
  const auto steps = workshop::agenda(s.state);
  const auto times = workshop::timetable(s.state, s.frame.now);
  double content = 64;
  for (const Step* step : steps) content += height_of(minutes_of(view, *step)) + gap;
  if (std::exchange(view.scroll_to_end, false))
    ui::scroll_to(ui, "prepare.agenda", ui.px(content), ui.px(content + 120), box.height);
  const ui::ScrollArea area(ui, "prepare.agenda", box, ui.px(content + 40));
  ui::place(ui, "prepare.agenda.area", box);
  if (steps.empty())
    ui::paragraph(ui, {box.x + ui.px(80), box.y + ui.px(60), box.width - ui.px(100), ui.px(80)},
                  ui.say("prepare.no_steps"), ui::Type::body, ui.theme.ink2);
  const double rail = box.x + ui.px(82), left = rail + ui.px(14), wide = box.right() - left - ui.px(14);
  double y = box.y + ui.px(24) - area.offset();
  ui::line(*ui.list, {rail, y}, {rail, y + ui.px(content - 40)}, ui.theme.line, ui.px(2));
  const bool dragging = view.dragged || view.dragged_kind;
  std::size_t slot = 0;
  double slot_y = y;
  std::optional<std::pair<const Step*, ui::Drag>> dropped;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = *steps[i];
    const double high = ui.px(height_of(minutes_of(view, step)));
    Rect block{left, y, wide, high};
    const std::string name = "prepare.step." + std::to_string(i);
    if (dragging && view.drag_at.y > block.centre().y) slot = i + 1, slot_y = y + high + ui.px(gap);
    // Blocks part where it would land.
    const double parts = dragging && box.contains(view.drag_at) && slot <= i ? 1 : 0;
    block.y += ui.px(22) * ui::ease_out(ui::approach(ui, name + ".parts", parts, ui::motion::bar));
    if (area.shows(y - box.y + area.offset(), block.bottom() - box.y + area.offset())) {
      if (i < times.steps.size())
        ui::line_of_text(ui, {box.x, y, ui.px(72), ui.px(26)}, ui.words->time_of_day(times.steps[i].planned_start),
                         ui::Type::hint, ui.theme.ink2, picture::Align::end);
      const bool stepping = hovers(ui, block) || view.chosen == step.id || ui.focus.name.starts_with(name + ".minutes");
      const double side = ui.px(stepping ? 160 : 96);
      draw_block(s, step, block, side, view.dragged == step.id ? 0.38 : 1);
      const Rect minutes{block.right() - side - ui.px(10), block.centre().y - ui.px(20), side, ui.px(40)};
      if (stepping) {
        int value = minutes_of(view, step);
        const bool was = !s.frame.published.read_only;
        if (ui::stepper(ui, name + ".minutes", minutes, ui.words->duration(value), value, 1, 600, value < 10 ? 1 : 5) &&
            was)
          s.frame.ask(workshop::EditStep{.step = step.id, .minutes = value});
      } else {
        ui::line_of_text(ui, {minutes.x, minutes.y, minutes.width - ui.px(8), minutes.height},
                         ui.words->duration(minutes_of(view, step)), ui::Type::strong, ui.theme.ink,
                         picture::Align::end);
      }
    }
    draw_lower_edge(s, step, name, block);
    const ui::Drag moved = ui::drag(ui, name, block);
    ui.placed.find(name)->second.text = name_of(ui, step);
    if (moved.clicked) view.chosen = view.chosen == step.id ? Id<Step>() : step.id, view.part = PreparePart::steps;
    if (moved.dragging && !s.frame.published.read_only) view.dragged = step.id, view.drag_at = moved.at, ui.animate();
    if (moved.dropped) dropped = {&step, moved};
    if (moved.cancelled) view.dragged = {};
    y += high + ui.px(gap);
  }
  ui::line_of_text(ui, {box.x, y - ui.px(6), ui.px(72), ui.px(26)}, ui.words->time_of_day(times.planned_end),
                   ui::Type::strong, ui.theme.ink, picture::Align::end);
  const bool above = box.contains(view.drag_at);
  if (dragging && above) {
    slot_y -= ui.px(gap / 2);
    ui::fill_rect(*ui.list, {rail, slot_y - ui.px(2.5), left + wide - rail, ui.px(5)}, ui.theme.accent_stroke,
                  ui.px(2.5));
    ui::fill_disc(*ui.list, {rail, slot_y}, ui.px(8), ui.theme.accent_stroke);
  }
  if (dropped) {
    const auto own = static_cast<std::size_t>(std::find(steps.begin(), steps.end(), dropped->first) - steps.begin());
    if (above && slot != own && slot != own + 1)
      s.frame.ask(
          workshop::MoveStep{.step = dropped->first->id, .after = slot == 0 ? Id<Step>() : steps[slot - 1]->id});
    view.dragged = {};
  }
  if (view.dropped && view.dragged_kind) {
    if (above) insert_step(s, *view.dragged_kind, slot == 0 ? Id<Step>() : steps[slot - 1]->id, slot == 0);
    view.dragged_kind.reset();
  }
  if (dragging && !view.dropped && !dropped) {
    const Step* step = view.dragged ? s.state.find(view.dragged) : nullptr;
    const std::string key = step ? step->activity : view.dragged_kind ? *view.dragged_kind : "";
    const activities::Kind* kind = activities::find_kind(key);
    const std::string words = step ? name_of(ui, *step) : ui.say("kind." + key);
    const int minutes = step ? step->minutes : minutes_dragged_in(view);
    const Rect card{view.drag_at.x - ui.px(60), view.drag_at.y - ui.px(44), ui.px(400), ui.px(104)};
    const ui::InLayer layer(ui, ui::Layer::message, {view.drag_at.x - 1, view.drag_at.y - 1, 0, 0});
    const ui::Turned turned(*ui.list, card.centre(), -2);
    ui::card(ui, card, ui.theme.surface, 10, picture::Shadow::lifted);
    ui::edge(ui, card, ui.theme.accent_stroke, 2.5, 10);
    const Rect tile{card.x + ui.px(16), card.y + ui.px(16), ui.px(72), ui.px(72)};
    ui::card(ui, tile, ui.theme.accent_pale, 12);
    if (kind) ui::pictogram(ui, kind->pictogram, inset(tile, ui.px(12)));
    const double x = tile.right() + ui.px(18), words_wide = card.right() - x - ui.px(16);
    ui::line_of_text(ui, {x, card.y + ui.px(20), words_wide, ui.px(30)}, words, ui::Type::strong, ui.theme.ink);
    // When it would begin: what comes before it, itself left out.
    const workshop::Workshop* about = s.state.find(workshop::the_workshop);
    int begins = about ? about->starts_at : 0;
    for (std::size_t i = 0; i < std::min(slot, steps.size()); ++i)
      if (steps[i]->state != workshop::StepState::skipped && steps[i]->id != view.dragged) begins += steps[i]->minutes;
    std::string when = ui.words->duration(minutes);
    if (above) when = ui.say("prepare.minutes_at", {{"minutes", minutes}, {"time", ui.words->time_of_day(begins)}});
    ui::line_of_text(ui, {x, card.y + ui.px(52), words_wide, ui.px(28)}, when, ui::Type::hint, ui.theme.ink2);
  }
}

} // namespace pressoir::screens
