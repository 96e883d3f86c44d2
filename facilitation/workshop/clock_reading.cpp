#include "facilitation/workshop/clock_reading.h"

#include <algorithm>

#include "facilitation/workshop/queries.h"

namespace pressoir::workshop {

ClockReading read_clock(const WorkshopState& state, Timestamp now) {
  const SessionClock* clock = state.find(the_clock);
  const Step* step = clock ? state.find(clock->step) : nullptr;
  if (!step) return {};
  ClockReading reading{step->id, static_cast<bool>(clock->running_since), clock->spent_ms, (step->minutes + clock->extra_minutes) * std::int64_t{60'000}};
  if (clock->running_since) reading.spent_ms += std::max<std::int64_t>(0, now - clock->running_since);
  return reading;
}

namespace {
int minute_of_day(Timestamp time) {
  const LocalTime local = local_time(time);
  return local.hour * 60 + local.minute;
}
int whole_minutes(std::int64_t milliseconds) { return static_cast<int>((milliseconds + 59'999) / 60'000); }
}  // namespace

Timetable timetable(const WorkshopState& state, Timestamp now) {
  const Workshop* workshop = state.find(the_workshop);
  const ClockReading clock = read_clock(state, now);
  Timetable table;
  int planned = workshop ? workshop->starts_at : 9 * 60;
  int forecast = planned;
  for (const Step* step : agenda(state)) {
    const bool skipped = step->state == StepState::skipped;
    StepTime time{step->id, planned, planned_minutes(*step), forecast};
    planned += planned_minutes(*step);
    if (step->id == clock.step) {
      if (step->started) time.forecast_start = minute_of_day(step->started);
      forecast = minute_of_day(now) + whole_minutes(std::max<std::int64_t>(0, clock.left_ms()));
    } else if (step->state == StepState::done && step->started && step->ended) {
      time.forecast_start = minute_of_day(step->started);
      forecast = std::max(forecast, minute_of_day(step->ended));
    } else if (!skipped) {
      forecast += step->minutes;
    }
    table.steps.push_back(time);
  }
  table.planned_end = planned;
  table.forecast_end = clock.step ? forecast : planned;
  return table;
}

std::vector<Shortening> catch_up(const WorkshopState& state, Timestamp now) {
  int late = timetable(state, now).late_minutes();
  const ClockReading clock = read_clock(state, now);
  const auto planned = agenda(state);
  std::vector<const Step*> next;
  bool after_current = false;
  for (const Step* step : planned) {
    if (after_current && step->state == StepState::planned) next.push_back(step);
    if (step->id == clock.step) after_current = true;
  }
  std::stable_sort(next.begin(), next.end(), [](const Step* a, const Step* b) { return a->minutes > b->minutes; });
  std::vector<Shortening> proposal;
  for (const Step* step : next) {
    const int least = step->activity == "pause" ? 10 : 5;
    const int most = std::min(step->minutes / 3, step->minutes - least);
    const int by = std::min(most, late);
    if (late <= 0) break;
    if (by <= 0) continue;
    proposal.push_back({step->id, by});
    late -= by;
  }
  // As they will come.
  const auto place = [&](Id<Step> step) {
    return std::find_if(planned.begin(), planned.end(), [&](const Step* s) { return s->id == step; });
  };
  std::sort(proposal.begin(), proposal.end(), [&](const Shortening& a, const Shortening& b) { return place(a.step) < place(b.step); });
  return proposal;
}

}  // namespace pressoir::workshop
