// A quiet strip at the foot of the stage that proposes something and may be left alone: the next step when a clicker
// asks for it, the way back to the plan when late, reading a wall too full for the back row.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void make_offer(StageScope& stage, Offer what);
// A clicker's Page Down and Page Up: the first press proposes the next or previous step, a second one goes there. No
// single key changes step.
void take_clicker(StageScope& stage);
// Whether the whole wall, as it stands, can be read from the back row: its letters are at least 24 LOOK pixels.
bool wall_is_legible(const StageScope& stage);
// True while a strip is there.
bool draw_offer(StageScope& stage);

// « 7 min de retard. Raccourcir Restitution (−5) et Choix (−2) pour finir à 12 h 30 ? »; empty when on time.
std::string catch_up_sentence(const Words& words, const workshop::WorkshopState& state, Timestamp now);

} // namespace pressoir::screens
