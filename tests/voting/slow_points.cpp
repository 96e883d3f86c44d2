#include <algorithm>
#include <functional>

#include "tests/voting/slow.h"

namespace pressoir::test::slow {
namespace {

using Committees = std::set<std::set<Option>>;

bool marked(const Case& asked, std::size_t ballot, Option option) {
  const Group& set = asked.approvals.sets[ballot];
  return std::find(set.begin(), set.end(), option) != set.end();
}
Count marks(const Case& asked, Option option) {
  Count sum = 0;
  for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
    if (marked(asked, ballot, option)) sum += asked.approvals.counts[ballot];
  return sum;
}

// All sets of that many options.
Committees all_committees(std::size_t options, std::size_t seats) {
  Committees all;
  for (unsigned bits = 0; bits < 1u << options; ++bits) {
    std::set<Option> committee;
    for (Option option = 0; option < options; ++option)
      if (bits >> option & 1) committee.insert(option);
    if (committee.size() == seats) all.insert(committee);
  }
  return all;
}
Committees best_of(const Case& asked, const std::function<Fraction(const std::set<Option>&)>& score) {
  Committees best;
  std::optional<Fraction> most;
  for (const auto& committee : all_committees(asked.size(), static_cast<std::size_t>(*asked.seats))) {
    const Fraction value = score(committee);
    if (!most || value > *most) best.clear();
    if (most && value < *most) continue;
    most = value;
    best.insert(committee);
  }
  return best;
}
Fraction thiele(const Case& asked, const std::set<Option>& committee, bool harmonic) {
  Fraction sum = 0;
  for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot) {
    int seats = 0;
    for (const Option option : committee)
      if (marked(asked, ballot, option) && (++seats == 1 || harmonic)) sum += Fraction(asked.approvals.counts[ballot]) / Fraction(seats);
  }
  return sum;
}
// One seat after the other, whichever is best, every tie every way.
Committees one_by_one(const Case& asked, const std::function<Fraction(const std::set<Option>&)>& score) {
  Committees now = {{}};
  for (std::int64_t seat = 0; seat < *asked.seats; ++seat) {
    Committees later;
    for (const auto& committee : now) {
      std::optional<Fraction> most;
      Committees best;
      for (Option option = 0; option < asked.size(); ++option) {
        std::set<Option> longer = committee;
        if (!longer.insert(option).second) continue;
        const Fraction value = score(longer);
        if (!most || value > *most) best.clear();
        if (most && value < *most) continue;
        most = value;
        best.insert(longer);
      }
      later.insert(best.begin(), best.end());
    }
    now = later;
  }
  return now;
}
Fraction worst_support(const Case& asked, const std::set<Option>& members) {
  std::optional<Fraction> least;
  const Group list(members.begin(), members.end());
  for (unsigned bits = 1; bits < 1u << list.size(); ++bits) {
    Fraction support = 0;
    int size = 0;
    for (std::size_t i = 0; i < list.size(); ++i) size += bits >> i & 1;
    for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
      for (std::size_t i = 0; i < list.size(); ++i)
        if ((bits >> i & 1) && marked(asked, ballot, list[i])) {
          support += asked.approvals.counts[ballot];
          break;
        }
    support /= size;
    if (!least || support < *least) least = support;
  }
  return *least;
}

// Loads (Phragmén), from a beginning.
void phragmen(const Case& asked, std::set<Option> committee, const std::vector<Fraction>& load, Committees& results) {
  if (committee.size() == static_cast<std::size_t>(*asked.seats)) {
    results.insert(committee);
    return;
  }
  std::map<Option, Fraction> next;
  for (Option option = 0; option < asked.size(); ++option) {
    if (committee.contains(option) || marks(asked, option) == 0) continue;
    Fraction sum = 1;
    for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
      if (marked(asked, ballot, option)) sum += load[ballot] * Fraction(asked.approvals.counts[ballot]);
    next[option] = sum / Fraction(marks(asked, option));
  }
  std::optional<Fraction> least;
  for (const auto& [option, value] : next)
    if (!least || value < *least) least = value;
  for (Option option = 0; option < asked.size(); ++option) {
    if (committee.contains(option) || (least && (!next.contains(option) || next[option] != *least))) continue;
    auto longer = committee;
    longer.insert(option);
    auto heavier = load;
    for (std::size_t ballot = 0; least && ballot < load.size(); ++ballot)
      if (marked(asked, ballot, option)) heavier[ballot] = *least;
    phragmen(asked, longer, heavier, results);
  }
}

// The smallest payment with Σ min(wallet, payment) = cost, by trying each number of payers.
std::optional<Fraction> payment(const Case& asked, Option option, const Fraction& cost, const std::vector<Fraction>& wallets) {
  std::optional<Fraction> least;
  const auto total = [&](const Fraction& most) {
    Fraction sum = 0;
    for (std::size_t ballot = 0; ballot < wallets.size(); ++ballot)
      if (marked(asked, ballot, option)) sum += std::min(wallets[ballot], most) * Fraction(asked.approvals.counts[ballot]);
    return sum;
  };
  for (std::size_t limit = 0; limit < wallets.size(); ++limit) {
    if (!marked(asked, limit, option) || asked.approvals.counts[limit] == 0) continue;
    // Those with less than this wallet pay all they have.
    Fraction poor = 0, rich = 0;
    for (std::size_t ballot = 0; ballot < wallets.size(); ++ballot) {
      if (!marked(asked, ballot, option)) continue;
      if (wallets[ballot] < wallets[limit]) poor += wallets[ballot] * Fraction(asked.approvals.counts[ballot]);
      else rich += asked.approvals.counts[ballot];
    }
    const Fraction each = (cost - poor) / rich;
    if (each >= 0 && total(each) == cost && (!least || each < *least)) least = each;
  }
  return least;
}

void shares(const Case& asked, const std::vector<Fraction>& costs, bool cost_utility, std::size_t most, std::set<Option> bought, const std::vector<Fraction>& wallets,
            const std::function<void(const std::set<Option>&, const std::vector<Fraction>&)>& end) {
  std::map<Option, Fraction> rates, payments;
  for (Option option = 0; option < asked.size() && bought.size() < most; ++option)
    if (!bought.contains(option) && marks(asked, option) > 0)
      if (const auto each = payment(asked, option, costs[option], wallets)) {
        payments[option] = *each;
        rates[option] = cost_utility && costs[option] > 0 ? Fraction(*each / costs[option]) : *each;
      }
  if (rates.empty()) return end(bought, wallets);
  Fraction least = rates.begin()->second;
  for (const auto& [option, rate] : rates) least = std::min(least, rate);
  for (const auto& [option, rate] : rates) {
    if (rate != least) continue;
    auto more = bought;
    more.insert(option);
    auto left = wallets;
    for (std::size_t ballot = 0; ballot < wallets.size(); ++ballot)
      if (marked(asked, ballot, option)) left[ballot] -= std::min(left[ballot], payments[option]);
    shares(asked, costs, cost_utility, most, more, left, end);
  }
}

Fraction cost_of(const Case& asked, const std::set<Option>& projects) {
  Fraction sum = 0;
  for (const Option option : projects) sum += asked.costs[option];
  return sum;
}

} // namespace

