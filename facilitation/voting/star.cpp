// STAR (score then automatic run-off), once or seat after seat, and reweighted range voting.
#include <algorithm>
#include <map>

#include "facilitation/voting/scores.h"
#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

// What STAR asks of the ballots, for some options only.
class Scored {
 public:
  explicit Scored(const Case& asked) : points_(asked.points) {
    std::int64_t highest = 5 * points_.unit; // unless the case or a ballot says otherwise
    for (const std::int64_t value : points_.values) highest = std::max(highest, value);
    top_ = asked.max_score ? static_cast<std::int64_t>(numerator(*asked.max_score) * points_.unit / denominator(*asked.max_score)) : highest;
  }
  std::vector<Wide> sums(const Group& among) const {
    return measured(among, [&](std::size_t ballot, Option option) { return points_.value(ballot, option); });
  }
  std::vector<Wide> top_scores(const Group& among) const {
    return measured(among, [&](std::size_t ballot, Option option) { return points_.value(ballot, option) == top_ ? 1 : 0; });
  }
  // How many times a ballot scores each above another one of them.
  std::vector<Wide> preferences(const Group& among) const {
    return measured(among, [&](std::size_t ballot, Option option) {
      return std::count_if(among.begin(), among.end(), [&](Option other) { return points_.value(ballot, option) > points_.value(ballot, other); });
    });
  }
  std::int64_t top() const { return top_; }

 private:
  template <class Measure>
  std::vector<Wide> measured(const Group& among, const Measure& measure) const {
    std::vector<Wide> totals(points_.options);
    for (std::size_t ballot = 0; ballot < points_.size(); ++ballot)
      for (const Option option : among) totals[option] += static_cast<Wide>(points_.counts[ballot]) * measure(ballot, option);
    return totals;
  }
  const Points& points_;
  std::int64_t top_ = 5;
};

std::vector<Group> groups_by(const Group& among, const std::vector<Wide>& values) {
  return ranking_by(among, [&](Option a, Option b) { return values[a] > values[b] ? -1 : values[a] < values[b]; });
}

struct Star {
  std::optional<Option> winner;
  Group tied;      // without a winner
  Group finalists; // two, or none when they could not be told
  std::vector<Wide> final_votes;
};

// The two finalists: the first groups of one measure after the other, each among those that the ones before left tied.
void choose_finalists(const Scored& scored, const Group& among, Star& star) {
  Group pool = among;
  for (const auto& measure : {&Scored::sums, &Scored::preferences, &Scored::top_scores}) {
    const auto groups = groups_by(pool, (scored.*measure)(pool));
    std::size_t first = 0;
    if (star.finalists.empty() && groups[0].size() == 2) {
      star.finalists = groups[0];
    } else if (star.finalists.empty() && groups[0].size() == 1) {
      star.finalists = groups[0];
      first = 1;
    }
    if (star.finalists.size() == 2) return;
    if (star.finalists.size() == 1 && groups[first].size() == 1) star.finalists.push_back(groups[first][0]);
    if (star.finalists.size() == 2) return;
    pool = groups[first];
  }
  star.finalists.clear();
  star.tied = pool;
}

Star run_star(const Scored& scored, const Group& among) {
  Star star;
  if (among.size() == 1) {
    star.winner = among.front();
    return star;
  }
  choose_finalists(scored, among, star);
  if (star.finalists.empty()) return star;
  std::sort(star.finalists.begin(), star.finalists.end());
  star.final_votes = scored.preferences(star.finalists);
  for (const auto& measure : {&Scored::preferences, &Scored::sums, &Scored::top_scores}) {
    const auto groups = groups_by(star.finalists, (scored.*measure)(star.finalists));
    if (groups.size() == 1) continue;
    star.winner = groups[0][0];
    return star;
  }
  star.tied = star.finalists;
  return star;
}

std::vector<Fraction> as_fractions(const std::vector<Wide>& values, std::int64_t unit) {
  std::vector<Fraction> fractions;
  for (const Wide value : values) fractions.push_back(fraction_of(value, unit));
  return fractions;
}

Group without(const Group& options, Option gone) {
  Group left;
  std::copy_if(options.begin(), options.end(), std::back_inserter(left), [&](Option option) { return option != gone; });
  return left;
}

Group sorted(Group options) {
  std::sort(options.begin(), options.end());
  return options;
}

} // namespace

