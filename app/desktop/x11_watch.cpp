#include "app/desktop/x11_watch.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>
#if defined(SDL_VIDEO_DRIVER_X11)
#include <X11/Xlib.h>
#include <X11/extensions/Xrandr.h>
#endif

#include <algorithm>
#include <charconv>
#include <string_view>

#include "app/desktop/displays.h"

namespace pressoir::desktop {

double scale_in_resources(const char* resources) {
  if (resources == nullptr) return 1;
  constexpr std::string_view name = "Xft.dpi:";
  std::string_view rest = resources;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.starts_with(name)) continue;
    line.remove_prefix(name.size());
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
    double dpi = 0;
    const auto parsed = std::from_chars(line.data(), line.data() + line.size(), dpi);
    if (parsed.ec == std::errc{} && dpi > 0) return std::clamp(dpi / 96, 0.5, 4.0);
  }
  return 1;
}

#if defined(SDL_VIDEO_DRIVER_X11)

namespace {

std::optional<SDL_SysWMinfo> x11_info(SDL_Window* window) {
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE || info.subsystem != SDL_SYSWM_X11) return std::nullopt;
  return info;
}

class Watch final : public X11Watch {
 public:
  explicit Watch(::Display* connection)
      : connection_(connection)
      , root_(DefaultRootWindow(connection))
      , drag_enters_(XInternAtom(connection, "XdndEnter", 0))
      , drag_leaves_(XInternAtom(connection, "XdndLeave", 0))
      , drops_(XInternAtom(connection, "XdndDrop", 0)) {
    int first_error = 0;
    has_randr_ = XRRQueryExtension(connection, &first_randr_event_, &first_error) != 0;
    if (has_randr_) XRRSelectInput(connection, root_, RRScreenChangeNotifyMask | RROutputChangeNotifyMask);
    // SDL hands over every event of X11: all but those we read are thrown away before they wake anybody.
    SDL_SetEventFilter(&Watch::wanted, this);
    SDL_EventState(SDL_SYSWMEVENT, SDL_ENABLE);
  }
  ~Watch() override {
    SDL_EventState(SDL_SYSWMEVENT, SDL_DISABLE);
    SDL_SetEventFilter(nullptr, nullptr);
  }

  void attach(SDL_Window* window) override {
    if (const auto info = x11_info(window)) sdl_ids_[info->info.x11.window] = SDL_GetWindowID(window);
  }
  void detach(SDL_Window* window) override {
    std::erase_if(sdl_ids_, [id = SDL_GetWindowID(window)](const auto& entry) { return entry.second == id; });
  }

  std::vector<Display> displays() const override {
    std::vector<Display> displays;
    int count = 0;
    XRRMonitorInfo* monitors = has_randr_ ? XRRGetMonitors(connection_, root_, 1, &count) : nullptr;
    for (int i = 0; i < count && monitors != nullptr; ++i) {
      const XRRMonitorInfo& monitor = monitors[i];
      if (monitor.width <= 0 || monitor.height <= 0) continue;
      char* name = XGetAtomName(connection_, monitor.name);
      displays.push_back({name != nullptr ? name : std::to_string(i + 1),
                          {static_cast<double>(monitor.x), static_cast<double>(monitor.y),
                           static_cast<double>(monitor.width), static_cast<double>(monitor.height)},
                          monitor.noutput > 1});
      if (name != nullptr) XFree(name);
    }
    if (monitors != nullptr) XRRFreeMonitors(monitors);
    mark_mirrored(displays);
    return displays;
  }

  double scale() const override { return scale_in_resources(XResourceManagerString(connection_)); }

  std::optional<AddressedEvent> translated(const SDL_SysWMmsg& message) const override {
    if (message.subsystem != SDL_SYSWM_X11) return std::nullopt;
    const XEvent& event = message.msg.x11.event;
    if (is_randr(event)) return AddressedEvent{0, DisplaysChanged{}};
    const auto window = sdl_ids_.find(event.xclient.window);
    if (event.type != ClientMessage || window == sdl_ids_.end()) return std::nullopt;
    if (event.xclient.message_type == drag_enters_) return AddressedEvent{window->second, FileHovering{true}};
    if (event.xclient.message_type == drag_leaves_ || event.xclient.message_type == drops_) {
      return AddressedEvent{window->second, FileHovering{false}};
    }
    return std::nullopt;
  }

 private:
  bool is_randr(const XEvent& event) const {
    return has_randr_ &&
           (event.type == first_randr_event_ + RRScreenChangeNotify || event.type == first_randr_event_ + RRNotify);
  }
  static int wanted(void* self, SDL_Event* event) {
    if (event->type != SDL_SYSWMEVENT) return 1;
    return event->syswm.msg != nullptr && static_cast<Watch*>(self)->translated(*event->syswm.msg) ? 1 : 0;
  }

  ::Display* connection_;
  ::Window root_;
  Atom drag_enters_, drag_leaves_, drops_;
  int first_randr_event_ = 0;
  bool has_randr_ = false;
  std::map<::Window, std::uint32_t> sdl_ids_;
};

} // namespace

std::unique_ptr<X11Watch> x11_watch(SDL_Window* window) {
  const auto info = x11_info(window);
  if (!info) return nullptr;
  return std::make_unique<Watch>(info->info.x11.display);
}

#else

std::unique_ptr<X11Watch> x11_watch(SDL_Window*) {
  return nullptr;
}

#endif

} // namespace pressoir::desktop