std::vector<std::size_t> majority_value(std::vector<std::size_t> grades, bool upper) {
  std::sort(grades.begin(), grades.end());
  std::vector<std::size_t> sequence;
  while (!grades.empty()) {
    const std::size_t median = upper ? grades.size() / 2 : (grades.size() + 1) / 2 - 1;
    sequence.push_back(grades[median]);
    grades.erase(grades.begin() + static_cast<std::ptrdiff_t>(median));
  }
  return sequence;
}

StarResult star(const Case& asked, std::int64_t top, const std::set<Option>& among) {
  if (among.size() == 1) return {*among.begin(), {}};
  const auto value = [&](int measure, Option option, const std::set<Option>& pool) {
    Count sum = 0;
    for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
      const auto score = asked.points.value(ballot, option);
      std::int64_t worth = measure == 0 ? score : score == top;
      if (measure == 1) worth = std::count_if(pool.begin(), pool.end(), [&](Option other) { return score > asked.points.value(ballot, other); });
      sum += worth * asked.points.counts[ballot];
    }
    return sum;
  };
  std::set<Option> finalists, pool = among;
  for (int measure = 0; measure < 3 && finalists.size() < 2; ++measure) {
    std::map<Count, std::set<Option>> groups;
    for (const Option option : pool) groups[-value(measure, option, pool)].insert(option);
    for (const auto& [height, group] : groups) {
      if (finalists.size() + group.size() > 2) {
        pool = group;
        break;
      }
      finalists.insert(group.begin(), group.end());
      if (finalists.size() == 2) break;
    }
  }
  if (finalists.size() < 2) return {std::nullopt, pool};
  const Option a = *finalists.begin(), b = *finalists.rbegin();
  for (const int measure : {1, 0, 2})
    if (const Count left = value(measure, a, finalists), right = value(measure, b, finalists); left != right) return {left > right ? a : b, {}};
  return {std::nullopt, finalists};
}

std::set<std::set<Option>> reweighted_range(const Case& asked, std::int64_t top) {
  Committees now = {{}};
  for (std::int64_t seat = 0; seat < *asked.seats; ++seat) {
    Committees later;
    for (const auto& elected : now) {
      std::map<Option, Fraction> sums;
      for (Option option = 0; option < asked.size(); ++option) {
        if (elected.contains(option)) continue;
        sums[option] = 0;
        for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
          std::int64_t given = 0;
          for (const Option winner : elected) given += asked.points.value(ballot, winner);
          sums[option] += Fraction(asked.points.value(ballot, option) * asked.points.counts[ballot]) * Fraction(top) / Fraction(top + given);
        }
      }
      Fraction most = sums.begin()->second;
      for (const auto& [option, sum] : sums) most = std::max(most, sum);
      for (const auto& [option, sum] : sums)
        if (sum == most) {
          auto longer = elected;
          longer.insert(option);
          later.insert(longer);
        }
    }
    now = later;
  }
  return now;
}

