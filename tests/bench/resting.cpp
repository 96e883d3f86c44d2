// What the program holds and uses while nobody does anything.
#include <cstdio>
#include <cstring>

#include "facilitation/base/check.h"
#include "facilitation/workshop/verbs.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/board_session.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

void measure_memory(Report& report, int notes, double at_most) {
  const test::TemporaryFolder folder;
  // Made elsewhere: what making it takes is not ours.
  run_self("--make " + folder.path().string() + " " + std::to_string(notes));
  BenchWindow bench;
  bench.app().open(folder / (std::to_string(notes) + "-0.pressoir"));
  ENSURE(bench.app().desk());
  bench.settle();
  const std::string name = "memory." + std::to_string(notes) + ".";
  report.add(name + "whole_board", rss_anon_mb(), "MB", at_most);
  // Read at its own size, and moved over, as in a session.
  for (int frame = 0; frame < 240; ++frame) {
    auto& board = bench.app().stage().board;
    board.moved_by_hand = true;
    board.place = {.origin = Vec2{800, 450} + Vec2{8.0 * frame, 6.0 * frame}, .at = {800, 450}, .scale = 1};
    bench.frame({desktop::MouseMoved{{700.0 + frame % 9, 400}}});
  }
  bench.settle();
  report.add(name + "after_panning", rss_anon_mb(), "MB", at_most);
}

// Percent of one core over some seconds of the program's own loop.
double at_rest(BenchWindow& bench) {
  constexpr double seconds = 8;
  bench.settle();
  const double until = wall_ms() + 6'000; // the tool bar has gone
  while (wall_ms() < until) bench.app().frame(static_cast<int>(std::max(1.0, until - wall_ms())));
  const double cpu = process_ms(), wall = wall_ms();
  while (wall_ms() < wall + seconds * 1000) bench.app().frame(static_cast<int>(std::max(1.0, wall + seconds * 1000 - wall_ms())));
  return 100 * (process_ms() - cpu) / (wall_ms() - wall);
}

} // namespace

double rss_anon_mb() {
  std::FILE* file = std::fopen("/proc/self/status", "r");
  ENSURE(file);
  char line[256];
  double kilobytes = 0;
  while (std::fgets(line, sizeof line, file))
    if (std::strncmp(line, "RssAnon:", 8) == 0) std::sscanf(line + 8, "%lf", &kilobytes);
  std::fclose(file);
  return kilobytes / 1024;
}

void measure_memory_bare(Report& report) {
  auto window = desktop::sdl2_window({.width = 1600, .height = 900, .hidden = true});
  ENSURE(window);
  for (int frame = 0; frame < 3; ++frame) (*window)->begin_picture(), (*window)->end_picture();
  (void)desktop::read_pixels(1, 1);
  report.add("memory.bare_window", rss_anon_mb(), "MB");
}

void measure_memory_1000(Report& report) {
  measure_memory(report, 1'000, 110);
}
void measure_memory_10000(Report& report) {
  measure_memory(report, 10'000, 140);
}

void measure_idle(Report& report) {
  // In memory there is nothing that SDL can wait on: it looks every millisecond, which a display spares it.
  BenchWindow bench(BenchWindow::Place::on_the_display);
  bench.app().open(make_board_session(bench.folder(), 80));
  report.add("idle.nothing_moves", at_rest(bench), "% of a core", 1);
  bench.app().desk()->ask(workshop::PauseClock{.paused = false});
  bench.app().desk()->settle();
  report.add("idle.clock_runs", at_rest(bench), "% of a core", 5);
}

} // namespace pressoir::bench
