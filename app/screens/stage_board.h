// The board on the stage: notes and themes, looked at, chosen, moved, written in place.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/ui/board_view.h"
#include "app/ui/note_editor.h"
#include "facilitation/activities/arrange.h"

namespace pressoir::screens {

struct StageScope;

// What the hand holds. State changes only on letting go; Esc puts everything back.
enum class Holds : std::uint8_t { nothing, notes, paper, lasso, handle };
struct BoardHand {
  Holds holds = Holds::nothing;
  Vec2 from;  // board units
  // notes
  Vec2 by;
  bool copies = false;  // Alt or Ctrl: what is let go are copies
  activities::Snap snap;
  std::vector<Rect> neighbours;  // what the notes line up with
  // lasso
  std::vector<Vec2> line;
  std::set<std::uint64_t> chosen_before;
  // handle
  activities::Handle handle = activities::Handle::bottom_right;
  Rect reshaped;
  // The last press, which a drag does not tell.
  int clicks = 0;
  bool by_touch = false;
  double pressed_at = 0;
  bool space = false;   // held down: the paper is what is dragged
  bool middle = false;  // the middle button holds the paper
  std::map<std::int64_t, Vec2> fingers;
  bool pinching = false;  // until the last finger is gone
};

// What was let go, shown where it was until the desk has answered.
struct Proposed {
  std::uint64_t cause = 0;  // 0: nothing waits
  Sequence revision = 0;    // in which it shows; 0: not known yet
  std::set<std::uint64_t> notes;
  Vec2 by;
  std::optional<Rect> reshaped;  // of the only note
};

// The note that is written in.
struct NoteWriting {
  std::unique_ptr<ui::NoteEditor> editor;  // none: nothing is written in
  Id<workshop::Note> note;
  bool is_new = false;  // made by this writing: it vanishes when nothing was written
  bool sent = false;    // the desk has been told of it
  bool seen = false;    // it stood on the board once: then it may be taken away
  Rect box;             // board units
  double row_starts = 0;  // x of the first note of this row
  Id<workshop::Theme> theme;
  workshop::NoteColour colour = workshop::NoteColour::sun;
  std::vector<std::string> ours;  // all that we found or sent; anything else is somebody else's
  std::optional<std::string> theirs;  // what it was changed into meanwhile
  std::uint64_t group = 0;
};

// Arrow keys: one act as long as they follow each other.
struct Nudge {
  std::map<std::uint64_t, Vec2> from;  // where the notes stood
  Vec2 by;
  double at = -1e9;
  std::uint64_t group = 0;
};

struct BoardFind {
  bool open = false;
  std::string words, searched;
  std::map<std::uint64_t, std::pair<std::string, std::string>> keys;  // note: its text, and how that is searched
  std::vector<std::uint64_t> found;  // in reading order
  std::size_t at = 0;
  Sequence revision = 0;   // of the state it was made from
  ui::Placement before;    // where we looked
  bool moved_before = false;
};

// Said once the desk has agreed.
struct SaidLater {
  std::uint64_t cause = 0;
  std::string text;
};

// Where we look next.
struct Glide {
  ui::Placement from, to;
  double since = -1e9;
  bool on = false;
};

// All that only the view of the board knows.
struct BoardPart {
  activities::BoardScene scene;
  ui::BoardView drawn;
  ui::Placement place;
  Glide glide;
  Id<workshop::Board> board;
  Rect area;                          // it was last drawn in, pixels
  double scale = 1;                   // of the interface then
  bool moved_by_hand = false;         // the camera: then it is left where it is
  double worked_at = -1e9;            // the last time a hand did something here: the camera waits
  std::set<std::uint64_t> selection;  // notes
  BoardHand hand;
  Proposed proposed;
  NoteWriting writing;
  Nudge nudge;
  BoardFind find;
  std::vector<SaidLater> said_later;
  std::set<std::uint64_t> bar_for;    // what the bar above the chosen notes was last drawn for …
  double bar_since = -1e9;            // … and since when
  Vec2 menu_at;  // of the context menu, board units

  bool holds_something() const { return hand.holds != Holds::nothing; }
};

// All of the board in a frame; what a hand does on it included.
void draw_board(StageScope& stage);
// Another step is shown: what is held is put back, what is written is kept.
void leave_board(StageScope& stage);
// Keys that act on the board and are no commands: arrows, colours.
void board_keys(StageScope& stage);

}  // namespace pressoir::screens
