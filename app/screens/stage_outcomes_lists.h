// The lists of decisions, actions and parked ideas, in the drawer and on the conclusion's page. Boxes are LOOK pixels.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_decisions(StageScope& stage, const Rect& box);
void draw_actions(StageScope& stage, const Rect& box);
// Ideas of the frigo, each with its choice: taken up again, kept for later, set aside.
void draw_frigo(StageScope& stage, const Rect& box);

// The field of an outcome being written, over any step.
void draw_writing(StageScope& stage);
// The open menu of a row.
void draw_row_menu(StageScope& stage);

}  // namespace pressoir::screens
