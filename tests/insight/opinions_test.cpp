// The opinion map: groups that are there are found, figures are those of the formulas, and nothing depends on chance.
#include <algorithm>
#include <cmath>

#include <doctest/doctest.h>

#include "facilitation/insight/grouping.h"
#include "facilitation/insight/opinions.h"
#include "tests/random_text.h"

using namespace pressoir;
using namespace pressoir::insight;

namespace {

OpinionVotes blank(std::size_t people, std::size_t statements) {
  OpinionVotes votes;
  for (std::size_t i = 0; i < people; ++i) votes.people.push_back(std::to_string(i));
  for (std::size_t i = 0; i < statements; ++i) votes.statements.push_back(std::to_string(i));
  votes.votes.assign(people * statements, Opinion::unseen);
  return votes;
}

// So many camps: each agrees with its own statements and disagrees with the others'; everybody agrees with the last statement.
OpinionVotes camps(std::size_t people, std::size_t each, std::size_t groups, std::uint64_t seed) {
  OpinionVotes votes = blank(people, each * groups + 1);
  const auto random = seeded_randomness(seed);
  for (std::size_t p = 0; p < people; ++p)
    for (std::size_t s = 0; s <= each * groups; ++s) {
      const std::size_t draw = test::below(*random, 10);
      if (draw == 0) continue; // not seen
      const bool likes = s == each * groups || s / each == p % groups;
      votes.votes[p * votes.statements.size() + s] = draw == 1 ? Opinion::pass : likes ? Opinion::agree : Opinion::disagree;
    }
  return votes;
}

} // namespace

TEST_CASE("camps are found, what unites and what divides too") {
  for (const std::size_t groups : {2, 3, 4}) {
    CAPTURE(groups);
    const OpinionVotes votes = camps(60, 6, groups, 3);
    const OpinionMap map = map_opinions(votes);
    // Two directions show up to three camps apart.
    if (groups < 4) {
      REQUIRE(map.groups == groups);
      for (std::size_t p = 0; p < 60; ++p) CHECK(map.people[p].group == map.people[p % groups].group);
      CHECK(map.silhouette > 0.5);
      CHECK(map.divide.size() == 6 * groups);
    }
    REQUIRE(map.unite.size() >= 1);
    CHECK(map.unite.front() == 6 * groups);
    CHECK(std::find(map.divide.begin(), map.divide.end(), 6 * groups) == map.divide.end());
  }
}

TEST_CASE("the figures are those of the formulas") {
  const OpinionVotes votes = camps(40, 5, 2, 9);
  const OpinionMap map = map_opinions(votes);
  for (std::size_t s = 0; s < votes.statements.size(); ++s) {
    double consensus = 1;
    for (std::size_t g = 0; g < map.groups; ++g) {
      double agree = 0, seen = 0, other_agree = 0, other_seen = 0;
      for (std::size_t p = 0; p < votes.people.size(); ++p) {
        const Opinion vote = votes.vote(p, s);
        if (vote == Opinion::unseen) continue;
        (map.people[p].group == g ? seen : other_seen) += 1;
        if (vote == Opinion::agree) (map.people[p].group == g ? agree : other_agree) += 1;
      }
      consensus *= (agree + 1) / (seen + 2);
      const double p1 = (agree + 1) / (seen + 1), p2 = (other_agree + 1) / (other_seen + 1), pooled = (agree + other_agree + 2) / (seen + other_seen + 2);
      const double z = pooled >= 1 ? 0 : (p1 - p2) / std::sqrt(pooled * (1 - pooled) * (1 / (seen + 1) + 1 / (other_seen + 1)));
      CHECK(map.statements[s].groups[g].agree_z == doctest::Approx(z));
      CHECK(map.statements[s].groups[g].represents_agree() == (z > 1.2816));
    }
    CHECK(map.statements[s].consensus_agree == doctest::Approx(consensus));
  }
}

TEST_CASE("who votes little is not drawn to the middle for it") {
  OpinionVotes votes = blank(4, 4);
  const auto vote = [&](std::size_t person, std::vector<int> opinions) {
    for (std::size_t s = 0; s < opinions.size(); ++s)
      if (opinions[s] != 9) votes.votes[person * 4 + s] = static_cast<Opinion>(opinions[s]);
  };
  vote(0, {1, 1, 1, 1});
  vote(1, {-1, -1, -1, -1});
  vote(2, {1, 9, 9, 9});
  const OpinionMap map = map_opinions(votes);
  CHECK(map.people[0].x * map.people[2].x > 0);
  CHECK(std::abs(map.people[2].x) > std::abs(map.people[0].x) / 4);
  CHECK_FALSE(map.people[3].group.has_value()); // nobody knows
  CHECK(map.people[3].x == 0);
}

TEST_CASE("the order of people does not move anybody, twice is the same, and no votes are no trouble") {
  const OpinionVotes votes = camps(30, 4, 3, 5);
  const OpinionMap map = map_opinions(votes), again = map_opinions(votes);
  for (std::size_t p = 0; p < 30; ++p) {
    CHECK(map.people[p].x == again.people[p].x);
    CHECK(map.people[p].group == again.people[p].group);
  }
  OpinionVotes turned = votes;
  const std::size_t statements = votes.statements.size();
  for (std::size_t p = 0; p < 30; ++p)
    std::copy_n(votes.votes.begin() + static_cast<std::ptrdiff_t>((29 - p) * statements), statements, turned.votes.begin() + static_cast<std::ptrdiff_t>(p * statements));
  const OpinionMap back = map_opinions(turned);
  CHECK(back.groups == map.groups);
  for (std::size_t p = 0; p < 30; ++p) {
    CHECK(back.people[29 - p].x == doctest::Approx(map.people[p].x));
    CHECK(back.people[29 - p].y == doctest::Approx(map.people[p].y));
  }
  CHECK(map_opinions({}).groups == 0);
  CHECK(map_opinions(blank(3, 0)).groups == 0);
  CHECK(map_opinions(blank(0, 3)).statements.size() == 3);
  CHECK(map_opinions(blank(5, 3)).groups == 0);
  OpinionVotes alike = blank(5, 3);
  std::fill(alike.votes.begin(), alike.votes.end(), Opinion::agree);
  CHECK(map_opinions(alike).groups == 1);
  CHECK(map_opinions(alike).unite.size() == 3);
  // Few people, many statements: the other way round inside.
  const OpinionMap wide = map_opinions(camps(8, 30, 2, 4));
  CHECK(wide.groups == 2);
}

TEST_CASE("groups of points") {
  const Grouping grouping = group_points({{0, 0}, {0.1, 0}, {5, 5}, {5, 5.1}, {5.1, 5}, {0, 0.1}, {5.05, 5}}, 5);
  CHECK(grouping.groups == 2);
  CHECK(grouping.group == std::vector<std::size_t>{1, 1, 0, 0, 0, 1, 0}); // the bigger one first
  CHECK(group_points({}, 5).groups == 0);
  CHECK(group_points({{1, 1}}, 5).groups == 1);
  CHECK(group_points({{1, 1}, {1, 1}, {2, 2}}, 5).groups == 1);
}
