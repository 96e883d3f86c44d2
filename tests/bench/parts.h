// The parts of the bench: each measures one thing and adds its figures; each runs in a process of its own.
#pragma once

#include <string>
#include <string_view>

#include "facilitation/base/file.h"
#include "tests/bench/report.h"

namespace pressoir::bench {

enum class Display { none, virtual_one }; // virtual: Xvfb, for the time of the part

struct Part {
  std::string_view name, says;
  void (*measure)(Report&);
  Display display = Display::none;
};
// The bench started again in a process of its own, with these arguments: what it printed; empty when it did not end well.
std::string run_self(const std::string& arguments, Display display = Display::none);

// frames.cpp: the board in a window, by camera script and size of board.
void measure_frames_1000(Report& report);
void measure_frames_10000(Report& report);
void measure_frames_100000(Report& report);
void measure_curve(Report& report); // the sizes between
// starting.cpp: from nothing to the home screen; from a file to the painted board.
void measure_start(Report& report);
void measure_open(Report& report);
// In a process just started: prints the wall's clock at the first frame of home, made of these settings.
void print_first_frame(const Path& settings);
// Prints how many milliseconds opening that session took, to a usable state and to the painted board.
void print_opening(const Path& session);
// machine.cpp: the document machine, without a window.
void measure_machine(Report& report);
// writers.cpp: the summary, the archives, the pictures.
void measure_writers(Report& report);
// resting.cpp: memory of our own, CPU while nothing moves.
void measure_memory_bare(Report& report);
void measure_memory_1000(Report& report);
void measure_memory_10000(Report& report);
void measure_idle(Report& report);
// drawing.cpp: a drawn board in its file, in a window, on paper.
void measure_drawing(Report& report);
// counting.cpp: votes of a city, and the map of its opinions.
void measure_voting(Report& report);
void measure_budgets(Report& report);
void measure_opinions(Report& report);

} // namespace pressoir::bench
