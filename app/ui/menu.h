// Menus: a short list of acts at the pointer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "app/ui/ui.h"

namespace pressoir::ui {

struct MenuItem {
  std::string label;
  std::string key = {};       // its shortcut, shown at the right
  std::string pictogram = {}; // before the label
  bool enabled = true;
  bool danger = false;
  bool line_before = false;
};

// One menu is open at a time; while it is, keys are its own (arrows, Enter, Esc) and a press elsewhere closes it.
void open_menu(Ui& ui, std::string_view name, Vec2 at);
bool menu_is_open(const Ui& ui, std::string_view name);
// Call in every frame, last; the index of what was chosen in this frame. Items are placed as name.0, name.1 …
std::optional<int> menu(Ui& ui, std::string_view name, std::span<const MenuItem> items);

} // namespace pressoir::ui
