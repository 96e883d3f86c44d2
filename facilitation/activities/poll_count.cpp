#include "facilitation/activities/poll_count.h"

#include <algorithm>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/voting/grades.h"
#include "facilitation/voting/methods.h"
#include "facilitation/workshop/ballot_weight.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

struct Given {
  std::size_t option;
  std::int32_t value, people, height;
  const std::string* text;
};
struct One {
  const Ballot* ballot;
  std::vector<Given> marks;
  std::int64_t weight = 1;
};

// Cast ballots with their marks. Votes for what is no option of the poll (a stranger's file) are nowhere.
std::vector<One> cast_ballots(const WorkshopState& state, Id<Poll> poll, const std::vector<const PollOption*>& options) {
  std::map<Id<PollOption>, std::size_t> places;
  for (const PollOption* option : options) places.emplace(option->id, places.size());
  std::map<Id<Ballot>, std::size_t> found;
  std::vector<One> all;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll || !ballot.cast) return;
    found.emplace(ballot.id, all.size());
    all.push_back({&ballot, {}});
  });
  state.all<Vote>().for_each([&](const Vote& vote) {
    const auto ballot = found.find(vote.ballot);
    const auto option = places.find(vote.option);
    if (ballot != found.end() && option != places.end()) all[ballot->second].marks.push_back({option->second, vote.value, vote.people, vote.height, &vote.text});
  });
  for (One& one : all) std::sort(one.marks.begin(), one.marks.end(), [](const Given& a, const Given& b) { return std::tie(a.option, a.value) < std::tie(b.option, b.value); });
  return all;
}

std::vector<std::string> names_of(const std::vector<const PollOption*>& options) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const PollOption* option : options) {
    const std::string label(first_graphemes(clean_line(option->label), 120));
    std::string name = label.empty() ? "–" : label;
    for (int number = 2; !taken.insert(name).second; ++number) name = (label.empty() ? "–" : label) + " (" + std::to_string(number) + ")";
    names.push_back(std::move(name));
  }
  return names;
}

void add_ranking(voting::Case& asked, const One& one) {
  std::map<std::int32_t, voting::Group> places;
  for (const Given& mark : one.marks) places[mark.value].push_back(static_cast<voting::Option>(mark.option));
  std::vector<voting::Group> ranking;
  for (auto& [place, group] : places) ranking.push_back(std::move(group));
  asked.rankings.add(ranking, one.weight);
}

void add_row(voting::Points& points, std::vector<std::int64_t> row, std::int64_t count) {
  points.counts.push_back(count);
  points.values.insert(points.values.end(), row.begin(), row.end());
}

// What several gave is counted mark by mark.
void add_points(voting::Case& asked, const One& one, PollForm form) {
  if (one.ballot->counted_together && form == PollForm::grades) {
    for (const Given& mark : one.marks) {
      std::vector<std::int64_t> row(asked.size(), voting::Points::missing);
      row[mark.option] = mark.value;
      add_row(asked.points, std::move(row), mark.people);
    }
    return;
  }
  std::vector<std::int64_t> row(asked.size(), 0);
  for (const Given& mark : one.marks) row[mark.option] += std::int64_t{mark.value} * mark.people;
  add_row(asked.points, std::move(row), one.weight);
}

void add_marks(voting::Case& asked, const One& one) {
  if (one.ballot->counted_together) {
    for (const Given& mark : one.marks) {
      asked.approvals.counts.push_back(mark.people);
      asked.approvals.sets.push_back({static_cast<voting::Option>(mark.option)});
    }
    return;
  }
  voting::Group set;
  for (const Given& mark : one.marks) set.push_back(static_cast<voting::Option>(mark.option));
  asked.approvals.counts.push_back(one.weight);
  asked.approvals.sets.push_back(std::move(set));
}

// How many judge on that ballot: one, or with several those who judged the option that most of them judged.
std::int64_t judges_of(const One& one, std::size_t options) {
  if (!one.ballot->counted_together) return one.marks.empty() ? 0 : one.weight;
  std::vector<std::int64_t> sums(options);
  for (const Given& mark : one.marks) sums[mark.option] += mark.people;
  return sums.empty() ? 0 : *std::max_element(sums.begin(), sums.end());
}

}  // namespace

PollBallots ballots_of(const WorkshopState& state, const Poll& poll) {
  const PollKind& kind = kind_of_poll(poll);
  PollBallots found{.options = options_of(state, poll.id)};
  const std::size_t levels = kind.form == PollForm::grades ? static_cast<std::size_t>(level_count(poll)) : 1;
  found.tallies.assign(found.options.size(), std::vector<std::int64_t>(levels));
  for (const One& one : cast_ballots(state, poll.id, found.options)) {
    const std::int64_t weight = weight_of(poll, *one.ballot);
    found.ballots += 1;
    found.people += one.ballot->people;
    found.people_by_channel[one.ballot->channel] += one.ballot->people;
    found.together = found.together || one.ballot->counted_together;
    found.blank += one.marks.empty() && !one.ballot->counted_together ? 1 : 0;
    for (const Given& mark : one.marks) {
      auto& tally = found.tallies[mark.option];
      if (kind.form == PollForm::grades) {
        if (mark.value >= 0 && static_cast<std::size_t>(mark.value) < levels) tally[static_cast<std::size_t>(mark.value)] += mark.people * weight;
      } else if (kind.form == PollForm::ranking) {
        tally[0] += mark.value == 1 ? mark.people * weight : 0;
      } else if (kind.form == PollForm::places || kind.form == PollForm::words) {
        tally[0] += mark.people * weight;
      } else {
        tally[0] += std::int64_t{mark.value} * mark.people * weight;
      }
      if (!mark.text->empty() && kind.asks_why > 0) found.reasons.push_back({mark.option, mark.value, *mark.text});
    }
  }
  std::sort(found.reasons.begin(), found.reasons.end(), [](const auto& a, const auto& b) { return std::tie(a.value, a.text) < std::tie(b.value, b.text); });
  return found;
}

