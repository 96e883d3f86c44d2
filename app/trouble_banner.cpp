#include "app/trouble_banner.h"

#include "app/ui/widgets.h"

namespace pressoir {

void trouble_banner(ui::Ui& ui, const desk::Published& published, const Path& elsewhere, std::vector<screens::AppRequest>& asked) {
  const bool stopped = published.frozen.has_value();
  if (!stopped && !published.second_place) return;
  const std::string sentence = ui.words->say(stopped ? *published.frozen : *published.second_place);
  const std::string way_on = stopped ? ui.say("trouble.continue_in", {{"place", shown_path(elsewhere.parent_path())}}) : std::string();

  const double margin = ui.px(48), height = ui.px(72), padding = ui.px(24);
  const double button = stopped ? ui::button_width(ui, way_on) : 0;
  const Rect box{margin, ui.px(12), ui.size.x - 2 * margin, height};
  const ui::InLayer above(ui, ui::Layer::message, box);
  ui::card(ui, box, stopped ? ui.theme.danger_pale : ui.theme.warning_pale, 14, picture::Shadow::lifted);
  ui::pictogram(ui, "attention", {box.x + padding, box.y + ui.px(18), ui.px(36), ui.px(36)});
  const double text_x = box.x + padding + ui.px(52);
  ui::line_of_text(ui, {text_x, box.y, box.right() - text_x - button - 2 * padding, height}, sentence, ui::Type::strong, rgb(0x1F2430));
  if (stopped && ui::button(ui, "trouble.continue", {box.right() - button - padding, box.y + ui.px(10), button, ui.px(52)}, way_on, {.look = ui::ButtonLook::primary}))
    asked.push_back(screens::ContinueElsewhere{elsewhere});
}

}  // namespace pressoir
