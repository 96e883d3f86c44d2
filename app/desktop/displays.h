// Displays: which of them show the same thing.
#pragma once

#include <vector>

#include "app/desktop/window.h"

namespace pressoir::desktop {

// Sets `mirrored` on each display that shares a part of the desktop with another.
void mark_mirrored(std::vector<Display>& displays);
// True when names, places and mirroring are the same, in the same order.
bool same_displays(const std::vector<Display>& a, const std::vector<Display>& b);

} // namespace pressoir::desktop
