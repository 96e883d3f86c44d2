// The message step: a text or a picture for the whole room.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_message(StageScope& stage);

} // namespace pressoir::screens
