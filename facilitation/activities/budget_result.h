// A budget shared by a room: which projects its ballots buy, for how much, why, and which the most marks alone would have bought.
#pragma once

#include "facilitation/activities/poll_result.h"
#include "facilitation/voting/outcome.h"

namespace pressoir::activities {

// « 30 000 € » or "€30,000".
std::string money(std::int64_t amount, const Words& words);

// Rows, sentence, steps and purchases, from the outcome of the poll's own rule.
void tell_purchases(PollResult& result, const workshop::Poll& poll, const std::vector<const workshop::PollOption*>& options, const voting::Case& asked, const voting::Outcome& outcome, const Words& words);
// Those drawn by lots, in their order, as far as the money goes.
void buy_drawn(PollResult& result, const std::vector<Id<workshop::PollOption>>& drawn, const Words& words);

}  // namespace pressoir::activities
