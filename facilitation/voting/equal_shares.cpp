#include "facilitation/voting/equal_shares.h"

#include <algorithm>

#include "facilitation/voting/ties.h"

namespace pressoir::voting {

Result<EqualShares> EqualShares::of(const Case& asked, Utility utility) {
  EqualShares shares;
  Market& market = shares.market_;
  market.voters = merged(asked.approvals);
  market.people = asked.approvals.total();
  for (const Fraction& cost : asked.costs) market.unit = lcm(market.unit, denominator(cost));
  // The whole money stays under 2^90 parts, and a cost under 2^63.
  const Error too_fine = refuse("tally.amounts_too_fine");
  if (floor_of(*asked.budget * Fraction(market.unit)) >> 90 > 0) return too_fine;
  std::vector<std::vector<std::uint32_t>> supporters(asked.size());
  std::vector<Count> counts(asked.size());
  for (std::uint32_t v = 0; v < market.voters.size(); ++v)
    for (const Option option : market.voters[v].marks) {
      supporters[option].push_back(v);
      counts[option] += market.voters[v].count;
    }
  for (Option option = 0; option < asked.size(); ++option) {
    if (supporters[option].empty()) continue;
    const Integer cost = numerator(Fraction(asked.costs[option] * Fraction(market.unit)));
    if (cost >> 63 > 0) return too_fine;
    const auto parts = static_cast<std::uint64_t>(cost);
    if (parts == 0) market.free.push_back(option);
    else market.projects.push_back({option, parts, utility == Utility::cost ? parts : 1, std::move(supporters[option]), counts[option]});
  }
  return shares;
}

Result<std::vector<Bought>> EqualShares::run(const Fraction& share, bool payments) {
  // Each buys as far as no choice has to be made; then every choice goes on from there.
  struct Way {
    Wallets wallets;
    std::vector<std::size_t> choices;
  };
  Way start{Wallets(market_, share, work_), {}};
  start.choices = start.wallets.buy_until_tie();
  if (start.choices.empty()) return std::vector<Bought>{start.wallets.result(payments)};
  const auto next = [](const Way& way) {
    std::vector<Way> later;
    for (const std::size_t project : way.choices) {
      later.push_back({way.wallets, {}});
      later.back().wallets.buy(project);
      later.back().choices = later.back().wallets.buy_until_tie();
    }
    return later;
  };
  const auto ways = TRY(follow_ties<Way, Wallets::Key>(std::move(start), 8 * market_.voters.size() + 100 * market_.projects.size(), next, [](const Way& way) { return way.wallets.key(); }));
  std::vector<Bought> ends;
  for (const Way& way : ways) ends.push_back(way.wallets.result(payments));
  return ends;
}

std::optional<Fraction> EqualShares::same_up_to(const Fraction& share, const Bought& bought) const {
  const Group projects = bought.projects();
  std::optional<Fraction> next;
  const auto each = [&](const Market::Project& project) { return Fraction(Fraction(project.cost) / (Fraction(market_.unit) * Fraction(project.count))); };
  for (const Market::Project& project : market_.projects)
    if (!std::binary_search(projects.begin(), projects.end(), project.option)) {
      if (each(project) <= share) return std::nullopt;
      if (!next || each(project) < *next) next = each(project);
    }
  std::vector<Fraction> left(market_.voters.size(), share);
  for (const Market::Project& project : market_.projects)
    if (std::binary_search(projects.begin(), projects.end(), project.option))
      for (const std::uint32_t v : project.supporters)
        if ((left[v] -= each(project)) < 0) return std::nullopt;
  return next;
}

} // namespace pressoir::voting