std::vector<BallotRow> ballot_rows(const WorkshopState& state, const Poll& poll) {
  std::map<std::vector<BallotRow::Mark>, std::int64_t> counts;
  for (const One& one : cast_ballots(state, poll.id, options_of(state, poll.id))) {
    const std::int64_t weight = weight_of(poll, *one.ballot);
    std::vector<BallotRow::Mark> marks;
    for (const Given& mark : one.marks) {
      marks.push_back({mark.option, mark.value, mark.height, *mark.text});
      if (one.ballot->counted_together) counts[std::exchange(marks, {})] += mark.people * weight;
    }
    if (!one.ballot->counted_together) counts[std::move(marks)] += weight;
  }
  std::vector<BallotRow> rows;
  for (auto& [marks, count] : counts) rows.push_back({marks, count});
  return rows;
}

std::set<std::int32_t> groups_told(const WorkshopState& state, const Poll& poll) {
  std::vector<int> sizes(poll.groups.size());
  int unsaid = 0;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll.id || !ballot.cast || ballot.counted_together) return;
    if (ballot.group >= 0 && static_cast<std::size_t>(ballot.group) < sizes.size()) ++sizes[static_cast<std::size_t>(ballot.group)];
    else ++unsaid;
  });
  std::vector<std::int32_t> order;
  for (std::size_t group = 0; group < sizes.size(); ++group)
    if (sizes[group] > 0) order.push_back(static_cast<std::int32_t>(group));
  std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) { return sizes[static_cast<std::size_t>(a)] < sizes[static_cast<std::size_t>(b)]; });
  // What is hidden is hidden together: none of it, or five ballots at least.
  int hidden = unsaid;
  std::size_t first = 0;
  while (first < order.size() && (sizes[static_cast<std::size_t>(order[first])] < PollBallots::fewest_told || (hidden > 0 && hidden < PollBallots::fewest_told))) hidden += sizes[static_cast<std::size_t>(order[first++])];
  return {order.begin() + static_cast<std::ptrdiff_t>(first), order.end()};
}

Result<voting::Case> case_of(const WorkshopState& state, const Poll& poll, std::string_view rule, std::optional<std::int32_t> only_group) {
  const PollKind& kind = kind_of_poll(poll);
  const auto options = options_of(state, poll.id);
  auto ballots = cast_ballots(state, poll.id, options);
  if (only_group) std::erase_if(ballots, [&](const One& one) { return one.ballot->group != *only_group || one.ballot->counted_together; });
  for (One& one : ballots) one.weight = only_group ? 1 : weight_of(poll, *one.ballot);
  const bool together = std::any_of(ballots.begin(), ballots.end(), [](const One& one) { return one.ballot->counted_together; });
  const auto rules = rules_for(poll, together);
  const voting::Method* method = voting::find_method(rule);
  if (!method || std::find(rules.begin(), rules.end(), rule) == rules.end()) return refuse("refused.not_its_rule", {{"rule", std::string(rule.substr(0, 60))}});
  voting::Case asked{.method = std::string(rule), .options = names_of(options), .rankings = voting::Rankings(options.size())};
  asked.points.options = options.size();
  if (method->ballots == voting::BallotForm::grades) {
    const int levels = level_count(poll);
    for (int level = 0; level < levels; ++level) asked.grades.grades.push_back(level);
    asked.grades.tallies.assign(options.size(), std::vector<voting::Integer>(static_cast<std::size_t>(levels)));
    asked.missing_grade = voting::DefaultGrade{};
    std::int64_t judges = 0;
    for (const One& one : ballots) {
      judges += judges_of(one, options.size());
      for (const Given& mark : one.marks)
        if (mark.value >= 0 && mark.value < levels) asked.grades.tallies[mark.option][static_cast<std::size_t>(mark.value)] += mark.people * one.weight;
    }
    asked.grades.participants = voting::Integer(judges);
    asked.grades = TRY(voting::balanced(asked));
    return asked;
  }
  if (method->budget) {
    asked.budget = voting::Fraction(poll.budget);
    for (const PollOption* option : options) asked.costs.emplace_back(option->cost);
  }
  for (const One& one : ballots) {
    const bool blank = one.marks.empty();
    switch (method->ballots) {
      case voting::BallotForm::ranking:
        if (kind.form == PollForm::ranking && !blank) add_ranking(asked, one);
        if (kind.form == PollForm::choices)
          for (const Given& mark : one.marks) asked.rankings.add({{static_cast<voting::Option>(mark.option)}}, mark.people * one.weight);
        break;
      case voting::BallotForm::points:
        if (kind.form != PollForm::grades || !blank) add_points(asked, one, kind.form);
        break;
      default: add_marks(asked, one);
    }
  }
  return asked;
}

}  // namespace pressoir::activities
