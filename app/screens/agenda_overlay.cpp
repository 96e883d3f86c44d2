#include "app/screens/agenda_overlay.h"

#include <algorithm>
#include <cmath>

#include "app/screens/stage_offer.h"
#include "app/screens/stage_panel.h"
#include "app/ui/faded.h"
#include "app/ui/field.h"
#include "app/ui/scroll_area.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using desktop::Key;
using ui::Type;

namespace {

constexpr double row_high = 60, current_high = 92;
constexpr std::string_view title_field = "agenda.title";

// The letters that choose a kind, in the order of kinds(); digits do too.
std::string letter_of(const ui::Ui& ui, const activities::Kind& kind) {
  return ui.say("kind." + std::string(kind.key) + ".letter");
}

// The chosen step; the current one until a hand chooses.
const Step* chosen_step(const StageScope& stage) {
  const Step* chosen = stage.room().find(stage.view.agenda.chosen);
  return chosen ? chosen : stage.step;
}

void go_to(StageScope& stage, const Step& step) {
  stage.frame.ask(GoToStep{.step = step.id});
  stage.view.overlay = Overlay::none;
}

void skip(StageScope& stage, const Step& step) {
  stage.frame.ask(SkipStep{.step = step.id, .skipped = step.state != StepState::skipped});
}

// Up or down by one place.
void move_by(StageScope& stage, const Step& step, int by) {
  const auto steps = agenda(stage.room());
  const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step* s) { return s->id == step.id; });
  const auto place = found - steps.begin();
  const auto to = place + by;
  if (to < 0 || to >= std::ssize(steps)) return;
  const auto before = by < 0 ? to - 1 : to;
  stage.frame.ask(MoveStep{.step = step.id, .after = before < 0 ? Id<Step>() : steps[static_cast<std::size_t>(before)]->id});
}

// The current step is lengthened on the clock, so that its plan still says what was planned.
void lengthen(StageScope& stage, const Step& step, int minutes) {
  if (stage.step && stage.step->id == step.id) stage.frame.ask(ExtendClock{minutes});
  else if (step.minutes + minutes >= 1) stage.frame.ask(EditStep{.step = step.id, .minutes = step.minutes + minutes});
}

void rename(StageScope& stage, const Step& step) {
  AgendaView& view = stage.view.agenda;
  view.renamed = step.id;
  view.title = step.title;
  ui::focus_on(stage.ui, title_field);
}

void remove(StageScope& stage, const Step& step) {
  stage.frame.ask(RemoveStep{step.id});
}

void choose_by(StageScope& stage, int by) {
  const auto steps = agenda(stage.room());
  if (steps.empty()) return;
  const Step* chosen = chosen_step(stage);
  const auto found = std::find(steps.begin(), steps.end(), chosen);
  auto place = found == steps.end() ? (by > 0 ? -1 : std::ssize(steps)) : found - steps.begin();
  place = std::clamp<std::ptrdiff_t>(place + by, 0, std::ssize(steps) - 1);
  stage.view.agenda.chosen = steps[static_cast<std::size_t>(place)]->id;
}

void take_kind_keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto kinds = activities::kinds();
  const int count = static_cast<int>(kinds.size());
  if (ui::take_key(ui, Key::escape) || ui::take_key(ui, Key::i)) view.inserting = false;
  if (ui::take_key(ui, Key::right) || ui::take_key(ui, Key::down)) view.kind = (view.kind + 1) % count;
  if (ui::take_key(ui, Key::left) || ui::take_key(ui, Key::up)) view.kind = (view.kind + count - 1) % count;
  std::optional<int> wanted;
  if (ui::take_key(ui, Key::enter)) wanted = view.kind;
  for (int i = 0; i < count; ++i) {
    const std::string letter = letter_of(ui, kinds[static_cast<std::size_t>(i)]);
    const auto digit = static_cast<Key>(static_cast<int>(Key::digit_1) + i);
    if (i < 9 && (ui::take_key(ui, digit) || ui::take_key(ui, digit, {.shift = true}))) wanted = i;
    if (letter.size() == 1 && letter[0] >= 'A' && letter[0] <= 'Z' &&
        ui::take_key(ui, static_cast<Key>(static_cast<int>(Key::a) + (letter[0] - 'A'))))
      wanted = i;
  }
  if (!wanted) return;
  const Step* after = chosen_step(stage);
  insert_step_after(stage, kinds[static_cast<std::size_t>(*wanted)].key, after ? after->id : Id<Step>());
}

