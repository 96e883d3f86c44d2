#include "app/screens/agenda_overlay.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/screens/agenda_parts.h"
#include "app/screens/stage_offer.h"
#include "app/screens/stage_panel.h"
#include "app/ui/faded.h"
#include "app/ui/scroll_area.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

constexpr double most_high = 60, least_high = 48, progress_high = 32; // of a row, of the current one's progress below it

// How late the end will be, and when it comes.
void draw_lateness(StageScope& stage, const Panel& panel, const Timetable& times) {
  ui::Ui& ui = stage.ui;
  const int late = times.late_minutes();
  const std::string words = late > 0   ? ui.say("agenda.late", {{"late", late}})
                            : late < 0 ? ui.say("agenda.ahead", {{"ahead", -late}})
                                       : ui.say("late.on_time");
  const std::string end = ui.say("agenda.end", {{"planned", ui.words->time_of_day(times.planned_end % 1440)}, {"real", ui.words->time_of_day(times.forecast_end % 1440)}});
  const Rect inside = panel.inside();
  const double y = panel.box().y + ui.px(28), high = ui.px(44);
  const double wide = ui::text_size(ui, words, Type::note).x + ui.px(36);
  const Rect tag = ui::snapped({inside.right() - wide, y, wide, high});
  const bool dark = ui.theme.kind == ui::ThemeKind::dark;
  ui::card(ui, tag, dark ? ui.theme.sunken : late > 0 ? ui.theme.warning_pale : ui.theme.success_pale, 22);
  ui::line_of_text(ui, tag, words, Type::note, late > 0 ? ui.theme.warning : ui.theme.success, picture::Align::centre);
  ui::place(ui, "agenda.late", tag, true, words);
  ui::line_of_text(ui, {inside.x + ui.px(200), y, tag.x - ui.px(20) - inside.x - ui.px(200), high}, end, Type::stage, ui.theme.ink2, picture::Align::end);
}

int kind_columns(double width) { return width > 900 ? 4 : 3; }

void draw_kinds(StageScope& stage, const Rect& box) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto kinds = activities::kinds();
  const Step* after = chosen_step(stage);
  ui::line_of_text(ui, {box.x, box.y, box.width, ui.px(40)},
                   after ? ui.say("agenda.insert_after", {{"step", step_name(ui, *after)}}) : ui.say("agenda.insert"), Type::note, ui.theme.ink2);
  const int columns = kind_columns(box.width / ui.scale);
  const double gap = ui.px(8), high = ui.px(52), wide = (box.width - gap * (columns - 1)) / columns;
  const double lines = std::ceil(static_cast<double>(kinds.size()) / columns), edge = ui.px(8);
  // Where the window is low they are scrolled, and follow the keys.
  const Rect list{box.x - edge, box.y + ui.px(48) - edge, box.width + edge + ui.px(20), box.height - ui.px(48) + edge};
  if (std::exchange(view.kind_followed, view.kind) != view.kind && view.kind >= 0) {
    const double y = edge + view.kind / columns * (high + gap);
    ui::scroll_to(ui, "agenda.kinds", y, y + high, list.height);
  }
  const ui::ScrollArea area(ui, "agenda.kinds", list, edge + lines * (high + gap));
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto column = static_cast<int>(i) % columns, line = static_cast<int>(i) / columns;
    const Rect tile{box.x + column * (wide + gap), list.y + edge + line * (high + gap) - area.offset(), wide, high};
    const std::string name = "agenda.kind." + std::string(kinds[i].key);
    if (ui::row(ui, name, tile, {.chosen = view.kind == static_cast<int>(i), .raised = true}).clicked)
      insert_step_after(stage, kinds[i].key, after ? after->id : Id<Step>());
    if (view.kind == static_cast<int>(i)) ui::edge(ui, tile, ui.theme.accent_stroke, 2.5, 10);
    const Rect tag{tile.x + ui.px(12), tile.centre().y - ui.px(18), ui.px(36), ui.px(36)};
    ui::card(ui, tag, note_fill(kinds[i].colour), 8);
    ui::line_of_text(ui, tag, letter_of(ui, kinds[i]), Type::note, rgb(0x1F2430), picture::Align::centre);
    ui::line_of_text(ui, {tag.right() + ui.px(14), tile.y, tile.right() - tag.right() - ui.px(18), tile.height}, ui.say("kind." + std::string(kinds[i].key)),
                     wide > ui.px(300) ? Type::note : Type::strong, ui.theme.ink);
  }
}

double foot_height(const StageScope& stage, double width) {
  if (!stage.view.agenda.inserting) return 64;
  const int columns = kind_columns(width);
  return 48 + 60 * std::ceil(static_cast<double>(activities::kinds().size()) / columns);
}

