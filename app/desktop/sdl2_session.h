// Sdl2Session: the part of SDL that all windows share: start and end, the one event queue, sorted by window, the one
// OpenGL context.
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/desktop/sdl2_events.h"
#include "app/desktop/window.h"

struct SDL_Cursor;
struct SDL_Window;

namespace pressoir::desktop {

class Sdl2Session {
 public:
  // Refused: "window.no_display". `hidden`: nothing need be seen, so no display is needed.
  static Result<std::shared_ptr<Sdl2Session>> open(bool hidden);
  ~Sdl2Session();
  Sdl2Session(const Sdl2Session&) = delete;
  Sdl2Session& operator=(const Sdl2Session&) = delete;

  void attach(std::uint32_t window_id);
  void detach(std::uint32_t window_id);
  // Sleeps at most that long until an event comes for any window, then sorts all there are.
  void pump(int at_most_milliseconds);
  std::vector<Event> taken_for(std::uint32_t window_id);
  bool has_events_for(std::uint32_t window_id) const;
  void wake(); // from any thread

  // Makes the OpenGL context at the first window, current in that window. Refused: "window.no_display".
  Result<void> use_gl_in(SDL_Window* window);
  // Null when the system has no such cursor. Kept until the end.
  SDL_Cursor* cursor(Cursor cursor);

 private:
  explicit Sdl2Session(std::uint32_t wake_event);
  void sort(const AddressedEvent& event);
  void notice_displays();

  std::uint32_t wake_event_;
  std::atomic<bool> wake_sent_ = false;
  void* gl_ = nullptr;
  std::map<std::uint32_t, std::vector<Event>> queues_;
  std::map<Cursor, SDL_Cursor*> cursors_;
  std::vector<Display> displays_;
};

// The displays of the running SDL.
std::vector<Display> sdl2_displays();

} // namespace pressoir::desktop
