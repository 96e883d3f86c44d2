// Counts on grades, points, marks and money against the obvious way of counting.
#include <doctest/doctest.h>

#include "facilitation/voting/committees.h"
#include "facilitation/voting/equal_shares.h"
#include "facilitation/voting/grades.h"
#include "facilitation/voting/methods.h"
#include "tests/voting/slow.h"

using namespace pressoir;
using namespace pressoir::voting;
using namespace pressoir::test;

namespace {

void elections(std::size_t usual, const std::function<void(Randomness&)>& check) {
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  const auto random = seeded_randomness(seed);
  for (std::size_t round = 0; round < rounds(usual); ++round) {
    CAPTURE(seed);
    CAPTURE(round);
    check(*random);
  }
}
std::set<std::set<Option>> committees(const Outcome& outcome) {
  std::set<std::set<Option>> sets;
  for (const Group& committee : *outcome.committees) sets.emplace(committee.begin(), committee.end());
  return sets;
}
std::vector<std::size_t> unrolled(const std::vector<Integer>& tally) {
  std::vector<std::size_t> grades;
  for (std::size_t grade = 0; grade < tally.size(); ++grade) grades.insert(grades.end(), static_cast<std::size_t>(tally[grade]), grade);
  return grades;
}

} // namespace

TEST_CASE("majority judgment compares as the unrolled sequences do, and ties only identical tallies") {
  elections(20'000, [](Randomness& random) {
    const std::size_t scale = 1 + below(random, 6), judgments = 1 + below(random, 12);
    std::vector<Integer> tallies[2];
    for (auto& tally : tallies) {
      tally.assign(scale, 0);
      for (std::size_t i = 0; i < judgments; ++i) tally[below(random, scale)] += 1;
    }
    for (const Median median : {Median::lower, Median::upper}) {
      const auto left = slow::majority_value(unrolled(tallies[0]), median == Median::upper), right = slow::majority_value(unrolled(tallies[1]), median == Median::upper);
      const int expected = left == right ? 0 : left > right ? -1 : 1;
      CHECK(compare_by_majority(tallies[0], tallies[1], median) == expected);
      CHECK(compare_by_majority(tallies[1], tallies[0], median) == -expected);
      CHECK((expected == 0) == (tallies[0] == tallies[1]));
      GradeTallies grades;
      for (std::size_t grade = 0; grade < scale; ++grade) grades.grades.push_back(static_cast<std::int64_t>(grade));
      grades.tallies = {tallies[0], tallies[1]};
      const auto sequence = majority_value(grades, 0, median);
      CHECK(std::vector<std::size_t>(sequence.begin(), sequence.end()) == left);
      CHECK(median_of(tallies[0], median) == left.front());
    }
  });
}

TEST_CASE("STAR, seat by seat too, and reweighted range") {
  elections(4000, [](Randomness& random) {
    Case asked = random_points(random, 0, 3, "star");
    asked.max_score = Fraction(3);
    std::set<Option> among;
    for (Option option = 0; option < asked.size(); ++option) among.insert(option);
    const auto slow = slow::star(asked, 3, among);
    const Outcome quick = count(asked).value();
    CHECK(quick.winners == (slow.winner ? Group{*slow.winner} : Group{}));
    CHECK(std::set<Option>(quick.ties.begin(), quick.ties.end()) == slow.tied);

    asked.seats = static_cast<std::int64_t>(1 + below(random, asked.size()));
    asked.method = "bloc_star";
    Group elected;
    std::set<Option> tied;
    while (elected.size() < static_cast<std::size_t>(*asked.seats)) {
      const auto next = slow::star(asked, 3, among);
      tied = next.tied;
      if (!next.winner) break;
      elected.push_back(*next.winner);
      among.erase(*next.winner);
    }
    const Outcome bloc = count(asked).value();
    if (static_cast<std::size_t>(*asked.seats) < asked.size()) {
      CHECK(bloc.winners == elected);
      CHECK(std::set<Option>(bloc.ties.begin(), bloc.ties.end()) == tied);
    }
    asked.method = "reweighted_range";
    CHECK(committees(count(asked).value()) == slow::reweighted_range(asked, 3));
  });
}

TEST_CASE("committees, by every committee and every ballot on its own") {
  elections(1500, [](Randomness& random) {
    Case asked = random_approvals(random, "approval_committee", {.most_options = 6});
    asked.seats = static_cast<std::int64_t>(1 + below(random, asked.size()));
    for (const CommitteeRule& rule : committee_rules()) {
      asked.rule = rule.id;
      CAPTURE(asked.rule);
      CHECK(committees(count(asked).value()) == slow::committees(asked));
    }
  });
}