void take_step_keys(StageScope& stage, const Step& step) {
  ui::Ui& ui = stage.ui;
  if (ui::take_key(ui, Key::enter)) return go_to(stage, step);
  if (ui::take_key(ui, Key::s)) skip(stage, step);
  if (ui::take_key(ui, Key::f2)) rename(stage, step);
  if (ui::take_key(ui, Key::del)) remove(stage, step);
  if (ui::take_key(ui, Key::up, {.alt = true})) move_by(stage, step, -1);
  if (ui::take_key(ui, Key::down, {.alt = true})) move_by(stage, step, 1);
  if (ui::take_key(ui, Key::plus) || ui::take_key(ui, Key::plus, {.shift = true}) || ui::take_key(ui, Key::right)) lengthen(stage, step, 1);
  if (ui::take_key(ui, Key::minus) || ui::take_key(ui, Key::left)) lengthen(stage, step, -1);
}

// ---- drawing

struct Row {
  const Step& step;
  const StepTime& time;
  Rect box;
  std::string name;
  bool here = false, chosen = false;
};

// Hours, in warning ink where they have slipped.
void draw_hours(StageScope& stage, const Row& row, const Rect& line) {
  ui::Ui& ui = stage.ui;
  const bool slipped = row.time.forecast_start > row.time.planned_start && row.step.state != StepState::skipped;
  ui::line_of_text(ui, {line.x, line.y, ui.px(112), line.height}, ui.words->time_of_day(row.time.planned_start % 1440), Type::stage, ui.theme.ink2);
  if (row.step.state == StepState::skipped) return;
  ui::line_of_text(ui, {line.x + ui.px(122), line.y, ui.px(112), line.height}, ui.words->time_of_day(row.time.forecast_start % 1440), Type::note,
                   slipped ? ui.theme.warning : ui.theme.ink);
}

// The buttons of the chosen step; gives where they begin.
double draw_acts(StageScope& stage, const Row& row, const Rect& line) {
  ui::Ui& ui = stage.ui;
  const bool skipped = row.step.state == StepState::skipped;
  double right = line.right();
  const auto icon = [&](std::string_view act, std::string_view pictogram, std::string_view key, bool enabled) {
    const double side = ui.px(48);
    right -= side + ui.px(2);
    return ui::icon_button(ui, "agenda." + std::string(act), {right, line.centre().y - side / 2, side, side}, pictogram,
                           ui.say("agenda." + std::string(act)), key, {.enabled = enabled, .pictogram = 28});
  };
  if (!row.here) {
    const std::string words = ui.say(row.step.state == StepState::done ? "agenda.reopen" : "agenda.go");
    const ui::ButtonOptions look{.look = ui::ButtonLook::pale, .type = Type::note};
    const double wide = ui::button_width(ui, words, look);
    right -= wide;
    if (ui::button(ui, "agenda.go", {right, line.centre().y - ui.px(22), wide, ui.px(44)}, words, look)) go_to(stage, row.step);
    right -= ui.px(6);
    if (icon("skip", skipped ? "retablir" : "sans", "S", true)) skip(stage, row.step);
  }
  if (icon("rename", "feutre", "F2", true)) rename(stage, row.step);
  if (icon("longer", "plus", "+", true)) lengthen(stage, row.step, 1);
  if (icon("shorter", "moins", "−", row.step.minutes > 1)) lengthen(stage, row.step, -1);
  return right - ui.px(10);
}

void draw_title(StageScope& stage, const Row& row, const Rect& box) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  if (view.renamed == row.step.id) {
    const auto written = ui::text_field(ui, title_field, inset(box, ui.px(4)), view.title, {.most_graphemes = 200, .type = Type::note});
    if (!written.ended) return;
    if (const std::string title = clean_line(view.title); !title.empty() && title != row.step.title)
      stage.frame.ask(EditStep{.step = row.step.id, .title = title});
    view.renamed = {};
    return;
  }
  const bool skipped = row.step.state == StepState::skipped;
  picture::TextStyle style = ui::style_of(row.here ? Type::theme : Type::note, ui.scale);
  style.fit = picture::Fit::line;
  style.vertical = picture::VerticalAlign::middle;
  style.strike = skipped;
  ui::text(ui, box, step_name(ui, row.step), style, skipped ? ui.theme.ink3 : ui.theme.ink);
}

