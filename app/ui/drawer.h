// Drawers: a panel that slides in from an edge and leaves the rest alive.
#pragma once

#include <string_view>

#include "app/ui/ui.h"

namespace pressoir::ui {

enum class DrawerSide : std::uint8_t { left, right };

// What a screen keeps of one drawer.
struct DrawerState {
  bool open = false;
  double changed = -10; // Ui::now
};
void set_open(Ui& ui, DrawerState& drawer, bool open);

// During its life, what is drawn lies on the drawer. Draw nothing when it is not in sight:
//   if (const InDrawer drawer(ui, "outcomes", state, 600); drawer.shown()) { … drawer.box() … }
// Esc closes it unless an editor or a menu takes Esc first.
class InDrawer {
 public:
  InDrawer(Ui& ui, std::string_view name, DrawerState& state, double width, DrawerSide side = DrawerSide::right);
  bool shown() const { return layer_.has_value(); }
  // Pixels; as high as the window.
  const Rect& box() const { return box_; }

 private:
  Rect box_;
  std::optional<InLayer> layer_;
};

} // namespace pressoir::ui
