// Decisions and actions on the stage: written from any step, listed as the conclusion's page.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void begin_outcome(StageScope& stage, Outcome which);
// The small field over any step, while a decision or an action is being written.
void write_outcome(StageScope& stage);
void draw_conclusion(StageScope& stage);

}  // namespace pressoir::screens
