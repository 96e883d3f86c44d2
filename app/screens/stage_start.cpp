#include "app/screens/stage_start.h"

#include <algorithm>

#include "app/screens/command_table.h"
#include "app/screens/stage_text.h"
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
  words(stage, label, ui.say("stage.first_step"), ui::Type::stage, ui.theme.ink2, picture::Align::centre);
  const Rect title{area.x, label.bottom() + 8, area.width, area.height * 0.24};
  fitted(stage, title, first.title, ui::Type::address, ui.theme.ink, picture::Align::centre);
  ui::place(ui, "start.first", ui.px(title), true, first.title);
  if (!stage.writable()) return;
  const Command& begin = *find_command("step.next");
  const std::string key = keys_of(*ui.words, begin).front(), begins = ui.say("stage.begin");
  const ui::ButtonOptions look{.look = ui::ButtonLook::primary, .pictogram = "lecture", .tip = begins, .key = key, .type = ui::Type::note};
  const double width = ui::button_width(ui, begins, look), height = ui.px(64);
  const Rect middle = ui.px(Rect{area.x, title.bottom() + 24, area.width, 64});
  if (ui::button(ui, "start.begin", {middle.centre().x - width / 2, middle.y, width, height}, begins, look)) begin.run(stage);
}

} // namespace pressoir::screens
