#include "app/trouble_banner.h"

#include "app/ui/widgets.h"

namespace pressoir {

void trouble_banner(ui::Ui& ui, const desk::Published& published, const Path& elsewhere, std::vector<screens::AppRequest>& asked) {
  const bool stopped = published.frozen.has_value();
  if (!stopped && !published.second_place) return;
  const std::string sentence = ui.words->say(stopped ? *published.frozen : *published.second_place);
  const std::string way_on = stopped ? ui.say("trouble.continue_in", {{"place", shown_path(elsewhere.parent_path())}}) : ui.say("prepare.copies.off");
  const std::string other = stopped ? ui.say("trouble.other_place") : std::string();

  const double margin = ui.px(48), pad = ui.px(24), side = ui.px(36), high = ui.px(52), gap = ui.px(12);
  const double wide = ui.size.x - 2 * margin, one = ui::button_width(ui, way_on), two = stopped ? ui::button_width(ui, other) + gap : 0;
  // The ways on stand at the right, or under the sentence when that leaves it too little room.
  const double all = wide - 2 * pad - side - ui.px(16);
  const bool under = all - one - two - pad < ui.px(420);
  const double text = under ? all : all - one - two - pad;
  const double lines = std::max(ui.px(30), ui::text_size(ui, sentence, ui::Type::strong, text).y);
  const Rect box{margin, ui.px(12), wide, std::max(high, lines) + ui.px(20) + (under ? high + gap : 0)};
  const ui::InLayer above(ui, ui::Layer::message, box);
  ui::card(ui, box, stopped ? ui.theme.danger_pale : ui.theme.warning_pale, 14, picture::Shadow::lifted);
  const double row = std::max(high, lines);
  ui::pictogram(ui, "attention", {box.x + pad, box.y + ui.px(10) + (row - side) / 2, side, side}, rgb(0x1F2430), rgb(0xFFFFFF));
  const Rect words{box.x + pad + side + ui.px(16), box.y + ui.px(10) + (row - lines) / 2, text + 1, lines};
  ui::paragraph(ui, words, sentence, ui::Type::strong, rgb(0x1F2430));
  ui::place(ui, "trouble", box, true, sentence);
  const double y = box.bottom() - ui.px(10) - (under ? high : (row + high) / 2);
  double x = box.right() - pad - one;
  if (ui::button(ui, "trouble.continue", {x, y, one, high}, way_on, {.look = stopped ? ui::ButtonLook::primary : ui::ButtonLook::secondary}))
    asked.push_back(stopped ? screens::AppRequest(screens::ContinueElsewhere{elsewhere}) : screens::AppRequest(screens::SetSecondPlace{}));
  x -= two;
  if (stopped && ui::button(ui, "trouble.other", {x, y, two - gap, high}, other)) asked.push_back(screens::ChoosePlaceToContinue{});
}

}  // namespace pressoir
