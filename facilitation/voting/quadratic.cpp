// Quadratic voting, where v votes cost v² credits, and quadratic funding, where many small gifts draw more than one big one.
#include <boost/multiprecision/cpp_dec_float.hpp>

#include "facilitation/voting/scores.h"

namespace pressoir::voting {
namespace {

// Square roots are no fractions: a hundred digits are far more than the nine written, and than what tells two options apart.
using Decimal = multiprecision::cpp_dec_float_100;

Decimal decimal_of(const Fraction& value) { return Decimal(numerator(value).str()) / Decimal(denominator(value).str()); }

std::string nine_places(const Decimal& value) {
  std::string digits = value.str(9, std::ios_base::fixed);
  if (digits.find('.') != digits.npos) digits.erase(digits.find_last_not_of('0') + 1);
  if (digits.ends_with('.')) digits.pop_back();
  return digits == "-0" ? "0" : digits;
}

} // namespace

Result<Outcome> quadratic_voting(const Case& asked) {
  std::vector<Wide> totals(asked.size());
  Integer spent = 0, voters = 0;
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
    const Count count = asked.points.counts[ballot];
    Integer cost = 0;
    for (Option option = 0; option < asked.size(); ++option) {
      const std::int64_t votes = asked.points.value(ballot, option);
      if (votes % asked.points.unit != 0)
        return refuse("tally.whole_votes", {{"ballot", static_cast<std::int64_t>(ballot + 1)}, {"option", asked.options[option]}});
      const std::int64_t whole = votes / asked.points.unit;
      cost += Integer(whole) * whole;
      totals[option] += static_cast<Wide>(count) * whole;
    }
    if (asked.credits && cost > *asked.credits)
      return refuse("tally.over_credits", {{"ballot", static_cast<std::int64_t>(ballot + 1)}, {"spent", cost.str()}, {"most", *asked.credits}});
    spent += cost * count;
    if (cost > 0) voters += count; // who left it blank had nothing to spend
  }
  std::vector<Fraction> votes;
  for (const Wide total : totals) votes.push_back(fraction_of(total));
  auto ranking = ranking_by_value(all_options(asked.size()), votes);
  const std::string best = exact_text(votes[ranking.front().front()]);
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse("tally.why.quadratic", {{"score", best}}));
  outcome.vote_totals = std::move(votes);
  outcome.credits_spent = Fraction(spent);
  if (asked.credits) outcome.credits_available = Fraction(voters * *asked.credits);
  return outcome;
}

Result<Outcome> quadratic_funding(const Case& asked) {
  std::vector<Decimal> roots(asked.size()), gifts(asked.size()), claims(asked.size());
  for (std::size_t ballot = 0; ballot < asked.contributions.counts.size(); ++ballot)
    for (const auto& [option, amount] : asked.contributions.gifts[ballot]) {
      const Decimal value = decimal_of(amount), count(asked.contributions.counts[ballot]);
      roots[option] += count * sqrt(value);
      gifts[option] += count * value;
    }
  const Decimal nothing("1e-60"); // what rounding leaves of an exact zero
  Decimal total = 0;
  for (Option option = 0; option < asked.size(); ++option) {
    claims[option] = roots[option] * roots[option] - gifts[option];
    if (claims[option] < nothing * (1 + gifts[option])) claims[option] = 0;
    total += claims[option];
  }
  Outcome outcome;
  std::vector<Decimal> match(asked.size());
  for (Option option = 0; option < asked.size(); ++option) {
    if (total > 0) match[option] = decimal_of(*asked.budget) * claims[option] / total;
    outcome.match.push_back(nine_places(match[option]));
  }
  auto ranking = ranking_by(all_options(asked.size()), [&](Option a, Option b) {
    const Decimal difference = match[a] - match[b];
    return abs(difference) <= nothing * (1 + match[a]) ? 0 : difference > 0 ? -1 : 1;
  });
  const std::string best = outcome.match[ranking.front().front()];
  Outcome ranked = ranked_outcome(asked, std::move(ranking), refuse("tally.why.funding", {{"score", best}}));
  ranked.match = std::move(outcome.match);
  return ranked;
}

} // namespace pressoir::voting
