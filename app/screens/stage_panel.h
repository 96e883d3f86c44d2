// A panel over the stage: the agenda, the palette, the keys. A calm veil over the board, a card with a title; Esc, its
// key or a press beside it close it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

class Panel {
 public:
  // `wanted`: its size in LOOK pixels, given as far as the window allows.
  Panel(StageScope& stage, std::string_view name, const std::string& title, Vec2 wanted);

  // Pixels.
  const Rect& box() const { return box_; }
  const Rect& inside() const { return inside_; } // below the title

 private:
  Rect box_, inside_;
  std::optional<ui::InLayer> layer_;
};

// True when a press in this frame fell beside the box: the overlay closes.
bool pressed_beside(const ui::Ui& ui, const Rect& box);

} // namespace pressoir::screens
