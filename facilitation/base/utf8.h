// UTF-8, one character at a time: what a reader of bytes from anywhere needs, never trusting them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pressoir {

inline constexpr char32_t replacement_character = 0xFFFD;

struct Utf8Character {
  char32_t code = replacement_character;
  std::size_t length = 1; // bytes taken: at least 1, never beyond the end
  bool whole = false;     // false: these bytes are no character, code is U+FFFD
};

// The character that starts at `byte` (byte < text.size()). Bytes that are none are taken as the longest beginning of
// one (the "maximal subpart" of Unicode and WHATWG). Surrogates and overlong forms are no characters.
Utf8Character utf8_character(std::string_view text, std::size_t byte);
// `code` is a Unicode scalar value.
void append_utf8(std::string& text, char32_t code);
// Unicode White_Space.
bool is_white_space(char32_t code);

} // namespace pressoir
