// TextEdit: a text being written, its caret and its selection; edits by user-perceived characters, undo while typing.
// Knows nothing of layout: what needs lines (up, down, home, end) is asked by the editor and given back as `move_to`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pressoir::ui {

struct TextLimits {
  std::size_t most_graphemes = 280; // 0: no limit
  bool single_line = false;         // line breaks become spaces
};

enum class Extend : bool { no, yes }; // moving the caret drops the selection, or drags its end along
enum class Unit : bool { grapheme, word };

class TextEdit {
 public:
  struct Range {
    std::size_t from = 0, to = 0; // bytes, from ≤ to
    bool empty() const { return from == to; }
    bool operator==(const Range&) const = default;
  };

  // The caret is at the end.
  explicit TextEdit(std::string_view text = {}, TextLimits limits = {});

  const std::string& text() const { return now_.text; }
  std::size_t caret() const { return now_.caret; } // bytes; always between two graphemes
  Range selection() const;
  std::string_view selected() const;
  std::size_t graphemes() const;
  // How many more fit; a large number without limit.
  std::size_t room() const;
  // Grows with every change of the text.
  std::size_t revision() const { return revision_; }

  // To the nearest boundary at or after `byte`.
  void move_to(std::size_t byte, Extend extend = Extend::no);
  void select(std::size_t from, std::size_t to);
  void select_all() { select(0, now_.text.size()); }
  // What a double and a triple click take.
  Range word_at(std::size_t byte) const;
  Range line_at(std::size_t byte) const;
  std::size_t word_before(std::size_t byte) const;
  std::size_t word_after(std::size_t byte) const;

  // In place of the selection; cleaned, and cut to what the limit leaves. False when nothing of it could stay.
  bool insert(std::string_view utf8);
  // The selection, or what lies before or after the caret.
  void erase_before(Unit unit = Unit::grapheme);
  void erase_after(Unit unit = Unit::grapheme);
  void erase_selection();

  // Words typed in one go come back together.
  bool undo();
  bool redo();

 private:
  enum class Act : unsigned char { none, typing, erasing, other };
  struct Moment {
    std::string text;
    std::size_t caret = 0, anchor = 0;
  };
  std::size_t boundary(std::size_t byte) const;
  void remember(Act act);
  void erase(std::size_t from, std::size_t to, Act act);

  TextLimits limits_;
  Moment now_;
  std::vector<Moment> past_, future_;
  Act last_ = Act::none;
  std::size_t revision_ = 0;
};

} // namespace pressoir::ui
