// What keys and the mouse do in the editor.
#include "app/ui/note_editor.h"
#include "app/ui/note_editor_laid.h"

namespace pressoir::ui {

using desktop::Key;

bool NoteEditor::take_key(Ui& ui, Key key, desktop::Modifiers modifiers, EditorOutcome& outcome) {
  // The input method has them.
  if (!preedit_.empty()) return true;
  const bool plain = !modifiers.ctrl && !modifiers.alt && !modifiers.super;
  const bool only_ctrl = modifiers.ctrl && !modifiers.alt && !modifiers.super;
  const auto copy = [&] {
    if (ui.window && !edit_.selection().empty()) ui.window->set_clipboard(std::string(edit_.selected()));
  };
  const auto paste = [&] {
    if (ui.window) edit_.insert(ui.window->clipboard());
  };
  if (key != Key::up && key != Key::down) wished_x_.reset();
  switch (key) {
  case Key::enter:
    if (!plain) return false;
    if (options_.single_line && modifiers.shift) return true;
    if (modifiers.shift || options_.enter == OnEnter::new_line) {
      edit_.insert("\n");
    } else {
      outcome.ended = options_.enter == OnEnter::commits ? EditorEnd::committed : EditorEnd::committed_and_next;
    }
    return true;
  case Key::escape: outcome.ended = EditorEnd::left; return true;
  case Key::left:
  case Key::right:
  case Key::up:
  case Key::down:
  case Key::home:
  case Key::end:
    if (modifiers.alt || modifiers.super) return false;
    move(key, modifiers);
    return true;
  case Key::backspace:
    if (modifiers.alt || modifiers.super) return false;
    edit_.erase_before(modifiers.ctrl ? Unit::word : Unit::grapheme);
    return true;
  case Key::del:
    if (modifiers.alt || modifiers.super) return false;
    if (modifiers.shift && !modifiers.ctrl) {
      copy();
      if (!edit_.selection().empty()) edit_.erase_selection();
    } else {
      edit_.erase_after(modifiers.ctrl ? Unit::word : Unit::grapheme);
    }
    return true;
  case Key::insert:
    if (only_ctrl) copy();
    if (plain && modifiers.shift) paste();
    return true;
  default: break;
  }
  if (!only_ctrl) {
    // Letters come as TextTyped; their keys are no commands meanwhile. Function keys, Tab and the clicker's are not
    // ours.
    return plain && ((key >= Key::a && key <= Key::digit_9) || key == Key::space || key >= Key::plus);
  }
  switch (key) {
  case Key::a: edit_.select_all(); return true;
  case Key::c: copy(); return true;
  case Key::x:
    copy();
    edit_.erase_selection();
    return true;
  case Key::v: paste(); return true;
  case Key::z: modifiers.shift ? edit_.redo() : edit_.undo(); return true;
  case Key::y: edit_.redo(); return true;
  default: return false;
  }
}

void NoteEditor::move(Key key, desktop::Modifiers modifiers) {
  const Extend extend = modifiers.shift ? Extend::yes : Extend::no;
  const picture::TextLayout& layout = laid_->layout;
  const std::size_t caret = edit_.caret(), end = edit_.text().size();
  switch (key) {
  case Key::left: return move_sideways(true, modifiers.ctrl, extend);
  case Key::right: return move_sideways(false, modifiers.ctrl, extend);
  case Key::home: return edit_.move_to(modifiers.ctrl ? 0 : layout.line_start(caret), extend);
  case Key::end: return edit_.move_to(modifiers.ctrl ? end : layout.line_end(caret), extend);
  case Key::up:
  case Key::down: {
    if (!wished_x_) wished_x_ = layout.caret(caret).x;
    const bool up = key == Key::up;
    const std::size_t to = up ? layout.line_up(caret, *wished_x_) : layout.line_down(caret, *wished_x_);
    // On the first and last line: to the very beginning and end.
    const double y = layout.caret(caret).y;
    const bool last_line = layout.caret(to).y == y;
    return edit_.move_to(last_line ? (up ? 0 : end) : to, extend);
  }
  default: return;
  }
}

void NoteEditor::move_sideways(bool left, bool by_word, Extend extend) {
  const picture::TextLayout& layout = laid_->layout;
  const std::size_t caret = edit_.caret();
  const TextEdit::Range range = edit_.selection();
  if (!range.empty() && extend == Extend::no && !by_word) {
    // To the end of the selection that lies on that side.
    const Rect from = layout.caret(range.from), to = layout.caret(range.to);
    const bool from_first = from.y != to.y || from.x <= to.x;
    return edit_.move_to(left == from_first ? range.from : range.to);
  }
  if (!by_word) return edit_.move_to(left ? layout.left_of(caret) : layout.right_of(caret), extend);
  bool right_to_left = false;
  const double y = layout.caret(caret).y;
  for (const picture::TextLayout::Line& line : layout.lines()) {
    if (line.baseline > y) {
      right_to_left = line.right_to_left;
      break;
    }
  }
  edit_.move_to(left == right_to_left ? edit_.word_after(caret) : edit_.word_before(caret), extend);
}

void NoteEditor::press_at(Vec2 unit, int clicks, Extend extend) {
  wished_x_.reset();
  preedit_.clear();
  const std::size_t byte = laid_->layout.byte_at(unit);
  dragging_ = clicks >= 3 ? 3 : std::max(clicks, 1);
  if (dragging_ == 1) {
    edit_.move_to(byte, extend);
    const TextEdit::Range range = edit_.selection();
    const std::size_t fixed = edit_.caret() == range.from ? range.to : range.from;
    dragged_from_ = {fixed, fixed};
    return;
  }
  dragged_from_ = dragging_ == 2 ? edit_.word_at(byte) : edit_.line_at(byte);
  edit_.select(dragged_from_.from, dragged_from_.to);
}

void NoteEditor::select_to(Vec2 unit) {
  const std::size_t byte = laid_->layout.byte_at(unit);
  if (dragging_ == 1) return edit_.select(dragged_from_.from, byte);
  // Whole words, or whole lines.
  const TextEdit::Range to = dragging_ == 2 ? edit_.word_at(byte) : edit_.line_at(byte);
  if (byte < dragged_from_.from) {
    edit_.select(dragged_from_.to, to.from);
  } else {
    edit_.select(dragged_from_.from, std::max(to.to, dragged_from_.to));
  }
}

} // namespace pressoir::ui
