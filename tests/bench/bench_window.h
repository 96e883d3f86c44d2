// BenchWindow: the program as it runs, in a window of 1600 × 900 drawn by software OpenGL.
#pragma once

#include <memory>

#include "app/app.h"
#include "app/screens/stage_view.h"
#include "tests/temporary_folder.h"

namespace pressoir::bench {

class BenchWindow {
 public:
  enum class Place { in_memory, on_the_display };
  explicit BenchWindow(Place place = Place::in_memory);

  App& app() { return *app_; }
  desktop::Window& window() { return *window_; }
  const Path& folder() const { return folder_.path(); }

  // One frame, whatever moved or not, to its last pixel.
  void frame(std::vector<desktop::Event> events = {});
  // Frames until nothing waits to be drawn sharper, at most `most`; gives how many.
  int settle(int most = 600);
  // Waits until all that was drawn is there.
  void finish();

 private:
  test::TemporaryFolder folder_;
  std::unique_ptr<desktop::Window> window_;
  std::unique_ptr<App> app_;
};

} // namespace pressoir::bench
