#include "facilitation/voting/pairwise.h"

#include <algorithm>

namespace pressoir::voting {

Pairwise::Pairwise(const Rankings& ballots) : Pairwise(ballots.options()) {
  // Every option of a ballot beats those behind its place: ranked options only, so that what is ignored counts nowhere.
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) {
    const auto entries = ballots[ballot];
    const Count count = ballots.count(ballot);
    for (std::size_t end = 0, at = 0; at < entries.size(); ++at) {
      while (end < entries.size() && entries[end].place == entries[at].place) ++end;
      Count* const row = &above_[entries[at].option * options_];
      for (std::size_t behind = end; behind < entries.size(); ++behind) row[entries[behind].option] += count;
    }
  }
}

std::optional<Option> Pairwise::condorcet_winner() const {
  for (Option a = 0; a < options_; ++a) {
    bool all = true;
    for (Option b = 0; b < options_ && all; ++b) all = a == b || beats(a, b);
    if (all) return a;
  }
  return std::nullopt;
}

std::vector<DuelBalance> duel_balances(const Pairwise& duels) {
  std::vector<DuelBalance> balances(duels.options());
  for (Option a = 0; a < duels.options(); ++a)
    for (Option b = 0; b < duels.options(); ++b) {
      balances[a].wins += duels.beats(a, b);
      balances[a].losses += duels.beats(b, a);
    }
  return balances;
}

Group smith_set_of(const Pairwise& duels) {
  // By balance of duels the set is a beginning of the list; it grows until nobody outside is unbeaten by a member.
  const auto balances = duel_balances(duels);
  Group order = all_options(duels.options());
  std::stable_sort(order.begin(), order.end(), [&](Option a, Option b) { return balances[a].balance() > balances[b].balance(); });
  std::size_t size = 1;
  for (std::size_t member = 0; member < size; ++member)
    for (std::size_t other = size; other < order.size(); ++other)
      if (!duels.beats(order[member], order[other])) size = other + 1;
  Group set(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(size));
  std::sort(set.begin(), set.end());
  return set;
}

Error why_by_duels(const Pairwise& duels, const std::vector<Group>& ranking) {
  const auto unbeaten = duels.condorcet_winner();
  return refuse(ranking.front().size() == 1 && unbeaten == ranking.front().front() ? "tally.why.all_duels" : "tally.why.cycle");
}

Result<Outcome> copeland(const Case& asked) {
  const Pairwise duels(asked.rankings);
  const auto balances = duel_balances(duels);
  std::vector<Fraction> scores;
  for (const DuelBalance& balance : balances) scores.emplace_back(balance.balance());
  auto ranking = ranking_by_value(all_options(asked.size()), scores);
  const DuelBalance& best = balances[ranking.front().front()];
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse("tally.why.copeland", {{"wins", best.wins}, {"losses", best.losses}}));
  outcome.scores = std::move(scores);
  return outcome;
}

namespace {

Outcome minimax(const Case& asked, Measure measure) {
  const Pairwise duels(asked.rankings);
  std::vector<Fraction> worst(asked.size());
  for (Option a = 0; a < asked.size(); ++a) {
    std::optional<Count> most;
    for (Option b = 0; b < asked.size(); ++b) {
      if (a == b) continue;
      const Count against = measure == Measure::margin ? duels.margin(b, a) : measure == Measure::opposition || duels.beats(b, a) ? duels.above(b, a) : 0;
      most = std::max(most.value_or(against), against);
    }
    worst[a] = most.value_or(0);
  }
  auto ranking = ranking_by(all_options(asked.size()), [&](Option a, Option b) { return worst[a].compare(worst[b]); });
  const Fraction& least = worst[ranking.front().front()];
  Error why = duels.condorcet_winner() == ranking.front().front() ? refuse("tally.why.all_duels") : refuse("tally.why.minimax", {{"score", exact_text(least)}});
  Outcome outcome = ranked_outcome(asked, std::move(ranking), std::move(why));
  outcome.worst_defeats = std::move(worst);
  return outcome;
}

} // namespace

Result<Outcome> minimax_winning(const Case& asked) { return minimax(asked, Measure::winning); }
Result<Outcome> minimax_margin(const Case& asked) { return minimax(asked, Measure::margin); }
Result<Outcome> minimax_opposition(const Case& asked) { return minimax(asked, Measure::opposition); }

Result<Outcome> smith_set(const Case& asked) {
  const Pairwise duels(asked.rankings);
  const Group set = smith_set_of(duels);
  std::vector<Group> ranking = {set};
  Group rest;
  for (Option option = 0; option < asked.size(); ++option)
    if (!std::binary_search(set.begin(), set.end(), option)) rest.push_back(option);
  if (!rest.empty()) ranking.push_back(std::move(rest));
  Outcome outcome;
  outcome.winners = set;
  outcome.smith_set = set;
  outcome.why = set.size() == 1 ? refuse("tally.why.all_duels", {{"winner", asked.options[set.front()]}})
                                : refuse("tally.why.smith", {{"options", names_of(asked, set)}, {"n", static_cast<std::int64_t>(set.size())}});
  outcome.ranking = std::move(ranking);
  return outcome;
}

} // namespace pressoir::voting