TEST_CASE("budgets, every voter on their own and every tie every way") {
  elections(1500, [](Randomness& random) {
    Case asked = random_approvals(random, "greedy.votes", {.most_options = 5, .most_ballots = 6});
    Count voters = asked.approvals.total();
    // Small whole numbers for ties, fractions for the rest.
    const bool fine = below(random, 2) == 0;
    for (std::size_t i = 0; i < asked.size(); ++i)
      asked.costs.push_back(fine ? Fraction(1 + below(random, 400)) / Fraction(1 + below(random, 60)) : Fraction(below(random, 5)));
    asked.budget = fine ? Fraction(1 + below(random, 900)) / Fraction(7) : Fraction(below(random, 10));
    const auto check = [&](const char* method, const std::set<std::set<Option>>& expected) {
      asked.method = method;
      CAPTURE(asked.method);
      const auto outcome = count(asked);
      REQUIRE(outcome.has_value());
      CHECK(committees(*outcome) == expected);
    };
    check("greedy.votes", slow::greedy(asked, slow::Order::votes, {}, *asked.budget));
    check("greedy.cost_satisfaction_per_cost", slow::greedy(asked, slow::Order::votes, {}, *asked.budget));
    check("greedy.votes_per_cost", slow::greedy(asked, slow::Order::votes_per_cost, {}, *asked.budget));
    const Fraction share = voters > 0 ? Fraction(*asked.budget / Fraction(voters)) : Fraction(0);
    for (const bool by_cost : {true, false}) {
      const auto bought = voters > 0 ? slow::equal_shares(asked, by_cost, share) : std::set<std::set<Option>>{{}};
      check(by_cost ? "mes.cost" : "mes.cardinality", bought);
      std::set<std::set<Option>> completed;
      for (const auto& outcome : bought) {
        Fraction left = *asked.budget;
        for (const Option option : outcome) left -= asked.costs[option];
        for (const auto& more : slow::greedy(asked, by_cost ? slow::Order::votes_then_cost : slow::Order::votes, outcome, left)) completed.insert(more);
      }
      check(by_cost ? "mes.cost+greedy_completion" : "mes.cardinality+greedy_completion", completed);
      check(by_cost ? "mes.cost.add1" : "mes.cardinality.add1", slow::equal_shares_grown(asked, by_cost, 1));
      asked.step = Fraction(1 + below(random, 5));
      if (voters > 0) check(by_cost ? "mes.cost.budget_increase" : "mes.cardinality.budget_increase", slow::equal_shares_grown(asked, by_cost, *asked.step / Fraction(voters)));
    }
  });
}

TEST_CASE("equal shares with heavy groups beside single voters: bounds never mislead") {
  elections(1500, [](Randomness& random) {
    Case asked = random_approvals(random, "mes.cost", {.most_options = 6, .most_ballots = 6});
    for (Count& count : asked.approvals.counts)
      if (below(random, 2)) count *= 1 + static_cast<Count>(below(random, 1'000'000'000'000));
    const Count voters = asked.approvals.total();
    if (voters == 0) return;
    asked.budget = Fraction(voters) * Fraction(1 + below(random, 3)) / Fraction(2);
    for (std::size_t i = 0; i < asked.size(); ++i) asked.costs.push_back(*asked.budget * Fraction(1 + below(random, 9)) / Fraction(10 + below(random, 9)));
    for (const bool by_cost : {true, false}) {
      asked.method = by_cost ? "mes.cost" : "mes.cardinality";
      CHECK(committees(count(asked).value()) == slow::equal_shares(asked, by_cost, *asked.budget / Fraction(voters)));
    }
  });
}

TEST_CASE("what is paid for what is bought: exactly its cost, nobody more than their share") {
  elections(1000, [](Randomness& random) {
    Case asked = random_approvals(random, "mes.cost", {.most_options = 6, .most_ballots = 8});
    if (asked.approvals.total() == 0) return;
    asked.budget = Fraction(10);
    for (std::size_t i = 0; i < asked.size(); ++i) asked.costs.push_back(Fraction(1 + below(random, 40)) / Fraction(1 + below(random, 9)));
    const Fraction share = *asked.budget / Fraction(asked.approvals.total());
    auto shares = EqualShares::of(asked, Utility::cost).value();
    const auto ends = shares.run(share, true).value();
    for (const Bought& end : ends) {
      std::vector<Fraction> wallets(asked.approvals.size(), share);
      for (const Purchase& purchase : end.purchases) {
        Fraction paid = 0;
        for (std::size_t ballot = 0; ballot < wallets.size(); ++ballot) {
          const Group& set = asked.approvals.sets[ballot];
          if (std::find(set.begin(), set.end(), purchase.option) == set.end()) continue;
          const Fraction each = std::min(wallets[ballot], purchase.most_paid);
          wallets[ballot] -= each;
          paid += each * Fraction(asked.approvals.counts[ballot]);
        }
        CHECK(paid == asked.costs[purchase.option]);
      }
    }
  });
}

TEST_CASE("quadratic funding: many small gifts against a big one, and the whole pool is shared") {
  Case asked;
  asked.method = "quadratic_funding";
  asked.options = {"Many", "One", "None"};
  asked.budget = Fraction(120);
  asked.contributions.counts = {4, 1, 1};
  asked.contributions.gifts = {{{0, Fraction(1)}}, {{1, Fraction(9)}, {1, Fraction(1)}}, {}};
  // (4 × 1)² − 4 = 12; (3 + 1)² − 10 = 6; nothing.
  const Outcome outcome = count(asked).value();
  CHECK(outcome.match == std::vector<std::string>{"80", "40", "0"});
  CHECK(outcome.winners == Group{0});
  asked.contributions.gifts[0] = {{0, Fraction(2)}};
  CHECK(count(asked).value().match[0] == "96");
  // Shares that are no decimals are rounded at nine places.
  asked.contributions.gifts[1] = {{1, Fraction(2)}, {1, Fraction(3)}};
  const auto parts = count(asked).value().match;
  CHECK(parts[0] == "99.657498336");
}
