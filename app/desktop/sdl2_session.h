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
#include "app/desktop/x11_watch.h"

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

  void attach(SDL_Window* window);
  void detach(SDL_Window* window);
  // Sleeps at most that long until an event comes for any window, then sorts all there are.
  void pump(int at_most_milliseconds);
  std::vector<Event> taken_for(std::uint32_t window_id);
  bool has_events_for(std::uint32_t window_id) const;
  void wake(); // from any thread

  std::vector<Display> displays() const;
  // The scale that the desktop asks for.
  double scale() const;

  // Makes the OpenGL context at the first window, current in that window. Refused: "window.no_display".
  Result<void> use_gl_in(SDL_Window* window);
  // Null when the system has no such cursor. Kept until the end.
  SDL_Cursor* cursor(Cursor cursor);

 private:
  explicit Sdl2Session(std::uint32_t wake_event);
  void sort(const AddressedEvent& event);
  std::optional<AddressedEvent> meaning_of(const SDL_Event& event) const;
  void notice_displays();

  std::uint32_t wake_event_;
  std::atomic<bool> wake_sent_ = false;
  void* gl_ = nullptr;
  std::unique_ptr<X11Watch> x11_;
  std::map<std::uint32_t, std::vector<Event>> queues_;
  std::map<Cursor, SDL_Cursor*> cursors_;
  std::vector<Display> displays_;
};

} // namespace pressoir::desktop
