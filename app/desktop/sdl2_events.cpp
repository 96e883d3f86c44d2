#include "app/desktop/sdl2_events.h"

#include <SDL2/SDL.h>

#include "app/desktop/keyboard.h"

namespace pressoir::desktop {
namespace {

// SDL counts in points, we in pixels of the drawable: they differ on Wayland with a scale.
Vec2 pixels_in_a_point(std::uint32_t window_id) {
  SDL_Window* window = SDL_GetWindowFromID(window_id);
  if (window == nullptr) return {1, 1};
  int width = 0, height = 0, drawable_width = 0, drawable_height = 0;
  SDL_GetWindowSize(window, &width, &height);
  SDL_GL_GetDrawableSize(window, &drawable_width, &drawable_height);
  if (width <= 0 || height <= 0) return {1, 1};
  return {static_cast<double>(drawable_width) / width, static_cast<double>(drawable_height) / height};
}

Vec2 pixel_position(std::uint32_t window, double x, double y) {
  const Vec2 ratio = pixels_in_a_point(window);
  return {x * ratio.x, y * ratio.y};
}

Vec2 drawable_size(std::uint32_t window_id) {
  int width = 0, height = 0;
  if (SDL_Window* window = SDL_GetWindowFromID(window_id)) SDL_GL_GetDrawableSize(window, &width, &height);
  return {static_cast<double>(width), static_cast<double>(height)};
}

Modifiers modifiers_of(std::uint16_t mod) {
  // AltGr makes characters, it is no Alt; some layouts report it together with Ctrl.
  const bool alt_gr = (mod & KMOD_MODE) != 0 || (mod & KMOD_RALT) != 0;
  return {.ctrl = (mod & KMOD_CTRL) != 0 && !alt_gr,
          .shift = (mod & KMOD_SHIFT) != 0,
          .alt = (mod & KMOD_LALT) != 0,
          .super = (mod & KMOD_GUI) != 0};
}

Key key_by_name(SDL_Keycode code) {
  switch (code) {
  case SDLK_RETURN:
  case SDLK_KP_ENTER: return Key::enter;
  case SDLK_ESCAPE: return Key::escape;
  case SDLK_TAB: return Key::tab;
  case SDLK_BACKSPACE: return Key::backspace;
  case SDLK_DELETE: return Key::del;
  case SDLK_INSERT: return Key::insert;
  case SDLK_HOME: return Key::home;
  case SDLK_END: return Key::end;
  case SDLK_PAGEUP: return Key::page_up;
  case SDLK_PAGEDOWN: return Key::page_down;
  case SDLK_LEFT: return Key::left;
  case SDLK_RIGHT: return Key::right;
  case SDLK_UP: return Key::up;
  case SDLK_DOWN: return Key::down;
  case SDLK_KP_PLUS: return Key::plus;
  case SDLK_KP_MINUS: return Key::minus;
  case SDLK_KP_PERIOD:
  case SDLK_KP_COMMA: return Key::period;
  case SDLK_KP_DIVIDE: return Key::slash;
  case SDLK_KP_0: return Key::digit_0;
  default: break;
  }
  if (code >= SDLK_F1 && code <= SDLK_F12) return static_cast<Key>(static_cast<int>(Key::f1) + (code - SDLK_F1));
  if (code >= SDLK_KP_1 && code <= SDLK_KP_9) {
    return static_cast<Key>(static_cast<int>(Key::digit_1) + (code - SDLK_KP_1));
  }
  return Key::none;
}

int us_digit_of(SDL_Scancode scancode) {
  if (scancode == SDL_SCANCODE_0) return 0;
  return scancode >= SDL_SCANCODE_1 && scancode <= SDL_SCANCODE_9 ? scancode - SDL_SCANCODE_1 + 1 : -1;
}

// The number pad without NumLock moves the caret.
Key pad_without_num_lock(SDL_Keycode code) {
  switch (code) {
  case SDLK_KP_0: return Key::insert;
  case SDLK_KP_1: return Key::end;
  case SDLK_KP_2: return Key::down;
  case SDLK_KP_3: return Key::page_down;
  case SDLK_KP_4: return Key::left;
  case SDLK_KP_6: return Key::right;
  case SDLK_KP_7: return Key::home;
  case SDLK_KP_8: return Key::up;
  case SDLK_KP_9: return Key::page_up;
  case SDLK_KP_PERIOD:
  case SDLK_KP_COMMA: return Key::del;
  default: return Key::none;
  }
}

Key key_of(const SDL_Keysym& keysym) {
  if ((keysym.mod & KMOD_NUM) == 0) {
    if (const Key key = pad_without_num_lock(keysym.sym); key != Key::none) return key;
  }
  if (const Key key = key_by_name(keysym.sym); key != Key::none) return key;
  const KeyboardFamily family = keyboard_family(static_cast<char32_t>(SDL_GetKeyFromScancode(SDL_SCANCODE_Q)),
                                                static_cast<char32_t>(SDL_GetKeyFromScancode(SDL_SCANCODE_Y)));
  const char32_t engraved = (keysym.sym & SDLK_SCANCODE_MASK) == 0 ? static_cast<char32_t>(keysym.sym) : 0;
  return key_from_character(engraved, (keysym.mod & KMOD_SHIFT) != 0, family, us_digit_of(keysym.scancode));
}

std::optional<Button> button_of(std::uint8_t button) {
  switch (button) {
  case SDL_BUTTON_LEFT: return Button::left;
  case SDL_BUTTON_MIDDLE: return Button::middle;
  case SDL_BUTTON_RIGHT: return Button::right;
  default: return std::nullopt;
  }
}

std::optional<AddressedEvent> of_mouse_button(const SDL_MouseButtonEvent& event) {
  const std::optional<Button> button = button_of(event.button);
  if (!button) return std::nullopt;
  return AddressedEvent{event.windowID,
                        MousePressed{pixel_position(event.windowID, event.x, event.y), *button,
                                     event.state == SDL_PRESSED, event.clicks, event.which == SDL_TOUCH_MOUSEID}};
}

std::optional<AddressedEvent> of_wheel(const SDL_MouseWheelEvent& event) {
  const double sign = event.direction == SDL_MOUSEWHEEL_FLIPPED ? -1 : 1;
  return AddressedEvent{event.windowID,
                        Wheel{pixel_position(event.windowID, event.mouseX, event.mouseY),
                              sign * static_cast<double>(event.preciseX), sign * static_cast<double>(event.preciseY)}};
}

std::optional<AddressedEvent> of_finger(const SDL_TouchFingerEvent& event) {
  // A touchpad's fingers are no fingers on the picture.
  if (event.touchId == SDL_MOUSE_TOUCHID ||
      SDL_GetTouchDeviceType(event.touchId) == SDL_TOUCH_DEVICE_INDIRECT_RELATIVE) {
    return std::nullopt;
  }
  std::uint32_t window = event.windowID;
  if (window == 0) {
    SDL_Window* focused = SDL_GetMouseFocus();
    if (focused == nullptr) return std::nullopt;
    window = SDL_GetWindowID(focused);
  }
  const Vec2 size = drawable_size(window);
  // Two touch screens may number their fingers alike.
  const auto finger = static_cast<std::int64_t>((static_cast<std::uint64_t>(event.touchId) << 40) ^
                                                static_cast<std::uint64_t>(event.fingerId));
  const Phase phase = event.type == SDL_FINGERDOWN ? Phase::down
                      : event.type == SDL_FINGERUP ? Phase::up
                                                   : Phase::moved;
  return AddressedEvent{window, Touched{finger,
                                        {static_cast<double>(event.x) * size.x, static_cast<double>(event.y) * size.y},
                                        static_cast<double>(event.pressure),
                                        phase}};
}

std::optional<AddressedEvent> of_window(const SDL_WindowEvent& event) {
  switch (event.event) {
  case SDL_WINDOWEVENT_SIZE_CHANGED: {
    const Vec2 size = drawable_size(event.windowID);
    return AddressedEvent{event.windowID, Resized{static_cast<int>(size.x), static_cast<int>(size.y)}};
  }
  case SDL_WINDOWEVENT_FOCUS_GAINED: return AddressedEvent{event.windowID, Focused{true}};
  case SDL_WINDOWEVENT_FOCUS_LOST: return AddressedEvent{event.windowID, Focused{false}};
  case SDL_WINDOWEVENT_CLOSE: return AddressedEvent{event.windowID, CloseAsked{}};
  case SDL_WINDOWEVENT_LEAVE: return AddressedEvent{event.windowID, MouseLeft{}};
  case SDL_WINDOWEVENT_DISPLAY_CHANGED: return AddressedEvent{event.windowID, DisplaysChanged{}};
  case SDL_WINDOWEVENT_SHOWN:
  case SDL_WINDOWEVENT_RESTORED:
  case SDL_WINDOWEVENT_EXPOSED: return AddressedEvent{event.windowID, Woken{}};
  default: return std::nullopt;
  }
}

} // namespace

std::optional<AddressedEvent> translated(const SDL_Event& event) {
  switch (event.type) {
  case SDL_MOUSEMOTION:
    return AddressedEvent{event.motion.windowID,
                          MouseMoved{pixel_position(event.motion.windowID, event.motion.x, event.motion.y),
                                     event.motion.which == SDL_TOUCH_MOUSEID}};
  case SDL_MOUSEBUTTONDOWN:
  case SDL_MOUSEBUTTONUP: return of_mouse_button(event.button);
  case SDL_MOUSEWHEEL: return of_wheel(event.wheel);
  case SDL_KEYDOWN:
  case SDL_KEYUP:
    return AddressedEvent{event.key.windowID, KeyPressed{key_of(event.key.keysym), modifiers_of(event.key.keysym.mod),
                                                         event.type == SDL_KEYDOWN, event.key.repeat != 0}};
  case SDL_TEXTINPUT: return AddressedEvent{event.text.windowID, TextTyped{event.text.text}};
  case SDL_TEXTEDITING:
    return AddressedEvent{event.edit.windowID, TextComposing{event.edit.text, event.edit.start, event.edit.length}};
  case SDL_TEXTEDITING_EXT:
    return AddressedEvent{event.editExt.windowID, TextComposing{event.editExt.text != nullptr ? event.editExt.text : "",
                                                                event.editExt.start, event.editExt.length}};
  case SDL_FINGERDOWN:
  case SDL_FINGERUP:
  case SDL_FINGERMOTION: return of_finger(event.tfinger);
  case SDL_DROPFILE:
    return AddressedEvent{event.drop.windowID, FileDropped{event.drop.file != nullptr ? event.drop.file : ""}};
  case SDL_DROPBEGIN: return AddressedEvent{event.drop.windowID, FileHovering{true}};
  case SDL_DROPCOMPLETE: return AddressedEvent{event.drop.windowID, FileHovering{false}};
  case SDL_WINDOWEVENT: return of_window(event.window);
  case SDL_DISPLAYEVENT: return AddressedEvent{0, DisplaysChanged{}};
  // With windows closing one by one, this is a signal: Ctrl+C, or the system going down.
  case SDL_QUIT: return AddressedEvent{0, CloseAsked{}};
  default: return std::nullopt;
  }
}

} // namespace pressoir::desktop
