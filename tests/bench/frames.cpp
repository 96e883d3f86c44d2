// Frames of the stage with the board that all whiteboards are compared on, in the program's own window: every frame is begun with an
// event as a hand would make it, and drawn with all that the stage shows (question, clock, tool bar), to the end of the swap.
#include <cmath>
#include <functional>
#include <string>

#include "facilitation/base/check.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/board_session.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

constexpr Vec2 middle{800, 450};
constexpr int frames_a_pass = 120, passes = 3;

struct Shot {
  BenchWindow& bench;
  int frame, pass;
  ui::Placement& place() const { return bench.app().stage().board.place; }
  double part() const { return static_cast<double>(frame) / frames_a_pass; }
  // The camera, held by hand; the pointer goes with it.
  void look(Vec2 at, double scale) const {
    bench.app().stage().board.moved_by_hand = true;
    place() = {.origin = at, .at = middle, .scale = scale};
  }
};

struct Script {
  std::string_view name;
  // Moves the camera or the hand before each frame; gives the events of the frame.
  std::function<std::vector<desktop::Event>(const Shot&)> before;
};

struct Measured {
  double wall = 1e9, slowest = 1e9, build = 1e9, cpu = 1e9; // ms a frame: means, but `slowest` is what 95 of 100 frames stay under
};

Measured measure(BenchWindow& bench, const Script& script) {
  Measured best;
  for (int pass = 0; pass < passes; ++pass) {
    std::vector<double> walls;
    double build = 0;
    bench.finish();
    const double cpu_before = process_ms(), wall_before = wall_ms();
    for (int frame = 0; frame < frames_a_pass; ++frame) {
      const double start = wall_ms();
      bench.frame(script.before({bench, frame, pass}));
      build += bench.app().build_ms();
      walls.push_back(wall_ms() - start);
    }
    bench.finish();
    const double wall = (wall_ms() - wall_before) / frames_a_pass, cpu = (process_ms() - cpu_before) / frames_a_pass;
    std::sort(walls.begin(), walls.end());
    best.wall = std::min(best.wall, wall);
    best.slowest = std::min(best.slowest, walls[walls.size() * 95 / 100]);
    best.build = std::min(best.build, build / frames_a_pass);
    best.cpu = std::min(best.cpu, cpu);
  }
  return best;
}

std::vector<desktop::Event> hand_at(Vec2 at) {
  return {desktop::MouseMoved{at}};
}

// Back and forth, 0 to 1 to 0.
double there_and_back(double part) {
  return 1 - std::abs(2 * part - 1);
}

// Of the note near that point: notes stand every 240, and are 200 wide.
Vec2 note_centre(Vec2 near) {
  return {std::floor(near.x / 240) * 240 + 100, std::floor(near.y / 240) * 240 + 100};
}

struct Board {
  Rect bounds;
  double fit; // scale at which it is all in view
};

std::vector<Script> scripts(const Board& board) {
  const Vec2 centre = board.bounds.centre();
  const auto swing = [](const Shot& shot, double reach) {
    const double angle = 2 * 3.14159265358979 * shot.part();
    return Vec2{std::cos(angle) * reach, std::sin(angle) * reach};
  };
  return {
      // 24 pixels a frame, over ground never seen before in each pass.
      {"pan100", [=](const Shot& shot) {
         const double x = board.bounds.x + 800 + 24.0 * shot.frame;
         shot.look({std::min(x, std::max(centre.x, board.bounds.right() - 800)), board.bounds.y + 450 + 950.0 * shot.pass}, 1);
         return hand_at(middle + Vec2{1.0 * (shot.frame % 7), 0});
       }},
      {"panfit", [=](const Shot& shot) {
         shot.look(centre + swing(shot, 60 / board.fit), board.fit);
         return hand_at(middle + Vec2{1.0 * (shot.frame % 7), 0});
       }},
      {"zoom", [=](const Shot& shot) {
         shot.look(centre, board.fit * std::pow(1 / board.fit, there_and_back(shot.part())));
         return hand_at(middle + Vec2{1.0 * (shot.frame % 7), 0});
       }},
      // A note near the middle is taken, carried around and let go.
      {"move", [=](const Shot& shot) {
         if (shot.frame == 0) shot.look(centre, board.fit);
         const Vec2 from = shot.place().px(note_centre(centre));
         const Vec2 at = from + Vec2{there_and_back(shot.part()) * 300, there_and_back(shot.part()) * 120};
         if (shot.frame == 1) return std::vector<desktop::Event>{desktop::MousePressed{from, desktop::Button::left, true, 1, false}};
         if (shot.frame == frames_a_pass - 1) return std::vector<desktop::Event>{desktop::MousePressed{at, desktop::Button::left, false, 1, false}};
         return hand_at(shot.frame == 0 ? from : at);
       }},
  };
}

void measure(Report& report, int notes, bool only_curve) {
  const test::TemporaryFolder folder;
  run_self("--make " + folder.path().string() + " " + std::to_string(notes));
  BenchWindow bench;
  bench.app().open(folder / (std::to_string(notes) + "-0.pressoir"));
  bench.settle();
  auto& stage = bench.app().stage();
  const Rect bounds = stage.board.scene.bounds();
  ENSURE(stage.board.scene.size() == static_cast<std::size_t>(notes));
  const Board board{bounds, std::min(1600 / bounds.width, 900 / bounds.height)};
  for (const Script& script : scripts(board)) {
    const bool far = script.name != "pan100";
    if (only_curve && script.name != "pan100" && script.name != "panfit") continue;
    const Measured measured = measure(bench, script);
    const std::string name = "frames." + std::string(script.name) + "." + std::to_string(notes) + ".";
    const auto add = [&](const char* what, double value, double at_most, bool asked) {
      if (asked && !only_curve) report.add(name + what, value, "ms", at_most);
      else report.add(name + what, value, "ms");
    };
    add("wall", measured.wall, far ? 16.7 : 20, !far || notes == 10'000);
    report.add(name + "wall95", measured.slowest, "ms");
    report.add(name + "cpu", measured.cpu, "ms");
    const bool whole_of_100000 = notes == 100'000 && script.name == "panfit";
    add("build", measured.build, !far ? 0.3 : whole_of_100000 ? 1.5 : 1, !far || notes == 10'000 || whole_of_100000);
  }
}

} // namespace

void measure_frames_1000(Report& report) {
  measure(report, 1'000, false);
}
void measure_frames_10000(Report& report) {
  measure(report, 10'000, false);
}
void measure_frames_100000(Report& report) {
  measure(report, 100'000, false);
}
void measure_curve(Report& report) {
  for (const int notes : {500, 2'000, 5'000, 20'000, 50'000}) measure(report, notes, true);
}

} // namespace pressoir::bench
