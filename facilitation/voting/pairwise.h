// Duels: how many ballots put each option above each other one; and the rules that look at nothing else.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

class Pairwise {
 public:
  explicit Pairwise(std::size_t options) : options_(options), above_(options * options) {}
  explicit Pairwise(const Rankings& ballots);

  std::size_t options() const { return options_; }
  // N(a, b): the ballots that rank a above b.
  Count above(Option a, Option b) const { return above_[a * options_ + b]; }
  void set_above(Option a, Option b, Count count) { above_[a * options_ + b] = count; }
  Count margin(Option a, Option b) const { return above(a, b) - above(b, a); }
  bool beats(Option a, Option b) const { return above(a, b) > above(b, a); }
  // Who beats every other option in a duel.
  std::optional<Option> condorcet_winner() const;

 private:
  std::size_t options_;
  std::vector<Count> above_;
};

struct DuelBalance {
  std::int64_t wins = 0, losses = 0;
  std::int64_t balance() const { return wins - losses; }
};
std::vector<DuelBalance> duel_balances(const Pairwise& duels);

// The smallest group whose members beat everybody outside it.
Group smith_set_of(const Pairwise& duels);

// Sentence of a rule on duels: wins every duel, or wins although nobody does.
Error why_by_duels(const Pairwise& duels, const std::vector<Group>& ranking);

enum class Measure { winning, margin, ratio, opposition };

// Widest paths between all pairs (Schulze). Strengths of a link a → b that a wins: its votes, its margin, or their ratio.
std::vector<std::vector<Strength>> widest_paths(const Pairwise& duels, Measure measure);
// Layer after layer: who no one left beats by a stronger path.
std::vector<Group> schulze_ranking(const Pairwise& duels, Measure measure, std::vector<std::vector<Strength>>* paths = nullptr);
// Victories locked from the strongest on, equal ones together; arcs of a group that close a cycle with the locked and
// the whole group are left out.
std::vector<Group> ranked_pairs_ranking(const Pairwise& duels, Measure measure);

Result<Outcome> schulze_winning(const Case& asked);
Result<Outcome> schulze_margin(const Case& asked);
Result<Outcome> schulze_ratio(const Case& asked);
Result<Outcome> ranked_pairs_winning(const Case& asked);
Result<Outcome> ranked_pairs_margin(const Case& asked);
Result<Outcome> copeland(const Case& asked);
Result<Outcome> minimax_winning(const Case& asked);
Result<Outcome> minimax_margin(const Case& asked);
Result<Outcome> minimax_opposition(const Case& asked);
Result<Outcome> smith_set(const Case& asked);

// The rankings that agree with the most pairs of the ballots. Refused: "tally.kemeny_too_many" (options, most) when the
// options that no duel separates are too many for a proof.
inline constexpr std::size_t most_kemeny_options = 20;
struct KemenyOptima {
  Integer score = 0;              // pairs of the ballots that agree
  std::vector<Group> rankings;    // all of them, or the first `most_listed`
  Integer count = 1;
  std::vector<Group> consensus;   // groups on whose order all of them agree
  Group first;                    // who is first in one of them
};
Result<KemenyOptima> kemeny_optima(const Pairwise& duels, std::size_t most_listed = 1000);
Result<Outcome> kemeny_young(const Case& asked);

} // namespace pressoir::voting
