// The outcome of a count: who wins, the whole ranking, the ties, what the rule speaks of, and why, as a key of the catalogue.
#pragma once

#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/voting/ballots.h"

namespace pressoir::voting {

struct Votes {
  Option option;
  Fraction votes;
};
using Round = std::vector<Votes>; // of the options still in, in the order of options

// One project bought by equal shares.
struct Purchase {
  Option option;
  Fraction most_paid; // by one supporter
};

// Strength of the widest path between two options; `against` counts for ratios only.
struct Strength {
  Count votes = 0;
  Count against = 0;
};

struct MeritProfile {
  std::size_t median = 0; // place of its lower (or upper) median among the grades
  Integer below, above;   // judgments under and over it
};

struct Outcome {
  Group winners;
  std::vector<Group> ranking; // best first, tied together, every option once
  Group ties;                 // whom the ballots could not tell apart where it matters; empty without a tie
  Error why;                  // key and arguments of the sentence that tells how it came out

  // What some rules speak of; empty elsewhere. Lists are by option.
  std::vector<Fraction> scores, vote_totals, worst_defeats;
  std::vector<std::optional<MeritProfile>> merits; // nothing for an option that nobody judged
  std::optional<GradeTallies> balanced;            // the tallies after missing judgments were made up for
  std::vector<std::vector<std::int64_t>> majority_values;
  std::vector<Round> rounds;
  Round runoff;
  std::vector<std::vector<Strength>> path_strengths;
  bool ratios = false; // path strengths are ratios
  std::optional<Group> smith_set;
  std::optional<std::vector<Group>> committees; // every winning committee, each in the order of options
  std::optional<Integer> committee_count;       // where they are too many to list
  std::vector<Group> optimal_rankings;          // of Kemeny–Young
  std::vector<Purchase> purchases;
  std::vector<std::string> match; // decimal numbers
  std::optional<Fraction> score, quota, spent, credits_spent, credits_available;
};

// Options 0, 1, 2 …
Group all_options(std::size_t count);
// Groups of equal rank, best first: `compare(a, b)` is negative where a is better, 0 where they are equal.
std::vector<Group> ranking_by(const Group& options, const std::function<int(Option, Option)>& compare);
// Highest value first.
std::vector<Group> ranking_by_value(const Group& options, const std::vector<Fraction>& values);

// The names of the options, separated by commas, at most ten.
std::string names_of(const Case& asked, const Group& options);

// The outcome of a rule that gives one ranking: the first group wins, more than one in it is a tie. `why` is the sentence of a
// single winner and gets {winner}; a tie and no ballots at all have their own.
Outcome ranked_outcome(const Case& asked, std::vector<Group> ranking, Error why);

} // namespace pressoir::voting
