#include "app/screens/stage_toasts.h"

#include <algorithm>

#include "app/ui/faded.h"
#include "app/ui/widgets.h"

namespace pressoir::screens {
namespace {

constexpr std::size_t most_shown = 4;

// Gives its height in pixels, and how much of it has come: those above make room for it.
double draw_toast(StageScope& stage, Toast& toast, double bottom, std::string_view name) {
  ui::Ui& ui = stage.ui;
  const double left = std::clamp((toast.until - ui.now) / ui::motion::undo, 0.0, 1.0);
  const double appears = ui::faded(ui, toast.until - ui::motion::undo, ui::motion::bar);
  const std::string action = toast.offers_undo && stage.writable() ? ui.say("toast.undo") : "";
  const double pad = ui.px(24), gap = action.empty() ? 0 : ui.px(26);
  const double act = action.empty() ? 0 : ui::text_size(ui, action, ui::Type::note).x + ui.px(6);
  const double most = ui.px(stage.layout.safe.width) - 2 * pad - gap - act;
  const Vec2 one_line = ui::text_size(ui, toast.text, ui::Type::stage);
  const double words = std::min(one_line.x + 1, most);
  const double tall = one_line.x + 1 <= most ? one_line.y : ui::text_size(ui, toast.text, ui::Type::stage, words).y;
  const double high = std::max(ui.px(64), tall + ui.px(30));
  const Rect box = ui::snapped({ui.px(stage.layout.safe.x), bottom - high, 2 * pad + words + gap + act, high});
  const ui::InLayer layer(ui, ui::Layer::message, box);
  const ui::Faded faded(*ui.list, appears);
  ui::card(ui, box, ui.theme.tip, 10, picture::Shadow::lifted);
  {
    // The line below empties.
    const double line = ui.px(5);
    const ui::Clipped clip(*ui.list, {box.x, box.bottom() - line, box.width * left, line});
    ui::card(ui, box, ui.theme.tip_accent, 10);
  }
  ui::paragraph(ui, {box.x + pad, box.centre().y - tall / 2 - ui.px(1), words, tall}, toast.text, ui::Type::stage, ui.theme.on_tip);
  ui::place(ui, name, box, true, toast.text);
  if (action.empty()) return high;
  const Rect at{box.x + pad + words + gap, box.y, act, box.height - ui.px(3)};
  const ui::Press press = ui::press(ui, std::string(name) + ".undo", at);
  picture::TextStyle style = ui::style_of(ui::Type::note, ui.scale);
  style.weight = 600;
  style.fit = picture::Fit::line;
  style.vertical = picture::VerticalAlign::middle;
  ui::text(ui, at, action, style, mixed(ui.theme.tip_accent, ui.theme.on_tip, press.warmth));
  if (press.focused) ui::edge(ui, inset(at, -ui.px(4)), ui.theme.on_tip, 3, 8);
  if (press.clicked) {
    stage.frame.undo();
    toast.until = ui.now;
  }
  return high;
}

} // namespace

void draw_toasts(StageScope& stage) {
  auto& toasts = stage.frame.toasts;
  const OutcomesView& outcomes = stage.view.outcomes;
  const double free = stage.layout.height - stage.layout.bar_bottom - 16;
  double bottom = stage.ui.px(outcomes.writing ? std::min(free, outcomes.writing_top - 16) : free);
  const std::size_t shown = std::min(most_shown, toasts.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const std::string name = i == 0 ? "toast" : "toast." + std::to_string(i);
    bottom -= draw_toast(stage, toasts[toasts.size() - 1 - i], bottom, name) + stage.ui.px(12);
  }
  if (shown > 0) stage.ui.wake_within(0.05);
}

} // namespace pressoir::screens
