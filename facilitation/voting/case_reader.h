// A case in JSON (`pressoir tally`): options, ballots and settings, checked to the last number before anything is counted.
#pragma once

#include <string_view>

#include "facilitation/voting/ballots.h"
#include "facilitation/voting/json.h"

namespace pressoir::voting {

// Refused, each with what is wrong and on which ballot (from 1) or option: "tally.no_method", "tally.unknown_method", "tally.no_options",
// "tally.option_twice", "tally.unknown_option", "tally.bad_count", "tally.wrong_ballot", "tally.not_a_number" …
Result<Case> read_case(const Json& json);
Result<Case> read_case(std::string_view text);

} // namespace pressoir::voting
