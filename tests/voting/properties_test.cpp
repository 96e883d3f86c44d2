// What the literature promises of each rule, on random elections: a rule that breaks its promise is not that rule.
#include <algorithm>
#include <map>
#include <set>

#include <doctest/doctest.h>

#include "facilitation/voting/grades.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/pairwise.h"
#include "tests/voting/slow.h"

using namespace pressoir;
using namespace pressoir::voting;
using namespace pressoir::test;

namespace {

void elections(std::size_t usual, const RandomSizes& sizes, const std::function<void(Randomness&, CastRankings)>& check) {
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  const auto random = seeded_randomness(seed);
  for (std::size_t round = 0; round < rounds(usual); ++round) {
    CAPTURE(seed);
    CAPTURE(round);
    const CastRankings cast = random_rankings(*random, sizes);
    INFO(cast.text());
    check(*random, cast);
  }
}
std::set<Option> winners(const CastRankings& cast, std::string_view method) {
  const Group group = count(cast.as_case(method)).value().winners;
  return {group.begin(), group.end()};
}
CastRankings renamed(CastRankings cast, const Group& to) {
  for (auto& ballot : cast.ballots)
    for (Group& place : ballot.places)
      for (Option& option : place) option = to[option];
  return cast;
}
// No two victories alike, no duel drawn: what the theorems on ranked pairs ask. Equal victories are the tie-break's, not the rule's.
bool all_strengths_differ(const CastRankings& cast) {
  const Pairwise duels(cast.as_case("copeland").rankings);
  std::set<Count> strengths;
  for (Option a = 0; a < cast.options; ++a)
    for (Option b = 0; b < a; ++b)
      if (duels.margin(a, b) == 0 || !strengths.insert(std::max(duels.above(a, b), duels.above(b, a))).second) return false;
  return true;
}
constexpr const char* by_duels[] = {"schulze.winning", "schulze.margin", "schulze.ratio", "ranked_pairs.winning", "ranked_pairs.margin", "copeland", "minimax.winning", "minimax.margin", "kemeny_young", "smith_set"};

} // namespace

TEST_CASE("who wins every duel wins, and alone") {
  elections(3000, {}, [](Randomness&, const CastRankings& cast) {
    const auto unbeaten = Pairwise(cast.as_case("copeland").rankings).condorcet_winner();
    if (!unbeaten) return;
    for (const char* method : by_duels) CHECK(winners(cast, method) == std::set<Option>{*unbeaten});
  });
}

TEST_CASE("Schulze, ranked pairs, Copeland and Kemeny–Young elect within the Smith set") {
  elections(3000, {.most_ballots = 9}, [](Randomness&, const CastRankings& cast) {
    const auto smith = winners(cast, "smith_set");
    for (const char* method : {"schulze.winning", "schulze.margin", "ranked_pairs.winning", "ranked_pairs.margin", "copeland", "kemeny_young"})
      for (const Option winner : winners(cast, method)) CHECK_MESSAGE(smith.contains(winner), method);
  });
}

TEST_CASE("names mean nothing: renamed options, renamed outcome, for every rule on rankings") {
  elections(300, {}, [](Randomness& random, const CastRankings& cast) {
    Group to = all_options(cast.options);
    for (std::size_t at = to.size(); at > 1; --at) std::swap(to[at - 1], to[below(random, at)]);
    const auto seats = static_cast<std::int64_t>(1 + below(random, cast.options));
    for (const Method& method : methods()) {
      if (method.ballots != BallotForm::ranking) continue;
      Case before = cast.as_case(method.id), after = renamed(cast, to).as_case(method.id);
      before.seats = after.seats = seats;
      const Outcome first = count(before).value(), second = count(after).value();
      const auto moved = [&](const Group& group) {
        std::set<Option> set;
        for (const Option option : group) set.insert(to[option]);
        return set;
      };
      const std::string id(method.id);
      CAPTURE(id);
      CHECK(moved(first.winners) == std::set<Option>(second.winners.begin(), second.winners.end()));
      CHECK(moved(first.ties) == std::set<Option>(second.ties.begin(), second.ties.end()));
    }
  });
}

TEST_CASE("raising a winner on a ballot does not make it lose (Schulze, ranked pairs, Borda, plurality, minimax, Copeland, Kemeny–Young)") {
  std::map<std::string, int> tried;
  elections(3000, {.ties = false, .all_ranked = true}, [&](Randomness& random, const CastRankings& cast) {
    if (cast.ballots.empty()) return;
    for (const char* method : {"schulze.winning", "schulze.margin", "ranked_pairs.winning", "ranked_pairs.margin", "borda", "plurality", "minimax.winning", "minimax.margin", "copeland", "kemeny_young"}) {
      const auto before = winners(cast, method);
      const Option winner = *before.begin();
      CastRankings raised = cast;
      auto& places = raised.ballots[below(random, raised.ballots.size())].places;
      const auto at = std::find(places.begin(), places.end(), Group{winner});
      if (at == places.begin() || at == places.end()) continue;
      std::iter_swap(at, at - 1);
      // Equal victories are locked together: 1×E>B>C>A>D 3×C>E>D>A>B 2×B>C>D>A>E 3×A>E>D>B>C elects A and C, and A no longer when the one raises it.
      if (std::string_view(method).starts_with("ranked_pairs") && (!all_strengths_differ(cast) || !all_strengths_differ(raised))) continue;
      ++tried[method];
      CHECK_MESSAGE(winners(raised, method).contains(winner), std::string(method));
    }
  });
  for (const auto& [method, times] : tried) CHECK_MESSAGE(times > 50, method);
}

