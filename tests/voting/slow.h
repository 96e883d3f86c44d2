// The same rules, counted the obvious way: one ballot at a time, every path, every order, every committee. Slow on purpose; what the
// program counts must agree with it.
#pragma once

#include <map>
#include <set>

#include "facilitation/voting/outcome.h"
#include "tests/voting/random_ballots.h"

namespace pressoir::test::slow {

using namespace voting;

// Winners as sets, best first.
using Ranking = std::vector<std::set<Option>>;
Ranking sets_of(const std::vector<Group>& groups);

// -- rankings
Count above(const CastRankings& cast, Option a, Option b);
enum class By { winning, margin, ratio };
Ranking schulze(const CastRankings& cast, By by);
Ranking ranked_pairs(const CastRankings& cast, By by);
Ranking copeland(const CastRankings& cast);
Ranking minimax(const CastRankings& cast, std::string_view measure);
struct Kemeny {
  Count score;
  std::set<Group> rankings;
};
Kemeny kemeny(const CastRankings& cast);
std::set<Option> smith(const CastRankings& cast);
std::vector<Fraction> borda(const CastRankings& cast);
std::vector<Fraction> first_places(const CastRankings& cast, const std::set<Option>& in);
Ranking two_round(const CastRankings& cast);
Ranking instant_runoff(const CastRankings& cast);
// Every committee that some way of breaking ties elects.
std::set<std::set<Option>> stv(const CastRankings& cast, std::size_t seats, const Fraction& quota);
std::set<std::set<Option>> block_voting(const CastRankings& cast, std::size_t seats);

// -- grades, points and marks
std::vector<std::size_t> majority_value(std::vector<std::size_t> grades, bool upper);
struct StarResult {
  std::optional<Option> winner;
  std::set<Option> tied;
};
StarResult star(const Case& asked, std::int64_t top, const std::set<Option>& among);
std::set<std::set<Option>> reweighted_range(const Case& asked, std::int64_t top);
std::set<std::set<Option>> committees(const Case& asked);
enum class Order { votes, votes_per_cost, votes_then_cost };
std::set<std::set<Option>> greedy(const Case& asked, Order order, std::set<Option> bought, const Fraction& left);
// Every outcome of equal shares, each voter on their own, in fractions.
std::set<std::set<Option>> equal_shares(const Case& asked, bool cost_utility, const Fraction& share);
std::set<std::set<Option>> equal_shares_grown(const Case& asked, bool cost_utility, const Fraction& step);

} // namespace pressoir::test::slow
