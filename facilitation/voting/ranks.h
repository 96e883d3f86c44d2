// Counts on rankings that look at first places and positions: Borda, plurality, two rounds, instant run-off, block voting.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

// m, m − 1 … 1; options of one place share the average of its points.
Result<Outcome> borda(const Case& asked);
// First places; a shared one is split.
Result<Outcome> plurality(const Case& asked);
// A majority wins; else the two best, and everyone tied with the second, meet again.
Result<Outcome> two_round(const Case& asked);
// The last are eliminated round after round until one has a majority; the others are ranked by going on without it.
Result<Outcome> instant_runoff(const Case& asked);
// Each ballot counts for its `seats` best options still in; the last is eliminated until `seats` are left. Equal last: fewer second
// choices, then third …; every way is followed when that does not tell.
Result<Outcome> preferential_block_voting(const Case& asked);

} // namespace pressoir::voting
