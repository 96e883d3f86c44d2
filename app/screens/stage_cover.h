// The cover (B): title and clock on calm paper, and nothing of what lies behind.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_cover(StageScope& stage);

} // namespace pressoir::screens
