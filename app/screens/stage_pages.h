// What fills the stage when it is not the board: a vote, decisions and actions, a message, a pause, a note read large, the cover.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void draw_dots(StageScope& stage);
void draw_conclusion(StageScope& stage);
void draw_message(StageScope& stage);
void draw_pause(StageScope& stage);
void draw_reading(StageScope& stage);  // arrows and a clicker go on; Esc leaves
void draw_cover(StageScope& stage);
void draw_steps(StageScope& stage);    // the agenda, over the stage
void draw_keys(StageScope& stage);     // every key, over the stage

}  // namespace pressoir::screens
