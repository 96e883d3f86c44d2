// Messages at the bottom left: what was done, and eight seconds to take it back.
#pragma once

#include <string>

#include "app/ui/ui.h"

namespace pressoir::ui {

struct Toast {
  std::string text;
  std::string action = {}; // « Annuler »; empty: none
  double started = 0;      // Ui::now
  double seconds = motion::undo;
};
enum class ToastEnd : std::uint8_t { none, acted, gone };
// Draws it above everything (`toast`, `toast.action`); `gone` when its time is over.
ToastEnd toast(Ui& ui, const Toast& toast);

} // namespace pressoir::ui
