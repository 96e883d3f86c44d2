// What was done, said at the lower left for eight seconds, the newest lowest, each with its undo when there is one.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_toasts(StageScope& stage);

} // namespace pressoir::screens
