#include "facilitation/live/session_code.h"

namespace pressoir::live {

std::string new_code(Randomness& randomness) {
  std::string code;
  while (code.size() < code_length) {
    // Five bits at a time; 31 would favour nobody only if left out.
    const std::uint64_t letter = randomness.next() >> 59;
    if (letter < code_letters.size()) code += code_letters[letter];
  }
  return code;
}

std::string normal_code(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (code_letters.find(c) == std::string_view::npos || code.size() == code_length) return {};
    code += c;
  }
  return code.size() == code_length ? code : std::string();
}

}  // namespace pressoir::live
