// The agenda over the stage (Tab): planned and real hours, lateness, and what a hand can do with the plan while it
// runs: insert, skip, move, rename, lengthen, take a step up again. Everything can be undone; nothing private is on it.
#pragma once

#include "app/screens/stage_scope.h"

namespace pressoir::screens {

void open_agenda(StageScope& stage);
// Opens it on the list of kinds: one more key inserts a step after the current one.
void open_agenda_to_insert(StageScope& stage);
// Before the commands take theirs: while it is open, some keys are about the chosen step.
void take_agenda_keys(StageScope& stage);
void draw_agenda(StageScope& stage);

// Its title, or the name of its kind.
std::string step_name(const ui::Ui& ui, const workshop::Step& step);
// `after` none: to the front.
void insert_step_after(StageScope& stage, std::string_view kind, Id<workshop::Step> after);

} // namespace pressoir::screens
