#include "facilitation/desk/back_after_cut.h"

#include "facilitation/workshop/verbs.h"

namespace pressoir::desk {

std::optional<Timestamp> pause_after_cut(Session& session) {
  const workshop::SessionClock* clock = session.state().find(workshop::the_clock);
  if (!clock || !clock->running_since || session.read_only()) return std::nullopt;
  const auto history = session.document().history(session.document().revision(), session.document().revision());
  Request pause = request_of(workshop::PauseClock{.paused = true});
  pause.actor = {Role::program, 0};
  pause.time = history && !history->empty() ? history->back().time : session.clock().now();
  const Timestamp until = pause.time;
  return session.ask(std::move(pause)) ? std::optional(until) : std::nullopt;
}

}  // namespace pressoir::desk
