#include "app/desktop/glfw_keys.h"

#include <GLFW/glfw3.h>

#include "app/desktop/keyboard.h"

namespace pressoir::desktop {
namespace {

// The first character of a key's name; 0 when it has none. GLFW's names are valid UTF-8, of one or two bytes on our
// layouts.
char32_t character_named(int key, int scancode) {
  const char* name = glfwGetKeyName(key, scancode);
  if (name == nullptr) return 0;
  const auto first = static_cast<unsigned char>(name[0]);
  if (first < 0x80) return first;
  const auto second = static_cast<unsigned char>(name[1]);
  return (first & 0xE0) == 0xC0 ? static_cast<char32_t>(((first & 0x1Fu) << 6) | (second & 0x3Fu)) : 0;
}

Key key_by_name(int key) {
  switch (key) {
  case GLFW_KEY_ENTER:
  case GLFW_KEY_KP_ENTER: return Key::enter;
  case GLFW_KEY_ESCAPE: return Key::escape;
  case GLFW_KEY_TAB: return Key::tab;
  case GLFW_KEY_SPACE: return Key::space;
  case GLFW_KEY_BACKSPACE: return Key::backspace;
  case GLFW_KEY_DELETE: return Key::del;
  case GLFW_KEY_INSERT: return Key::insert;
  case GLFW_KEY_HOME: return Key::home;
  case GLFW_KEY_END: return Key::end;
  case GLFW_KEY_PAGE_UP: return Key::page_up;
  case GLFW_KEY_PAGE_DOWN: return Key::page_down;
  case GLFW_KEY_LEFT: return Key::left;
  case GLFW_KEY_RIGHT: return Key::right;
  case GLFW_KEY_UP: return Key::up;
  case GLFW_KEY_DOWN: return Key::down;
  case GLFW_KEY_KP_ADD: return Key::plus;
  case GLFW_KEY_KP_SUBTRACT: return Key::minus;
  case GLFW_KEY_KP_DECIMAL: return Key::period;
  case GLFW_KEY_KP_DIVIDE: return Key::slash;
  default: break;
  }
  if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F12) {
    return static_cast<Key>(static_cast<int>(Key::f1) + key - GLFW_KEY_F1);
  }
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) {
    return static_cast<Key>(static_cast<int>(Key::digit_0) + key - GLFW_KEY_KP_0);
  }
  return Key::none;
}

Key pad_without_num_lock(int key) {
  switch (key) {
  case GLFW_KEY_KP_0: return Key::insert;
  case GLFW_KEY_KP_1: return Key::end;
  case GLFW_KEY_KP_2: return Key::down;
  case GLFW_KEY_KP_3: return Key::page_down;
  case GLFW_KEY_KP_4: return Key::left;
  case GLFW_KEY_KP_6: return Key::right;
  case GLFW_KEY_KP_7: return Key::home;
  case GLFW_KEY_KP_8: return Key::up;
  case GLFW_KEY_KP_9: return Key::page_up;
  case GLFW_KEY_KP_DECIMAL: return Key::del;
  default: return Key::none;
  }
}

} // namespace

Key key_from_glfw(int key, int scancode, int mods) {
  if ((mods & GLFW_MOD_NUM_LOCK) == 0) {
    if (const Key on_pad = pad_without_num_lock(key); on_pad != Key::none) return on_pad;
  }
  if (const Key named = key_by_name(key); named != Key::none) return named;
  const KeyboardFamily family = keyboard_family(character_named(GLFW_KEY_Q, 0), character_named(GLFW_KEY_Y, 0));
  const int us_digit = key >= GLFW_KEY_0 && key <= GLFW_KEY_9 ? key - GLFW_KEY_0 : -1;
  return key_from_character(character_named(key, scancode), (mods & GLFW_MOD_SHIFT) != 0, family, us_digit);
}

Modifiers modifiers_from_glfw(int mods) {
  return {.ctrl = (mods & GLFW_MOD_CONTROL) != 0,
          .shift = (mods & GLFW_MOD_SHIFT) != 0,
          .alt = (mods & GLFW_MOD_ALT) != 0,
          .super = (mods & GLFW_MOD_SUPER) != 0};
}

} // namespace pressoir::desktop