void draw_row(StageScope& stage, const Row& row) {
  ui::Ui& ui = stage.ui;
  const Step& step = row.step;
  const bool skipped = step.state == StepState::skipped;
  const Rect ground = inset(row.box, ui.px(2));
  if (row.here) ui::card(ui, ground, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.sunken : ui.theme.paper, 10, picture::Shadow::laid);
  if (row.chosen) {
    if (!row.here) ui::card(ui, ground, ui.theme.sunken, 10);
    ui::edge(ui, ground, ui.theme.accent_stroke, 2.5, 10);
  }
  const Rect line{row.box.x + ui.px(16), row.box.y + ui.px(row.here ? 6 : 0), row.box.width - ui.px(28), ui.px(row_high)};
  draw_hours(stage, row, line);
  const activities::Kind& kind = activities::kind_of_step(step);
  const double tile = ui.px(44), x = line.x + ui.px(244);
  ui::fill_rect(*ui.list, {x, line.centre().y - tile / 2, tile, tile}, note_fill(kind.colour), ui.px(10), skipped ? 0.4 : 1);
  ui::pictogram(ui, kind.pictogram, {x + ui.px(6), line.centre().y - ui.px(16), ui.px(32), ui.px(32)}, rgb(0x1F2430), with_alpha(rgb(0xFFFFFF), 0.55), skipped ? 0.5 : 1);
  const double left = x + tile + ui.px(18);

  const int minutes = row.here ? static_cast<int>(read_clock(stage.room(), stage.frame.now).planned_ms / 60'000) : step.minutes;
  double right = line.right();
  if (row.chosen && stage.writable()) right = draw_acts(stage, row, line);
  const std::string duration = skipped ? ui.say("agenda.skipped") : ui.words->duration(minutes);
  const double wide = ui::text_size(ui, duration, Type::stage).x + ui.px(4);
  right -= wide;
  ui::line_of_text(ui, {right, line.y, wide, line.height}, duration, Type::stage, ui.theme.ink2, picture::Align::end);
  if (step.state == StepState::done) {
    right -= ui.px(42);
    ui::pictogram(ui, "coche", {right, line.centre().y - ui.px(15), ui.px(30), ui.px(30)}, ui.theme.success, ui.theme.success);
  }
  draw_title(stage, row, {left, line.y, right - ui.px(12) - left, line.height});

  if (!row.here) return;
  const ClockReading clock = read_clock(stage.room(), stage.frame.now);
  const Rect track{line.x, line.bottom() + ui.px(6), line.width, ui.px(10)};
  ui::fill_rect(*ui.list, track, ui.theme.line, ui.px(5));
  const double part = clock.planned_ms > 0 ? std::min(1.0, static_cast<double>(clock.spent_ms) / static_cast<double>(clock.planned_ms)) : 1;
  const Colour colour = clock.left_ms() <= 0 ? ui.theme.danger : clock.left_ms() <= 120'000 ? ui.theme.warning : ui.theme.accent_stroke;
  if (part > 0) ui::fill_rect(*ui.list, {track.x, track.y, std::max(track.height, track.width * part), track.height}, colour, ui.px(5));
}

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

void draw_kinds(StageScope& stage, const Rect& box) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto kinds = activities::kinds();
  const Step* after = chosen_step(stage);
  ui::line_of_text(ui, {box.x, box.y, box.width, ui.px(40)},
                   after ? ui.say("agenda.insert_after", {{"step", step_name(ui, *after)}}) : ui.say("agenda.insert"), Type::note, ui.theme.ink2);
  const int columns = box.width / ui.scale > 900 ? 4 : 2;
  const double gap = ui.px(10), high = ui.px(60), wide = (box.width - gap * (columns - 1)) / columns;
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto column = static_cast<int>(i) % columns, line = static_cast<int>(i) / columns;
    const Rect tile{box.x + column * (wide + gap), box.y + ui.px(48) + line * (high + gap), wide, high};
    const std::string name = "agenda.kind." + std::string(kinds[i].key);
    if (ui::row(ui, name, tile, {.chosen = view.kind == static_cast<int>(i), .raised = true}).clicked)
      insert_step_after(stage, kinds[i].key, after ? after->id : Id<Step>());
    if (view.kind == static_cast<int>(i)) ui::edge(ui, tile, ui.theme.accent_stroke, 2.5, 10);
    const Rect tag{tile.x + ui.px(12), tile.centre().y - ui.px(18), ui.px(36), ui.px(36)};
    ui::card(ui, tag, note_fill(kinds[i].colour), 8);
    ui::line_of_text(ui, tag, letter_of(ui, kinds[i]), Type::note, rgb(0x1F2430), picture::Align::centre);
    ui::line_of_text(ui, {tag.right() + ui.px(14), tile.y, tile.right() - tag.right() - ui.px(22), tile.height}, ui.say("kind." + std::string(kinds[i].key)), Type::note,
                     ui.theme.ink);
  }
}

