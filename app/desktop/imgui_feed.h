// ImGuiFeed: hands a window's events to the ImGui context made for it, a frame's worth at a time, so that no press or
// key is lost however many events came between two frames.
#pragma once

#include <deque>
#include <string>

#include "app/desktop/window.h"

namespace pressoir::desktop {

class ImGuiFeed {
 public:
  // The current ImGui context gets our keys, this window's clipboard, and no settings file. The window must outlive the
  // context.
  void start(Window& window);
  bool started() const { return window_ != nullptr; }
  // Keeps the event for the next frames; does nothing before `start`.
  void add(const Event& event);
  // True when events are left for a further frame.
  bool waiting() const { return !events_.empty(); }
  // Display size, time step in seconds, and the events that one frame can tell apart.
  void new_frame(int width, int height, double seconds);
  void stop();

 private:
  static const char* clipboard_text(void* feed);
  static void set_clipboard_text(void* feed, const char* utf8);

  Window* window_ = nullptr;
  std::deque<Event> events_;
  std::string clipboard_;
};

} // namespace pressoir::desktop
