#include "facilitation/voting/stv.h"

#include <algorithm>
#include <map>

#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

// Ballots of one value that one option holds.
struct Parcel {
  Fraction value;
  std::vector<std::uint32_t> ballots;
};

struct State {
  std::vector<bool> in;
  std::vector<std::vector<Parcel>> piles; // by option
  Group elected, eliminated;              // in order
  Group history;                          // of both: what was eliminated between two elections, in the order of options
  std::size_t since_election = 0;         // where in the history the last election stands
  Group tied;                             // without a vote, for the seats that are left
  Rounds rounds;
  bool ended = false;
};

class Transfers {
 public:
  Transfers(const Case& asked, const Fraction& quota) : asked_(asked), ballots_(asked.rankings), quota_(quota), seats_(static_cast<std::size_t>(*asked.seats)) {}

  State start() const {
    State state;
    state.in.assign(asked_.size(), true);
    state.piles.resize(asked_.size());
    Parcel all{.value = 1};
    for (std::uint32_t ballot = 0; ballot < ballots_.size(); ++ballot) all.ballots.push_back(ballot);
    hand_on(state, all);
    return state;
  }

  // One round. Whoever reaches the quota is elected; without one, the last is eliminated. Where equal votes leave a choice, each.
  std::vector<State> next(const State& state) const {
    if (state.ended) return {};
    std::vector<Fraction> votes(asked_.size());
    Group in;
    Round round;
    for (Option option = 0; option < asked_.size(); ++option) {
      if (!state.in[option]) continue;
      in.push_back(option);
      for (const Parcel& parcel : state.piles[option]) votes[option] += parcel.value * Fraction(weight(parcel));
      round.push_back({option, votes[option]});
    }
    if (in.empty()) {
      State ended = state;
      ended.ended = true;
      // Nobody is left to reach the quota: the last ones to go take the seats.
      while (ended.elected.size() < seats_ && !ended.eliminated.empty()) {
        ended.elected.push_back(ended.eliminated.back());
        ended.eliminated.pop_back();
      }
      return {std::move(ended)};
    }
    const auto order = ranking_by_value(in, votes);
    std::vector<State> later;
    if (votes[order.front().front()] < quota_) {
      for (const Option last : who_may_go(state, order, votes)) {
        later.push_back(state);
        State& after = later.back();
        after.rounds.add(round);
        after.eliminated.push_back(last);
        // Who leaves although seats are left for all is elected in the end: it does not belong to those who are out.
        if (in.size() > seats_ - state.elected.size())
          after.history.insert(std::upper_bound(after.history.begin() + static_cast<std::ptrdiff_t>(after.since_election), after.history.end(), last), last);
        leave(after, {last}, votes);
      }
      if (later.empty()) {
        later.push_back(state);
        State& after = later.back();
        after.rounds.add(round);
        for (const Group& group : order)
          if (votes[group.front()] > 0) after.elected.insert(after.elected.end(), group.begin(), group.end());
        after.tied = order.back();
        after.ended = true;
      }
      return later;
    }
    // More may reach a small quota than there are seats left: then the seats go by votes, and equal votes leave a choice.
    std::vector<Group> choices = {{}};
    for (const Group& group : order) {
      const std::size_t free = seats_ - state.elected.size() - choices.front().size();
      if (votes[group.front()] < quota_ || free == 0) break;
      std::vector<Group> longer;
      std::vector<bool> take(group.size());
      std::fill(take.begin(), take.begin() + static_cast<std::ptrdiff_t>(std::min(free, group.size())), true);
      do {
        for (Group choice : choices) {
          for (std::size_t i = 0; i < group.size(); ++i)
            if (take[i]) choice.push_back(group[i]);
          longer.push_back(std::move(choice));
        }
      } while (std::prev_permutation(take.begin(), take.end()) && longer.size() <= most_states);
      choices = std::move(longer);
    }
    for (const Group& choice : choices) {
      later.push_back(state);
      State& after = later.back();
      after.rounds.add(round);
      after.elected.insert(after.elected.end(), choice.begin(), choice.end());
      after.history.insert(after.history.end(), choice.begin(), choice.end());
      after.since_election = after.history.size();
      if (after.elected.size() >= seats_) after.ended = true;
      else leave(after, choice, votes);
    }
    return later;
  }

