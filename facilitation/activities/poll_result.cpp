#include "facilitation/activities/poll_result.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "facilitation/activities/axes_result.h"
#include "facilitation/activities/budget_result.h"
#include "facilitation/activities/opinion_result.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/activities/poll_steps.h"
#include "facilitation/activities/word_result.h"
#include "facilitation/base/sha256.h"
#include "facilitation/base/text.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/pairwise.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

std::int64_t small(const voting::Fraction& value) { return static_cast<std::int64_t>(voting::floor_of(value)); }

int lower_median(const std::vector<std::int64_t>& tally) {
  const std::int64_t total = std::accumulate(tally.begin(), tally.end(), std::int64_t{0});
  std::int64_t seen = 0;
  for (std::size_t level = 0; level < tally.size(); ++level)
    if ((seen += tally[level]) >= (total + 1) / 2 && total > 0) return static_cast<int>(level);
  return -1;
}

// « 3,8 » or "3.8": the mean of the levels, cut to one figure after the mark, rounded.
std::string mean_text(const std::vector<std::int64_t>& tally, const Words& words) {
  std::int64_t total = 0, sum = 0;
  for (std::size_t level = 0; level < tally.size(); ++level) total += tally[level], sum += tally[level] * static_cast<std::int64_t>(level);
  if (total == 0) return "–";
  const std::int64_t tenths = (sum * 20 + total) / (2 * total);
  return words.number(tenths / 10) + (words.language() == Language::french ? "," : ".") + std::to_string(tenths % 10);
}

std::string told_of(const PollRow& row, const PollResult& result, const voting::Outcome& outcome, voting::Option option, const Words& words) {
  switch (result.kind->form) {
    case PollForm::points: return words.say("count.dots", {{"n", row.value}});
    case PollForm::choices: return words.say("count.voices", {{"n", row.value}});
    case PollForm::grades: return !outcome.scores.empty() ? words.say("count.points", {{"n", row.value}}) : row.median < 0 ? "–" : result.levels[static_cast<std::size_t>(row.median)];
    case PollForm::ranking:
    case PollForm::places:
    case PollForm::words: break;
  }
  if (!outcome.scores.empty() && outcome.rounds.empty()) return voting::exact_text(outcome.scores[option]);
  return words.say("count.duels", {{"n", row.value}});
}

void rank_rows(PollResult& result, const PollBallots& ballots, const voting::Case& asked, const voting::Outcome& outcome, const Words& words) {
  std::optional<voting::Pairwise> duels;
  if (result.kind->form == PollForm::ranking) duels.emplace(asked.rankings);
  int rank = 1;
  for (const voting::Group& group : outcome.ranking) {
    for (const voting::Option option : group) {
      PollRow row{.option = ballots.options[option]->id, .label = ballots.options[option]->label, .rank = rank, .tied = group.size() > 1, .tally = ballots.tallies[option]};
      row.first = std::find(outcome.winners.begin(), outcome.winners.end(), option) != outcome.winners.end();
      if (result.kind->form == PollForm::grades) {
        if (outcome.balanced)
          for (std::size_t level = 0; level < row.tally.size(); ++level) row.tally[level] = static_cast<std::int64_t>(outcome.balanced->tallies[option][level]);
        row.median = lower_median(row.tally);
      }
      if (duels)
        for (voting::Option other = 0; other < asked.size(); ++other) row.value += duels->beats(option, other) ? 1 : 0;
      else row.value = outcome.scores.empty() ? ballots.tallies[option][0] : small(outcome.scores[option]);
      row.told = told_of(row, result, outcome, option, words);
      result.most = std::max(result.most, row.value);
      result.rows.push_back(std::move(row));
    }
    rank += static_cast<int>(group.size());
  }
  if (!duels) return;
  std::vector<voting::Option> order;
  for (const voting::Group& group : outcome.ranking) order.insert(order.end(), group.begin(), group.end());
  for (const voting::Option a : order) {
    auto& line = result.duels.emplace_back();
    for (const voting::Option b : order) line.push_back(duels->above(a, b));
  }
}

