// Kemeny–Young, proved: the best order of every set of options, from the smaller sets up. Options that all beat those of a later
// group stand before it in every optimal ranking, so each group is solved alone.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "facilitation/voting/pairwise.h"

namespace pressoir::voting {
namespace {

// Groups such that every option of one beats every option of the later ones.
std::vector<Group> separate(const Pairwise& duels) {
  const auto balances = duel_balances(duels);
  Group order = all_options(duels.options());
  std::stable_sort(order.begin(), order.end(), [&](Option a, Option b) { return balances[a].balance() > balances[b].balance(); });
  std::vector<Group> groups;
  for (std::size_t start = 0; start < order.size();) {
    std::size_t end = start + 1;
    for (std::size_t member = start; member < end; ++member)
      for (std::size_t other = end; other < order.size(); ++other)
        if (!duels.beats(order[member], order[other])) end = other + 1;
    Group group(order.begin() + static_cast<std::ptrdiff_t>(start), order.begin() + static_cast<std::ptrdiff_t>(end));
    std::sort(group.begin(), group.end());
    groups.push_back(std::move(group));
    start = end;
  }
  return groups;
}

// One group: best_[S] is the most pairs that an order of S can agree with, S standing first.
class Exact {
 public:
  Exact(const Pairwise& duels, const Group& group) : group_(group), size_(group.size()), best_(std::size_t{1} << size_, -1) {
    // Pairs won by putting x before all of a set, for its lower and its upper options apart: two small tables for each x.
    for (std::size_t x = 0; x < size_; ++x)
      for (std::size_t half = 0; half < 2; ++half)
        for (std::uint32_t set = 1; set < half_size; ++set) {
          const std::size_t y = half * half_bits + static_cast<std::size_t>(std::countr_zero(set));
          gains_[half][x][set] = gains_[half][x][set & (set - 1)] + (y < size_ && y != x ? duels.above(group[x], group[y]) : 0);
        }
    best_[0] = 0;
    for (std::uint32_t set = 0; set < best_.size(); ++set)
      for (std::size_t x = 0; x < size_; ++x)
        if (!(set >> x & 1)) {
          const std::uint32_t with = set | 1u << x;
          best_[with] = std::max(best_[with], best_[set] + gain(x, with));
        }
    // Backwards: which sets are the beginning of an optimal order, and how many orders end from each.
    ways_.resize(best_.size());
    const std::uint32_t full = static_cast<std::uint32_t>(best_.size() - 1);
    ways_[full] = 1;
    before_.resize(size_);
    for (std::uint32_t with = full; with > 0; --with) {
      if (ways_[with] == 0) continue;
      for (std::size_t x = 0; x < size_; ++x) {
        if (!(with >> x & 1)) continue;
        const std::uint32_t set = with & ~(1u << x);
        if (best_[set] + gain(x, with) != best_[with]) continue;
        ways_[set] += ways_[with];
        before_[x] |= full & ~with;
        if (set == 0) first_.push_back(group[x]);
      }
    }
  }
  Wide score() const { return best_.back(); }
  std::uint64_t ways() const { return ways_[0]; }
  const Group& first() const { return first_; }
  // Options that optimal rankings order both ways are together, and so are those they tie in turn.
  std::vector<Group> consensus() const {
    std::vector<std::uint32_t> reach = before_;
    for (std::size_t x = 0; x < size_; ++x) reach[x] |= 1u << x;
    for (std::size_t k = 0; k < size_; ++k)
      for (std::size_t x = 0; x < size_; ++x)
        if (reach[x] >> k & 1) reach[x] |= reach[k];
    Group order = all_options(size_);
    std::stable_sort(order.begin(), order.end(), [&](Option a, Option b) { return std::popcount(reach[a]) > std::popcount(reach[b]); });
    std::vector<Group> groups;
    Option last = 0;
    for (const Option x : order) {
      if (groups.empty() || !(reach[x] >> last & 1)) groups.emplace_back();
      groups.back().push_back(group_[x]);
      last = x;
    }
    for (Group& group : groups) std::sort(group.begin(), group.end());
    return groups;
  }
  // Up to `most` optimal orders.
  std::vector<Group> rankings(std::size_t most) const {
    std::vector<Group> all;
    Group order;
    list(0, order, most, all);
    return all;
  }