double foot_height(const StageScope& stage, double width) {
  if (!stage.view.agenda.inserting) return 64;
  const int columns = width > 900 ? 4 : 2;
  return 48 + 70 * std::ceil(static_cast<double>(activities::kinds().size()) / columns);
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

std::string step_name(const ui::Ui& ui, const Step& step) {
  return step.title.empty() ? ui.say("kind." + std::string(activities::kind_of_step(step).key)) : step.title;
}

void insert_step_after(StageScope& stage, std::string_view kind, Id<Step> after) {
  const activities::Kind* found = activities::find_kind(kind);
  if (!found || !stage.writable()) return;
  const InsertStep step{.id = stage.fresh<Step>(), .after = after, .first = !after, .activity = std::string(kind), .title = stage.ui.say("kind." + std::string(kind)), .minutes = found->minutes};
  stage.frame.ask(step);
  stage.view.agenda.chosen = step.id;
  stage.view.agenda.inserting = false;
  stage.say(stage.ui.say("agenda.inserted", {{"step", step.title}}), true);
}

void open_agenda(StageScope& stage) {
  stage.view.agenda = {};
  open_overlay(stage, Overlay::steps);
}

void open_agenda_to_insert(StageScope& stage) {
  stage.view.agenda = {.inserting = true};
  if (stage.view.overlay != Overlay::steps) open_overlay(stage, Overlay::steps);
}

void take_agenda_keys(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  if (stage.view.overlay != Overlay::steps || ui.typing()) return;
  AgendaView& view = stage.view.agenda;
  if (view.inserting) return take_kind_keys(stage);
  if (const Step* step = chosen_step(stage); step && stage.writable()) take_step_keys(stage, *step);
  if (stage.writable() && ui::take_key(ui, Key::i)) view.inserting = true;
  if (ui::take_key(ui, Key::up)) choose_by(stage, -1);
  if (ui::take_key(ui, Key::down)) choose_by(stage, 1);
  if (ui::take_key(ui, Key::page_up)) choose_by(stage, -8);
  if (ui::take_key(ui, Key::page_down)) choose_by(stage, 8);
}

void draw_agenda(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  const auto steps = agenda(stage.room());
  const Timetable times = timetable(stage.room(), stage.frame.now);
  const double rows = row_high * static_cast<double>(steps.size()) + (stage.step ? current_high - row_high : 0);
  const double width = std::min(1240.0, stage.layout.safe.width), foot = foot_height(stage, width - 80);
  const Panel panel(stage, "agenda", ui.say("word.agenda"), {width, 92 + rows + 20 + foot + 28});
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
      const double high = ui.px(stage.step && step->id == stage.step->id ? current_high : row_high);
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
    const double high = ui.px(here ? current_high : row_high);
    Row row{*steps[i], times.steps[i], {list.x, list.y + y - area.offset(), list.width, high}, "agenda." + std::to_string(i), here, steps[i]->id == chosen_id};
    if (view.dragged && view.drag_at.y > row.box.centre().y) slot = i + 1, slot_y = row.box.bottom();
    y += high;
    if (area.shows(y - high, y)) {
      const ui::Faded faded(*ui.list, view.dragged == steps[i]->id ? 0.38 : 1);
      draw_row(stage, row);
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