void count_it(PollResult& result, const WorkshopState& state, const Poll& poll, const PollBallots& ballots, const Words& words) {
  auto asked = case_of(state, poll, result.rule);
  if (!asked) {
    result.rule = std::string(rule_of(poll));
    asked = case_of(state, poll, result.rule);
  }
  const auto outcome = asked ? voting::count(*asked) : Result<voting::Outcome>(asked.error());
  if (!outcome) {
    result.sentence = words.say(outcome.error());
    return;
  }
  const voting::Method& method = *voting::find_method(result.rule);
  result.rule_name = words.say(method.name_key());
  result.rule_said = words.say(method.rule_key());
  if (result.kind->costs) {
    tell_purchases(result, poll, ballots.options, *asked, *outcome, words);
    if (result.people == ballots.blank) result.sentence = words.say("vote.result.nobody");
    return;
  }
  rank_rows(result, ballots, *asked, *outcome, words);
  Error why = outcome->why;
  for (NamedArgument& argument : why.arguments)
    if (const auto* level = std::get_if<std::int64_t>(&argument.value); level && argument.name == "grade") argument.value = result.levels[static_cast<std::size_t>(*level)];
  result.sentence = words.say(why);
  if (result.kind->form == PollForm::choices && outcome->winners.size() == 1 && result.rows.front().value > 0)
    result.sentence = words.say("vote.winner_by_votes", {{"option", std::string(first_graphemes(clean_line(result.rows.front().label), 90))}, {"n", result.rows.front().value}, {"people", result.people}});
  if (result.people == ballots.blank && !ballots.together) {
    // Nobody is in front of anybody.
    for (PollRow& row : result.rows) row.rank = 0, row.first = row.tied = false;
    result.sentence = words.say("vote.result.nobody");
    return;
  }
  for (const voting::Option option : outcome->ties) result.tied.push_back(ballots.options[option]->id);
  result.steps = steps_of(result, *asked, *outcome, words);
}

// Where nothing wins, the levels speak.
void tell_levels(PollResult& result, const PollBallots& ballots, const Words& words) {
  for (std::size_t i = 0; i < ballots.options.size(); ++i) {
    PollRow row{.option = ballots.options[i]->id, .label = ballots.options[i]->label, .tally = ballots.tallies[i]};
    row.median = lower_median(row.tally);
    for (const std::int64_t count : row.tally) result.most = std::max(result.most, count);
    row.told = row.median < 0 ? "–" : result.kind->numbers ? mean_text(row.tally, words) : result.levels[static_cast<std::size_t>(row.median)];
    result.rows.push_back(std::move(row));
  }
  if (result.rows.empty()) return;
  const PollRow& row = result.rows.front();
  const std::int64_t judged = std::accumulate(row.tally.begin(), row.tally.end(), std::int64_t{0});
  if (judged == 0) result.sentence = words.say("vote.result.nobody");
  else if (result.kind->vetoes) result.sentence = row.tally[0] == 0 ? words.say("vote.result.consent") : words.say("vote.result.objections", {{"n", row.tally[0]}});
  else if (result.rows.size() > 1) result.sentence = words.say("vote.result.several");
  else if (result.kind->numbers) result.sentence = words.say("vote.result.mean", {{"mean", mean_text(row.tally, words)}, {"most", static_cast<std::int64_t>(result.levels.size()) - 1}});
  else result.sentence = words.say("vote.result.half", {{"level", result.levels[static_cast<std::size_t>(row.median)]}});
  std::int64_t above = 0;
  for (std::size_t level = result.levels.size(); level-- > 0;) {
    above += row.tally[level];
    result.steps.push_back(words.say("vote.step.level", {{"level", result.levels[level]}, {"n", row.tally[level]}, {"above", above}}));
  }
  if (result.kind->vetoes) result.rule_said = words.say("vote.result.consent_rule");
}

// What each table or college would have chosen by itself.
void tell_splits(PollResult& result, const WorkshopState& state, const Poll& poll, const Words& words) {
  if (poll.groups.empty() || poll.state != PollState::closed) return;
  std::map<std::int32_t, int> people;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll == poll.id && ballot.cast && !ballot.counted_together) ++people[ballot.group];
  });
  for (const std::int32_t group : groups_told(state, poll)) {
    PollResult::Split split{.name = poll.groups[static_cast<std::size_t>(group)].name, .people = people[group], .told = {}};
    const auto asked = result.rule.empty() ? Result<voting::Case>(refuse("refused.not_its_rule")) : case_of(state, poll, result.rule, group);
    if (!asked) continue;
    if (const auto outcome = voting::count(*asked)) split.told = words.say("vote.split", {{"name", split.name}, {"n", std::int64_t{split.people}}, {"winners", voting::names_of(*asked, outcome->winners)}});
    if (!split.told.empty()) result.splits.push_back(std::move(split));
  }
}

void tell_weights(PollResult& result, const Poll& poll, const Words& words) {
  std::string weights;
  bool weighs = false;
  for (const VoterGroup& group : poll.groups) {
    weights += (weights.empty() ? "" : ", ") + words.say("vote.weight", {{"name", group.name}, {"weight", std::int64_t{group.weight}}});
    weighs = weighs || group.weight != 1;
  }
  if (weighs) result.turnout += " " + words.say("vote.weighted", {{"weights", weights}});
}

}  // namespace

std::string more_than_present(const WorkshopState& state, int people, const Words& words) {
  int present = 0;
  state.all<Person>().for_each([&](const Person& person) { present += !person.from_phone && person.attendance == Attendance::present ? 1 : 0; });
  const Workshop* workshop = state.find(the_workshop);
  if (present == 0 && workshop) present = workshop->expected;
  return present > 0 && people > present ? words.say("vote.turnout.more", {{"n", people}, {"present", present}}) : std::string();
}

