#include "facilitation/voting/budgets.h"

#include <algorithm>

#include "facilitation/voting/equal_shares.h"
#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

constexpr std::uint64_t most_work = 3'000'000'000; // looks at wallets: some seconds

std::vector<Fraction> marks_of(const Case& asked) {
  std::vector<Fraction> marks(asked.size());
  for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
    for (const Option option : asked.approvals.sets[ballot]) marks[option] += asked.approvals.counts[ballot];
  return marks;
}

Fraction cost_of(const Case& asked, const Group& projects) {
  Fraction cost = 0;
  for (const Option option : projects) cost += asked.costs[option];
  return cost;
}

struct Basket {
  Group projects; // in the order in which they were bought
  Fraction left;  // of the budget
};

// Every way of buying from one group of equals: as long as one of them fits, it goes on. Adds the ways to `baskets`.
void buy_from(const Case& asked, const Basket& basket, const Group& group, std::size_t from, std::set<Group>& seen, std::vector<Basket>& baskets) {
  if (baskets.size() > most_states) return;
  // Ways differ by what is left out: an option is left out only when in the end it does not fit.
  if (from == group.size()) {
    for (const Option option : group)
      if (std::find(basket.projects.begin(), basket.projects.end(), option) == basket.projects.end() && asked.costs[option] <= basket.left) return;
    Group set = basket.projects;
    std::sort(set.begin(), set.end());
    if (seen.insert(std::move(set)).second) baskets.push_back(basket);
    return;
  }
  if (asked.costs[group[from]] <= basket.left) {
    Basket with = basket;
    with.projects.push_back(group[from]);
    with.left -= asked.costs[group[from]];
    buy_from(asked, with, group, from + 1, seen, baskets);
  }
  if (asked.costs[group[from]] > 0) buy_from(asked, basket, group, from + 1, seen, baskets);
}

// Buys group after group what fits, from each basket.
Result<std::vector<Basket>> buy_greedily(const Case& asked, std::vector<Basket> baskets, const std::vector<Group>& order) {
  for (const Group& group : order) {
    std::vector<Basket> later;
    std::set<Group> seen;
    for (const Basket& basket : baskets) {
      Group wanted; // what could fit
      for (const Option option : group)
        if (asked.costs[option] <= basket.left && std::find(basket.projects.begin(), basket.projects.end(), option) == basket.projects.end()) wanted.push_back(option);
      if (cost_of(asked, wanted) <= basket.left) {
        Basket all = basket;
        all.projects.insert(all.projects.end(), wanted.begin(), wanted.end());
        all.left -= cost_of(asked, wanted);
        Group set = all.projects;
        std::sort(set.begin(), set.end());
        if (seen.insert(std::move(set)).second) later.push_back(std::move(all));
      } else if (wanted.size() > 20) {
        return refuse("tally.too_many_ties", {{"most", static_cast<std::int64_t>(most_states)}});
      } else {
        buy_from(asked, basket, wanted, 0, seen, later);
      }
    }
    if (later.size() > most_states) return refuse("tally.too_many_ties", {{"most", static_cast<std::int64_t>(most_states)}});
    baskets = std::move(later);
  }
  return baskets;
}

Outcome budget_outcome(const Case& asked, const std::vector<Group>& ways) {
  Outcome outcome = committee_outcome(asked, ways, refuse("tally.why.bought"));
  std::sort(outcome.winners.begin(), outcome.winners.end());
  if (outcome.ties.empty()) outcome.spent = cost_of(asked, outcome.winners);
  if (outcome.spent) outcome.why.arguments.push_back({"spent", exact_text(*outcome.spent)});
  outcome.scores = marks_of(asked);
  return outcome;
}

Result<Outcome> greedy(const Case& asked, const std::function<int(Option, Option)>& compare) {
  const auto baskets = TRY(buy_greedily(asked, {{{}, *asked.budget}}, ranking_by(all_options(asked.size()), compare)));
  std::vector<Group> ways;
  for (const Basket& basket : baskets) ways.push_back(basket.projects);
  return budget_outcome(asked, ways);
}

