// What a person waits for: the home screen after a cold start, the board after opening a file. Each time in a process just started.
#include <cstdio>
#include <cstdlib>

#include "facilitation/base/check.h"
#include "facilitation/desk/example.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/board_session.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

constexpr int starts = 7;

// A home as people have it: the example of the product among the recent sessions, four times.
Path settings_with_recents(const Path& folder) {
  const auto scripts = desk::example_scripts();
  ENSURE(scripts && !scripts->empty());
  const auto example = desk::make_example(scripts->front(), folder);
  ENSURE(example);
  Settings settings;
  for (int i = 0; i < 4; ++i) {
    const Path copy = folder / ("recent-" + std::to_string(i) + ".pressoir");
    std::filesystem::copy_file(*example, copy);
    settings.remember(copy, {1'000 * i});
  }
  const Path file = folder / "settings.json";
  ENSURE(save_settings(file, settings));
  return file;
}

} // namespace

void print_first_frame(const Path& settings) {
  auto window = desktop::sdl2_window({.width = 1600, .height = 900, .hidden = true});
  ENSURE(window);
  AppOptions options;
  options.settings = settings;
  auto app = App::make(**window, options);
  ENSURE(app);
  (*app)->frame(0);
  (void)desktop::read_pixels(1, 1);
  std::printf("%.3f", wall_ms());
}

void measure_start(Report& report) {
  const test::TemporaryFolder folder;
  const Path settings = settings_with_recents(folder.path());
  report.add("start.first_frame", least(starts, [&] {
               const double before = wall_ms();
               return std::atof(run_self("--first-frame " + settings.string()).c_str()) - before;
             }),
             "ms", 400);
}

void print_opening(const Path& session) {
  BenchWindow bench;
  bench.settle();
  const double before = wall_ms();
  bench.app().open(session);
  ENSURE(bench.app().desk());
  const double usable = wall_ms();
  bench.settle();
  std::printf("%.3f %.3f", usable - before, wall_ms() - before);
}

void measure_open(Report& report) {
  const test::TemporaryFolder folder;
  const Path session = make_board_session(folder.path(), 10'000, 100'000);
  double usable = 1e9, painted = 1e9;
  for (int i = 0; i < starts; ++i) {
    double one = 1e9, other = 1e9;
    ENSURE(std::sscanf(run_self("--opening " + session.string()).c_str(), "%lf %lf", &one, &other) == 2);
    usable = std::min(usable, one);
    painted = std::min(painted, other);
  }
  report.add("open.usable", usable, "ms", 100);
  report.add("open.painted", painted, "ms", 200);
}

} // namespace pressoir::bench
