// What GLFW's key numbers mean to us, by the layout in use.
#pragma once

#include "app/desktop/window.h"

namespace pressoir::desktop {

// `key`, `scancode` and `mods` as GLFW gives them to its key callback.
Key key_from_glfw(int key, int scancode, int mods);
Modifiers modifiers_from_glfw(int mods);

} // namespace pressoir::desktop
