// Ballots at random for the tests of counting: few options and small numbers, so that ties of every kind are frequent.
#pragma once

#include "facilitation/voting/outcome.h"
#include "facilitation/base/id.h"
#include "tests/random_text.h"

namespace pressoir::test {

// A ranking as it was cast, before anything is written into it.
struct CastRanking {
  voting::Count count;
  std::vector<voting::Group> places;
};
struct CastRankings {
  std::size_t options = 0;
  voting::Unranked unranked = voting::Unranked::last;
  std::vector<CastRanking> ballots;
  // The place of an option on a ballot, or nothing where it says nothing.
  std::optional<std::size_t> place(std::size_t ballot, voting::Option option) const;
  voting::Case as_case(std::string_view method) const;
  // "3 last: 2×A>BC 1×B", for the message of a failure.
  std::string text() const;
};
struct RandomSizes {
  std::size_t most_options = 5, most_ballots = 7, most_count = 3;
  bool ties = true, all_ranked = false;
};
CastRankings random_rankings(Randomness& random, const RandomSizes& sizes = {});

voting::Case random_points(Randomness& random, std::int64_t least, std::int64_t most, std::string_view method, const RandomSizes& sizes = {});
voting::Case random_approvals(Randomness& random, std::string_view method, const RandomSizes& sizes = {});
std::vector<std::string> option_names(std::size_t options);

// How many random elections each test counts; more with PRESSOIR_ROUNDS.
std::size_t rounds(std::size_t usual);

} // namespace pressoir::test
