// The message of LOOK: ink ground, the line below empties.
#include "app/ui/toast.h"

#include "app/ui/scene_painter.h"

namespace pressoir::ui {

ToastEnd toast(Ui& ui, const Toast& toast) {
  const double left = 1 - (ui.now - toast.started) / toast.seconds;
  if (left <= 0) return ToastEnd::gone;
  // The line moves by less than a pixel in that time.
  ui.wake_within(0.05);
  const double appears = faded(ui, toast.started, motion::bar);
  const double pad = ui.px(24);
  const double widest = std::min(ui.size.x - 2 * ui.px(56), ui.px(1300)) - 2 * pad;
  const double action = toast.action.empty() ? 0 : text_size(ui, toast.action, Type::note).x + ui.px(6);
  const double gap = toast.action.empty() ? 0 : ui.px(26);
  const double words = std::min(text_size(ui, toast.text, Type::stage).x + 1, widest - action - gap);
  // What is too long for one line stands on several.
  const double lines = text_size(ui, toast.text, Type::stage, words).y;
  const double high = std::max(ui.px(64), lines + ui.px(30));
  const Rect box = snapped({ui.px(56), ui.size.y - ui.px(36) - high, 2 * pad + words + gap + action, high});
  const InLayer layer(ui, Layer::message, box);
  card(ui, box, ui.theme.tip, 10, picture::Shadow::lifted, appears);
  {
    const double line = ui.px(5);
    const Clipped clip(*ui.list, {box.x, box.bottom() - line, box.width * left, line});
    card(ui, box, ui.theme.tip_accent, 10, picture::Shadow::none, appears);
  }
  const Rect text{box.x + pad, box.y, words, box.height - ui.px(3)};
  paragraph(ui, {text.x, text.centre().y - lines / 2, words + 1, lines}, toast.text, Type::stage, ui.theme.on_tip);
  place(ui, "toast", box, true, toast.text);
  if (toast.action.empty()) return ToastEnd::none;
  const Rect at{text.right() + gap, text.y, action, text.height};
  const Press pressed = press(ui, "toast.action", at);
  ui.placed.find("toast.action")->second.text = toast.action;
  const Colour ink = mixed(ui.theme.tip_accent, ui.theme.on_tip, pressed.warmth);
  picture::TextStyle style = style_of(Type::note, ui.scale);
  style.weight = 600;
  style.fit = picture::Fit::line;
  style.vertical = picture::VerticalAlign::middle;
  ui::text(ui, at, toast.action, style, pressed.hovered ? ink : ui.theme.tip_accent);
  if (pressed.focused) edge(ui, inset(at, -ui.px(4)), ui.theme.on_tip, 3, 8);
  return pressed.clicked ? ToastEnd::acted : ToastEnd::none;
}

} // namespace pressoir::ui
