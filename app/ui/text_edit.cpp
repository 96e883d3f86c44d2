// Undo keeps whole texts: they are short, and nothing can drift.
#include "app/ui/text_edit.h"

#include <algorithm>
#include <limits>

#include "facilitation/base/text.h"
#include "facilitation/base/utf8.h"

namespace pressoir::ui {
namespace {

constexpr std::size_t most_moments = 1000, most_bytes_kept = 4 << 20;

enum class Kind : unsigned char { blank, word, sign };

Kind kind_at(std::string_view text, std::size_t byte) {
  const char32_t code = utf8_character(text, byte).code;
  if (is_white_space(code)) return Kind::blank;
  const auto letter_like = [&](std::size_t at) {
    if (at >= text.size()) return false;
    const char32_t c = utf8_character(text, at).code;
    return c > 0x7F ? !is_white_space(c) && !(c >= 0x2010 && c <= 0x2027) && c != 0xAB && c != 0xBB
                    : (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  };
  if (letter_like(byte)) return Kind::word;
  // « l’accueil » is one word.
  const bool apostrophe = code == '\'' || code == 0x2019;
  if (apostrophe && byte > 0 && letter_like(previous_grapheme(text, byte)) && letter_like(next_grapheme(text, byte))) {
    return Kind::word;
  }
  return Kind::sign;
}

} // namespace

TextEdit::TextEdit(std::string_view text, TextLimits limits) : limits_(limits) {
  now_.text = clean_text(text);
  if (limits_.single_line) std::replace(now_.text.begin(), now_.text.end(), '\n', ' ');
  now_.caret = now_.anchor = now_.text.size();
}

TextEdit::Range TextEdit::selection() const {
  return {std::min(now_.caret, now_.anchor), std::max(now_.caret, now_.anchor)};
}
std::string_view TextEdit::selected() const {
  const Range range = selection();
  return std::string_view(now_.text).substr(range.from, range.to - range.from);
}
std::size_t TextEdit::graphemes() const {
  return grapheme_count(now_.text);
}
std::size_t TextEdit::room() const {
  if (limits_.most_graphemes == 0) return std::numeric_limits<std::size_t>::max();
  const std::size_t count = graphemes();
  return limits_.most_graphemes > count ? limits_.most_graphemes - count : 0;
}

std::size_t TextEdit::boundary(std::size_t byte) const {
  // From the beginning of the line: a grapheme never spans two.
  byte = std::min(byte, now_.text.size());
  const std::size_t line = byte == 0 ? std::string::npos : now_.text.rfind('\n', byte - 1);
  std::size_t at = line == std::string::npos ? 0 : line + 1;
  while (at < byte) at = next_grapheme(now_.text, at);
  return at;
}

void TextEdit::move_to(std::size_t byte, Extend extend) {
  now_.caret = boundary(byte);
  if (extend == Extend::no) now_.anchor = now_.caret;
  last_ = Act::none;
}

void TextEdit::select(std::size_t from, std::size_t to) {
  now_.anchor = boundary(from);
  now_.caret = boundary(to);
  last_ = Act::none;
}

TextEdit::Range TextEdit::word_at(std::size_t byte) const {
  const std::string& text = now_.text;
  if (text.empty()) return {};
  std::size_t from = std::min(byte, text.size());
  // At the end of a word and of the text, the word before is meant.
  if (from == text.size() || text[from] == '\n') from = previous_grapheme(text, from);
  if (text[from] == '\n') return {from, from};
  const Kind kind = kind_at(text, from);
  std::size_t to = next_grapheme(text, from);
  while (to < text.size() && text[to] != '\n' && kind_at(text, to) == kind) to = next_grapheme(text, to);
  while (from > 0) {
    const std::size_t before = previous_grapheme(text, from);
    if (text[before] == '\n' || kind_at(text, before) != kind) break;
    from = before;
  }
  return {from, to};
}

TextEdit::Range TextEdit::line_at(std::size_t byte) const {
  byte = std::min(byte, now_.text.size());
  const std::size_t before = byte == 0 ? std::string::npos : now_.text.rfind('\n', byte - 1);
  const std::size_t after = now_.text.find('\n', byte);
  return {before == std::string::npos ? 0 : before + 1, after == std::string::npos ? now_.text.size() : after};
}

std::size_t TextEdit::word_before(std::size_t byte) const {
  const std::string& text = now_.text;
  std::size_t at = std::min(byte, text.size());
  while (at > 0 && kind_at(text, previous_grapheme(text, at)) == Kind::blank) at = previous_grapheme(text, at);
  if (at == 0) return 0;
  const Kind kind = kind_at(text, previous_grapheme(text, at));
  while (at > 0 && kind_at(text, previous_grapheme(text, at)) == kind) at = previous_grapheme(text, at);
  return at;
}

std::size_t TextEdit::word_after(std::size_t byte) const {
  const std::string& text = now_.text;
  std::size_t at = std::min(byte, text.size());
  while (at < text.size() && kind_at(text, at) == Kind::blank) at = next_grapheme(text, at);
  if (at == text.size()) return at;
  const Kind kind = kind_at(text, at);
  while (at < text.size() && kind_at(text, at) == kind) at = next_grapheme(text, at);
  return at;
}

void TextEdit::remember(Act act) {
  // One moment for a run of the same act; typing a word after a blank starts a new one.
  const bool goes_on = act == last_ && act != Act::other;
  last_ = act;
  future_.clear();
  ++revision_;
  if (goes_on) return;
  past_.push_back(now_);
  if (past_.size() > most_moments || past_.size() * now_.text.size() > most_bytes_kept) past_.erase(past_.begin());
}

bool TextEdit::insert(std::string_view utf8) {
  std::string piece = clean_text(utf8);
  if (limits_.single_line) std::replace(piece.begin(), piece.end(), '\n', ' ');
  const Range range = selection();
  const std::string before = now_.text.substr(0, range.from), after = now_.text.substr(range.to);
  // A mark may join the letter before it: only the whole tells how many characters there are.
  while (limits_.most_graphemes > 0 && !piece.empty()) {
    const std::size_t count = grapheme_count(before + piece + after);
    if (count <= limits_.most_graphemes) break;
    const std::size_t own = grapheme_count(piece), excess = count - limits_.most_graphemes;
    piece.resize(first_graphemes(piece, own > excess ? own - excess : 0).size());
  }
  if (piece.empty()) return false;
  const bool one = grapheme_count(piece) == 1 && piece != "\n";
  const bool starts_word = !before.empty() &&
                           kind_at(before, previous_grapheme(before, before.size())) == Kind::blank &&
                           kind_at(piece, 0) != Kind::blank;
  if (starts_word && last_ == Act::typing) last_ = Act::none;
  remember(one && range.empty() ? Act::typing : Act::other);
  if (one) last_ = Act::typing;
  now_.text = before + piece + after;
  now_.caret = now_.anchor = boundary(before.size() + piece.size());
  return true;
}

void TextEdit::erase(std::size_t from, std::size_t to, Act act) {
  if (from >= to) return;
  remember(act);
  now_.text.erase(from, to - from);
  now_.caret = now_.anchor = boundary(from);
}

void TextEdit::erase_selection() {
  const Range range = selection();
  erase(range.from, range.to, Act::other);
}

void TextEdit::erase_before(Unit unit) {
  if (!selection().empty()) return erase_selection();
  if (now_.caret == 0) return;
  erase(unit == Unit::word ? word_before(now_.caret) : previous_grapheme(now_.text, now_.caret), now_.caret,
        unit == Unit::word ? Act::other : Act::erasing);
}

void TextEdit::erase_after(Unit unit) {
  if (!selection().empty()) return erase_selection();
  if (now_.caret == now_.text.size()) return;
  erase(now_.caret, unit == Unit::word ? word_after(now_.caret) : next_grapheme(now_.text, now_.caret),
        unit == Unit::word ? Act::other : Act::erasing);
}

bool TextEdit::undo() {
  if (past_.empty()) return false;
  future_.push_back(std::move(now_));
  now_ = std::move(past_.back());
  past_.pop_back();
  last_ = Act::none;
  ++revision_;
  return true;
}

bool TextEdit::redo() {
  if (future_.empty()) return false;
  past_.push_back(std::move(now_));
  now_ = std::move(future_.back());
  future_.pop_back();
  last_ = Act::none;
  ++revision_;
  return true;
}

} // namespace pressoir::ui
