// What an SDL event means to us, and to which window it belongs. Pure: reads the event and the window's size, changes
// nothing.
#pragma once

#include <cstdint>
#include <optional>

#include "app/desktop/window.h"

union SDL_Event;

namespace pressoir::desktop {

struct AddressedEvent {
  std::uint32_t window; // SDL's window id; 0: every window
  Event event;
};
// None when it does not concern us.
std::optional<AddressedEvent> translated(const SDL_Event& event);

} // namespace pressoir::desktop