namespace {

void tell_turnout(PollResult& result, const Poll& poll, const PollBallots& ballots, const Words& words) {
  result.turnout = result.present > result.people ? words.say("vote.turnout.present", {{"n", result.people}, {"present", result.present}}) : words.say("vote.turnout.all", {{"n", result.people}});
  if (ballots.people_by_channel.size() > 1 || (ballots.people_by_channel.size() == 1 && !ballots.people_by_channel.contains(Channel::phone))) {
    std::string channels;
    for (const auto& [channel, people] : ballots.people_by_channel) {
      const std::string key = "summary.channel." + std::string(enum_text(channel));
      channels += (channels.empty() ? "" : ", ") + words.say(key, {{"n", people}});
    }
    result.turnout += " " + words.say("vote.how", {{"channels", channels}});
  }
  if (ballots.blank > 0) result.turnout += " " + words.say("vote.turnout.blank", {{"n", ballots.blank}});
  if (poll.quorum > 0) result.turnout += " " + words.say(result.people >= poll.quorum ? "vote.quorum_reached" : "vote.quorum_missed", {{"n", poll.quorum}});
}

}  // namespace

PollResult result_of(const WorkshopState& state, const Poll& poll, const Words& words, std::string_view rule) {
  PollResult result{.kind = &kind_of_poll(poll), .rule = std::string(rule.empty() ? rule_of(poll) : rule)};
  const PollBallots ballots = ballots_of(state, poll);
  result.people = ballots.people;
  result.present = std::max(poll.present, ballots.people);
  if (result.kind->form == PollForm::grades)
    for (int level = 0; level < level_count(poll); ++level) result.levels.push_back(level_name(poll, level, words));
  if (ballots.options.empty()) return result;
  if (result.kind->picture == PollPicture::map) tell_opinions(result, state, poll, words);
  else if (result.kind->picture == PollPicture::axes) tell_places(result, state, poll, words);
  else if (result.kind->picture == PollPicture::cloud) tell_words(result, state, poll, words);
  else if (result.kind->rule.empty()) tell_levels(result, ballots, words);
  else count_it(result, state, poll, ballots, words);
  if (!poll.lots.empty() && result.tied.size() > 1) {
    const auto drawn = drawn_by_lots(state, result.tied, poll.lots);
    result.sentence += " " + words.say("vote.drawn", {{"option", std::string(first_graphemes(clean_line(state.find(drawn.front())->label), 90))}, {"seed", poll.lots}});
    if (result.purchases) buy_drawn(result, drawn, words);
    else
      for (PollRow& row : result.rows) row.first = row.option == drawn.front();
  }
  tell_turnout(result, poll, ballots, words);
  if (const std::string more = more_than_present(state, result.people, words); !more.empty()) result.turnout += " " + more;
  tell_weights(result, poll, words);
  tell_splits(result, state, poll, words);
  for (const PollBallots::Reason& reason : ballots.reasons) result.reasons.push_back({level_name(poll, reason.value, words), reason.text});
  return result;
}

std::vector<Id<PollOption>> drawn_by_lots(const WorkshopState& state, const std::vector<Id<PollOption>>& tied, std::string_view seed) {
  std::vector<std::pair<std::string, Id<PollOption>>> order;
  for (Id<PollOption> id : tied) {
    const PollOption* option = state.find(id);
    order.emplace_back(sha256_hex_of_parts({"lots", seed, option ? std::string_view(option->label) : std::string_view()}), id);
  }
  std::sort(order.begin(), order.end());
  std::vector<Id<PollOption>> drawn;
  for (const auto& [hash, id] : order) drawn.push_back(id);
  return drawn;
}

std::vector<OtherRule> other_rules(const WorkshopState& state, const Poll& poll, const Words& words) {
  std::vector<OtherRule> all;
  const auto rules = rules_for(poll, ballots_of(state, poll).together);
  const std::string_view own = rule_of(poll);
  std::vector<voting::Group> winners;
  voting::Group by_own;
  for (const std::string_view rule : rules) {
    const auto asked = case_of(state, poll, rule);
    const auto outcome = asked ? voting::count(*asked) : Result<voting::Outcome>(asked.error());
    OtherRule one{std::string(rule), words.say(voting::find_method(rule)->name_key()), {}};
    voting::Group group;
    if (outcome) group = outcome->winners, one.winners = voting::names_of(*asked, outcome->winners);
    else one.winners = words.say(outcome.error());
    std::sort(group.begin(), group.end());
    if (rule == own) by_own = group;
    winners.push_back(std::move(group));
    all.push_back(std::move(one));
  }
  for (std::size_t i = 0; i < all.size(); ++i) all[i].same = winners[i] == by_own;
  return all;
}

}  // namespace pressoir::activities
