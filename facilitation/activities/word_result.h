// Words that a room says: how often each was said, whatever its capitals; accents are kept, and a plural is one with its singular only
// where the poll asks for it.
#pragma once

#include "facilitation/activities/poll_result.h"

namespace pressoir::activities {

struct SaidWord {
  std::string text;  // as most people wrote it
  std::int64_t count = 0;
};
// Most said first, then in the order of the alphabet. `merges`: a word that is another's plural, in French or English (-s, -x, -aux), goes
// to it, where both were said.
std::vector<SaidWord> counted_words(const std::vector<std::string>& said, bool merges);

// A row a word.
void tell_words(PollResult& result, const workshop::WorkshopState& state, const workshop::Poll& poll, const Words& words);

}  // namespace pressoir::activities
