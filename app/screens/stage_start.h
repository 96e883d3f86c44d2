// Before the first step: what the room will do first, and one button that begins.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

// True: nothing has begun, and there is a step to begin with.
bool waits_to_start(const StageScope& stage);
void draw_start(StageScope& stage);

} // namespace pressoir::screens
