// The board on the stage: notes and themes, looked at, moved, written in place.
#pragma once

#include <memory>
#include <set>

#include "app/ui/board_view.h"
#include "app/ui/note_editor.h"

namespace pressoir::screens {

struct StageScope;

// The view of the board: where we look, what is chosen, what is in the hand. State changes only on letting go.
struct BoardPart {
  activities::BoardScene scene;
  ui::BoardView drawn;
  ui::Placement place;
  Id<workshop::Board> board;
  bool moved_by_hand = false;         // the camera: then it is left where it is
  std::set<std::uint64_t> selection;  // notes
  Vec2 in_hand;                       // how far the selection is dragged, board units
  bool dragging_notes = false, dragging_paper = false, lasso = false;
  Vec2 drag_from;                     // board units, or pixels for the paper
  std::unique_ptr<ui::NoteEditor> editor;
  Id<workshop::Note> edited;          // the note written in
  bool edited_is_new = false;
  Vec2 edited_at;
  std::uint64_t typing_group = 0;
};

void draw_board(StageScope& stage);
// Keys that act on the board: N, Delete, Ctrl+D, arrows, Ctrl+A, fit.
void board_keys(StageScope& stage);

}  // namespace pressoir::screens
