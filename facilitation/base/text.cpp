#include "facilitation/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include <utf8proc.h>

#include "facilitation/base/utf8.h"

namespace pressoir {
namespace {

using CodePoints = std::vector<utf8proc_int32_t>;

constexpr char32_t line_feed = U'\n';
// UAX #15, stream-safe text: no writing system needs more, and reordering a run costs the square of its length.
constexpr std::size_t most_marks_in_a_row = 30;

bool is_noncharacter(char32_t c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE;
}
bool is_line_break(char32_t c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}
bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFEFF;
}

// Line ends made one, controls gone, everything a Unicode character.
std::u32string without_controls(std::string_view text) {
  std::u32string clean;
  clean.reserve(text.size());
  for (std::size_t byte = 0; byte < text.size();) {
    const Utf8Character character = utf8_character(text, byte);
    const char32_t c = character.code;
    byte += character.length;
    if (is_line_break(c)) {
      if (c == U'\r' && byte < text.size() && text[byte] == '\n') ++byte;
      clean += line_feed;
    } else if (c == U'\t') {
      clean += U' ';
    } else if (!is_control(c)) {
      clean += is_noncharacter(c) ? replacement_character : c;
    }
  }
  return clean;
}

// A line that leaves an embedding or an isolate open, or forces a direction, would turn what is written beside it.
void close_directions(std::u32string& text) {
  constexpr char32_t gone = 0;
  struct Open {
    std::size_t place;
    bool isolate, override_;
  };
  std::vector<Open> open;
  std::size_t isolates = 0;
  const auto drop_top = [&] {
    text[open.back().place] = gone;
    if (open.back().isolate) --isolates;
    open.pop_back();
  };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char32_t c = i < text.size() ? text[i] : line_feed;
    if (c == line_feed) {
      while (!open.empty()) drop_top();
    } else if (c == 0x202A || c == 0x202B) {
      open.push_back({i, false, false});
    } else if (c == 0x202D || c == 0x202E) {
      open.push_back({i, false, true});
    } else if (c >= 0x2066 && c <= 0x2068) {
      open.push_back({i, true, false});
      ++isolates;
    } else if (c == 0x202C) {
      if (open.empty() || open.back().isolate) {
        text[i] = gone;
      } else if (open.back().override_) {
        drop_top();
        text[i] = gone;
      } else {
        open.pop_back();
      }
    } else if (c == 0x2069) {
      if (isolates == 0) {
        text[i] = gone;
      } else {
        while (!open.back().isolate) drop_top();
        open.pop_back();
        --isolates;
      }
    }
  }
  std::erase(text, gone);
}

utf8proc_propval_t combining_class(utf8proc_int32_t c) {
  return utf8proc_get_property(c)->combining_class;
}

// NFC in a time that grows with the length only, whatever marks are piled up.
std::string composed(const std::u32string& text) {
  CodePoints points;
  points.reserve(text.size() + 1);
  std::size_t marks = 0;
  for (char32_t c : text) {
    std::array<utf8proc_int32_t, 32> parts{};
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), parts.size(),
                                                           UTF8PROC_DECOMPOSE, nullptr);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
      const auto its_class = combining_class(part);
      marks = its_class == 0 ? 0 : marks + 1;
      if (marks > most_marks_in_a_row) continue;
      points.push_back(part);
      for (std::size_t k = points.size() - 1; its_class != 0 && k > 0 && combining_class(points[k - 1]) > its_class;
           --k)
        std::swap(points[k - 1], points[k]);
    }
  }
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE);
  const utf8proc_ssize_t length =
      utf8proc_normalize_utf32(points.data(), static_cast<utf8proc_ssize_t>(points.size()), options);
  std::string result;
  result.reserve(text.size());
  for (utf8proc_ssize_t i = 0; i < length; ++i)
    append_utf8(result, static_cast<char32_t>(points[static_cast<std::size_t>(i)]));
  return result;
}

bool are_eight_ascii(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return (word & 0x8080808080808080u) == 0;
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= ' ' && c <= '~') || c == '\n'; });
}

// What a search sees instead of a character that NFKD leaves alone.
void append_plain(std::string& key, char32_t c) {
  if (is_white_space(c))
    key += ' ';
  else if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
    key += '-';
  else if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
    key += '\'';
  else if (c == 0x201C || c == 0x201D || c == 0xAB || c == 0xBB)
    key += '"';
  else if (c == 0x153)
    key += "oe";
  else if (c == 0xE6)
    key += "ae";
  else if (c == 0xF8)
    key += 'o';
  else if (c == 0x142)
    key += 'l';
  else if (c == 0x111)
    key += 'd';
  else
    append_utf8(key, c);
}

