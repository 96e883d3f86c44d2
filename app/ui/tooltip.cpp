// The tooltip of LOOK: ink fill, radius 10, the key in a tag.
#include "app/ui/tooltip.h"

#include "app/ui/scene_painter.h"

namespace pressoir::ui {

void tooltip(Ui& ui, std::string_view name, const Rect& anchor, std::string_view label, std::string_view key) {
  if (ui.memory.hovered != name || ui.pointer_down) return;
  const double rested = ui.memory.hovered_before == name ? ui.now - ui.memory.hovered_since : 0;
  if (rested < motion::tooltip_after) {
    ui.wake_within(motion::tooltip_after - rested);
    return;
  }
  ui.memory.tip = Ui::Memory::Tip{anchor, std::string(label), std::string(key)};
}

void draw_tooltip(Ui& ui) {
  if (!ui.memory.tip) return;
  const Ui::Memory::Tip& tip = *ui.memory.tip;
  ImDrawList* const before = std::exchange(ui.list, ui.list_above);
  const Vec2 label = text_size(ui, tip.label, Type::stage);
  const Vec2 key = tip.key.empty() ? Vec2{} : text_size(ui, tip.key, Type::note);
  const double tag_width = tip.key.empty() ? 0 : std::max(key.x + ui.px(16), ui.px(35));
  const double right = tip.key.empty() ? ui.px(16) : ui.px(14) + tag_width + ui.px(10);
  const double high = ui.px(44), margin = ui.px(8);
  Rect box{0, tip.anchor.y - ui.px(16) - high, ui.px(16) + label.x + right, high};
  box.x = std::clamp(tip.anchor.centre().x - box.width / 2, margin, std::max(margin, ui.size.x - box.width - margin));
  if (box.y < margin) box.y = tip.anchor.bottom() + ui.px(16);
  box = snapped(box);
  card(ui, box, ui.theme.tip, 10);
  line_of_text(ui, {box.x + ui.px(16), box.y, label.x + 1, box.height}, tip.label, Type::stage, ui.theme.on_tip);
  if (!tip.key.empty()) {
    const Rect tag{box.right() - ui.px(10) - tag_width, box.y + ui.px(8), tag_width, box.height - ui.px(16)};
    card(ui, tag, with_alpha(ui.theme.on_tip, 0.2), 6);
    line_of_text(ui, tag, tip.key, Type::note, ui.theme.on_tip, picture::Align::centre);
  }
  ui.placed.insert_or_assign("tooltip", Placed{box});
  ui.list = before;
}

} // namespace pressoir::ui
