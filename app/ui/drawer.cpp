// 220 ms, ease out, in both directions.
#include "app/ui/drawer.h"

#include "app/ui/scene_painter.h"

namespace pressoir::ui {

void set_open(Ui& ui, DrawerState& drawer, bool open) {
  if (drawer.open == open) return;
  drawer.open = open;
  drawer.changed = ui.now;
  ui.animate();
}

InDrawer::InDrawer(Ui& ui, std::string_view name, DrawerState& state, double width, DrawerSide side) {
  if (state.open && !ui.typing() && take_key(ui, desktop::Key::escape)) set_open(ui, state, false);
  const double moved = eased_out(ui, state.changed, motion::drawer);
  const double part = state.open ? moved : 1 - moved;
  if (part <= 0) return;
  const double wide = std::min(ui.px(width), ui.size.x);
  box_ = {side == DrawerSide::right ? ui.size.x - wide * part : wide * (part - 1), 0, wide, ui.size.y};
  layer_.emplace(ui, Layer::drawer, box_);
  // The outer corners lie beyond the window's edge.
  Rect ground = box_;
  ground.width += ui.px(18);
  if (side == DrawerSide::left) ground.x -= ui.px(18);
  card(ui, ground, ui.theme.sunken, 18, picture::Shadow::lifted);
  place(ui, name, box_);
}

} // namespace pressoir::ui
