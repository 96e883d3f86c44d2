#include "app/desktop/x11_scale.h"

#include <SDL2/SDL.h>
#include <SDL2/SDL_syswm.h>

#include <algorithm>
#include <charconv>
#include <string_view>

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

double x11_scale([[maybe_unused]] SDL_Window* window) {
#if defined(SDL_VIDEO_DRIVER_X11)
  SDL_SysWMinfo info{};
  SDL_VERSION(&info.version);
  if (SDL_GetWindowWMInfo(window, &info) != SDL_TRUE || info.subsystem != SDL_SYSWM_X11) return 1;
  // SDL loads libX11 when it runs; so do we, to start where there is none.
  void* library = SDL_LoadObject("libX11.so.6");
  if (library == nullptr) return 1;
  using ResourceString = char* (*)(::Display*);
  const auto resource_string = reinterpret_cast<ResourceString>(SDL_LoadFunction(library, "XResourceManagerString"));
  const double scale = resource_string != nullptr ? scale_in_resources(resource_string(info.info.x11.display)) : 1;
  SDL_UnloadObject(library);
  return scale;
#else
  return 1;
#endif
}

} // namespace pressoir::desktop
