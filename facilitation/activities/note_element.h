// A note as it is drawn: its card, its words, and the marks that say what became of it.
#pragma once

#include "facilitation/activities/board_look.h"
#include "facilitation/picture/scene.h"
#include "facilitation/workshop/entities.h"

namespace pressoir::activities {

enum class Badges : std::uint8_t {
  below_text,  // the text leaves them a line of their own
  on_last_line // the layout has made room at its end
};
struct NoteSetting {
  Rect box;
  Colour fill;
  double text_size = 44;  // at most: the text shrinks to fit
  double least_size = 10; // then it is cut
  double padding = 1;     // times 13 beside, 9 above, 10 below
  Badges badges = Badges::below_text;
  int pile = 1; // how many reunited notes it stands for
  int likes = 0;
  int dots = 0; // of a vote, when they may be shown
};
// Room between the card and its words.
Rect text_box(const Rect& note, double padding);
picture::Element note_element(const workshop::Note& note, const NoteSetting& setting, const BoardLook& look);

// The sign that goes with a colour, so that colour is never the only carrier of a meaning: strokes in a square box.
std::vector<picture::Path> colour_sign(workshop::NoteColour colour, const Rect& box, Colour stroke);

} // namespace pressoir::activities
