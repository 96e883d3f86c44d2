#include <algorithm>
#include <functional>

#include "tests/voting/slow.h"

namespace pressoir::test::slow {
namespace {

std::set<Option> everybody(const CastRankings& cast) {
  std::set<Option> all;
  for (Option option = 0; option < cast.options; ++option) all.insert(option);
  return all;
}
Ranking by_values(const std::set<Option>& options, const std::function<Fraction(Option)>& value) {
  std::map<Fraction, std::set<Option>> groups;
  for (const Option option : options) groups[value(option)].insert(option);
  Ranking ranking;
  for (const auto& [height, group] : groups) ranking.insert(ranking.begin(), group);
  return ranking;
}
bool beats(const CastRankings& cast, Option a, Option b) { return above(cast, a, b) > above(cast, b, a); }

// Links compare as (strength, and where a ratio is without bound, votes).
using LinkStrength = std::pair<std::pair<bool, Fraction>, Count>;
LinkStrength link(const CastRankings& cast, Option a, Option b, By by) {
  const Count with = above(cast, a, b), against = above(cast, b, a);
  if (with <= against) return {{false, Fraction(-1)}, 0};
  if (by == By::winning) return {{false, Fraction(with)}, 0};
  if (by == By::margin) return {{false, Fraction(with - against)}, 0};
  return against == 0 ? LinkStrength{{true, Fraction(0)}, with} : LinkStrength{{false, Fraction(with) / Fraction(against)}, 0};
}

// Every path without a loop.
void paths(const CastRankings& cast, By by, Option at, Option to, std::set<Option> been, LinkStrength weakest, LinkStrength& best) {
  if (at == to) {
    best = std::max(best, weakest);
    return;
  }
  been.insert(at);
  for (Option next = 0; next < cast.options; ++next)
    if (!been.contains(next) && beats(cast, at, next)) paths(cast, by, next, to, been, std::min(weakest, link(cast, at, next, by)), best);
}
LinkStrength widest(const CastRankings& cast, By by, Option a, Option b) {
  LinkStrength best{{false, Fraction(-1)}, 0};
  paths(cast, by, a, b, {}, {{true, Fraction(0)}, std::numeric_limits<Count>::max()}, best);
  return best;
}

bool path_exists(const std::set<std::pair<Option, Option>>& arcs, Option from, Option to, std::set<Option> been = {}) {
  if (!been.insert(from).second) return false;
  for (const auto& [a, b] : arcs)
    if (a == from && (b == to || path_exists(arcs, b, to, been))) return true;
  return false;
}

// The ballot's best option still in that stands alone at its place, as the ballot was completed.
std::vector<Group> completed(const CastRankings& cast, std::size_t ballot) {
  std::vector<Group> places = cast.ballots[ballot].places;
  Group rest;
  for (Option option = 0; option < cast.options; ++option)
    if (cast.place(ballot, option) == places.size()) rest.push_back(option);
  if (cast.unranked == Unranked::last && !rest.empty()) places.push_back(rest);
  return places;
}
std::optional<Option> alone(const std::vector<Group>& places, const std::set<Option>& in) {
  for (const Group& place : places)
    if (place.size() == 1 && in.contains(place[0])) return place[0];
  return std::nullopt;
}

} // namespace

Ranking sets_of(const std::vector<Group>& groups) {
  Ranking ranking;
  for (const Group& group : groups) ranking.emplace_back(group.begin(), group.end());
  return ranking;
}

Count above(const CastRankings& cast, Option a, Option b) {
  Count count = 0;
  for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot) {
    const auto place_a = cast.place(ballot, a), place_b = cast.place(ballot, b);
    if (place_a && place_b && *place_a < *place_b) count += cast.ballots[ballot].count;
  }
  return count;
}

Ranking schulze(const CastRankings& cast, By by) {
  Ranking ranking;
  for (std::set<Option> left = everybody(cast); !left.empty();) {
    std::set<Option> layer;
    for (const Option a : left)
      if (std::all_of(left.begin(), left.end(), [&](Option b) { return a == b || !(widest(cast, by, b, a) > widest(cast, by, a, b)); })) layer.insert(a);
    for (const Option a : layer) left.erase(a);
    ranking.push_back(layer);
  }
  return ranking;
}

Ranking ranked_pairs(const CastRankings& cast, By by) {
  // By strength, then by opposition; groups from the strongest on.
  std::map<std::pair<Fraction, Count>, std::set<std::pair<Option, Option>>> groups;
  for (Option a = 0; a < cast.options; ++a)
    for (Option b = 0; b < cast.options; ++b)
      if (beats(cast, a, b)) groups[{-link(cast, a, b, by).first.second, above(cast, b, a)}].insert({a, b});
  std::set<std::pair<Option, Option>> locked;
  for (const auto& [strength, group] : groups) {
    std::set<std::pair<Option, Option>> together = locked;
    together.insert(group.begin(), group.end());
    for (const auto& arc : group)
      if (!path_exists(together, arc.second, arc.first)) locked.insert(arc);
  }
  Ranking ranking;
  for (std::set<Option> left = everybody(cast); !left.empty();) {
    std::set<Option> layer;
    for (const Option a : left)
      if (std::none_of(left.begin(), left.end(), [&](Option b) { return locked.contains({b, a}); })) layer.insert(a);
    for (const Option a : layer) left.erase(a);
    ranking.push_back(layer);
  }
  return ranking;
}

