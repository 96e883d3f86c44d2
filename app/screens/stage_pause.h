// The pause step: when we go on.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_pause(StageScope& stage);

} // namespace pressoir::screens
