#include "app/desktop/keyboard.h"

namespace pressoir::desktop {
namespace {

Key key_after(Key first, char32_t steps) {
  return static_cast<Key>(static_cast<char32_t>(first) + steps);
}

struct Shifted {
  KeyboardFamily family;
  char32_t engraved;
  Key key;
};
constexpr Shifted shifted_keys[] = {
    {KeyboardFamily::qwerty, '=', Key::plus},      {KeyboardFamily::qwerty, '/', Key::question},
    {KeyboardFamily::azerty, '=', Key::plus},      {KeyboardFamily::azerty, ',', Key::question},
    {KeyboardFamily::azerty, ';', Key::period},    {KeyboardFamily::azerty, ':', Key::slash},
    {KeyboardFamily::qwertz, U'ß', Key::question}, {KeyboardFamily::qwertz, '7', Key::slash},
    {KeyboardFamily::qwertz, '\'', Key::question}, {KeyboardFamily::qwertz, '1', Key::plus},
};
// Swiss QWERTZ engraves ' where German has ß, and + above 1.

} // namespace

KeyboardFamily keyboard_family(char32_t on_q, char32_t on_y) {
  if (on_q == 'a') return KeyboardFamily::azerty;
  return on_y == 'z' ? KeyboardFamily::qwertz : KeyboardFamily::qwerty;
}

Key key_from_character(char32_t engraved, bool shift, KeyboardFamily family, int us_digit) {
  if (shift) {
    for (const Shifted& entry : shifted_keys) {
      if (entry.family == family && entry.engraved == engraved) return entry.key;
    }
    if (us_digit >= 0 && family == KeyboardFamily::azerty)
      return key_after(Key::digit_0, static_cast<char32_t>(us_digit));
  }
  if (engraved >= 'a' && engraved <= 'z') return key_after(Key::a, engraved - 'a');
  if (engraved >= '0' && engraved <= '9') return key_after(Key::digit_0, engraved - '0');
  switch (engraved) {
  case '+': return Key::plus;
  case '-': return Key::minus;
  case '.': return Key::period;
  case ',': return Key::comma;
  case '/': return Key::slash;
  case '?': return Key::question;
  case ' ': return Key::space;
  // A presenter's remote sends the place of the US period, which AZERTY engraves ':'.
  case ':': return family == KeyboardFamily::azerty && !shift ? Key::period : Key::other;
  default: break;
  }
  return us_digit >= 0 ? key_after(Key::digit_0, static_cast<char32_t>(us_digit)) : Key::other;
}

} // namespace pressoir::desktop
