// Counts on rankings against the obvious way of counting, on thousands of random elections full of ties.
#include <doctest/doctest.h>

#include "facilitation/voting/methods.h"
#include "facilitation/voting/pairwise.h"
#include "tests/voting/slow.h"

using namespace pressoir;
using namespace pressoir::voting;
using namespace pressoir::test;

namespace {

// Runs `check` on that many random elections, saying the seed and the election when it fails.
void elections(std::size_t usual, const RandomSizes& sizes, const std::function<void(Randomness&, const CastRankings&)>& check) {
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  const auto random = seeded_randomness(seed);
  for (std::size_t round = 0; round < rounds(usual); ++round) {
    const CastRankings cast = random_rankings(*random, sizes);
    CAPTURE(seed);
    CAPTURE(round);
    INFO(cast.text());
    check(*random, cast);
  }
}
slow::Ranking ranking(const CastRankings& cast, std::string_view method) { return slow::sets_of(count(cast.as_case(method)).value().ranking); }

std::set<std::set<Option>> committees(const Outcome& outcome) {
  std::set<std::set<Option>> sets;
  for (const Group& committee : *outcome.committees) sets.emplace(committee.begin(), committee.end());
  return sets;
}

} // namespace

TEST_CASE("duels") {
  elections(3000, {}, [](Randomness&, const CastRankings& cast) {
    const Pairwise duels(cast.as_case("copeland").rankings);
    for (Option a = 0; a < cast.options; ++a)
      for (Option b = 0; b < cast.options; ++b)
        if (a != b) CHECK(duels.above(a, b) == slow::above(cast, a, b));
    CHECK(ranking(cast, "copeland") == slow::copeland(cast));
    for (const char* measure : {"winning", "margin", "opposition"}) CHECK(ranking(cast, std::string("minimax.") + measure) == slow::minimax(cast, measure));
    const auto smith = count(cast.as_case("smith_set")).value();
    CHECK(std::set<Option>(smith.winners.begin(), smith.winners.end()) == slow::smith(cast));
  });
}

TEST_CASE("Schulze, by every path; ranked pairs, by every cycle") {
  elections(2000, {.most_ballots = 9}, [](Randomness&, const CastRankings& cast) {
    CHECK(ranking(cast, "schulze.winning") == slow::schulze(cast, slow::By::winning));
    CHECK(ranking(cast, "schulze.margin") == slow::schulze(cast, slow::By::margin));
    CHECK(ranking(cast, "schulze.ratio") == slow::schulze(cast, slow::By::ratio));
    CHECK(ranking(cast, "ranked_pairs.winning") == slow::ranked_pairs(cast, slow::By::winning));
    CHECK(ranking(cast, "ranked_pairs.margin") == slow::ranked_pairs(cast, slow::By::margin));
  });
}

TEST_CASE("Kemeny–Young, by every order") {
  elections(2000, {.most_ballots = 9}, [](Randomness&, const CastRankings& cast) {
    const auto quick = kemeny_optima(Pairwise(cast.as_case("kemeny_young").rankings)).value();
    const auto slow = slow::kemeny(cast);
    CHECK(quick.score == slow.score);
    CHECK(std::set<Group>(quick.rankings.begin(), quick.rankings.end()) == slow.rankings);
    CHECK(quick.rankings.size() == slow.rankings.size());
    CHECK(quick.count == slow.rankings.size());
    std::set<Option> first;
    for (const Group& order : slow.rankings) first.insert(order.front());
    CHECK(std::set<Option>(quick.first.begin(), quick.first.end()) == first);
    // Every optimal ranking goes through the groups of the consensus in turn.
    for (const Group& order : slow.rankings) {
      std::size_t at = 0;
      for (const Group& group : quick.consensus) {
        CHECK(std::set<Option>(order.begin() + static_cast<std::ptrdiff_t>(at), order.begin() + static_cast<std::ptrdiff_t>(at + group.size())) == std::set<Option>(group.begin(), group.end()));
        at += group.size();
      }
    }
  });
}

TEST_CASE("Kemeny–Young refuses what it cannot prove, and separates what it can") {
  // A cycle of 21: nothing separates it.
  Pairwise cycle(21);
  for (Option a = 0; a < 21; ++a)
    for (Option step = 1; step <= 10; ++step) cycle.set_above(a, (a + step) % 21, 1);
  const auto refused = kemeny_optima(cycle);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().key == "tally.kemeny_too_many");
  // A hundred options in order.
  Pairwise order(100);
  for (Option a = 0; a < 100; ++a)
    for (Option b = a + 1; b < 100; ++b) order.set_above(a, b, 2);
  const auto optima = kemeny_optima(order).value();
  CHECK(optima.rankings == std::vector<Group>{all_options(100)});
  CHECK(optima.score == 2 * 4950);
}

TEST_CASE("Borda, plurality, two rounds, instant run-off") {
  elections(4000, {}, [](Randomness&, const CastRankings& cast) {
    CHECK(count(cast.as_case("borda")).value().scores == slow::borda(cast));
    std::set<Option> all;
    for (Option option = 0; option < cast.options; ++option) all.insert(option);
    CHECK(count(cast.as_case("plurality")).value().scores == slow::first_places(cast, all));
    CHECK(ranking(cast, "two_round") == slow::two_round(cast));
    CHECK(ranking(cast, "irv") == slow::instant_runoff(cast));
  });
}

TEST_CASE("single transferable vote, every ballot on its own and every tie every way") {
  elections(2500, {.most_options = 5, .most_ballots = 8, .most_count = 4}, [](Randomness& random, const CastRankings& cast) {
    const std::size_t seats = 1 + below(random, cast.options);
    Count total = 0;
    for (const auto& ballot : cast.ballots) total += ballot.count;
    const Fraction voters(total), s(seats);
    const std::pair<const char*, Fraction> quotas[] = {{"stv.droop", Fraction(floor_of(voters / (s + 1)) + 1)}, {"stv.hb", voters / (s + 1)}, {"stv.hare", voters / s}, {"stv.imperiali", voters / (s + 2)}};
    for (const auto& [method, quota] : quotas) {
      const std::string id = method;
      CAPTURE(id);
      Case asked = cast.as_case(method);
      asked.seats = static_cast<std::int64_t>(seats);
      const Outcome outcome = count(asked).value();
      CHECK(*outcome.quota == quota);
      CHECK(committees(outcome) == slow::stv(cast, seats, quota));
    }
    Case asked = cast.as_case("preferential_block_voting");
    asked.seats = static_cast<std::int64_t>(seats);
    CHECK(committees(count(asked).value()) == slow::block_voting(cast, seats));
  });
}
