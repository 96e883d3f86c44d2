// NoteEditor: any box in which people write (notes, titles, fields), laid out and drawn by Pango while it is written
// in: any script, emoji, dead keys and input methods; selection by mouse and keys; undo while typing.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "app/ui/draw.h"
#include "app/ui/text_edit.h"
#include "app/ui/ui.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

enum class OnEnter : std::uint8_t { commits_and_next, commits, new_line };
// With Fit::shrink a note's text fills and shrinks as it will be shown; what is still too long scrolls.
struct EditorOptions {
  std::size_t most_graphemes = 280; // 0: no limit; the count shows under 40 left
  bool single_line = false;         // Fit::line is meant: the text scrolls sideways
  OnEnter enter = OnEnter::commits_and_next;
  bool select_all = false; // at the start
  std::string placeholder;
  double padding = 12; // LOOK px around the text box in which a press is still the editor's
};

// committed: Enter. committed_and_next: Enter in notes, one more is wanted. left: Esc, Tab, or a press elsewhere (which
// stays in Ui::events for whom it was meant). The text is kept in all three cases.
enum class EditorEnd : std::uint8_t { none, committed, committed_and_next, left };
struct EditorOutcome {
  bool changed = false;   // in this frame
  bool draft_due = false; // changed, and 2 s have passed since the last draft: keep one now
  EditorEnd ended = EditorEnd::none;
};

class NoteEditor {
 public:
  explicit NoteEditor(std::string_view text, EditorOptions options = {});
  ~NoteEditor();

  // One frame: takes text, keys and presses from the Ui, draws selection, text, caret and what an input method
  // composes. `how` gives box, style and colour (its text is not used), placed on screen by `place`; the ground is the
  // caller's. Claims the focus under `name` in its first frame; ends when the focus goes elsewhere.
  EditorOutcome frame(Ui& ui, std::string_view name, const picture::Text& how, const Placement& place);

  const std::string& text() const { return edit_.text(); }
  TextEdit& edit() { return edit_; }
  const TextEdit& edit() const { return edit_; }
  // The next frame puts the caret under this pixel (a double click that opened the note).
  void put_caret(Vec2 pixel) { caret_wanted_ = pixel; }

 private:
  struct Laid;
  void lay_out(const picture::Text& how);
  void take_events(Ui& ui, EditorOutcome& outcome, const Rect& box, const Placement& place, const Rect& text_box);
  // True when the key was the editor's.
  bool take_key(Ui& ui, desktop::Key key, desktop::Modifiers modifiers, EditorOutcome& outcome);
  void move(desktop::Key key, desktop::Modifiers modifiers);
  void move_sideways(bool left, bool by_word, Extend extend);
  void press_at(Vec2 unit, int clicks, Extend extend);
  void select_to(Vec2 unit);
  void scroll_to_caret(const Rect& text_box);
  void draw(Ui& ui, const picture::Text& how, const Placement& place);
  void draw_count(Ui& ui, const Rect& box);
  std::size_t caret_shown() const;

  EditorOptions options_;
  TextEdit edit_;
  std::unique_ptr<Laid> laid_;
  std::string preedit_;
  std::size_t preedit_caret_ = 0;  // bytes
  Vec2 scroll_;                    // units
  std::optional<double> wished_x_; // of a caret that goes up and down
  int dragging_ = 0;               // clicks the drag began with; 0: none
  TextEdit::Range dragged_from_;
  std::optional<Vec2> caret_wanted_;
  bool started_ = false;
  double last_act_ = 0, drafted_at_ = 0;
  bool draft_open_ = false;
};

} // namespace pressoir::ui
