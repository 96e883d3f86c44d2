// The program with its window: `pressoir`, `pressoir run FILE`, and the pictures of its screens.
#pragma once

#include <optional>
#include <string>

#include "app/app.h"
#include "app/commands/commands.h"

namespace pressoir {

struct RunOptions {
  std::optional<Path> file;      // none: the home screen
  std::string window = "sdl2";   // or "glfw"
  bool full_screen = false;
  AppOptions app;
};
// Until the person leaves. Exit 1 with a sentence when there is no display or no OpenGL.
int run_window(const commands::Terminal& terminal, RunOptions options);

// PNG pictures of the main screens, made from the example workshops, without a display.
int take_screenshots(const commands::Terminal& terminal, const Path& folder, int width, int height, bool only_join, const AppOptions& options);

}  // namespace pressoir
