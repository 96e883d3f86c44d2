#include "facilitation/voting/scores.h"

#include <algorithm>
#include <map>

namespace pressoir::voting {
namespace {

std::vector<Fraction> sums_of(const Case& asked) {
  std::vector<Wide> sums(asked.size());
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot)
    for (Option option = 0; option < asked.size(); ++option)
      sums[option] += static_cast<Wide>(asked.points.counts[ballot]) * asked.points.value(ballot, option);
  std::vector<Fraction> fractions;
  for (const Wide sum : sums) fractions.push_back(fraction_of(sum, asked.points.unit));
  return fractions;
}

// Scores that the rule does not know.
Result<void> only(const Case& asked, std::int64_t lowest, std::int64_t highest, const char* allowed) {
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot)
    for (Option option = 0; option < asked.size(); ++option) {
      const std::int64_t value = asked.points.value(ballot, option);
      if (value % asked.points.unit != 0 || value < lowest * asked.points.unit || value > highest * asked.points.unit)
        return refuse("tally.score_not_allowed",
                      {{"ballot", static_cast<std::int64_t>(ballot + 1)}, {"option", asked.options[option]}, {"allowed", std::string(allowed)}});
    }
  return {};
}

Outcome by_scores(const Case& asked, std::vector<Fraction> scores, std::string_view key) {
  auto ranking = ranking_by_value(all_options(asked.size()), scores);
  const Fraction& best = scores[ranking.front().front()];
  Outcome outcome = ranked_outcome(asked, std::move(ranking), refuse(key, {{"score", exact_text(best)}}));
  outcome.scores = std::move(scores);
  return outcome;
}

} // namespace

Result<Outcome> score_voting(const Case& asked) { return by_scores(asked, sums_of(asked), "tally.why.sum"); }

Result<Outcome> score_median(const Case& asked) {
  std::vector<std::map<std::int64_t, Wide>> given(asked.size());
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot)
    for (Option option = 0; option < asked.size(); ++option)
      if (const std::int64_t value = asked.points[ballot][option]; value != Points::missing) given[option][value] += asked.points.counts[ballot];
  std::vector<Fraction> medians;
  for (const auto& scores : given) {
    Wide total = 0, seen = 0;
    for (const auto& [value, count] : scores) total += count;
    std::int64_t median = 0; // of an option without a score
    for (const auto& [value, count] : scores) {
      if (total == 0) break;
      median = value;
      if ((seen += count) >= (total + 1) / 2) break;
    }
    medians.push_back(fraction_of(median, asked.points.unit));
  }
  return by_scores(asked, std::move(medians), "tally.why.score_median");
}

Result<Outcome> dis_and_approval(const Case& asked) {
  TRY(only(asked, -1, 1, "−1, 0, 1"));
  return by_scores(asked, sums_of(asked), "tally.why.balance");
}

Result<Outcome> approval(const Case& asked) {
  TRY(only(asked, 0, 1, "0, 1"));
  std::vector<Fraction> marks = sums_of(asked);
  for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
    for (const Option option : asked.approvals.sets[ballot]) marks[option] += Fraction(asked.approvals.counts[ballot]);
  return by_scores(asked, std::move(marks), "tally.why.approval");
}

Result<Outcome> cumulative(const Case& asked) {
  for (std::size_t ballot = 0; ballot < asked.points.size(); ++ballot) {
    Wide spent = 0;
    for (Option option = 0; option < asked.size(); ++option) {
      const std::int64_t value = asked.points.value(ballot, option);
      if (value < 0) return refuse("tally.negative_points", {{"ballot", static_cast<std::int64_t>(ballot + 1)}, {"option", asked.options[option]}});
      spent += value;
    }
    if (asked.credits && spent > static_cast<Wide>(*asked.credits) * asked.points.unit)
      return refuse("tally.over_credits", {{"ballot", static_cast<std::int64_t>(ballot + 1)}, {"spent", exact_text(fraction_of(spent, asked.points.unit))}, {"most", *asked.credits}});
  }
  return by_scores(asked, sums_of(asked), "tally.why.sum");
}

} // namespace pressoir::voting
