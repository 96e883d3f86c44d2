// SecondPlace: a complete copy of the session on another disk, at each step and each minute. Pulled out, it says so once and nothing stops.
#pragma once

#include <optional>
#include <string>

#include "facilitation/desk/session.h"

namespace pressoir::desk {

class SecondPlace {
 public:
  // Remembers the folder in the session's settings; empty: no more copies.
  Result<void> choose(Session& session, const Path& folder);
  // The folder remembered, or nothing; read from the file once.
  const Path& folder(Session& session);

  // Copies when the step has changed or a minute has passed since the last copy and something is new; a place that is gone is looked
  // for every ten seconds. Call after each act and that often. The reason why a copy could not be made, until one can.
  std::optional<Error> copy_if_due(Session& session);
  // At once, whatever is due (after an erasure: no older copy may stay).
  std::optional<Error> copy_now(Session& session);
  std::int64_t milliseconds_between_tries() const { return trouble_ ? 10'000 : 60'000; }

 private:
  std::optional<Path> folder_;
  std::int64_t last_try_ = 0;
  Sequence copied_ = 0;
  Id<workshop::Step> step_;
  std::optional<Error> trouble_;
};

}  // namespace pressoir::desk
