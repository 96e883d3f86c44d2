#include "facilitation/base/utf8.h"

namespace pressoir {

Utf8Character utf8_character(std::string_view text, std::size_t byte) {
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[byte + i]); };
  const unsigned char first = at(0);
  if (first < 0x80) return {first, 1, true};
  std::size_t length = 0;
  unsigned char lowest = 0x80, highest = 0xBF; // what the second byte may be: shuts out overlong forms and surrogates
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) lowest = 0xA0;
    if (first == 0xED) highest = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) lowest = 0x90;
    if (first == 0xF4) highest = 0x8F;
  } else {
    return {};
  }
  char32_t code = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (byte + i >= text.size() || at(i) < lowest || at(i) > highest) return {replacement_character, i, false};
    code = (code << 6) | (at(i) & 0x3Fu);
    lowest = 0x80, highest = 0xBF;
  }
  return {code, length, true};
}

void append_utf8(std::string& text, char32_t code) {
  const auto add = [&text](char32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    add(code);
  } else if (code < 0x800) {
    add(0xC0 | (code >> 6)), add(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    add(0xE0 | (code >> 12)), add(0x80 | ((code >> 6) & 0x3F)), add(0x80 | (code & 0x3F));
  } else {
    add(0xF0 | (code >> 18)), add(0x80 | ((code >> 12) & 0x3F)), add(0x80 | ((code >> 6) & 0x3F));
    add(0x80 | (code & 0x3F));
  }
}

bool is_white_space(char32_t code) {
  return (code >= 0x09 && code <= 0x0D) || code == 0x20 || code == 0x85 || code == 0xA0 || code == 0x1680 ||
         (code >= 0x2000 && code <= 0x200A) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
         code == 0x3000;
}

} // namespace pressoir
