// X11Watch: what X11 knows and SDL 2.26 does not tell: displays that come and go, files held over a window, the
// desktop's scale.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "app/desktop/sdl2_events.h"
#include "app/desktop/window.h"

struct SDL_SysWMmsg;
struct SDL_Window;

namespace pressoir::desktop {

class X11Watch {
 public:
  virtual ~X11Watch() = default;
  virtual void attach(SDL_Window* window) = 0;
  virtual void detach(SDL_Window* window) = 0;
  // The displays as they are now. Two that show the same thing are one, mirrored.
  virtual std::vector<Display> displays() const = 0;
  // Xft.dpi / 96, between 0.5 and 4; 1 when the desktop asks for nothing.
  virtual double scale() const = 0;
  // What an event of X11 itself means; none when SDL tells it, or it does not concern us.
  virtual std::optional<AddressedEvent> translated(const SDL_SysWMmsg& message) const = 0;
};
// Listens on SDL's own connection from now on. Null when SDL does not speak X11. `window`: any window of SDL.
std::unique_ptr<X11Watch> x11_watch(SDL_Window* window);

// The scale in the text of the X resources ("Xft.dpi:\t144\n…").
double scale_in_resources(const char* resources);

} // namespace pressoir::desktop
