#include "facilitation/voting/outcome.h"

#include <algorithm>

namespace pressoir::voting {

Group all_options(std::size_t count) {
  Group options(count);
  std::iota(options.begin(), options.end(), Option{0});
  return options;
}

std::vector<Group> ranking_by(const Group& options, const std::function<int(Option, Option)>& compare) {
  Group sorted = options;
  std::stable_sort(sorted.begin(), sorted.end(), [&](Option a, Option b) { return compare(a, b) < 0; });
  std::vector<Group> ranking;
  for (const Option option : sorted) {
    if (ranking.empty() || compare(ranking.back().front(), option) != 0) ranking.emplace_back();
    ranking.back().push_back(option);
  }
  return ranking;
}

std::vector<Group> ranking_by_value(const Group& options, const std::vector<Fraction>& values) {
  return ranking_by(options, [&](Option a, Option b) { return values[b].compare(values[a]); });
}

std::string names_of(const Case& asked, const Group& options) {
  std::string names;
  for (std::size_t i = 0; i < options.size() && i < 10; ++i) names += (i ? ", " : "") + asked.options[options[i]];
  return options.size() > 10 ? names + " …" : names;
}

Outcome ranked_outcome(const Case& asked, std::vector<Group> ranking, Error why) {
  Outcome outcome;
  outcome.winners = ranking.front();
  outcome.ranking = std::move(ranking);
  if (outcome.winners.size() > 1) {
    outcome.ties = outcome.winners;
    outcome.why = refuse("tally.why.tie", {{"options", names_of(asked, outcome.ties)}, {"n", static_cast<std::int64_t>(outcome.ties.size())}});
  } else {
    outcome.why = std::move(why);
    outcome.why.arguments.push_back({"winner", asked.options[outcome.winners.front()]});
  }
  return outcome;
}

} // namespace pressoir::voting
