// Random text that is hard to handle, and the seed of a random test: printed when it fails, taken from PRESSOIR_SEED to
// replay it.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "facilitation/base/id.h"
#include "facilitation/base/utf8.h"

namespace pressoir::test {

inline std::uint64_t seed() {
  const char* chosen = std::getenv("PRESSOIR_SEED");
  return chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : system_randomness()->next();
}

inline std::size_t below(Randomness& random, std::size_t limit) {
  return static_cast<std::size_t>(random.next() % limit);
}

// Any bytes, mostly not UTF-8.
inline std::string random_bytes(Randomness& random, std::size_t most) {
  std::string bytes(below(random, most + 1), '\0');
  for (char& byte : bytes) byte = static_cast<char>(random.next());
  return bytes;
}

// Valid UTF-8: accents, marks, emoji families, flags, Hangul, Arabic, Devanagari, directions, odd spaces, line ends,
// any character.
inline std::string random_text(Randomness& random, std::size_t most_pieces) {
  constexpr std::string_view pieces[] = {"a",
                                         "é",
                                         "e\u0301",
                                         "\u0323\u0307",
                                         "œ",
                                         "ß",
                                         "İ",
                                         " ",
                                         "  ",
                                         "\u00A0",
                                         "\u202F",
                                         "\t",
                                         "\n",
                                         "\r\n",
                                         "\r",
                                         "...",
                                         "'",
                                         "«",
                                         "»",
                                         ":",
                                         ";",
                                         "!",
                                         "?",
                                         "10 h 40",
                                         "12:30",
                                         "https://a.fr/?q=1;b",
                                         "`x : y`",
                                         "👩‍👩‍👧",
                                         "🇫🇷",
                                         "👋🏽",
                                         "🧸",
                                         "한",
                                         "\u1112\u1161",
                                         "العربية",
                                         "\u202E",
                                         "\u2066",
                                         "\u2069",
                                         "\u202C",
                                         "\u202A",
                                         "नि",
                                         "क्षि",
                                         "\u0F73",
                                         "\u0344",
                                         "ﬁ",
                                         "Ａ",
                                         "\uFEFF",
                                         "\u200D",
                                         "\u0000",
                                         "- ",
                                         "1. ",
                                         "{n}",
                                         "{",
                                         "}",
                                         "(",
                                         ")",
                                         "%",
                                         "h",
                                         "3"};
  std::string text;
  for (std::size_t n = below(random, most_pieces + 1); n > 0; --n) {
    if (below(random, 8) == 0) {
      char32_t code = static_cast<char32_t>(random.next() % 0x110000);
      append_utf8(text, code >= 0xD800 && code < 0xE000 ? U'x' : code);
    } else {
      text += pieces[below(random, std::size(pieces))];
    }
  }
  return text;
}

} // namespace pressoir::test
