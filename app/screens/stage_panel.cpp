#include "app/screens/stage_panel.h"

#include <algorithm>

#include "app/ui/widgets.h"

namespace pressoir::screens {

bool pressed_beside(const ui::Ui& ui, const Rect& box) {
  return std::any_of(ui.events.begin(), ui.events.end(), [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    return pressed && pressed->down && !box.contains(pressed->at);
  });
}

Panel::Panel(StageScope& stage, std::string_view name, const std::string& title, Vec2 wanted) {
  ui::Ui& ui = stage.ui;
  const StageLayout& layout = stage.layout;
  const Rect whole{0, 0, ui.size.x, ui.size.y};
  const double appears = ui::faded(ui, stage.view.overlay_since, ui::motion::drawer);
  const double width = std::min(wanted.x, layout.safe.width), height = std::min(wanted.y, layout.safe.height);
  Rect look{(layout.width - width) / 2, (layout.height - height) / 2, width, height};
  look.y += 24 * (1 - ui::eased_out(ui, stage.view.overlay_since, ui::motion::drawer));
  box_ = ui::snapped(ui.px(look));
  layer_.emplace(ui, ui::Layer::drawer, whole);
  ui::fill_rect(*ui.list, whole, with_alpha(ui.theme.kind == ui::ThemeKind::dark ? rgb(0x000000) : rgb(0x1F2430), 0.28),
                0, appears);
  ui::card(ui, box_, ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(ui, name, box_);
  const double side = ui.px(40);
  if (!title.empty())
    ui::line_of_text(ui, {box_.x + side, box_.y + ui.px(24), box_.width - 2 * side, ui.px(52)}, title, ui::Type::heading,
                     ui.theme.ink);
  const double top = ui.px(title.empty() ? 24 : 92);
  inside_ = {box_.x + side, box_.y + top, box_.width - 2 * side, box_.height - top - ui.px(28)};
  if (pressed_beside(ui, box_)) stage.view.overlay = Overlay::none;
}

} // namespace pressoir::screens
