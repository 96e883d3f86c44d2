#include "facilitation/voting/ties.h"

#include <algorithm>

namespace pressoir::voting {
namespace {

Integer choices(std::size_t of, std::size_t take) {
  Integer count = 1;
  for (std::size_t i = 1; i <= take; ++i) count = count * (of - take + i) / i;
  return count;
}

void each_choice(const Group& from, std::size_t take, const std::function<void(const Group&)>& visit, Group& chosen, std::size_t start = 0) {
  if (chosen.size() == take) return visit(chosen);
  for (std::size_t i = start; i + (take - chosen.size()) <= from.size(); ++i) {
    chosen.push_back(from[i]);
    each_choice(from, take, visit, chosen, i + 1);
    chosen.pop_back();
  }
}

// Winners, tied and the rest, as a ranking.
void rank_by_fate(Outcome& outcome, std::size_t options) {
  std::vector<bool> placed(options);
  for (const Group& group : {outcome.winners, outcome.ties}) {
    for (const Option option : group) placed[option] = true;
    if (!group.empty()) outcome.ranking.push_back(group);
  }
  Group rest;
  for (Option option = 0; option < options; ++option)
    if (!placed[option]) rest.push_back(option);
  if (!rest.empty()) outcome.ranking.push_back(rest);
}

void say_why(const Case& asked, Outcome& outcome, Error why) {
  if (!outcome.ties.empty()) {
    outcome.why = outcome.winners.empty() ? refuse("tally.why.committee_tie") : refuse("tally.why.committee_part_tie", {{"winners", names_of(asked, outcome.winners)}});
    outcome.why.arguments.push_back({"ties", names_of(asked, outcome.ties)});
    return;
  }
  outcome.why = outcome.winners.empty() ? refuse("tally.why.nobody") : std::move(why);
  outcome.why.arguments.push_back({"winners", names_of(asked, outcome.winners)});
  outcome.why.arguments.push_back({"n", static_cast<std::int64_t>(outcome.winners.size())});
}

} // namespace

Outcome committee_outcome(const Case& asked, const std::vector<Group>& elected, Error why) {
  Outcome outcome;
  std::set<Group> committees;
  for (Group committee : elected) {
    std::sort(committee.begin(), committee.end());
    committees.insert(std::move(committee));
  }
  std::vector<std::size_t> seats(asked.size());
  for (const Group& committee : committees)
    for (const Option option : committee) ++seats[option];
  for (const Option option : elected.front())
    if (seats[option] == committees.size()) outcome.winners.push_back(option);
  for (Option option = 0; option < asked.size(); ++option)
    if (seats[option] > 0 && seats[option] < committees.size()) outcome.ties.push_back(option);
  outcome.committees.emplace(committees.begin(), committees.end());
  rank_by_fate(outcome, asked.size());
  say_why(asked, outcome, std::move(why));
  return outcome;
}

Result<Outcome> committee_outcome(const Case& asked, const std::vector<Ending>& endings, std::size_t seats, Error why) {
  if (endings.size() == 1 && !endings.front().tied.empty()) {
    Outcome outcome = best_scores_outcome(asked, {endings.front().elected, endings.front().tied}, seats, std::move(why));
    outcome.winners = endings.front().elected;
    return outcome;
  }
  std::vector<Group> committees;
  for (const Ending& ending : endings) {
    if (ending.tied.empty()) {
      committees.push_back(ending.elected);
      continue;
    }
    const std::size_t free = seats - ending.elected.size();
    if (choices(ending.tied.size(), free) + committees.size() > most_states)
      return refuse("tally.too_many_ties", {{"most", static_cast<std::int64_t>(most_states)}});
    Group chosen;
    each_choice(ending.tied, free, [&](const Group& rest) {
      committees.push_back(ending.elected);
      committees.back().insert(committees.back().end(), rest.begin(), rest.end());
    }, chosen);
  }
  return committee_outcome(asked, committees, std::move(why));
}

Outcome best_scores_outcome(const Case& asked, const std::vector<Group>& ranking, std::size_t seats, Error why) {
  Group certain, tied;
  for (const Group& group : ranking) {
    if (certain.size() + group.size() > seats) {
      if (certain.size() < seats) tied = group;
      break;
    }
    certain.insert(certain.end(), group.begin(), group.end());
  }
  std::sort(certain.begin(), certain.end());
  std::sort(tied.begin(), tied.end());
  const Integer count = tied.empty() ? Integer(1) : choices(tied.size(), seats - certain.size());
  Outcome outcome;
  outcome.winners = certain;
  outcome.ties = tied;
  if (count <= most_committees) {
    outcome.committees.emplace();
    Group chosen;
    each_choice(tied, seats - certain.size(), [&](const Group& rest) {
      Group committee = certain;
      committee.insert(committee.end(), rest.begin(), rest.end());
      std::sort(committee.begin(), committee.end());
      outcome.committees->push_back(std::move(committee));
    }, chosen);
  } else {
    outcome.committee_count = count;
  }
  rank_by_fate(outcome, asked.size());
  say_why(asked, outcome, std::move(why));
  return outcome;
}

} // namespace pressoir::voting