std::set<std::set<Option>> committees(const Case& asked) {
  if (asked.rule == "av")
    return best_of(asked, [&](const std::set<Option>& committee) {
      Fraction sum = 0;
      for (const Option option : committee) sum += marks(asked, option);
      return sum;
    });
  if (asked.rule == "sav")
    return best_of(asked, [&](const std::set<Option>& committee) {
      Fraction sum = 0;
      for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
        for (const Option option : committee)
          if (marked(asked, ballot, option)) sum += Fraction(asked.approvals.counts[ballot]) / Fraction(asked.approvals.sets[ballot].size());
      return sum;
    });
  if (asked.rule == "pav" || asked.rule == "cc")
    return best_of(asked, [&](const std::set<Option>& committee) { return thiele(asked, committee, asked.rule == "pav"); });
  if (asked.rule == "seqpav") return one_by_one(asked, [&](const std::set<Option>& committee) { return thiele(asked, committee, true); });
  if (asked.rule == "maximin-support") return one_by_one(asked, [&](const std::set<Option>& committee) { return worst_support(asked, committee); });
  Committees results;
  if (asked.rule == "seqphragmen") {
    phragmen(asked, {}, std::vector<Fraction>(asked.approvals.size()), results);
  } else {
    Count voters = 0;
    for (const Count count : asked.approvals.counts) voters += count;
    const Fraction share = voters > 0 ? Fraction(*asked.seats) / Fraction(voters) : Fraction(0);
    shares(asked, std::vector<Fraction>(asked.size(), Fraction(1)), false, static_cast<std::size_t>(*asked.seats), {}, std::vector<Fraction>(asked.approvals.size(), share),
           [&](const std::set<Option>& bought, const std::vector<Fraction>& wallets) {
             std::vector<Fraction> load;
             for (const Fraction& wallet : wallets) load.push_back(-wallet);
             phragmen(asked, bought, load, results);
           });
  }
  return results;
}

std::set<std::set<Option>> greedy(const Case& asked, Order order, std::set<Option> bought, const Fraction& left) {
  // Every order that the rule allows, one project at a time.
  std::map<std::pair<Fraction, Fraction>, Group> groups; // what is free is best, then votes per cost
  for (Option option = 0; option < asked.size(); ++option) {
    const Fraction votes = marks(asked, option);
    if (order != Order::votes_per_cost) groups[{-votes, order == Order::votes_then_cost ? Fraction(-asked.costs[option]) : Fraction(0)}].push_back(option);
    else if (votes == 0) groups[{1, 0}].push_back(option);
    else if (asked.costs[option] == 0) groups[{-1, 0}].push_back(option);
    else groups[{0, -votes / asked.costs[option]}].push_back(option);
  }
  std::set<std::pair<std::set<Option>, Fraction>> now = {{bought, left}};
  for (auto& [height, group] : groups) {
    std::set<std::pair<std::set<Option>, Fraction>> later;
    for (const auto& [basket, money] : now) {
      std::sort(group.begin(), group.end());
      do {
        auto more = basket;
        Fraction rest = money;
        for (const Option option : group)
          if (!more.contains(option) && asked.costs[option] <= rest) {
            more.insert(option);
            rest -= asked.costs[option];
          }
        later.insert({more, rest});
      } while (std::next_permutation(group.begin(), group.end()));
    }
    now = later;
  }
  Committees results;
  for (const auto& [basket, money] : now) results.insert(basket);
  return results;
}

std::set<std::set<Option>> equal_shares(const Case& asked, bool cost_utility, const Fraction& share) {
  Committees results;
  shares(asked, asked.costs, cost_utility, asked.size(), {}, std::vector<Fraction>(asked.approvals.size(), share),
         [&](const std::set<Option>& bought, const std::vector<Fraction>&) { results.insert(bought); });
  return results;
}

std::set<std::set<Option>> equal_shares_grown(const Case& asked, bool cost_utility, const Fraction& step) {
  Count voters = 0;
  std::size_t wanted = 0;
  for (const Count count : asked.approvals.counts) voters += count;
  if (voters == 0) return {{}};
  for (Option option = 0; option < asked.size(); ++option) wanted += marks(asked, option) > 0;
  Committees before, kept;
  for (Fraction share = *asked.budget / Fraction(voters);; share += step) {
    Committees affordable, all = equal_shares(asked, cost_utility, share);
    for (const auto& outcome : all)
      if (cost_of(asked, outcome) <= *asked.budget) affordable.insert(outcome);
    if (affordable.size() < all.size()) kept.insert(before.begin(), before.end());
    if (affordable.empty()) return kept;
    if (std::all_of(affordable.begin(), affordable.end(), [&](const auto& outcome) { return outcome.size() == wanted; })) {
      kept.insert(affordable.begin(), affordable.end());
      return kept;
    }
    before = affordable;
  }
}

} // namespace pressoir::test::slow
