// The sheet of keys (?): every key of the stage, made from the table of commands, and what the hand does on the board.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_keys_sheet(StageScope& stage);

} // namespace pressoir::screens