// What is below the list: a step to insert, and the way back to the plan when late.
void draw_foot(StageScope& stage, const Rect& box) {
  ui::Ui& ui = stage.ui;
  if (!stage.writable()) return;
  if (stage.view.agenda.inserting) return draw_kinds(stage, box);
  const ui::ButtonOptions plain{.pictogram = "plus", .tip = "", .key = "I", .type = Type::note};
  const std::string insert = ui.say("agenda.insert");
  const double wide = ui::button_width(ui, insert, plain);
  if (ui::button(ui, "agenda.insert", {box.x, box.bottom() - ui.px(56), wide, ui.px(56)}, insert, plain)) stage.view.agenda.inserting = true;
  if (catch_up(stage.room(), stage.frame.now).empty()) return;
  const ui::ButtonOptions pale{.look = ui::ButtonLook::pale, .type = Type::note};
  const std::string words = ui.say("command.time.catch_up");
  const double room = ui::button_width(ui, words, pale);
  if (ui::button(ui, "agenda.catch_up", {box.right() - room, box.bottom() - ui.px(56), room, ui.px(56)}, words, pale)) {
    stage.view.overlay = Overlay::none;
    make_offer(stage, Offer::catch_up);
  }
}

} // namespace

void draw_agenda(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto steps = agenda(stage.room());
  const Timetable times = timetable(stage.room(), stage.frame.now);
  const double width = std::min(1240.0, stage.layout.safe.width), around = 92 + 20 + 28;
  const double foot = std::min(foot_height(stage, width - 80), stage.layout.safe.height - around);
  const double progress = stage.step ? progress_high : 0, furniture = around + foot;
  // All of it in sight rather than high rows.
  const double fits = (stage.layout.safe.height - furniture - progress) / static_cast<double>(std::max<std::size_t>(1, steps.size()));
  const double row_high = std::clamp(std::floor(fits), least_high, most_high);
  const double rows = row_high * static_cast<double>(steps.size()) + progress;
  const Panel panel(stage, "agenda", ui.say("word.agenda"), {width, rows + furniture});
  draw_lateness(stage, panel, times);
  const Rect inside = panel.inside();
  const Rect list{inside.x - ui.px(16), inside.y, inside.width + ui.px(32), inside.height - ui.px(foot + 20)};
  draw_foot(stage, {inside.x, list.bottom() + ui.px(20), inside.width, ui.px(foot)});
  if (steps.empty()) ui::paragraph(ui, {inside.x, inside.y, inside.width, list.height}, ui.say("agenda.empty"), Type::note, ui.theme.ink2);

  const Step* chosen = chosen_step(stage);
  const Id<Step> chosen_id = chosen ? chosen->id : Id<Step>();
  double y = 0;
  if (std::exchange(view.followed, chosen_id) != chosen_id) {
    for (const Step* step : steps) {
      const double high = ui.px(row_high + (stage.step && step->id == stage.step->id ? progress : 0));
      if (step->id == chosen_id) ui::scroll_to(ui, "agenda.list", y, y + high, list.height);
      y += high;
    }
    y = 0;
  }
  const ui::ScrollArea area(ui, "agenda.list", list, ui.px(rows));
  std::size_t slot = 0;
  double slot_y = list.y - area.offset();
  std::optional<Id<Step>> dropped;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const bool here = stage.step && steps[i]->id == stage.step->id;
    const double high = ui.px(row_high + (here ? progress : 0));
    const AgendaRow row{row_high, *steps[i], times.steps[i], {list.x, list.y + y - area.offset(), list.width, high}, "agenda." + std::to_string(i), here, steps[i]->id == chosen_id};
    if (view.dragged && view.drag_at.y > row.box.centre().y) slot = i + 1, slot_y = row.box.bottom();
    y += high;
    if (area.shows(y - high, y)) {
      const ui::Faded faded(*ui.list, view.dragged == steps[i]->id ? 0.38 : 1);
      draw_agenda_row(stage, row);
    }
    const ui::Drag moved = ui::drag(ui, row.name, row.box, view.renamed != steps[i]->id);
    ui.placed.find(row.name)->second.text = step_name(ui, *steps[i]);
    if (moved.hovered && !moved.dragging) ui.cursor = desktop::Cursor::hand;
    if (moved.clicked) {
      const bool twice = std::exchange(view.clicked, steps[i]->id) == steps[i]->id && ui.now - view.clicked_at < 0.5;
      view.clicked_at = ui.now;
      view.chosen = steps[i]->id;
      if (twice && !here && stage.writable()) go_to(stage, *steps[i]);
    }
    if (moved.dragging && stage.writable()) view.dragged = steps[i]->id, view.drag_at = moved.at, ui.animate();
    if (moved.dropped && view.dragged) dropped = steps[i]->id;
    if (moved.cancelled) view.dragged = {};
  }
  if (!view.dragged) return;
  ui::fill_rect(*ui.list, {list.x, slot_y - ui.px(2.5), list.width, ui.px(5)}, ui.theme.accent_stroke, ui.px(2.5));
  ui::fill_disc(*ui.list, {list.x + ui.px(8), slot_y}, ui.px(8), ui.theme.accent_stroke);
  if (!dropped) return;
  view.dragged = {};
  const auto own = static_cast<std::size_t>(std::find_if(steps.begin(), steps.end(), [&](const Step* s) { return s->id == *dropped; }) - steps.begin());
  if (slot == own || slot == own + 1) return;
  stage.frame.ask(MoveStep{.step = *dropped, .after = slot == 0 ? Id<Step>() : steps[slot - 1]->id});
}

} // namespace pressoir::screens
