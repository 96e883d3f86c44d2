// Verbs on the session's clock: going to a step, pausing, more time, catching up.
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

// Stops the clock and closes the current step, keeping when it ended.
void leave_step(WorkshopDraft& draft, SessionClock& clock, Timestamp now) {
  if (const Step* current = draft.find(clock.step)) {
    Step left = *current;
    left.state = StepState::done;
    left.ended = now;
    draft.put(std::move(left));
  }
  clock.running_since = {};
  clock.spent_ms = 0;
  clock.extra_minutes = 0;
}

Result<void> go(WorkshopDraft& draft, const GoToStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  SessionClock clock = TRY(existing(draft, the_clock));
  Id<Step> to = asked.step;
  if (!to) {
    const Step* next = asked.back ? step_before(draft.state(), clock.step) : step_after(draft.state(), clock.step);
    if (!next) return refuse(asked.back ? "refused.first_step" : "refused.last_step");
    to = next->id;
  }
  Step step = TRY(existing(draft, to));
  if (to == clock.step && clock.running_since) return {};
  if (to != clock.step) {
    leave_step(draft, clock, request.time);
    step = *draft.find(to);
  }
  step.state = StepState::running;
  if (!step.started) step.started = request.time;
  step.ended = {};
  draft.put(step);
  clock.step = to;
  clock.running_since = request.time;
  if (!clock.session_started) clock.session_started = request.time;
  draft.put(clock);
  return {};
}

Result<void> finish(WorkshopDraft& draft, const FinishSession&, const Request& request) {
  TRY(only_facilitators(request));
  SessionClock clock = TRY(existing(draft, the_clock));
  if (!clock.step) return refuse("refused.not_started");
  leave_step(draft, clock, request.time);
  clock.step = {};
  draft.put(clock);
  return {};
}

Result<void> pause(WorkshopDraft& draft, const PauseClock& asked, const Request& request) {
  TRY(only_facilitators(request));
  SessionClock clock = TRY(existing(draft, the_clock));
  if (!clock.step) return refuse("refused.not_started");
  if (asked.paused && clock.running_since) {
    clock.spent_ms += std::max<std::int64_t>(0, request.time - clock.running_since);
    clock.running_since = {};
  } else if (!asked.paused && !clock.running_since) {
    clock.running_since = request.time;
  }
  draft.put(clock);
  return {};
}

Result<void> extend(WorkshopDraft& draft, const ExtendClock& asked, const Request& request) {
  TRY(only_facilitators(request));
  SessionClock clock = TRY(existing(draft, the_clock));
  const Step* step = draft.find(clock.step);
  if (!step) return refuse("refused.not_started");
  if (asked.minutes < -240 || asked.minutes > 240) return refuse("refused.out_of_range", {{"field", "minutes"}, {"least", -240}, {"most", 240}});
  clock.extra_minutes = std::clamp(clock.extra_minutes + asked.minutes, -step->minutes, 24 * 60);
  draft.put(clock);
  return {};
}

Result<void> shorten(WorkshopDraft& draft, const ShortenSteps& asked, const Request& request) {
  TRY(only_facilitators(request));
  for (const ShortenSteps::One& one : asked.steps) {
    Step step = TRY(existing(draft, one.step));
    if (one.by_minutes < 0 || one.by_minutes > step.minutes) return refuse("refused.out_of_range", {{"field", "by_minutes"}, {"least", 0}, {"most", step.minutes}});
    change_minutes(draft, step, step.minutes - one.by_minutes);
    draft.put(std::move(step));
  }
  return {};
}

}  // namespace

void add_clock_verbs(WorkshopVerbs& verbs) {
  verbs.add<GoToStep>(go);
  verbs.add<FinishSession>(finish);
  verbs.add<PauseClock>(pause);
  verbs.add<ExtendClock>(extend);
  verbs.add<ShortenSteps>(shorten);
}

}  // namespace pressoir::workshop
