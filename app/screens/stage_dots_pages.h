// The pages of a dot vote, and what they share. Boxes are LOOK pixels.
#pragma once

#include <string>
#include <vector>

#include "app/screens/stage_scope.h"
#include "facilitation/activities/dot_vote.h"

namespace pressoir::screens {

void draw_preparation(StageScope& stage);
void draw_ballot(StageScope& stage, const workshop::Poll& poll);
void draw_hands(StageScope& stage, const workshop::Poll& poll);
void draw_result(StageScope& stage, const workshop::Poll& poll);

// Choices as cards: one column for a few, more as they are many, scrolled when they would be too small to read.
struct ChoiceGrid {
  Rect box;
  int columns = 1;
  double card_high = 0, content = 0;
  Rect card(std::size_t index) const;  // from the top of the content
};
ChoiceGrid choice_grid(const Rect& box, std::size_t count);
// Number tag in the colour of the choice's theme, and its words in the room left of `right`.
void draw_choice(StageScope& stage, const workshop::PollOption& option, std::size_t number, const Rect& card, double right);

// The panel beside the choices; its lower part is the caller's.
struct VotePanel {
  Rect box, choices;  // the panel, and what is left of it for the choices
  double inner = 0;   // x of what stands in it
  double width = 0;
  double y = 0;       // the first free line
};
// « 29 sur 37 ont voté », a disc a person (a bar over 64), the ways to vote, the secret.
VotePanel draw_vote_panel(StageScope& stage, const workshop::Poll& poll);
// « Clore et dévoiler », which asks once more because it cannot be taken back.
void draw_closing(StageScope& stage, const workshop::Poll& poll, const VotePanel& panel);

}  // namespace pressoir::screens
