// The palette (Ctrl+K): every command, step, display and size of the interface, found by a few letters; arrows and
// Enter, or a press.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void open_palette(StageScope& stage);
void draw_palette(StageScope& stage);

} // namespace pressoir::screens
