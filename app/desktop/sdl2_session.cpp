#include "app/desktop/sdl2_session.h"

#include <SDL2/SDL.h>

#include <cstdlib>
#include <string_view>
#include <utility>

#include "app/desktop/displays.h"

namespace pressoir::desktop {
namespace {

Error no_display() {
  return refuse("window.no_display", {{"reason", std::string(SDL_GetError())}});
}

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

// SDL falls back by itself to drivers that show nothing; only who asked for one wants it.
bool shows_nothing(std::string_view driver) {
  return driver == "offscreen" || driver == "dummy" || driver == "evdev";
}

void set_hints() {
  SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1"); // keep_awake decides
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "1");
  SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
  SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
  SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0"); // the stage stays up while the console is used
  SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
  SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
  SDL_SetHint(SDL_HINT_APP_NAME, "Pressoir");
}

SDL_SystemCursor system_cursor(Cursor cursor) {
  switch (cursor) {
  case Cursor::arrow: return SDL_SYSTEM_CURSOR_ARROW;
  case Cursor::hand: return SDL_SYSTEM_CURSOR_HAND;
  case Cursor::text: return SDL_SYSTEM_CURSOR_IBEAM;
  case Cursor::move: return SDL_SYSTEM_CURSOR_SIZEALL;
  case Cursor::resize_h: return SDL_SYSTEM_CURSOR_SIZEWE;
  case Cursor::resize_v: return SDL_SYSTEM_CURSOR_SIZENS;
  case Cursor::crosshair: return SDL_SYSTEM_CURSOR_CROSSHAIR;
  }
  return SDL_SYSTEM_CURSOR_ARROW;
}

void free_what_it_holds(SDL_Event& event) {
  if (event.type == SDL_DROPFILE || event.type == SDL_DROPTEXT) SDL_free(event.drop.file);
  if (event.type == SDL_TEXTEDITING_EXT) SDL_free(event.editExt.text);
}

} // namespace

Result<std::shared_ptr<Sdl2Session>> Sdl2Session::open(bool hidden) {
  set_hints();
  const bool driver_asked = is_set("SDL_VIDEODRIVER");
  if (hidden && !driver_asked) SDL_SetHint(SDL_HINT_VIDEODRIVER, "offscreen");
  const bool started = SDL_InitSubSystem(SDL_INIT_VIDEO) == 0;
  if (hidden && !driver_asked) SDL_SetHint(SDL_HINT_VIDEODRIVER, nullptr);
  if (!started) return no_display();
  if (!hidden && !driver_asked && shows_nothing(SDL_GetCurrentVideoDriver())) {
    SDL_QuitSubSystem(SDL_INIT_VIDEO);
    return refuse("window.no_display", {{"reason", std::string("DISPLAY, WAYLAND_DISPLAY")}});
  }
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
  SDL_StopTextInput(); // set_text_input decides
  auto session = std::shared_ptr<Sdl2Session>(new Sdl2Session(SDL_RegisterEvents(1)));
  return session;
}

Sdl2Session::Sdl2Session(std::uint32_t wake_event) : wake_event_(wake_event) {}

Sdl2Session::~Sdl2Session() {
  x11_.reset();
  for (const auto& [kind, cursor] : cursors_) SDL_FreeCursor(cursor);
  if (gl_ != nullptr) SDL_GL_DeleteContext(gl_);
  SDL_QuitSubSystem(SDL_INIT_VIDEO);
}

void Sdl2Session::attach(SDL_Window* window) {
  const bool first = queues_.empty();
  queues_[SDL_GetWindowID(window)];
  if (!x11_) x11_ = x11_watch(window);
  if (x11_) x11_->attach(window);
  if (first) displays_ = displays();
}

void Sdl2Session::detach(SDL_Window* window) {
  queues_.erase(SDL_GetWindowID(window));
  if (x11_) x11_->detach(window);
}

void Sdl2Session::sort(const AddressedEvent& event) {
  if (event.window == 0) {
    for (auto& [window, queue] : queues_) queue.push_back(event.event);
  } else if (const auto queue = queues_.find(event.window); queue != queues_.end()) {
    queue->second.push_back(event.event);
  }
}

void Sdl2Session::pump(int at_most_milliseconds) {
  bool displays_may_differ = false;
  SDL_Event event;
  bool got =
      at_most_milliseconds > 0 ? SDL_WaitEventTimeout(&event, at_most_milliseconds) == 1 : SDL_PollEvent(&event) == 1;
  for (; got; got = SDL_PollEvent(&event) == 1) {
    if (event.type == wake_event_) {
      wake_sent_.store(false);
      sort({0, Woken{}});
    } else if (const auto ours = meaning_of(event)) {
      if (std::holds_alternative<DisplaysChanged>(ours->event)) {
        displays_may_differ = true;
      } else {
        sort(*ours);
      }
    }
    free_what_it_holds(event);
  }
  if (displays_may_differ) notice_displays();
}

std::optional<AddressedEvent> Sdl2Session::meaning_of(const SDL_Event& event) const {
  if (event.type != SDL_SYSWMEVENT) return translated(event);
  return x11_ && event.syswm.msg != nullptr ? x11_->translated(*event.syswm.msg) : std::nullopt;
}

// One change of one display makes several events: told once, and only when something is different.
void Sdl2Session::notice_displays() {
  std::vector<Display> now = displays();
  if (same_displays(now, displays_)) return;
  displays_ = std::move(now);
  sort({0, DisplaysChanged{}});
}

std::vector<Event> Sdl2Session::taken_for(std::uint32_t window_id) {
  const auto queue = queues_.find(window_id);
  return queue == queues_.end() ? std::vector<Event>{} : std::exchange(queue->second, {});
}

bool Sdl2Session::has_events_for(std::uint32_t window_id) const {
  const auto queue = queues_.find(window_id);
  return queue != queues_.end() && !queue->second.empty();
}

void Sdl2Session::wake() {
  // One in the queue is enough, and the queue is bounded.
  if (wake_sent_.exchange(true)) return;
  SDL_Event event{};
  event.type = wake_event_;
  if (SDL_PushEvent(&event) != 1) wake_sent_.store(false);
}

Result<void> Sdl2Session::use_gl_in(SDL_Window* window) {
  if (gl_ == nullptr) gl_ = SDL_GL_CreateContext(window);
  if (gl_ == nullptr || SDL_GL_MakeCurrent(window, gl_) != 0) return no_display();
  return {};
}

SDL_Cursor* Sdl2Session::cursor(Cursor cursor) {
  const auto known = cursors_.find(cursor);
  if (known != cursors_.end()) return known->second;
  return cursors_[cursor] = SDL_CreateSystemCursor(system_cursor(cursor));
}

std::vector<Display> Sdl2Session::displays() const {
  if (x11_) return x11_->displays();
  std::vector<Display> displays;
  for (int index = 0; index < SDL_GetNumVideoDisplays(); ++index) {
    SDL_Rect bounds{};
    SDL_GetDisplayBounds(index, &bounds);
    const char* name = SDL_GetDisplayName(index);
    displays.push_back({name != nullptr ? name : std::to_string(index + 1),
                        {static_cast<double>(bounds.x), static_cast<double>(bounds.y), static_cast<double>(bounds.w),
                         static_cast<double>(bounds.h)}});
  }
  mark_mirrored(displays);
  return displays;
}

double Sdl2Session::scale() const {
  return x11_ ? x11_->scale() : 1;
}

} // namespace pressoir::desktop
