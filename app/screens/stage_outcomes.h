// Decisions, actions and the frigo on the stage: written from any step, listed in a drawer and as the conclusion's page.
// Everything asked here can be taken back.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/drawer.h"
#include "facilitation/workshop/entities.h"

namespace pressoir::screens {

struct StageScope;

// What is written over a step: rejection is the reason why notes are set aside.
enum class Outcome : std::uint8_t { decision, action, parked_idea, rejection };

// An outcome while it is written, and what it is about.
struct OutcomeDraft {
  Outcome what = Outcome::decision;
  std::string text, owner, due;
  Id<workshop::Note> note;
  Id<workshop::Theme> theme;
  Id<workshop::Decision> decision;
  std::vector<Id<workshop::Note>> rejected;
  int noted = 0;  // number of the last one written in this go
};

struct OutcomesView {
  std::optional<OutcomeDraft> writing;
  std::map<Outcome, OutcomeDraft> put_aside;  // left by Esc: the next D, A or F finds the words again
  double writing_top = 0;   // where the sheet it is written on begins, in stage units: toasts stand above it
  ui::DrawerState drawer;
  int column = 0;           // decisions, actions or frigo, where only one has room
  std::uint64_t shown = 0;  // the entity to bring into sight
  std::uint64_t dragged = 0;
  std::uint64_t menu_of = 0;  // the row whose menu is open
  // What was asked of the desk and does not show yet, so that a field does not fall back for a frame.
  struct Asked {
    std::string value;
    std::uint64_t revision = 0;
  };
  std::map<std::string, Asked> asked;
};

// Opens the field; a chosen note or theme is what it is about, and its words are there to start from.
void begin_outcome(StageScope& stage, Outcome what);
void begin_outcome(StageScope& stage, OutcomeDraft draft);
// The chosen notes to the frigo; with none chosen, the field for an idea that goes there straight away.
void park(StageScope& stage);
// The list of decisions, actions and parked ideas, at the right of any step.
void toggle_outcomes(StageScope& stage);

// Those notes to the frigo: asked, and told with the way back.
void park_notes(StageScope& stage, const std::vector<Id<workshop::Note>>& notes);

// Once a frame, last: the drawer, the field being written, the menus.
void draw_outcomes(StageScope& stage);
// The conclusion's page.
void draw_conclusion(StageScope& stage);

}  // namespace pressoir::screens
