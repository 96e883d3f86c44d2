#include "app/screens/dialog.h"

namespace pressoir::screens {
namespace {

constexpr double pad = 32, head = 84; // LOOK px

void draw_veil(ui::Ui& ui) {
  ui::fill_rect(*ui.list, {0, 0, ui.size.x, ui.size.y}, rgb(0x1F2430), 0, 0.4);
}

} // namespace

InDialog::InDialog(ui::Ui& ui, std::string_view name, Vec2 size, std::string_view title)
    : layer_(ui, ui::Layer::menu, {0, 0, ui.size.x, ui.size.y}) {
  draw_veil(ui);
  const Vec2 fits{std::min(ui.px(size.x), ui.size.x - ui.px(32)), std::min(ui.px(size.y), ui.size.y - ui.px(32))};
  box_ = ui::snapped(rect_at((ui.size - fits) / 2, fits));
  ui::card(ui, box_, ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(ui, name, box_, true, title);
  const double side = ui.px(48);
  ui::line_of_text(ui, {box_.x + ui.px(pad), box_.y + ui.px(24), box_.width - ui.px(2 * pad) - side, ui.px(44)}, title,
                   ui::Type::theme, ui.theme.ink);
  closed_ = ui::icon_button(ui, std::string(name) + ".close",
                            {box_.right() - ui.px(22) - side, box_.y + ui.px(22), side, side}, "fermer",
                            ui.say("word.close"), "Esc", {.pictogram = 26});
  closed_ = (!ui.typing() && ui::take_key(ui, desktop::Key::escape)) || closed_;
  rest_ = {box_.x + ui.px(pad), box_.y + ui.px(head), box_.width - ui.px(2 * pad),
           box_.height - ui.px(head) - ui.px(pad)};
}

bool ask_question(ui::Ui& ui, const Question& question, std::vector<AppRequest>& app) {
  const ui::InLayer layer(ui, ui::Layer::menu, {0, 0, ui.size.x, ui.size.y});
  draw_veil(ui);
  const double wide = std::min(ui.px(880), ui.size.x - ui.px(32)), inner = wide - ui.px(2 * pad);
  const double text = ui::text_size(ui, question.sentence, ui::Type::theme, inner).y;
  // Buttons stand side by side while they fit, else one under the other.
  std::vector<double> widths{ui::button_width(ui, ui.say("word.close"))};
  for (const Answer& answer : question.answers) widths.push_back(ui::button_width(ui, answer.label));
  double row = -ui.px(12);
  for (const double width : widths) row += width + ui.px(12);
  const bool stacked = row > inner;
  const double high = ui.px(56), step = high + ui.px(12);
  const double buttons = stacked ? step * static_cast<double>(widths.size()) : step;
  const Rect box = ui::snapped(rect_at((ui.size - Vec2{wide, text + buttons + ui.px(2 * pad + 28)}) / 2,
                                       {wide, text + buttons + ui.px(2 * pad + 16)}));
  ui::card(ui, box, ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(ui, "question", box, true, question.sentence);
  ui::paragraph(ui, {box.x + ui.px(pad), box.y + ui.px(pad), inner, text + 2}, question.sentence, ui::Type::theme,
                ui.theme.ink);
  bool done = !ui.typing() && ui::take_key(ui, desktop::Key::escape);
  double x = box.right() - ui.px(pad), y = box.bottom() - ui.px(pad) - (stacked ? buttons - ui.px(12) : high);
  const auto button = [&](const std::string& name, const std::string& label, double width, ui::ButtonLook look) {
    const Rect at = stacked ? Rect{box.x + ui.px(pad), y, inner, high} : Rect{x - width, y, width, high};
    stacked ? y += step : x -= width + ui.px(12);
    return ui::button(ui, name, at, label, {.look = look});
  };
  for (std::size_t i = question.answers.size(); i-- > 0;) {
    const Answer& answer = question.answers[i];
    if (button("question.answer." + std::to_string(i), answer.label, widths[i + 1], answer.look)) {
      app.push_back(answer.asks);
      done = true;
    }
  }
  return button("question.close", ui.say("word.close"), widths[0], ui::ButtonLook::secondary) || done;
}

} // namespace pressoir::screens
