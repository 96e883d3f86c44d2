// Widgets: what is clicked and dragged, drawn in LOOK's measures on the Ui's current list. Boxes are pixels. Every
// widget has a stable name (tests click by it, Tab goes from one to the next) and tells what happened in this frame.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/scene_painter.h"
#include "app/ui/tooltip.h"
#include "app/ui/ui.h"

namespace pressoir::ui {

enum class ButtonLook : std::uint8_t {
  primary,   // plum: one a screen
  secondary, // surface with an edge
  pale,      // pale plum: the recommended one of several
  link,      // plum words
  danger     // red words in a red edge
};
struct ButtonOptions {
  ButtonLook look = ButtonLook::secondary;
  bool enabled = true;
  std::string_view pictogram = {};     // before the label
  std::string_view tip = {}, key = {}; // tooltip, and its key
  Type type = Type::strong;
  double radius = 10; // LOOK px
};
// True when pressed in this frame.
bool button(Ui& ui, std::string_view name, const Rect& box, std::string_view label, const ButtonOptions& options = {});
// The width that the label asks for, in pixels (padding 22 on both sides).
double button_width(Ui& ui, std::string_view label, const ButtonOptions& options = {});

// A pictogram in a cell, as in the tool bar: 56 with a pictogram of 34. `active`: the chosen tool.
struct IconOptions {
  bool active = false;
  bool enabled = true;
  double pictogram = 34; // LOOK px
  double radius = 12;
};
bool icon_button(Ui& ui, std::string_view name, const Rect& box, std::string_view pictogram, std::string_view tip,
                 std::string_view key = {}, const IconOptions& options = {});

// Change `value` and say so.
bool checkbox(Ui& ui, std::string_view name, const Rect& box, std::string_view label, bool& value, bool enabled = true);
bool toggle(Ui& ui, std::string_view name, const Rect& box, std::string_view label, bool& value, bool enabled = true);
// « − 15 min + »; `shown` is how the value reads. Children: name.less, name.more.
bool stepper(Ui& ui, std::string_view name, const Rect& box, std::string_view shown, int& value, int least, int most,
             int step = 1);
// One of a few. Children: name.0, name.1 …
bool choice(Ui& ui, std::string_view name, const Rect& box, std::span<const std::string> labels, int& chosen);

// A clickable row or card: draws its ground and hover; the caller draws the content on it.
struct RowOptions {
  bool chosen = false;
  bool enabled = true;
  double radius = 10;
  bool raised = false; // a card with a shadow rather than a line of a list
};
Press row(Ui& ui, std::string_view name, const Rect& box, const RowOptions& options = {});

// Six dots to hold; draws them and tells the drag.
Drag drag_handle(Ui& ui, std::string_view name, const Rect& box);

// Words in a rounded pale box: « 37 en ligne ». Gives its width in pixels.
double pill(Ui& ui, Vec2 at, std::string_view label, Colour fill, Colour ink, Type type = Type::hint,
            std::string_view pictogram = {});

// Plum ring with a gap around what the keyboard is on.
void focus_ring(Ui& ui, const Rect& box, double radius);

} // namespace pressoir::ui
