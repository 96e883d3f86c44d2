#include "app/desktop/window.h"

namespace pressoir::desktop {

Result<std::unique_ptr<Window>> glfw_window(const WindowOptions&, Window*) {
  return refuse("window.no_display", {{"reason", std::string("GLFW")}});
}

} // namespace pressoir::desktop
