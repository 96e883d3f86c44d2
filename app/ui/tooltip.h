// Tooltips: a label and its key, after the pointer rested on something.
#pragma once

#include <string_view>

#include "app/ui/ui.h"

namespace pressoir::ui {

// Call for a thing that is hovered; it shows above (or below) `anchor` after 450 ms. `key` may be empty.
void tooltip(Ui& ui, std::string_view name, const Rect& anchor, std::string_view label, std::string_view key = {});
// The one asked for in this frame; end_frame calls it.
void draw_tooltip(Ui& ui);

} // namespace pressoir::ui
