// A session that was cut off with its clock running comes back as the room left it: the clock stands where the last durable act found it.
#pragma once

#include <optional>

#include "facilitation/desk/session.h"

namespace pressoir::desk {

// Pauses the clock if it was running; gives the moment up to which everything is there, for the sentence "session.back_after_crash".
std::optional<Timestamp> pause_after_cut(Session& session);

}  // namespace pressoir::desk
