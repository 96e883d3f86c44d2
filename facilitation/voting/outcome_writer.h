// An outcome as JSON, as `pressoir tally` prints it.
#pragma once

#include "facilitation/base/words.h"
#include "facilitation/voting/json.h"
#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

// Why it came out so, then the rule: two sentences for the room.
std::string explanation(const Case& asked, const Outcome& outcome, const Words& words);
// method, winners, ranking, ranks, tie, what the rule speaks of, and the explanation in both languages.
Json outcome_json(const Case& asked, const Outcome& outcome, const Words& french, const Words& english);

} // namespace pressoir::voting
