// Agree / disagree / pass on statements: the same count as `pressoir opinions`, made of a poll's ballots and put into words.
#pragma once

#include "facilitation/activities/poll_result.h"

namespace pressoir::activities {

// One person a ballot, one statement an option, in their order. What several gave together by a show of hands is nobody's, and stays out.
insight::OpinionVotes opinion_votes(const workshop::WorkshopState& state, const workshop::Poll& poll);

// Rows, sentence, steps and map of a poll on statements.
void tell_opinions(PollResult& result, const workshop::WorkshopState& state, const workshop::Poll& poll, const Words& words);

}  // namespace pressoir::activities
