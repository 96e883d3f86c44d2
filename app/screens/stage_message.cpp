#include "app/screens/stage_message.h"

#include <algorithm>

#include "app/ui/widgets.h"

namespace pressoir::screens {

void draw_message(StageScope& stage) {
  if (!stage.step) return;
  ui::Ui& ui = stage.ui;
  const Rect area = stage.layout.board;
  const std::string& words = stage.step->instruction;
  if (words.empty()) return;
  picture::TextStyle style = ui::style_of(ui::Type::address, ui.scale);
  style.weight = 600;
  style.size = ui.px(108);
  style.line_height = ui.px(122);
  style.least_size = ui.px(28);
  style.fit = picture::Fit::shrink;
  style.align = picture::Align::centre;
  style.vertical = picture::VerticalAlign::middle;
  style.balance = true;
  ui::text(ui, ui.px(Rect{area.x + area.width * 0.08, area.y + area.height * 0.04, area.width * 0.84, area.height * 0.84}), words, style, ui.theme.ink);
  ui::place(ui, "message.words", ui.px(area), true, words);
}

} // namespace pressoir::screens