TEST_CASE("Schulze and ranked pairs: a clone of a loser changes no winner, a clone of the winner wins or the winner does") {
  elections(4000, {.most_options = 4, .most_ballots = 9, .most_count = 9, .ties = false, .all_ranked = true}, [](Randomness& random, const CastRankings& cast) {
    if (!all_strengths_differ(cast)) return;
    const Option cloned = static_cast<Option>(below(random, cast.options)), clone = static_cast<Option>(cast.options);
    CastRankings more = cast;
    more.options += 1;
    for (auto& ballot : more.ballots) {
      const auto at = std::find(ballot.places.begin(), ballot.places.end(), Group{cloned});
      ballot.places.insert(at + static_cast<std::ptrdiff_t>(below(random, 2)), Group{clone});
    }
    for (const char* method : {"schulze.winning", "schulze.margin", "ranked_pairs.winning", "ranked_pairs.margin"}) {
      std::set<Option> after;
      for (const Option winner : winners(more, method)) after.insert(winner == clone ? cloned : winner);
      CHECK_MESSAGE(after == winners(cast, method), method);
    }
  });
}

TEST_CASE("turned around: a single winner of Schulze, ranked pairs or Kemeny–Young does not win the reversed ballots too; Borda turns around whole") {
  elections(3000, {.ties = false, .all_ranked = true}, [](Randomness&, const CastRankings& cast) {
    if (cast.options < 2) return;
    CastRankings reversed = cast;
    for (auto& ballot : reversed.ballots) std::reverse(ballot.places.begin(), ballot.places.end());
    for (const char* method : {"schulze.winning", "schulze.margin", "ranked_pairs.winning", "ranked_pairs.margin", "kemeny_young", "copeland"}) {
      const auto before = winners(cast, method), after = winners(reversed, method);
      if (before.size() == 1) CHECK_MESSAGE(after != before, method);
    }
    auto borda = slow::sets_of(count(cast.as_case("borda")).value().ranking), back = slow::sets_of(count(reversed.as_case("borda")).value().ranking);
    std::reverse(back.begin(), back.end());
    CHECK(borda == back);
  });
}

TEST_CASE("majority judgment: the order of an option against another does not depend on the others, nor on the order of ballots") {
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  for (std::size_t round = 0; round < rounds(2000); ++round) {
    const std::size_t options = 2 + below(*random, 4), scale = 2 + below(*random, 5), judges = 1 + below(*random, 9);
    Case asked;
    asked.method = "majority_judgment";
    asked.options = option_names(options);
    for (std::size_t grade = 0; grade < scale; ++grade) asked.grades.grades.push_back(static_cast<std::int64_t>(grade));
    asked.grades.tallies.assign(options, std::vector<Integer>(scale));
    for (auto& tally : asked.grades.tallies)
      for (std::size_t judge = 0; judge < judges; ++judge) tally[below(*random, scale)] += 1;
    const auto rank_of = [](const Outcome& outcome, Option option) {
      std::size_t rank = 0;
      for (; std::find(outcome.ranking[rank].begin(), outcome.ranking[rank].end(), option) == outcome.ranking[rank].end(); ++rank) {}
      return rank;
    };
    const Outcome all = count(asked).value();
    for (Option a = 0; a < options; ++a)
      for (Option b = 0; b < a; ++b) {
        Case two = asked;
        two.options = {"A", "B"};
        two.grades.tallies = {asked.grades.tallies[a], asked.grades.tallies[b]};
        const Outcome duel = count(two).value();
        CHECK((rank_of(all, a) < rank_of(all, b)) == (rank_of(duel, 0) < rank_of(duel, 1)));
        CHECK((rank_of(all, a) == rank_of(all, b)) == (rank_of(duel, 0) == rank_of(duel, 1)));
      }
    // A better judgment never harms.
    const Option best = all.winners.front();
    for (std::size_t grade = 0; grade + 1 < scale; ++grade)
      if (asked.grades.tallies[best][grade] > 0) {
        Case better = asked;
        better.grades.tallies[best][grade] -= 1;
        better.grades.tallies[best][grade + 1] += 1;
        const Outcome after = count(better).value();
        CHECK(std::find(after.winners.begin(), after.winners.end(), best) != after.winners.end());
      }
  }
}

TEST_CASE("a ballot counted twice is two equal ballots") {
  elections(300, {}, [](Randomness& random, const CastRankings& cast) {
    CastRankings apart = cast;
    apart.ballots.clear();
    for (const auto& ballot : cast.ballots)
      for (Count i = 0; i < ballot.count; ++i) apart.ballots.push_back({1, ballot.places});
    const auto seats = static_cast<std::int64_t>(1 + below(random, cast.options));
    for (const Method& method : methods()) {
      if (method.ballots != BallotForm::ranking) continue;
      Case together = cast.as_case(method.id), single = apart.as_case(method.id);
      together.seats = single.seats = seats;
      const Outcome first = count(together).value(), second = count(single).value();
      CHECK(first.ranking == second.ranking);
      CHECK(first.winners == second.winners);
    }
  });
}
