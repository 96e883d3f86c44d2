#include "facilitation/activities/poll_steps.h"

#include <algorithm>

#include "facilitation/base/text.h"
#include "facilitation/voting/pairwise.h"

namespace pressoir::activities {
namespace {

constexpr std::size_t most_steps = 60, most_named = 60;

std::string short_name(const std::string& label) {
  const std::string line = clean_line(label), first(first_graphemes(line, most_named));
  return first.size() < line.size() ? first + "…" : first;
}

std::vector<std::string> by_grades(const PollResult& result, const voting::Outcome& outcome, const Words& words) {
  std::vector<std::string> steps;
  for (const PollRow& row : result.rows) {
    if (row.median < 0) continue;
    std::int64_t below = 0, above = 0;
    for (int level = 0; level < static_cast<int>(row.tally.size()); ++level) {
      if (level < row.median) below += row.tally[static_cast<std::size_t>(level)];
      if (level > row.median) above += row.tally[static_cast<std::size_t>(level)];
    }
    steps.push_back(words.say("vote.step.median", {{"option", short_name(row.label)}, {"grade", result.levels[static_cast<std::size_t>(row.median)]}, {"above", above}, {"below", below}}));
  }
  if (outcome.ranking.size() > 1 && result.rows.size() > 1 && result.rows[0].median == result.rows[outcome.ranking[0].size()].median) steps.push_back(words.say("vote.step.equal_medians"));
  return steps;
}

std::vector<std::string> by_rounds(const voting::Case& asked, const voting::Outcome& outcome, const Words& words) {
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < outcome.rounds.size(); ++i) {
    voting::Round round = outcome.rounds[i];
    std::stable_sort(round.begin(), round.end(), [](const voting::Votes& a, const voting::Votes& b) { return a.votes > b.votes; });
    std::string told, leaving;
    for (const voting::Votes& one : round) told += (told.empty() ? "" : " · ") + short_name(asked.options[one.option]) + " " + voting::exact_text(one.votes);
    if (i + 1 < outcome.rounds.size())
      for (const voting::Votes& one : round) {
        const auto& next = outcome.rounds[i + 1];
        if (std::none_of(next.begin(), next.end(), [&](const voting::Votes& other) { return other.option == one.option; })) leaving += (leaving.empty() ? "" : ", ") + short_name(asked.options[one.option]);
      }
    steps.push_back(words.say("vote.step.round", {{"round", static_cast<std::int64_t>(i + 1)}, {"votes", told}}));
    if (!leaving.empty()) steps.push_back(words.say("vote.step.leaves", {{"options", leaving}}));
  }
  return steps;
}

// The duels of those in front, then those that they lose.
std::vector<std::string> by_duels(const PollResult& result, const Words& words) {
  std::vector<std::string> steps;
  const std::size_t count = result.rows.size();
  for (std::size_t a = 0; a < count; ++a)
    for (std::size_t b = a + 1; b < count && steps.size() < most_steps; ++b) {
      const std::int64_t won = result.duels[a][b], lost = result.duels[b][a];
      const bool first = won >= lost;
      steps.push_back(words.say(won == lost ? "vote.step.duel_tied" : "vote.step.duel", {{"winner", short_name(result.rows[first ? a : b].label)}, {"loser", short_name(result.rows[first ? b : a].label)}, {"votes", std::max(won, lost)}, {"against", std::min(won, lost)}}));
    }
  return steps;
}

}  // namespace

std::vector<std::string> steps_of(const PollResult& result, const voting::Case& asked, const voting::Outcome& outcome, const Words& words) {
  if (!outcome.merits.empty()) return by_grades(result, outcome, words);
  if (!outcome.rounds.empty()) return by_rounds(asked, outcome, words);
  if (!result.duels.empty() && outcome.scores.empty()) return by_duels(result, words);
  std::vector<std::string> steps;
  for (const PollRow& row : result.rows) steps.push_back(words.say("vote.step.count", {{"option", short_name(row.label)}, {"told", row.told}}));
  return steps;
}

}  // namespace pressoir::activities
