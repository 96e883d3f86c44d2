#include "app/screens/stage_start.h"

#include <algorithm>

#include "app/screens/command_table.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

bool waits_to_start(const StageScope& stage) {
  const workshop::SessionClock* clock = stage.room().find(workshop::the_clock);
  return !stage.step && (!clock || !clock->session_started) && !workshop::agenda(stage.room()).empty();
}

void draw_start(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const Rect area = stage.layout.board;
  const workshop::Step& first = *workshop::agenda(stage.room()).front();
  const Rect label{area.x, area.y + area.height * 0.22, area.width, 40};
  ui::paragraph(ui, ui.px(label), ui.say("stage.first_step"), ui::Type::stage, ui.theme.ink2, picture::Align::centre);
  picture::TextStyle style = ui::style_of(ui::Type::address, ui.scale);
  style.size = ui.px(84);
  style.line_height = ui.px(96);
  style.least_size = ui.px(32);
  style.fit = picture::Fit::shrink;
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::middle;
  const Rect title{area.x, label.bottom() + 8, area.width, area.height * 0.24};
  ui::text(ui, ui.px(title), first.title, style, ui.theme.ink);
  ui::place(ui, "start.first", ui.px(title), true, first.title);
  if (!stage.writable()) return;
  const Command& begin = *find_command("step.next");
  const std::string key = keys_of(*ui.words, begin).front(), words = ui.say("stage.begin");
  const ui::ButtonOptions look{.look = ui::ButtonLook::primary, .pictogram = "lecture", .tip = words, .key = key, .type = ui::Type::note};
  const double width = ui::button_width(ui, words, look), height = ui.px(64);
  const Rect middle = ui.px(Rect{area.x, title.bottom() + 24, area.width, 64});
  if (ui::button(ui, "start.begin", {middle.centre().x - width / 2, middle.y, width, height}, words, look)) begin.run(stage);
}

} // namespace pressoir::screens
