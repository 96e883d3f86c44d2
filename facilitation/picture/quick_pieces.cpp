// Plain Latin text measured word by word: each word is shaped once a thread, whatever the number of notes it is in.
#include <hb.h>

#include <memory>
#include <string>
#include <unordered_map>

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/line_fit.h"

namespace pressoir::picture {
namespace {

constexpr std::size_t most_words = 50'000;

enum class Sign : std::uint8_t { other, letter, digit, space, hyphen, stop, glue, line_break, opening, closing };

// Only signs whose line breaking (UAX #14) is what the code below says.
Sign sign_of(gunichar c) {
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return Sign::letter;
  if (c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7) return Sign::letter;
  if (c == 0x152 || c == 0x153) return Sign::letter;
  if (c >= '0' && c <= '9') return Sign::digit;
  switch (c) {
  case ' ': return Sign::space;
  case '-': return Sign::hyphen;
  case '\n': return Sign::line_break;
  case '(': return Sign::opening;
  case ')': return Sign::closing;
  case '.':
  case ',':
  case ':':
  case ';': return Sign::stop;
  case '\'':
  case 0x2019:
  case 0xA0:
  case 0x202F: return Sign::glue;
  default: return Sign::other;
  }
}
bool is_capital(gunichar c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) || c == 0x152;
}
bool is_exclamation(gunichar c) {
  return c == '!' || c == '?';
}

struct BufferGone {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

// Words of one font, in em without letter spacing.
class Words {
 public:
  Words(const TextStyle& style)
      : font_(pango_context_load_font(thread_context(), thread_font(style.face, style.weight)))
      , buffer_(hb_buffer_create())
      , tabular_(style.tabular_figures)
      , spaced_(style.tracking != 0) {}
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;
  ~Words() {
    if (font_) g_object_unref(font_);
  }

  // How much nearer a blank stands before or after that letter than its own width says.
  double kern_after(std::string_view letter) { return width(std::string(letter) + ' ') - width(letter) - width(" "); }
  double kern_before(std::string_view letter) { return width(' ' + std::string(letter)) - width(letter) - width(" "); }
  // Negative when the font lacks a letter.
  double width(std::string_view word) {
    if (const auto known = widths_.find(word); known != widths_.end()) return known->second;
    if (widths_.size() > most_words) widths_.clear();
    return widths_.emplace(word, shaped(word)).first->second;
  }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  double shaped(std::string_view word) {
    hb_font_t* font = font_ ? pango_font_get_hb_font(font_) : nullptr;
    if (!font) return -1;
    hb_buffer_clear_contents(buffer_.get());
    hb_buffer_add_utf8(buffer_.get(), word.data(), static_cast<int>(word.size()), 0, static_cast<int>(word.size()));
    hb_buffer_set_direction(buffer_.get(), HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer_.get(), HB_SCRIPT_LATIN);
    hb_buffer_set_language(buffer_.get(), hb_language_from_string("fr", -1));
    // As Pango does: letters that are spaced out do not join.
    hb_feature_t features[4];
    unsigned asked = 0;
    auto feature = [&](hb_tag_t tag, std::uint32_t value) {
      features[asked++] = {tag, value, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END};
    };
    if (spaced_) {
      feature(HB_TAG('l', 'i', 'g', 'a'), 0);
      feature(HB_TAG('c', 'l', 'i', 'g'), 0);
      feature(HB_TAG('d', 'l', 'i', 'g'), 0);
    }
    if (tabular_) feature(HB_TAG('t', 'n', 'u', 'm'), 1);
    hb_shape(font, buffer_.get(), features, asked);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer_.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer_.get(), &count);
    double sum = 0;
    for (unsigned i = 0; i < count; ++i) {
      if (infos[i].codepoint == 0) return -1;
      sum += positions[i].x_advance;
    }
    return sum / (reference_size * PANGO_SCALE);
  }

  PangoFont* font_;
  std::unique_ptr<hb_buffer_t, BufferGone> buffer_;
  bool tabular_, spaced_;
  std::unordered_map<std::string, double, Hash, std::equal_to<>> widths_;
};

// One a thread and a font, as the font map itself (fonts.cpp says why).
Words& words_of(const TextStyle& style) {
  thread_context(); // made first, so that it goes last
  thread_local std::unordered_map<int, std::unique_ptr<Words>> all;
  const int key = static_cast<int>(style.face) * 4096 + std::clamp(style.weight, 0, 1000) * 4 +
                  (style.tabular_figures ? 2 : 0) + (style.tracking != 0 ? 1 : 0);
  auto& words = all[key];
  if (!words) words = std::make_unique<Words>(style);
  return *words;
}

} // namespace

