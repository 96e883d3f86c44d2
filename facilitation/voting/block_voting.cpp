// Preferential block voting: everybody has as many votes as there are seats, and the last is eliminated until the seats are filled.
#include <algorithm>

#include "facilitation/voting/ranks.h"
#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

// By position among the options still in (0: the best of the ballot), how many ballots hold the option there. Ties on a
// ballot take no position.
std::vector<std::vector<Count>> positions(const Rankings& ballots, const Group& in) {
  std::vector<bool> still(ballots.options());
  for (const Option option : in) still[option] = true;
  std::vector<std::vector<Count>> counts(ballots.options(), std::vector<Count>(in.size()));
  for (std::size_t ballot = 0; ballot < ballots.size(); ++ballot) {
    const auto entries = ballots[ballot];
    std::size_t position = 0;
    for (std::size_t at = 0; at < entries.size(); ++at) {
      const auto place = entries[at].place;
      const bool shared = (at > 0 && entries[at - 1].place == place) || (at + 1 < entries.size() && entries[at + 1].place == place);
      if (!shared && still[entries[at].option]) counts[entries[at].option][position++] += ballots.count(ballot);
    }
  }
  return counts;
}

} // namespace

Result<Outcome> preferential_block_voting(const Case& asked) {
  const auto seats = static_cast<std::size_t>(*asked.seats);
  struct State {
    Group in;
    Rounds rounds = {};
    Group tied = {}; // on no ballot, for the seats that are left
  };
  const auto votes_of = [&](const std::vector<Count>& by_position) {
    return std::accumulate(by_position.begin(), by_position.begin() + static_cast<std::ptrdiff_t>(std::min(seats, by_position.size())), Count{0});
  };
  const auto round_of = [&](const Group& in, const std::vector<std::vector<Count>>& counts) {
    Round round;
    for (const Option option : in) round.push_back({option, Fraction(votes_of(counts[option]))});
    return round;
  };
  const auto next = [&](const State& state) {
    std::vector<State> later;
    if (state.in.size() <= seats || !state.tied.empty()) return later;
    const auto counts = positions(asked.rankings, state.in);
    const auto order = ranking_by(state.in, [&](Option a, Option b) {
      if (const Count left = votes_of(counts[a]), right = votes_of(counts[b]); left != right) return left > right ? -1 : 1;
      for (std::size_t position = 1; position < counts[a].size(); ++position)
        if (counts[a][position] != counts[b][position]) return counts[a][position] > counts[b][position] ? -1 : 1;
      return 0;
    });
    // Options that no ballot holds hand on nothing: their order changes nothing.
    Group may_go = order.back();
    if (std::all_of(counts[may_go.front()].begin(), counts[may_go.front()].end(), [](Count count) { return count == 0; })) {
      if (state.in.size() - may_go.size() < seats) {
        later.push_back(state);
        later.back().tied = may_go;
        return later;
      }
      may_go = {may_go.back()};
    }
    for (const Option last : may_go) {
      State after{.rounds = state.rounds};
      std::copy_if(state.in.begin(), state.in.end(), std::back_inserter(after.in), [&](Option option) { return option != last; });
      after.rounds.add(round_of(state.in, counts));
      later.push_back(std::move(after));
    }
    return later;
  };
  const auto ways = TRY(follow_ties<State, Group>(State{.in = all_options(asked.size())}, asked.size(), next, [](const State& state) { return state.in; }));
  std::vector<Ending> endings;
  for (const State& way : ways) {
    Ending ending{.tied = way.tied};
    std::copy_if(way.in.begin(), way.in.end(), std::back_inserter(ending.elected), [&](Option option) { return std::find(way.tied.begin(), way.tied.end(), option) == way.tied.end(); });
    endings.push_back(std::move(ending));
  }
  Outcome outcome = TRY(committee_outcome(asked, endings, seats, refuse("tally.why.elected")));
  outcome.rounds = ways.front().rounds.list();
  outcome.rounds.push_back(round_of(ways.front().in, positions(asked.rankings, ways.front().in)));
  return outcome;
}

} // namespace pressoir::voting
