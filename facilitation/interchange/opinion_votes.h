// Agree / disagree / pass votes in CSV, in either layout that Polis exports: one row a participant with a column for each statement
// (participants-votes.csv), or one row a vote (votes.csv).
#pragma once

#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/insight/opinions.h"

namespace pressoir::interchange {

inline constexpr std::size_t most_opinion_votes = 50'000'000; // people times statements

// The last vote of a person on a statement counts. Columns that describe a participant (group, xid, n-votes …) are passed over. Refused:
// "opinions.no_columns", "opinions.bad_vote" (line), "opinions.too_many" (most), "csv.*".
Result<insight::OpinionVotes> read_opinions(std::string_view bytes);

// One row a participant: read_opinions gives the same votes back. Statements are numbered, so that none is taken for another column.
std::string write_opinions(const insight::OpinionVotes& votes);

} // namespace pressoir::interchange
