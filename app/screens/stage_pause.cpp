#include "app/screens/stage_pause.h"

#include <algorithm>

#include "app/ui/widgets.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

namespace {

// « Reprise à 11 h 00 », as it was planned: the stage says when it will really be.
bool says_when(const ui::Ui& ui, std::string_view instruction) {
  const std::string key = search_key(ui.say("pause.back_at", {{"time", ""}}));
  return search_key(instruction).starts_with(trimmed(key));
}

} // namespace

void draw_pause(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const Rect area = stage.layout.board;
  const workshop::ClockReading clock = workshop::read_clock(stage.room(), stage.frame.now);
  const double icon = std::min(180.0, area.height * 0.22);
  ui::pictogram(ui, "pause", ui.px(Rect{area.centre().x - icon / 2, area.y + area.height * 0.08, icon, icon}));
  const bool over = clock.left_ms() <= 0;
  const Timestamp back = stage.frame.now + std::max<std::int64_t>(0, clock.left_ms());
  const std::string words = over ? ui.say("pause.over") : ui.say("pause.back_at", {{"time", ui.words->time_of_day(back)}});
  picture::TextStyle style = ui::style_of(ui::Type::address, ui.scale);
  style.size = ui.px(132);
  style.line_height = ui.px(148);
  style.least_size = ui.px(40);
  style.fit = picture::Fit::shrink;
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::middle;
  const Rect middle{area.x, area.y + area.height * 0.34, area.width, area.height * 0.3};
  ui::text(ui, ui.px(middle), words, style, over ? ui.theme.danger : ui.theme.ink);
  ui::place(ui, "pause.back_at", ui.px(middle), true, words);
  if (!stage.step || says_when(ui, stage.step->instruction)) return;
  ui::paragraph(ui, ui.px(Rect{area.x + area.width * 0.1, area.y + area.height * 0.68, area.width * 0.8, area.height * 0.2}), stage.step->instruction, ui::Type::heading, ui.theme.ink2,
                picture::Align::centre);
}

} // namespace pressoir::screens