Ranking copeland(const CastRankings& cast) {
  return by_values(everybody(cast), [&](Option a) {
    int balance = 0;
    for (Option b = 0; b < cast.options; ++b) balance += beats(cast, a, b) - beats(cast, b, a);
    return Fraction(balance);
  });
}

Ranking minimax(const CastRankings& cast, std::string_view measure) {
  return by_values(everybody(cast), [&](Option a) {
    std::optional<Count> worst;
    for (Option b = 0; b < cast.options; ++b) {
      if (a == b) continue;
      Count against = above(cast, b, a);
      if (measure == "margin") against -= above(cast, a, b);
      if (measure == "winning" && !beats(cast, b, a)) against = 0;
      worst = std::max(worst.value_or(against), against);
    }
    return Fraction(-worst.value_or(0));
  });
}

Kemeny kemeny(const CastRankings& cast) {
  Kemeny best{-1, {}};
  Group order = all_options(cast.options);
  do {
    Count score = 0;
    for (std::size_t i = 0; i < order.size(); ++i)
      for (std::size_t j = i + 1; j < order.size(); ++j) score += above(cast, order[i], order[j]);
    if (score > best.score) best = {score, {}};
    if (score == best.score) best.rankings.insert(order);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

std::set<Option> smith(const CastRankings& cast) {
  std::optional<std::set<Option>> smallest;
  for (unsigned bits = 1; bits < 1u << cast.options; ++bits) {
    bool dominates = true;
    std::set<Option> set;
    for (Option a = 0; a < cast.options; ++a) {
      if (!(bits >> a & 1)) continue;
      set.insert(a);
      for (Option b = 0; b < cast.options; ++b) dominates &= (bits >> b & 1) || beats(cast, a, b);
    }
    if (dominates && (!smallest || set.size() < smallest->size())) smallest = set;
  }
  return *smallest;
}

std::vector<Fraction> borda(const CastRankings& cast) {
  std::vector<Fraction> scores(cast.options);
  for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot) {
    auto points = static_cast<std::int64_t>(cast.options);
    for (const Group& place : completed(cast, ballot)) {
      Fraction sum = 0;
      for (std::size_t i = 0; i < place.size(); ++i) sum += points--;
      for (const Option option : place) scores[option] += sum / Fraction(place.size()) * Fraction(cast.ballots[ballot].count);
    }
  }
  return scores;
}

std::vector<Fraction> first_places(const CastRankings& cast, const std::set<Option>& in) {
  std::vector<Fraction> votes(cast.options);
  for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot)
    for (const Group& place : completed(cast, ballot)) {
      Group first;
      for (const Option option : place)
        if (in.contains(option)) first.push_back(option);
      for (const Option option : first) votes[option] += Fraction(cast.ballots[ballot].count) / Fraction(first.size());
      if (!first.empty()) break;
    }
  return votes;
}

Ranking two_round(const CastRankings& cast) {
  const auto first = first_places(cast, everybody(cast));
  Fraction total = 0;
  for (const Fraction& votes : first) total += votes;
  Ranking order = by_values(everybody(cast), [&](Option a) { return first[a]; });
  if (first[*order[0].begin()] > total / 2) return order;
  std::set<Option> admitted;
  for (const auto& group : order)
    if (admitted.size() < 2) admitted.insert(group.begin(), group.end());
  const auto second = first_places(cast, admitted);
  Ranking ranking = by_values(admitted, [&](Option a) { return second[a]; });
  std::set<Option> out = everybody(cast);
  for (const Option option : admitted) out.erase(option);
  for (const auto& group : by_values(out, [&](Option a) { return first[a]; })) ranking.push_back(group);
  return ranking;
}

Ranking instant_runoff(const CastRankings& cast) {
  Count all = 0;
  for (const auto& ballot : cast.ballots) all += ballot.count;
  Ranking top, bottom;
  for (std::set<Option> in = everybody(cast); !in.empty();) {
    std::map<Option, Count> votes;
    Count continuing = 0;
    for (const Option option : in) votes[option] = 0;
    for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot)
      if (const auto option = alone(completed(cast, ballot), in)) {
        votes[*option] += cast.ballots[ballot].count;
        continuing += cast.ballots[ballot].count;
      }
    Count most = 0, least = std::numeric_limits<Count>::max();
    for (const auto& [option, count] : votes) {
      most = std::max(most, count);
      least = std::min(least, count);
    }
    const bool majority = 2 * most > (cast.unranked == Unranked::last ? all : continuing);
    std::set<Option> leaving;
    for (const auto& [option, count] : votes)
      if (count == (majority ? most : least)) leaving.insert(option);
    const auto wins = [&](Option a) {
      int won = 0;
      for (Option b = 0; b < cast.options; ++b) won += beats(cast, a, b);
      return won;
    };
    const auto losses = [&](Option a) {
      int lost = 0;
      for (Option b = 0; b < cast.options; ++b) lost += beats(cast, b, a);
      return lost;
    };
    for (std::size_t again = 1, times = leaving.size(); !majority && again < times; ++again) {
      std::set<Option> weak;
      for (const Option a : leaving) {
        bool goes = true;
        for (const Option b : leaving)
          if (a != b && (beats(cast, a, b) || wins(a) - losses(a) > wins(b) - losses(b) || wins(a) > wins(b))) goes = false;
        if (goes) weak.insert(a);
      }
      if (!weak.empty()) leaving = weak;
    }
    for (const Option option : leaving) in.erase(option);
    if (majority) top.push_back(leaving);
    else bottom.insert(bottom.begin(), leaving);
  }
  top.insert(top.end(), bottom.begin(), bottom.end());
  return top;
}

