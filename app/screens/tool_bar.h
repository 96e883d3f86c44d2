// The tool bar at the foot of the stage: the commands meant for it, each with its key in its tooltip. It goes away by
// itself while no hand moves, and stays away once hidden by its key.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

// Before anything takes the frame's events: a hand that moves brings the bar back.
void notice_hand(StageScope& stage);
// `lifted`: a strip lies where it stands else.
void draw_tool_bar(StageScope& stage, bool lifted);

} // namespace pressoir::screens