 private:
  // The last; of several with equal votes each may go. Two cases need no choice: when all who are left have a seat for sure, only the
  // order remains; and options without a vote hand on nothing, so that their order changes nothing. Nobody: options without a vote
  // are tied for the last seats.
  Group who_may_go(const State& state, const std::vector<Group>& order, const std::vector<Fraction>& votes) const {
    const Group& last = order.back();
    std::size_t in = 0;
    for (const Group& group : order) in += group.size();
    const std::size_t free = seats_ - state.elected.size();
    if (in <= free) return {last.back()};
    if (votes[last.front()] > 0) return last;
    if (in - last.size() >= free) return {last.back()};
    return {};
  }
  Integer weight(const Parcel& parcel) const {
    Wide sum = 0;
    for (const std::uint32_t ballot : parcel.ballots) sum += ballots_.count(ballot);
    return integer_of(sum);
  }
  // Those who leave hand on their ballots, all at once: the elected their surplus, the eliminated everything.
  void leave(State& state, const Group& leaving, const std::vector<Fraction>& votes) const {
    std::vector<std::pair<Fraction, std::vector<Parcel>>> handed;
    for (const Option option : leaving) {
      state.in[option] = false;
      const Fraction share = votes[option] >= quota_ && votes[option] > 0 ? Fraction((votes[option] - quota_) / votes[option]) : Fraction(1);
      handed.emplace_back(share, std::move(state.piles[option]));
      state.piles[option].clear();
    }
    for (auto& [share, parcels] : handed) {
      if (share == 0) continue;
      for (Parcel& parcel : parcels) {
        parcel.value *= share;
        hand_on(state, parcel);
      }
    }
  }
  // Each ballot to its next option still in that stands alone at its place.
  void hand_on(State& state, const Parcel& parcel) const {
    std::map<Option, std::vector<std::uint32_t>> to;
    for (const std::uint32_t ballot : parcel.ballots) {
      const auto entries = ballots_[ballot];
      for (std::size_t at = 0; at < entries.size(); ++at) {
        const auto place = entries[at].place;
        if ((at > 0 && entries[at - 1].place == place) || (at + 1 < entries.size() && entries[at + 1].place == place)) continue;
        if (!state.in[entries[at].option]) continue;
        to[entries[at].option].push_back(ballot);
        break;
      }
    }
    for (auto& [option, ballots] : to) {
      auto& pile = state.piles[option];
      const auto same = std::find_if(pile.begin(), pile.end(), [&](const Parcel& held) { return held.value == parcel.value; });
      if (same == pile.end()) pile.push_back({parcel.value, std::move(ballots)});
      else same->ballots.insert(same->ballots.end(), ballots.begin(), ballots.end());
    }
  }

  const Case& asked_;
  const Rankings& ballots_;
  Fraction quota_;
  std::size_t seats_;
};

Result<Outcome> transfer(const Case& asked, const Fraction& quota) {
  const auto seats = static_cast<std::size_t>(*asked.seats);
  const Error why = refuse("tally.why.elected_by_quota", {{"quota", exact_text(quota)}});
  if (asked.rankings.total() == 0) {
    Outcome outcome = best_scores_outcome(asked, {all_options(asked.size())}, seats, why);
    outcome.quota = quota;
    return outcome;
  }
  const Transfers transfers(asked, quota);
  // Ballots are worth what the elections made of them, whatever the order of eliminations in between.
  using Key = std::pair<Group, Group>;
  const auto ways = TRY(follow_ties<State, Key>(transfers.start(), asked.rankings.size() + asked.size(), [&](const State& state) { return transfers.next(state); },
                                                [](const State& state) { return Key(state.elected, state.history); }));
  std::vector<Ending> endings;
  for (const State& way : ways) endings.push_back({way.elected, way.tied});
  Outcome outcome = TRY(committee_outcome(asked, endings, seats, why));
  // In order of election, where there is one way only.
  if (outcome.ties.empty()) {
    outcome.ranking.clear();
    for (const Option option : outcome.winners) outcome.ranking.push_back({option});
    Group rest;
    for (Option option = 0; option < asked.size(); ++option)
      if (std::find(outcome.winners.begin(), outcome.winners.end(), option) == outcome.winners.end()) rest.push_back(option);
    if (!rest.empty()) outcome.ranking.push_back(std::move(rest));
  }
  outcome.quota = quota;
  outcome.rounds = ways.front().rounds.list();
  return outcome;
}

Fraction share_of_votes(const Case& asked, std::int64_t parts) { return fraction_of(asked.rankings.total(), parts); }

} // namespace

Result<Outcome> stv_droop(const Case& asked) { return transfer(asked, Fraction(floor_of(share_of_votes(asked, *asked.seats + 1)) + 1)); }
Result<Outcome> stv_hagenbach_bischoff(const Case& asked) { return transfer(asked, share_of_votes(asked, *asked.seats + 1)); }
Result<Outcome> stv_hare(const Case& asked) { return transfer(asked, share_of_votes(asked, *asked.seats)); }
Result<Outcome> stv_imperiali(const Case& asked) { return transfer(asked, share_of_votes(asked, *asked.seats + 2)); }

} // namespace pressoir::voting