Result<Outcome> star(const Case& asked) {
  const Scored scored(asked);
  const Group all = all_options(asked.size());
  const Star star = run_star(scored, all);
  const auto sums = scored.sums(all);
  Outcome outcome;
  Group placed;
  if (star.winner) {
    outcome.winners = {*star.winner};
    placed.push_back(*star.winner);
    outcome.ranking.push_back({*star.winner});
    for (const Option other : star.finalists)
      if (other != *star.winner) {
        placed.push_back(other);
        outcome.ranking.push_back({other});
      }
  } else if (!star.finalists.empty()) {
    placed = star.finalists;
    outcome.ranking.push_back(star.finalists);
  }
  Group rest = all;
  for (const Option option : placed) rest = without(rest, option);
  for (Group& group : groups_by(rest, sums)) outcome.ranking.push_back(std::move(group));
  outcome.ties = sorted(star.tied);
  outcome.scores = as_fractions(sums, asked.points.unit);
  for (const Option option : star.finalists) outcome.runoff.push_back({option, fraction_of(star.final_votes[option])});
  if (!star.winner) {
    outcome.why = refuse("tally.why.tie", {{"options", names_of(asked, outcome.ties)}, {"n", static_cast<std::int64_t>(outcome.ties.size())}});
  } else if (star.finalists.size() == 2) {
    const Option other = star.finalists[star.finalists[0] == *star.winner ? 1 : 0];
    outcome.why = refuse("tally.why.star", {{"winner", asked.options[*star.winner]}, {"other", asked.options[other]},
                                           {"votes", exact_text(fraction_of(star.final_votes[*star.winner]))}, {"against", exact_text(fraction_of(star.final_votes[other]))}});
  } else {
    outcome.why = refuse("tally.why.only_option", {{"winner", asked.options[*star.winner]}});
  }
  return outcome;
}

Result<Outcome> bloc_star(const Case& asked) {
  const auto seats = static_cast<std::size_t>(*asked.seats);
  const Scored scored(asked);
  Group left = all_options(asked.size()), elected, tied;
  std::vector<Round> rounds;
  if (left.size() == seats) {
    elected = left;
  } else {
    while (elected.size() < seats) {
      const Star star = run_star(scored, left);
      if (!star.winner) {
        tied = sorted(star.tied);
        break;
      }
      Round round;
      for (const Option option : star.finalists) round.push_back({option, fraction_of(star.final_votes[option])});
      rounds.push_back(std::move(round));
      elected.push_back(*star.winner);
      left = without(left, *star.winner);
    }
  }
  Outcome outcome = committee_outcome(asked, std::vector<Group>{elected}, refuse("tally.why.elected"));
  outcome.ties = tied;
  outcome.scores = as_fractions(scored.sums(all_options(asked.size())), asked.points.unit);
  outcome.rounds = std::move(rounds);
  if (!tied.empty()) {
    outcome.committees.reset();
    outcome.why = elected.empty() ? refuse("tally.why.committee_tie") : refuse("tally.why.committee_part_tie", {{"winners", names_of(asked, elected)}});
    outcome.why.arguments.push_back({"ties", names_of(asked, tied)});
  }
  return outcome;
}

Result<Outcome> reweighted_range(const Case& asked) {
  const auto seats = static_cast<std::size_t>(*asked.seats);
  const Points& points = asked.points;
  const std::int64_t top = std::max<std::int64_t>(1, Scored(asked).top());
  struct State {
    Group elected;
    Rounds rounds;
    Group tied = {}; // without a point, for the seats that are left
  };
  // Ballots that gave the same points to the elected weigh the same: one fraction for all of them.
  const auto weighted_sums = [&](const Group& elected) {
    std::map<std::int64_t, std::vector<Wide>> by_given;
    for (std::size_t ballot = 0; ballot < points.size(); ++ballot) {
      std::int64_t given = 0;
      for (const Option option : elected) given += points.value(ballot, option);
      auto& sums = by_given[given];
      sums.resize(asked.size());
      for (Option option = 0; option < asked.size(); ++option) sums[option] += static_cast<Wide>(points.counts[ballot]) * points.value(ballot, option);
    }
    std::vector<Fraction> sums(asked.size());
    for (const auto& [given, parts] : by_given)
      for (Option option = 0; option < asked.size(); ++option)
        if (parts[option] != 0) sums[option] += fraction_of(parts[option], points.unit) * fraction_of(top, static_cast<Wide>(top) + given);
    return sums;
  };
  const auto next = [&](const State& state) {
    std::vector<State> later;
    if (state.elected.size() == seats || !state.tied.empty()) return later;
    Group left = all_options(asked.size());
    for (const Option option : state.elected) left = without(left, option);
    const auto sums = weighted_sums(state.elected);
    Round round;
    for (const Option option : left) round.push_back({option, sums[option]});
    Group best = ranking_by_value(left, sums).front();
    if (left.size() == seats - state.elected.size()) {
      best.resize(1); // all of them have a seat: only the order remains
    } else if (sums[best.front()] == 0) {
      later.push_back(state);
      later.back().tied = best;
      return later;
    }
    for (const Option option : best) {
      later.push_back(state);
      later.back().elected.push_back(option);
      later.back().rounds.add(round);
    }
    return later;
  };
  const auto ways = TRY(follow_ties<State, Group>(State{}, asked.size(), next, [](const State& state) { return sorted(state.elected); }));
  std::vector<Ending> endings;
  for (const State& way : ways) endings.push_back({way.elected, way.tied});
  Outcome outcome = TRY(committee_outcome(asked, endings, seats, refuse("tally.why.elected")));
  outcome.rounds = ways.front().rounds.list();
  outcome.scores = weighted_sums({});
  return outcome;
}

} // namespace pressoir::voting
