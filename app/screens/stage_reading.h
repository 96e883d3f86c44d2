// Reading mode (L): one note, or one theme with all its notes, fills the stage, legible from the last row. Arrows, a
// clicker, or a press at the right go on; what has been read is marked.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

// At the chosen note, or at its theme.
void begin_reading(StageScope& stage, ReadBy by);
void read_or_leave(StageScope& stage);
void draw_reading(StageScope& stage);

} // namespace pressoir::screens
