// French typography: one pass over the text, a few rules that look at what is around them.
#include <algorithm>

#include <utf8proc.h>

#include "facilitation/base/utf8.h"
#include "facilitation/base/words.h"

namespace pressoir {
namespace {

constexpr char32_t narrow_space = 0x202F, no_break_space = 0xA0, apostrophe = 0x2019, ellipsis = 0x2026;

bool is_blank(char32_t c) {
  return c == U' ' || c == no_break_space || c == narrow_space || c == 0x2009;
}
bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}
bool is_letter(char32_t c) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}
bool is_scheme(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'+' || c == U'-';
}
bool is_high_mark(char32_t c) {
  return c == U';' || c == U':' || c == U'!' || c == U'?';
}

std::u32string decoded(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t byte = 0; byte < text.size();) {
    const Utf8Character character = utf8_character(text, byte);
    points += character.code;
    byte += character.length;
  }
  return points;
}

// Walks over the text once; each rule looks a few characters ahead and at what is already written.
class Typesetter {
 public:
  Typesetter(std::string_view text, Language language) : text_(decoded(text)), language_(language) {}

  std::string set() {
    while (place_ < text_.size()) {
      if (keep_code() || keep_address() || set_dots() || set_apostrophe()) continue;
      if (language_ == Language::french && (set_opening_quote() || set_closing() || set_unit())) continue;
      written_ += text_[place_++];
    }
    std::string result;
    result.reserve(written_.size() * 2);
    for (char32_t c : written_) append_utf8(result, c);
    return result;
  }

 private:
  char32_t at(std::size_t ahead) const { return place_ + ahead < text_.size() ? text_[place_ + ahead] : U'\n'; }
  char32_t last() const { return written_.empty() ? U'\n' : written_.back(); }
  std::size_t blanks_here() const {
    std::size_t count = 0;
    while (is_blank(at(count))) ++count;
    return count;
  }

  bool keep_code() {
    if (at(0) != U'`') return false;
    const std::size_t end = text_.find(U'`', place_ + 1);
    if (end == std::u32string::npos) return false;
    written_.append(text_, place_, end + 1 - place_);
    place_ = end + 1;
    return true;
  }

  // scheme://… up to the next white space, closing quote, bracket or backquote.
  bool keep_address() {
    if (place_ >= looked_until_) look_for_address();
    if (place_ != address_from_ || address_from_ >= address_to_) return false;
    written_.append(text_, address_from_, address_to_ - address_from_);
    place_ = address_to_;
    return true;
  }

  // Looks once at each character, up to the end of the word or of the address.
  void look_for_address() {
    const auto here = [this](std::size_t i) { return i < text_.size() ? text_[i] : U'\n'; };
    std::size_t end = place_;
    while (!is_white_space(here(end)) && !(here(end) == U':' && here(end + 1) == U'/' && here(end + 2) == U'/')) ++end;
    looked_until_ = std::max(end, place_ + 1);
    address_from_ = address_to_ = end;
    if (here(end) != U':') return;
    while (address_from_ > place_ && is_scheme(text_[address_from_ - 1])) --address_from_;
    if (address_from_ == end) return;
    address_to_ = end + 3;
    while (!is_white_space(here(address_to_)) &&
           std::u32string_view(U"`»”)").find(here(address_to_)) == std::u32string_view::npos)
      ++address_to_;
    looked_until_ = address_to_;
  }

  bool set_dots() {
    if (at(0) != U'.' || at(1) != U'.' || at(2) != U'.' || at(3) == U'.' || last() == U'.') return false;
    written_ += ellipsis;
    place_ += 3;
    return true;
  }

  bool set_apostrophe() {
    if (at(0) != U'\'' || !(is_letter(last()) || last() == U'}')) return false;
    // English ends a plural with one (the facilitators’ laptop); in French it joins two words.
    const bool joins = is_letter(at(1)) || at(1) == 0xAB || at(1) == U'{';
    if (!joins && language_ == Language::french) return false;
    written_ += apostrophe;
    ++place_;
    return true;
  }

  bool set_opening_quote() {
    if (at(0) != 0xAB) return false;
    written_ += text_[place_++];
    place_ += blanks_here();
    if (at(0) != U'\n') written_ += narrow_space;
    return true;
  }

  // ; : ! ? » with what stands before them. A mark glued to the next letter or digit (10:40, ?x=1) is none of ours.
  bool set_closing() {
    if (is_blank(at(0)) && is_blank(last())) return false; // a run of blanks is looked at once
    const std::size_t blanks = blanks_here();
    const char32_t mark = at(blanks);
    if (mark != 0xBB && !is_high_mark(mark)) return false;
    if (blanks == 0) {
      if (is_white_space(last()) || is_high_mark(last()) || last() == U'(' || last() == U'[') return false;
      const char32_t next = at(1);
      const bool ends_there = is_white_space(next) || is_high_mark(next) || next == 0xBB || next == U')' ||
                              next == U'.' || next == ellipsis || next == 0x201D;
      if (mark != 0xBB && (!ends_there || (mark == U':' && !is_white_space(next) && next != 0xBB))) return false;
    }
    place_ += blanks;
    if (!is_white_space(last())) written_ += narrow_space;
    written_ += mark;
    ++place_;
    return true;
  }

  // 10 h 40, 3 h, 12 %, 800 €: nothing of it goes to the next line. A placeholder's } stands for its number.
  bool set_unit() {
    if (!(is_digit(last()) || last() == U'}')) return false;
    const std::size_t blanks = blanks_here();
    if (blanks == 0) return false;
    const char32_t unit = at(blanks);
    if (unit != U'%' && unit != 0x20AC && !(unit == U'h' && !is_letter(at(blanks + 1)))) return false;
    place_ += blanks;
    written_ += narrow_space;
    written_ += unit;
    ++place_;
    const std::size_t more = blanks_here();
    if (unit == U'h' && more > 0 && (is_digit(at(more)) || at(more) == U'{')) {
      place_ += more;
      written_ += narrow_space;
    }
    return true;
  }

  const std::u32string text_;
  const Language language_;
  std::size_t place_ = 0;
  std::size_t looked_until_ = 0, address_from_ = 0, address_to_ = 0;
  std::u32string written_;
};

} // namespace

std::string french_typography(std::string_view text) {
  return Typesetter(text, Language::french).set();
}
std::string english_typography(std::string_view text) {
  return Typesetter(text, Language::english).set();
}

} // namespace pressoir