// The last outcome that costs at most the budget while everybody's share grows by `step` each time. Where ties leave several outcomes,
// each that may be the last is kept.
Result<std::vector<Bought>> grow(const Case& asked, EqualShares& shares, Fraction share, const Fraction& step) {
  std::vector<Bought> before, kept;
  Fraction share_before = share;
  // One outcome: say what everybody paid for it.
  const auto told = [&](const Fraction& of) -> Result<std::vector<Bought>> {
    if (kept.size() != 1) return kept;
    auto again = TRY(shares.run(of, true));
    return again.size() == 1 ? std::move(again) : kept;
  };
  while (true) {
    const auto ends = TRY(shares.run(share, false));
    std::vector<Bought> affordable;
    for (const Bought& end : ends)
      if (cost_of(asked, end.projects()) <= *asked.budget) affordable.push_back(end);
    if (affordable.size() < ends.size()) kept.insert(kept.end(), before.begin(), before.end());
    if (affordable.empty()) return told(share_before);
    const bool complete = std::all_of(affordable.begin(), affordable.end(), [&](const Bought& end) { return end.purchases.size() == shares.wanted(); });
    if (complete) {
      kept.insert(kept.end(), affordable.begin(), affordable.end());
      return told(share);
    }
    if (shares.work() > most_work) return refuse("tally.budget_too_fine");
    Integer times = 1;
    if (ends.size() == 1)
      if (const auto until = shares.same_up_to(share, ends.front())) times = std::max(times, ceiling_of((*until - share) / step));
    share_before = share;
    share += step * Fraction(times);
    before = std::move(affordable);
  }
}

} // namespace

Result<Outcome> greedy_votes(const Case& asked) {
  const auto marks = marks_of(asked);
  return greedy(asked, [&](Option a, Option b) { return marks[b].compare(marks[a]); });
}

Result<Outcome> greedy_votes_per_cost(const Case& asked) {
  const auto marks = marks_of(asked);
  // By cross product: what is free and wanted comes first, what nobody wants last.
  return greedy(asked, [&](Option a, Option b) {
    const Fraction left = marks[a] * asked.costs[b], right = marks[b] * asked.costs[a];
    if (marks[a] == 0 || marks[b] == 0) return marks[b].compare(marks[a]);
    return right.compare(left);
  });
}

// Money that a voter is satisfied by, per money: the marks again.
Result<Outcome> greedy_cost_satisfaction_per_cost(const Case& asked) { return greedy_votes(asked); }

Result<Outcome> equal_shares(const Case& asked, Utility utility, Completion completion) {
  EqualShares shares = TRY(EqualShares::of(asked, utility));
  std::vector<Bought> ends(1);
  if (shares.people() > 0) {
    const Fraction people(shares.people()), share = *asked.budget / people;
    if (completion == Completion::add_one) ends = TRY(grow(asked, shares, share, 1));
    else if (completion == Completion::budget_increase) ends = TRY(grow(asked, shares, share, *asked.step / people));
    else ends = TRY(shares.run(share, true));
  }
  std::vector<Group> ways;
  std::vector<Basket> baskets;
  for (const Bought& end : ends) {
    ways.push_back(end.projects());
    baskets.push_back({ways.back(), *asked.budget - cost_of(asked, ways.back())});
  }
  if (completion == Completion::greedy) {
    // Where what is bought is worth its cost, the bigger of two equally marked projects is worth more to the same number of people.
    const auto marks = marks_of(asked);
    const auto order = ranking_by(all_options(asked.size()), [&](Option a, Option b) {
      if (marks[a] != marks[b] || utility == Utility::one) return marks[b].compare(marks[a]);
      return asked.costs[b].compare(asked.costs[a]);
    });
    ways.clear();
    for (const Basket& basket : TRY(buy_greedily(asked, std::move(baskets), order))) ways.push_back(basket.projects);
  }
  Outcome outcome = budget_outcome(asked, ways);
  if (ends.size() == 1) outcome.purchases = ends.front().purchases;
  return outcome;
}

Result<Outcome> mes_cost(const Case& asked) { return equal_shares(asked, Utility::cost, Completion::none); }
Result<Outcome> mes_cost_greedy(const Case& asked) { return equal_shares(asked, Utility::cost, Completion::greedy); }
Result<Outcome> mes_cost_add_one(const Case& asked) { return equal_shares(asked, Utility::cost, Completion::add_one); }
Result<Outcome> mes_cost_increase(const Case& asked) { return equal_shares(asked, Utility::cost, Completion::budget_increase); }
Result<Outcome> mes_cardinality(const Case& asked) { return equal_shares(asked, Utility::one, Completion::none); }
Result<Outcome> mes_cardinality_greedy(const Case& asked) { return equal_shares(asked, Utility::one, Completion::greedy); }
Result<Outcome> mes_cardinality_add_one(const Case& asked) { return equal_shares(asked, Utility::one, Completion::add_one); }
Result<Outcome> mes_cardinality_increase(const Case& asked) { return equal_shares(asked, Utility::one, Completion::budget_increase); }

} // namespace pressoir::voting