namespace {

// Every ballot carries its own worth; every tie is tried every way.
void transfer(const CastRankings& cast, std::size_t seats, const Fraction& quota, std::set<Option> in, std::vector<Fraction> worth,
              std::vector<Option> elected, std::vector<Option> out, std::set<std::set<Option>>& results) {
  if (elected.size() >= seats) {
    results.insert(std::set<Option>(elected.begin(), elected.end()));
    return;
  }
  if (in.empty()) {
    while (elected.size() < seats) {
      elected.push_back(out.back());
      out.pop_back();
    }
    results.insert(std::set<Option>(elected.begin(), elected.end()));
    return;
  }
  std::map<Option, Fraction> votes;
  std::vector<std::optional<Option>> holder(cast.ballots.size());
  for (const Option option : in) votes[option] = 0;
  for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot)
    if ((holder[ballot] = alone(completed(cast, ballot), in))) votes[*holder[ballot]] += worth[ballot] * Fraction(cast.ballots[ballot].count);
  std::set<Option> reach;
  for (const auto& [option, value] : votes)
    if (value >= quota) reach.insert(option);
  if (reach.empty()) {
    Fraction least = votes.begin()->second;
    for (const auto& [option, value] : votes) least = std::min(least, value);
    for (const auto& [option, value] : votes)
      if (value == least) {
        auto left = in;
        left.erase(option);
        auto gone = out;
        gone.push_back(option);
        transfer(cast, seats, quota, left, worth, elected, gone, results);
      }
    return;
  }
  if (elected.size() + reach.size() > seats) {
    // Seats by votes; every choice among equals.
    Group order(reach.begin(), reach.end());
    std::sort(order.begin(), order.end());
    do {
      bool falling = true;
      for (std::size_t i = 1; i < order.size(); ++i) falling &= votes[order[i - 1]] >= votes[order[i]];
      if (!falling) continue;
      std::set<Option> committee(elected.begin(), elected.end());
      committee.insert(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(seats - elected.size()));
      results.insert(committee);
    } while (std::next_permutation(order.begin(), order.end()));
    return;
  }
  for (const Option option : reach) {
    in.erase(option);
    elected.push_back(option);
    for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot)
      if (holder[ballot] == option && votes[option] > 0) worth[ballot] *= (votes[option] - quota) / votes[option];
  }
  transfer(cast, seats, quota, in, worth, elected, out, results);
}

void block(const CastRankings& cast, std::size_t seats, const std::set<Option>& in, std::set<std::set<Option>>& results) {
  if (in.size() <= seats) {
    results.insert(in);
    return;
  }
  std::map<Option, std::vector<Count>> counts;
  for (const Option option : in) counts[option].resize(in.size());
  for (std::size_t ballot = 0; ballot < cast.ballots.size(); ++ballot) {
    std::size_t position = 0;
    for (const Group& place : completed(cast, ballot))
      if (place.size() == 1 && in.contains(place[0])) counts[place[0]][position++] += cast.ballots[ballot].count;
  }
  // Votes, then second places, third places …
  std::map<std::vector<Count>, std::set<Option>> order;
  for (const auto& [option, positions] : counts) {
    std::vector<Count> key = {0};
    for (std::size_t i = 0; i < seats && i < positions.size(); ++i) key[0] += positions[i];
    key.insert(key.end(), positions.begin() + 1, positions.end());
    order[key].insert(option);
  }
  for (const Option last : order.begin()->second) {
    std::set<Option> left = in;
    left.erase(last);
    block(cast, seats, left, results);
  }
}

} // namespace

std::set<std::set<Option>> stv(const CastRankings& cast, std::size_t seats, const Fraction& quota) {
  std::set<std::set<Option>> results;
  transfer(cast, seats, quota, everybody(cast), std::vector<Fraction>(cast.ballots.size(), Fraction(1)), {}, {}, results);
  return results;
}

std::set<std::set<Option>> block_voting(const CastRankings& cast, std::size_t seats) {
  std::set<std::set<Option>> results;
  block(cast, seats, everybody(cast), results);
  return results;
}

} // namespace pressoir::test::slow
