// What one ballot may hold: one rule for each form, whoever gives it and however it comes.
#pragma once

#include "facilitation/activities/polls.h"
#include "facilitation/workshop/sealed.h"

namespace pressoir::activities {

using Marks = std::vector<workshop::SealedBallot::Mark>;

inline constexpr std::size_t most_in_reason = 500, most_in_word = 40;  // characters

// The marks as they are kept: what gives nothing is left out, texts are cleaned. Refused: "refused.not_an_option" (an option of another
// poll, twice, or a value that the form does not know), "dots.none_left", "dots.used", "vote.too_many_marks" (n), "vote.too_many_words" (n),
// "vote.over_budget" (spent, budget), "refused.too_long".
Result<Marks> marks_within_rules(const workshop::WorkshopState& state, const workshop::Poll& poll, const Marks& marks);

}  // namespace pressoir::activities
