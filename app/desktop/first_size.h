// The size a window opens at: the one wanted, or less where the desktop has less room, so that its title bar and its edges can be reached.
#pragma once

#include <algorithm>

namespace pressoir::desktop {

struct FirstSize {
  int width = 0, height = 0;
};

// `room`: the desktop without its panels, in the units of `wanted`; empty: nothing is known of it. Title bar and edges take some of it.
inline FirstSize first_size(FirstSize wanted, FirstSize room) {
  if (room.width <= 0 || room.height <= 0) return wanted;
  return {std::min(wanted.width, room.width * 97 / 100), std::min(wanted.height, room.height * 92 / 100)};
}

} // namespace pressoir::desktop
