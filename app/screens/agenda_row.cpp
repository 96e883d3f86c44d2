// One step in the overlay: hours, kind, title, minutes, and what can be done with it once it is chosen.
#include <algorithm>

#include "app/screens/agenda_parts.h"
#include "app/ui/field.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;
using ui::Type;

namespace {

// Hours, in warning ink where they have slipped.
void draw_hours(StageScope& stage, const AgendaRow& row, const Rect& line) {
  ui::Ui& ui = stage.ui;
  const bool slipped = row.time.forecast_start > row.time.planned_start && row.step.state != StepState::skipped;
  ui::line_of_text(ui, {line.x, line.y, ui.px(112), line.height}, ui.words->time_of_day(row.time.planned_start % 1440), Type::stage, ui.theme.ink2);
  if (row.step.state == StepState::skipped) return;
  ui::line_of_text(ui, {line.x + ui.px(122), line.y, ui.px(112), line.height}, ui.words->time_of_day(row.time.forecast_start % 1440), Type::note,
                   slipped ? ui.theme.warning : ui.theme.ink);
}

// The buttons of the chosen step; gives where they begin.
double draw_acts(StageScope& stage, const AgendaRow& row, const Rect& line) {
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

void draw_title(StageScope& stage, const AgendaRow& row, const Rect& box) {
  ui::Ui& ui = stage.ui;
  AgendaView& view = stage.view.agenda;
  if (view.renamed == row.step.id) {
    const auto written = ui::text_field(ui, agenda_title_field, inset(box, ui.px(4)), view.title, {.most_graphemes = 200, .type = Type::note});
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

} // namespace

void draw_agenda_row(StageScope& stage, const AgendaRow& row) {
  ui::Ui& ui = stage.ui;
  const Step& step = row.step;
  const bool skipped = step.state == StepState::skipped;
  const Rect ground = inset(row.box, ui.px(2));
  if (row.here) ui::card(ui, ground, ui.theme.kind == ui::ThemeKind::dark ? ui.theme.sunken : ui.theme.paper, 10, picture::Shadow::laid);
  if (row.chosen) {
    if (!row.here) ui::card(ui, ground, ui.theme.sunken, 10);
    ui::edge(ui, ground, ui.theme.accent_stroke, 2.5, 10);
  }
  const Rect line{row.box.x + ui.px(16), row.box.y + ui.px(row.here ? 6 : 0), row.box.width - ui.px(44), ui.px(row.high)};
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

} // namespace pressoir::screens
