#include "facilitation/voting/ranks.h"

#include <algorithm>

#include "facilitation/voting/pairwise.h"

namespace pressoir::voting {
namespace {

// First places among the options that are in; a place that several of them share is split.
std::vector<Fraction> first_places(const Rankings& ballots, const std::vector<bool>& in) {
  const std::size_t options = ballots.options();
  std::vector<std::vector<Count>> shared(options); // by option, then by how many share the place
  Group first;
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) {
    first.clear();
    std::uint16_t place = 0;
    for (const auto& entry : ballots[ballot]) {
      if (!first.empty() && entry.place != place) break;
      if (!in[entry.option]) continue;
      place = entry.place;
      first.push_back(entry.option);
    }
    for (const Option option : first) {
      if (shared[option].size() < first.size()) shared[option].resize(first.size());
      shared[option][first.size() - 1] += ballots.count(ballot);
    }
  }
  std::vector<Fraction> votes(options);
  for (Option option = 0; option < options; ++option)
    for (std::size_t sharing = 0; sharing < shared[option].size(); ++sharing)
      if (shared[option][sharing] != 0) votes[option] += fraction_of(shared[option][sharing], static_cast<Wide>(sharing + 1));
  return votes;
}

Round round_of(const std::vector<Fraction>& votes, const std::vector<bool>& in) {
  Round round;
  for (Option option = 0; option < in.size(); ++option)
    if (in[option]) round.push_back({option, votes[option]});
  return round;
}

Fraction total_of(const std::vector<Fraction>& votes) {
  Fraction total = 0;
  for (const Fraction& value : votes) total += value;
  return total;
}

// Each ballot goes to its best option still in that stands alone at its place. Options that leave hand their ballots on.
class Piles {
 public:
  explicit Piles(const Rankings& ballots) : ballots_(ballots), in_(ballots.options(), true), votes_(ballots.options()), piles_(ballots.options()) {
    for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) pass(static_cast<std::uint32_t>(ballot), 0);
  }
  void remove(const Group& leaving) {
    std::vector<Held> held;
    for (const Option option : leaving) {
      in_[option] = false;
      votes_[option] = 0;
      held.insert(held.end(), piles_[option].begin(), piles_[option].end());
      piles_[option].clear();
    }
    for (const auto& [ballot, from] : held) pass(ballot, from + 1);
  }
  const std::vector<Count>& votes() const { return votes_; }
  const std::vector<bool>& in() const { return in_; }

 private:
  struct Held {
    std::uint32_t ballot, at; // where on the ballot
  };
  void pass(std::uint32_t ballot, std::uint32_t at) {
    const auto entries = ballots_[ballot];
    for (; at < entries.size(); ++at) {
      const auto place = entries[at].place;
      if ((at > 0 && entries[at - 1].place == place) || (at + 1 < entries.size() && entries[at + 1].place == place)) continue;
      const Option option = entries[at].option;
      if (!in_[option]) continue;
      votes_[option] += ballots_.count(ballot);
      piles_[option].push_back({ballot, at});
      return;
    }
  }
  const Rankings& ballots_;
  std::vector<bool> in_;
  std::vector<Count> votes_;
  std::vector<std::vector<Held>> piles_;
};

// Of several lowest, those that go: who beats none of the others, has no better balance of duels and no more wins; again and again.
Group weakest(Group lowest, const Pairwise& duels, const std::vector<DuelBalance>& balances) {
  for (std::size_t again = lowest.size(); again > 1; --again) {
    Group weak;
    for (const Option option : lowest)
      if (std::none_of(lowest.begin(), lowest.end(), [&](Option other) {
            return other != option && (duels.beats(option, other) || balances[option].balance() > balances[other].balance() || balances[option].wins > balances[other].wins);
          }))
        weak.push_back(option);
    if (weak.empty() || weak.size() == lowest.size()) break;
    lowest = std::move(weak);
  }
  return lowest;
}

} // namespace

Result<Outcome> borda(const Case& asked) {
  const Rankings& ballots = asked.rankings;
  const auto options = static_cast<std::int64_t>(asked.size());
  std::vector<Wide> doubled(asked.size()); // the average of whole points is a whole number of halves
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) {
    const auto entries = ballots[ballot];
    for (std::size_t start = 0; start < entries.size();) {
      std::size_t end = start + 1;
      while (end < entries.size() && entries[end].place == entries[start].place) ++end;
      const auto best = options - static_cast<std::int64_t>(start), worst = options - static_cast<std::int64_t>(end) + 1;
      for (; start < end; ++start) doubled[entries[start].option] += static_cast<Wide>(ballots.count(ballot)) * (best + worst);
    }
  }
  std::vector<Fraction> scores;
  for (const Wide value : doubled) scores.push_back(fraction_of(value, 2));
  auto ranking = ranking_by_value(all_options(asked.size()), scores);
  const std::string best = exact_text(scores[ranking.front().front()]);
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse("tally.why.sum", {{"score", best}}));
  outcome.scores = std::move(scores);
  return outcome;
}