std::string_view without_list_mark(std::string_view line) {
  constexpr std::array<std::string_view, 9> bullets = {"-", "*", "+", "•", "·", "–", "—", "▪", "◦"};
  for (std::string_view bullet : bullets) {
    if (!line.starts_with(bullet)) continue;
    const std::string_view rest = line.substr(bullet.size());
    if (rest.empty() || trimmed(rest).size() < rest.size()) return trimmed(rest);
  }
  std::size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits == 0 || digits > 3 || digits + 1 >= line.size() || (line[digits] != '.' && line[digits] != ')'))
    return line;
  const std::string_view rest = line.substr(digits + 1);
  return trimmed(rest).size() < rest.size() ? trimmed(rest) : line;
}

} // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t byte = 0; byte < text.size();) {
    if (text.size() - byte >= 8 && are_eight_ascii(text.data() + byte)) {
      byte += 8;
      continue;
    }
    const Utf8Character character = utf8_character(text, byte);
    if (!character.whole) return false;
    byte += character.length;
  }
  return true;
}

std::string clean_text(std::string_view text) {
  if (is_plain_ascii(text)) return std::string(text);
  std::u32string points = without_controls(text);
  close_directions(points);
  return composed(points);
}

std::string clean_line(std::string_view text) {
  const std::string clean = clean_text(text);
  std::string line;
  bool blank = false;
  for (std::size_t byte = 0; byte < clean.size();) {
    const Utf8Character character = utf8_character(clean, byte);
    // A no-break space on its own is meant (10 h 40); in a run, or at the ends, it is a blank like another.
    const bool alone = (character.code == 0xA0 || character.code == 0x202F) && !blank && !line.empty() &&
                       byte + character.length < clean.size() &&
                       !is_white_space(utf8_character(clean, byte + character.length).code);
    if (is_white_space(character.code) && !alone) {
      blank = true;
    } else {
      if (blank && !line.empty()) line += ' ';
      blank = false;
      line.append(clean, byte, character.length);
    }
    byte += character.length;
  }
  return line;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character first = utf8_character(text, 0);
    if (!is_white_space(first.code)) break;
    text.remove_prefix(first.length);
  }
  while (!text.empty()) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    const Utf8Character last = utf8_character(text, start);
    if (!is_white_space(last.code) || start + last.length != text.size()) break;
    text.remove_suffix(last.length);
  }
  return text;
}

std::string search_key(std::string_view text) {
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD);
  std::string key;
  key.reserve(text.size());
  for (std::size_t byte = 0; byte < text.size();) {
    const Utf8Character character = utf8_character(text, byte);
    byte += character.length;
    std::array<utf8proc_int32_t, 32> parts{};
    const utf8proc_ssize_t count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(character.code), parts.data(),
                                                           parts.size(), options, nullptr);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      const utf8proc_int32_t part = parts[static_cast<std::size_t>(i)];
      const utf8proc_property_t* properties = utf8proc_get_property(part);
      // Accents go; the signs that make another letter (nukta, voicing, virama: classes 7 to 9) stay.
      const auto its_class = properties->combining_class;
      if (its_class != 0 && (its_class < 7 || its_class > 9)) continue;
      if (properties->category == UTF8PROC_CATEGORY_CF) continue;
      append_plain(key, static_cast<char32_t>(part));
    }
  }
  return key;
}

std::vector<std::string> pasted_lines(std::string_view text) {
  const std::string clean = clean_text(text);
  std::vector<std::string> lines;
  for (std::size_t start = 0; start <= clean.size();) {
    const std::size_t end = std::min(clean.find('\n', start), clean.size());
    const std::string_view line = without_list_mark(trimmed(std::string_view(clean).substr(start, end - start)));
    if (!line.empty()) lines.emplace_back(line);
    start = end + 1;
  }
  return lines;
}

std::string utf8_from_windows_1252(std::string_view bytes) {
  constexpr std::array<char32_t, 32> from_0x80 = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                  0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 8);
  for (const char byte : bytes) {
    const auto value = static_cast<unsigned char>(byte);
    append_utf8(text, value >= 0x80 && value < 0xA0 ? from_0x80[value - 0x80u] : value);
  }
  return text;
}

} // namespace pressoir
