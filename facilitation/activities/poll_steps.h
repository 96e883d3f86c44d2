// How a vote was won, one short sentence a step, so that a room can follow the count with its own eyes.
#pragma once

#include "facilitation/activities/poll_result.h"
#include "facilitation/voting/outcome.h"

namespace pressoir::activities {

// `result`'s rows are ranked already.
std::vector<std::string> steps_of(const PollResult& result, const voting::Case& asked, const voting::Outcome& outcome, const Words& words);

}  // namespace pressoir::activities
