// SecondPlace: a complete copy of the session on another disk, at each step and each minute. Pulled out, it says so once and nothing stops.
#pragma once

#include <optional>
#include <string>

#include "facilitation/desk/session.h"

namespace pressoir::desk {

class SecondPlace {
 public:
  // Remembers the folder in the session's settings; empty: no more copies.
  static Result<void> choose(Session& session, const Path& folder);
  // The folder remembered, or nothing.
  static Path chosen(Session& session);

  // Copies when the step has changed or a minute has passed since the last copy and something is new. Call after each act and once a
  // minute. The reason why a copy could not be made, until one can.
  std::optional<Error> copy_if_due(Session& session);
  // At once, whatever is due (after an erasure: no older copy may stay).
  std::optional<Error> copy_now(Session& session);

 private:
  std::int64_t last_try_ = 0;
  Sequence copied_ = 0;
  Id<workshop::Step> step_;
  std::optional<Error> trouble_;
};

}  // namespace pressoir::desk
