// pressoir_bench [PART…]: every figure the project promises, as JSON on stdout. Each part runs in a process of its own, so that none
// finds memory, caches or fonts warmed by another. --here PART runs one in this process; --list says which there are.
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "tests/bench/board_session.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

constexpr Part all[] = {
    {"frames.1000", "frames with 1,000 notes: pan100, panfit, zoom, move", measure_frames_1000},
    {"frames.10000", "frames with 10,000 notes", measure_frames_10000},
    {"frames.100000", "frames with 100,000 notes", measure_frames_100000},
    {"curve", "pan100 and panfit from 500 to 50,000 notes", measure_curve},
    {"start", "cold start to the first frame of the home screen", measure_start},
    {"open", "opening 10,000 notes with a history of 100,000 transactions", measure_open},
    {"machine", "state, commits, durable acknowledgements, opening", measure_machine},
    {"writers", "summary, archives and pictures of large workshops", measure_writers},
    {"drawing", "a board of 5,000 strokes of 100 points, 2,000 notes, 1,000 pictograms", measure_drawing},
    {"memory.window", "memory of a bare window", measure_memory_bare},
    {"memory.1000", "memory with 1,000 notes", measure_memory_1000},
    {"memory.10000", "memory with 10,000 notes", measure_memory_10000},
    {"idle", "CPU while nothing moves, and while only the clock does", measure_idle, Display::virtual_one},
    {"voting", "counts of 100,000 ballots on 20 options, of 1,000 options, of a proof", measure_voting},
    {"budgets", "equal shares of 6,600 voters and 64 projects", measure_budgets},
    {"opinions", "opinion groups of 2,000 people on 200 statements", measure_opinions},
};

int run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 2 && arguments[0] == "--first-frame") return print_first_frame(arguments[1]), 0;
  if (arguments.size() == 2 && arguments[0] == "--opening") return print_opening(arguments[1]), 0;
  if (arguments.size() == 3 && arguments[0] == "--make") return make_board_session(arguments[1], std::stoi(arguments[2])), 0;
  const bool here = !arguments.empty() && arguments[0] == "--here";
  if (arguments.size() == 1 && arguments[0] == "--list") {
    for (const Part& part : all) std::printf("%-16s %s\n", std::string(part.name).c_str(), std::string(part.says).c_str());
    return 0;
  }
  const std::vector<std::string> chosen(arguments.begin() + (here ? 1 : 0), arguments.end());
  for (const std::string& name : chosen) {
    if (std::none_of(std::begin(all), std::end(all), [&](const Part& part) { return part.name == name; })) {
      std::fprintf(stderr, "pressoir_bench: no part \"%s\"; --list says which there are\n", name.c_str());
      return 2;
    }
  }
  Report report;
  for (const Part& part : all) {
    if (!chosen.empty() && std::find(chosen.begin(), chosen.end(), part.name) == chosen.end()) continue;
    if (here) {
      part.measure(report);
      continue;
    }
    std::fprintf(stderr, "%s …\n", std::string(part.says).c_str());
    if (!report.add_json(run_self("--here " + std::string(part.name), part.display))) {
      std::fprintf(stderr, "pressoir_bench: \"%s\" could not be measured\n", std::string(part.name).c_str());
      return 1;
    }
  }
  std::fputs(report.json().c_str(), stdout);
  return 0;
}

} // namespace

std::string run_self(const std::string& arguments, Display display) {
  std::array<char, 4096> self{};
  const ssize_t length = readlink("/proc/self/exe", self.data(), self.size() - 1);
  if (length <= 0) return {};
  const std::string virtual_display = display == Display::virtual_one ? "xvfb-run -a -s '-screen 0 1920x1080x24' " : "";
  std::FILE* pipe = popen((virtual_display + self.data() + " " + arguments).c_str(), "r");
  if (!pipe) return {};
  std::string printed;
  std::array<char, 4096> some{};
  for (std::size_t got = 0; (got = fread(some.data(), 1, some.size(), pipe)) > 0;) printed.append(some.data(), got);
  return pclose(pipe) == 0 ? printed : std::string();
}

} // namespace pressoir::bench

int main(int count, char** arguments) {
  return pressoir::bench::run({arguments + 1, arguments + count});
}
