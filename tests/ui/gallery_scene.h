// The gallery: every widget in every state, as the style sheet of the look shows them.
#pragma once

#include "app/ui/ui.h"

namespace pressoir::ui {

// Drawn for a window of 1,920 × 1,080.
void draw_gallery(Ui& ui);

} // namespace pressoir::ui
