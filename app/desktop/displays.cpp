#include "app/desktop/displays.h"

#include <algorithm>

namespace pressoir::desktop {

void mark_mirrored(std::vector<Display>& displays) {
  for (Display& display : displays) {
    display.mirrored = std::any_of(displays.begin(), displays.end(), [&](const Display& other) {
      return &other != &display && other.bounds.intersects(display.bounds);
    });
  }
}

bool same_displays(const std::vector<Display>& a, const std::vector<Display>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Display& one, const Display& other) {
    return one.name == other.name && one.bounds == other.bounds && one.mirrored == other.mirrored;
  });
}

} // namespace pressoir::desktop