 private:
  static constexpr std::size_t half_bits = most_kemeny_options / 2, half_size = std::size_t{1} << half_bits;
  // What x wins against those not in the set.
  Wide gain(std::size_t x, std::uint32_t with) const {
    const std::uint32_t rest = static_cast<std::uint32_t>(best_.size() - 1) & ~with;
    return gains_[0][x][rest % half_size] + gains_[1][x][rest / half_size];
  }
  void list(std::uint32_t set, Group& order, std::size_t most, std::vector<Group>& all) const {
    if (all.size() >= most) return;
    if (order.size() == size_) return all.push_back(order);
    for (std::size_t x = 0; x < size_; ++x) {
      const std::uint32_t with = set | 1u << x;
      if ((set >> x & 1) || ways_[with] == 0 || best_[set] + gain(x, with) != best_[with]) continue;
      order.push_back(group_[x]);
      list(with, order, most, all);
      order.pop_back();
    }
  }

  const Group& group_;
  std::size_t size_;
  std::vector<Wide> best_;
  using Gains = std::vector<std::array<Wide, half_size>>;
  std::array<Gains, 2> gains_ = {Gains(most_kemeny_options), Gains(most_kemeny_options)};
  std::vector<std::uint64_t> ways_; // 20! fits
  std::vector<std::uint32_t> before_; // by option: who comes after it in some optimal order
  Group first_;
};

} // namespace

Result<KemenyOptima> kemeny_optima(const Pairwise& duels, std::size_t most_listed) {
  KemenyOptima optima;
  optima.rankings = {{}};
  Wide score = 0;
  const auto groups = separate(duels);
  for (const Group& group : groups)
    if (group.size() > most_kemeny_options)
      return refuse("tally.kemeny_too_many", {{"options", static_cast<std::int64_t>(group.size())}, {"most", static_cast<std::int64_t>(most_kemeny_options)}});
  for (std::size_t g = 0; g < groups.size(); ++g) {
    const Exact exact(duels, groups[g]);
    score += exact.score();
    for (std::size_t later = g + 1; later < groups.size(); ++later)
      for (const Option a : groups[g])
        for (const Option b : groups[later]) score += duels.above(a, b);
    optima.count *= exact.ways();
    if (g == 0) {
      optima.first = exact.first();
      std::sort(optima.first.begin(), optima.first.end());
    }
    for (Group& together : exact.consensus()) optima.consensus.push_back(std::move(together));
    std::vector<Group> longer;
    const auto orders = exact.rankings(most_listed);
    for (const Group& beginning : optima.rankings)
      for (const Group& order : orders) {
        if (longer.size() >= most_listed) break;
        longer.push_back(beginning);
        longer.back().insert(longer.back().end(), order.begin(), order.end());
      }
    optima.rankings = std::move(longer);
  }
  optima.score = integer_of(score);
  return optima;
}

Result<Outcome> kemeny_young(const Case& asked) {
  const Pairwise duels(asked.rankings);
  KemenyOptima optima = TRY(kemeny_optima(duels));
  Outcome outcome;
  outcome.winners = optima.first;
  outcome.ranking = std::move(optima.consensus);
  if (outcome.winners.size() > 1) outcome.ties = outcome.winners;
  outcome.why = outcome.ties.empty() ? refuse("tally.why.kemeny", {{"winner", asked.options[outcome.winners.front()]}, {"score", optima.score.str()}})
                                     : refuse("tally.why.tie", {{"options", names_of(asked, outcome.ties)}, {"n", static_cast<std::int64_t>(outcome.ties.size())}});
  outcome.score = Fraction(optima.score);
  outcome.optimal_rankings = std::move(optima.rankings);
  return outcome;
}

} // namespace pressoir::voting
