// The dot vote on the stage: what to put to the vote, the ballot, and the result once closed. Totals are never drawn before.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_dots(StageScope& stage);

}  // namespace pressoir::screens
