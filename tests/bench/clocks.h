// The clocks a bench reads: the wall's, this thread's, this process's; and what the process holds.
#pragma once

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

namespace pressoir::bench {

inline double clock_ms(clockid_t which) {
  timespec now{};
  clock_gettime(which, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}
inline double wall_ms() {
  return clock_ms(CLOCK_MONOTONIC);
}
inline double thread_ms() {
  return clock_ms(CLOCK_THREAD_CPUTIME_ID);
}
inline double process_ms() {
  return clock_ms(CLOCK_PROCESS_CPUTIME_ID);
}

// The quietest of several runs.
inline double least(int times, const std::function<double()>& measure) {
  double best = measure();
  for (int i = 1; i < times; ++i) best = std::min(best, measure());
  return best;
}

struct Took {
  double wall = 0, cpu = 0; // ms; cpu of all threads
};
inline Took took(const std::function<void()>& work) {
  const double wall = wall_ms(), cpu = process_ms();
  work();
  return {wall_ms() - wall, process_ms() - cpu};
}
// The quietest of several runs: the one that took the least wall time.
inline Took quietest(int times, const std::function<void()>& work) {
  Took best = took(work);
  for (int i = 1; i < times; ++i)
    if (const Took next = took(work); next.wall < best.wall) best = next;
  return best;
}

// MB of anonymous memory in use: ours, without the libraries' files.
double rss_anon_mb();

} // namespace pressoir::bench
