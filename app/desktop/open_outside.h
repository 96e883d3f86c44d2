// Opening a file with the desktop's own program for it.
#pragma once

#include "facilitation/base/file.h"

namespace pressoir::desktop {

// Whether the desktop can be asked (xdg-open is there).
bool can_open_outside();
// Asks and does not wait for what comes of it.
void open_outside(const Path& file);

} // namespace pressoir::desktop
