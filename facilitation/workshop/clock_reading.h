// What the session's clock says now: time left, lateness, forecast of the steps to come.
#pragma once

#include <vector>

#include "facilitation/base/time.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

struct ClockReading {
  Id<Step> step;
  bool running = false;
  std::int64_t spent_ms = 0;    // in this step
  std::int64_t planned_ms = 0;  // planned minutes and those added
  std::int64_t left_ms() const { return planned_ms - spent_ms; }  // negative: over
};
ClockReading read_clock(const WorkshopState& state, Timestamp now);

// A step's planned start (from the agenda) and its real or forecast start, minutes after midnight.
struct StepTime {
  Id<Step> step;
  int planned_start = 0, planned_minutes = 0;
  int forecast_start = 0;
};
struct Timetable {
  std::vector<StepTime> steps;      // agenda order, skipped ones included
  int planned_end = 0, forecast_end = 0;
  int late_minutes() const { return forecast_end - planned_end; }  // negative: ahead
};
Timetable timetable(const WorkshopState& state, Timestamp now);

// Which next steps could be shortened so that the session ends when planned: as few as possible, the longest, none by
// more than a third, none under 5 minutes, no pause under 10; in the order of the agenda. Empty when on time.
struct Shortening {
  Id<Step> step;
  int by_minutes = 0;
};
std::vector<Shortening> catch_up(const WorkshopState& state, Timestamp now);

}  // namespace pressoir::workshop