Result<Outcome> plurality(const Case& asked) {
  auto votes = first_places(asked.rankings, std::vector<bool>(asked.size(), true));
  auto ranking = ranking_by_value(all_options(asked.size()), votes);
  const std::string best = exact_text(votes[ranking.front().front()]);
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse("tally.why.first_places", {{"score", best}}));
  outcome.scores = std::move(votes);
  return outcome;
}

Result<Outcome> two_round(const Case& asked) {
  std::vector<bool> in(asked.size(), true);
  const auto first = first_places(asked.rankings, in);
  std::vector<Round> rounds = {round_of(first, in)};
  const auto order = ranking_by_value(all_options(asked.size()), first);
  const Option leader = order.front().front();
  if (order.front().size() == 1 && first[leader] * 2 > total_of(first)) {
    Outcome outcome = ranked_outcome(asked, order, refuse("tally.why.majority", {{"score", exact_text(first[leader])}, {"total", exact_text(total_of(first))}}));
    outcome.rounds = std::move(rounds);
    outcome.scores = first;
    return outcome;
  }
  Group admitted;
  for (const Group& group : order) {
    if (admitted.size() >= 2) break;
    admitted.insert(admitted.end(), group.begin(), group.end());
  }
  in.assign(asked.size(), false);
  for (const Option option : admitted) in[option] = true;
  const auto second = first_places(asked.rankings, in);
  // The same people with the same votes: nothing new was said.
  Round again = round_of(second, in);
  const bool told_anew = admitted.size() < asked.size() ||
                         !std::equal(again.begin(), again.end(), rounds[0].begin(), [](const Votes& a, const Votes& b) { return a.votes == b.votes; });
  if (told_anew) rounds.push_back(std::move(again));
  std::vector<Group> ranking = ranking_by_value(admitted, second);
  Group out;
  for (Option option = 0; option < asked.size(); ++option)
    if (!in[option]) out.push_back(option);
  if (!out.empty())
    for (Group& group : ranking_by_value(out, first)) ranking.push_back(std::move(group));
  const std::string best = exact_text(second[ranking.front().front()]);
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse("tally.why.second_round", {{"score", best}, {"total", exact_text(total_of(second))}}));
  outcome.rounds = std::move(rounds);
  outcome.scores = first;
  return outcome;
}

Result<Outcome> instant_runoff(const Case& asked) {
  const Rankings& ballots = asked.rankings;
  std::optional<Pairwise> duels; // counted when a tie asks for them
  std::vector<DuelBalance> balances;
  Piles piles(ballots);
  std::vector<Group> top, bottom; // ranked from both ends
  std::vector<Round> rounds;
  std::size_t left = asked.size(), decided_in = 0;
  Count decisive = 0, decisive_of = 0;
  while (left > 0) {
    Count most = 0, least = most_votes, continuing = 0;
    Round round;
    for (Option option = 0; option < asked.size(); ++option) {
      if (!piles.in()[option]) continue;
      const Count votes = piles.votes()[option];
      most = std::max(most, votes);
      least = std::min(least, votes);
      continuing += votes;
      round.push_back({option, Fraction(votes)});
    }
    if (left > 1) rounds.push_back(std::move(round));
    const Count of = ballots.unranked() == Unranked::last ? ballots.total() : continuing;
    const bool majority = most > of - most;
    const Count wanted = majority ? most : least;
    Group leaving;
    for (Option option = 0; option < asked.size(); ++option)
      if (piles.in()[option] && piles.votes()[option] == wanted) leaving.push_back(option);
    if (!majority && leaving.size() > 1) {
      if (!duels) {
        duels.emplace(ballots);
        balances = duel_balances(*duels);
      }
      leaving = weakest(std::move(leaving), *duels, balances);
    }
    if (majority && decided_in == 0) {
      decided_in = std::max<std::size_t>(1, rounds.size());
      decisive = most;
      decisive_of = of;
    }
    left -= leaving.size();
    piles.remove(leaving);
    (majority ? top : bottom).push_back(std::move(leaving));
  }
  top.insert(top.end(), bottom.rbegin(), bottom.rend());
  Error why = refuse("tally.why.last_standing");
  if (decisive > 0)
    why = refuse(decided_in == 1 ? "tally.why.majority" : "tally.why.majority_in_round", {{"round", static_cast<std::int64_t>(decided_in)}, {"score", std::to_string(decisive)}, {"total", std::to_string(decisive_of)}});
  Outcome outcome = ranked_outcome(asked, std::move(top), std::move(why));
  outcome.rounds = std::move(rounds);
  return outcome;
}

} // namespace pressoir::voting
