// Between the files of the agenda's overlay.
#pragma once

#include "app/screens/agenda_overlay.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir::screens {

inline constexpr std::string_view agenda_title_field = "agenda.title";

// The letter that chooses a kind to insert; its rank does too.
std::string letter_of(const ui::Ui& ui, const activities::Kind& kind);
// The chosen step; the current one until a hand chooses.
const workshop::Step* chosen_step(const StageScope& stage);
void go_to(StageScope& stage, const workshop::Step& step);
void skip(StageScope& stage, const workshop::Step& step); // or puts it back
void move_by(StageScope& stage, const workshop::Step& step, int places);
void lengthen(StageScope& stage, const workshop::Step& step, int minutes);
void rename(StageScope& stage, const workshop::Step& step);
void remove(StageScope& stage, const workshop::Step& step);

struct AgendaRow {
  double high; // LOOK px, without the current step's progress
  const workshop::Step& step;
  const workshop::StepTime& time;
  Rect box;
  std::string name;
  bool here = false, chosen = false;
};
void draw_agenda_row(StageScope& stage, const AgendaRow& row);

} // namespace pressoir::screens
