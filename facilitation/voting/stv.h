// Single transferable vote with the weighted inclusive Gregory transfer: every ballot an elected option holds goes on, worth its
// value times surplus ÷ total. In fractions, so that nothing is lost.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

// Quotas: ⌊V/(s+1)⌋+1, V/(s+1), V/s, V/(s+2).
Result<Outcome> stv_droop(const Case& asked);
Result<Outcome> stv_hagenbach_bischoff(const Case& asked);
Result<Outcome> stv_hare(const Case& asked);
Result<Outcome> stv_imperiali(const Case& asked);

} // namespace pressoir::voting
