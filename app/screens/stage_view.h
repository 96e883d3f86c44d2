// What the stage remembers between frames and nobody else needs to know: what is open, what is chosen, what moves.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "app/screens/screens.h"
#include "app/screens/stage_board.h"

namespace pressoir::screens {

// What lies over the stage; one at a time.
enum class Overlay : std::uint8_t { none, keys, steps };

// The question as it was last laid out: lines and the stroke under what matters cost a layout, so they are kept.
struct QuestionShown {
  std::string words;
  double width = 0, size = 0;
  picture::Text text;  // LOOK pixels from the head's corner
  picture::Path stroke;
  Colour colour;
};

// Reading mode: one note fills the stage.
struct ReadingView {
  bool on = false;
  std::size_t index = 0;
};

// A decision or an action being written, over any step.
enum class Outcome : std::uint8_t { none, decision, action };

struct StageView {
  QuestionShown question;
  Id<workshop::Step> step;  // shown in the last frame
  double step_since = -1e9;
  std::optional<std::int64_t> left_before;  // of the clock, for the gong
  Id<workshop::Step> gong_step;

  double touched_at = 0;  // the last time a hand moved
  Overlay overlay = Overlay::none;
  double overlay_since = 0;
  bool covered = false;

  BoardPart board;
  ReadingView reading;
  Outcome writing_outcome = Outcome::none;
  std::unique_ptr<ui::NoteEditor> outcome_editor;
  std::map<Id<workshop::Poll>, double> revealed_at;
};

}  // namespace pressoir::screens
