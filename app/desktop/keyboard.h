// Keyboard: which Key a printable key is, from the character that the keyboard layout engraves on it.
#pragma once

#include "app/desktop/window.h"

namespace pressoir::desktop {

// The families whose punctuation sits elsewhere.
enum class KeyboardFamily : std::uint8_t { qwerty, qwertz, azerty };

// The family of a layout, from the characters of the keys that are Q and Y on a US keyboard.
KeyboardFamily keyboard_family(char32_t on_q, char32_t on_y);

// `engraved` is the character of the key without Shift; `us_digit` is 0 to 9 when the key sits where a US keyboard has
// that digit, else -1: AZERTY's upper row types & é " … and still means digits. Key::other when it means nothing to us.
Key key_from_character(char32_t engraved, bool shift, KeyboardFamily family, int us_digit);

} // namespace pressoir::desktop
