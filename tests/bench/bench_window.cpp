#include "tests/bench/bench_window.h"

#include "facilitation/base/check.h"

namespace pressoir::bench {

BenchWindow::BenchWindow(Place place) {
  auto window = desktop::sdl2_window({.width = 1600, .height = 900, .hidden = place == Place::in_memory});
  ENSURE(window);
  window_ = *std::move(window);
  AppOptions options;
  options.settings = folder_ / "settings.json";
  options.quiet = true;
  auto app = App::make(*window_, options);
  ENSURE(app);
  app_ = *std::move(app);
}

void BenchWindow::frame(std::vector<desktop::Event> events) {
  if (events.empty()) events.emplace_back(desktop::Woken{});
  app_->inject(std::move(events));
  app_->frame(0);
  // As a display does. Left alone, software OpenGL in memory runs up to 64 pictures behind, and keeps what each needs: 190 MB.
  finish();
}

int BenchWindow::settle(int most) {
  int frames = 0;
  while (frames < most) {
    frame();
    ++frames;
    if (frames > 3 && app_->ui().next_frame_within > 0) break;
  }
  finish();
  return frames;
}

void BenchWindow::finish() {
  (void)desktop::read_pixels(1, 1);
}

} // namespace pressoir::bench