std::optional<std::vector<Piece>> quick_pieces(std::string_view text, const TextStyle& style) {
  // Longer than a note, or not UTF-8: TextLayout makes it safe first.
  if (text.size() > 4000 || !g_utf8_validate(text.data(), static_cast<gssize>(text.size()), nullptr)) {
    return std::nullopt;
  }
  if (text.empty() || style.face == Face::handwriting) return std::nullopt;
  Words& words = words_of(style);
  const double spacing = letter_spacing(text, style), blank = words.width(" ") + spacing;
  std::vector<Piece> pieces;
  pieces.reserve(text.size() / 5 + 1);
  const char *const begin = text.data(), *const end = begin + text.size();
  const char *start = begin, *word = begin; // of the piece, of what is not yet measured
  int letters = 0;                          // since `word`
  Piece piece;
  auto measure = [&](const char* until) {
    if (until == word) return true;
    const double width = words.width({word, static_cast<std::size_t>(until - word)});
    piece.width += piece.space + width + letters * spacing;
    piece.space = 0;
    letters = 0;
    word = until;
    return width >= 0;
  };
  auto close = [&](const char* until, bool ends_line) {
    piece.start = static_cast<std::uint32_t>(start - begin);
    piece.end = static_cast<std::uint32_t>(until - begin);
    piece.ends_line = ends_line;
    pieces.push_back(piece);
    piece = {};
    start = word = until;
  };
  Sign before = Sign::space;
  bool exclaimed = false, capital = false, bracket_closed = false; // of the last sign that is no blank
  std::string_view last;
  for (const char* at = begin; at < end;) {
    const gunichar c = g_utf8_get_char(at);
    const char* next = g_utf8_next_char(at);
    const std::string_view letter(at, static_cast<std::size_t>(next - at));
    const bool exclaims = is_exclamation(c);
    const Sign sign = exclaims ? Sign::stop : sign_of(c);
    if (sign == Sign::other) return std::nullopt;
    // Several blanks, or one that begins a line: Pango hangs only the last.
    if (sign == Sign::space && (before == Sign::space || before == Sign::line_break)) return std::nullopt;
    if (before == Sign::space && at != start && sign != Sign::space && sign != Sign::line_break) {
      // A blank, then a quote or a dash: who may break there is better left to Pango.
      if (sign == Sign::glue || sign == Sign::hyphen) return std::nullopt;
      // Pango takes this from the blank, which hangs when the line breaks there.
      piece.space += words.kern_before(letter);
      // No line begins with a stop, even written after a blank.
      if (sign != Sign::stop) close(at, false);
    }
    // A bracket between a blank and a word is part of the word; but fonts fit it to capitals and figures, even across a blank.
    const bool in_word = (sign == Sign::letter && !is_capital(c)) || sign == Sign::digit;
    const bool after_word = (before == Sign::letter && !capital) || before == Sign::digit;
    if (before == Sign::opening && !in_word) return std::nullopt;
    if (before == Sign::closing && sign != Sign::space && sign != Sign::line_break && sign != Sign::stop) return std::nullopt;
    if (sign == Sign::opening && (capital || (before != Sign::space && before != Sign::line_break))) return std::nullopt;
    if (sign == Sign::closing && !after_word) return std::nullopt;
    if (bracket_closed && sign != Sign::space && sign != Sign::line_break && sign != Sign::stop && (sign != Sign::letter || is_capital(c))) return std::nullopt;
    if (sign != Sign::space) {
      capital = is_capital(c);
      bracket_closed = sign == Sign::closing || (bracket_closed && sign == Sign::stop);
    }
    if (exclaimed && sign != Sign::space && sign != Sign::line_break && !exclaims) return std::nullopt;
    if (before == Sign::hyphen) {
      if (sign != Sign::letter) return std::nullopt;
      if (!measure(at)) return std::nullopt;
      close(at, false);
    }
    if (sign == Sign::hyphen && before != Sign::letter) return std::nullopt;
    if (sign == Sign::line_break) {
      if (before != Sign::space && !measure(at)) return std::nullopt;
      if (before == Sign::line_break || at == begin) return std::nullopt; // empty lines: rare
      close(next, true);
      word = next;
    } else if (sign == Sign::space) {
      if (!measure(at)) return std::nullopt;
      piece.width += words.kern_after(last);
      piece.space += blank;
      word = next;
    } else {
      ++letters;
    }
    before = sign;
    exclaimed = exclaims;
    last = letter;
    at = next;
  }
  if (before == Sign::line_break) return std::nullopt;
  if (start != end) {
    if (before != Sign::space && !measure(end)) return std::nullopt;
    close(end, false);
  }
  return pieces;
}

} // namespace pressoir::picture
