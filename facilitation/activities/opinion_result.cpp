#include "facilitation/activities/opinion_result.h"

#include <algorithm>
#include <map>

#include "facilitation/activities/poll_count.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;
using insight::Opinion;
using insight::OpinionVotes;

namespace {

std::int64_t whole(std::size_t value) { return static_cast<std::int64_t>(value); }

// « 12 d'accord, 3 pas d'accord, 2 sans avis », hands included.
std::string counted(const PollRow& row, const Words& words) {
  return words.say("vote.opinion.counts", {{"agree", row.tally[2]}, {"disagree", row.tally[0]}, {"pass", row.tally[1]}});
}

std::string by_group(const insight::StatementOpinion& statement) {
  std::string told;
  for (std::size_t g = 0; g < statement.groups.size(); ++g) {
    const insight::OpinionCount& count = statement.groups[g].count;
    told += (told.empty() ? "" : " · ") + theme_letter(g) + " " + std::to_string(count.agree) + "/" + std::to_string(count.seen);
  }
  return told;
}

}  // namespace

OpinionVotes opinion_votes(const WorkshopState& state, const Poll& poll) {
  OpinionVotes votes;
  std::map<Id<PollOption>, std::size_t> places;
  for (const PollOption* option : options_of(state, poll.id)) {
    places.emplace(option->id, places.size());
    votes.statements.push_back(option->label);
  }
  std::map<Id<Ballot>, std::size_t> people;
  state.all<Ballot>().for_each([&](const Ballot& ballot) {
    if (ballot.poll != poll.id || !ballot.cast || ballot.counted_together) return;
    people.emplace(ballot.id, people.size());
    votes.people.push_back(std::to_string(people.size()));
  });
  votes.votes.assign(votes.people.size() * votes.statements.size(), Opinion::unseen);
  state.all<Vote>().for_each([&](const Vote& vote) {
    const auto person = people.find(vote.ballot);
    const auto statement = places.find(vote.option);
    if (person == people.end() || statement == places.end() || vote.value < 0 || vote.value > 2) return;
    votes.votes[person->second * votes.statements.size() + statement->second] = static_cast<Opinion>(vote.value - 1);
  });
  return votes;
}

void tell_opinions(PollResult& result, const WorkshopState& state, const Poll& poll, const Words& words) {
  const PollBallots ballots = ballots_of(state, poll);
  std::int64_t judged = 0;
  for (std::size_t i = 0; i < ballots.options.size(); ++i) {
    PollRow row{.option = ballots.options[i]->id, .label = ballots.options[i]->label, .rank = 0, .tally = ballots.tallies[i]};
    row.tally.resize(3);
    row.value = row.tally[2];
    const std::int64_t seen = row.tally[0] + row.tally[1] + row.tally[2];
    judged += seen;
    result.most = std::max(result.most, seen);
    row.told = words.say("vote.opinion.agree", {{"agree", row.tally[2]}, {"seen", seen}});
    result.rows.push_back(std::move(row));
  }
  const OpinionVotes votes = opinion_votes(state, poll);
  const bool enough = votes.people.size() >= PollResult::OpinionsTold::fewest;
  if (judged > 0 && enough) {
    PollResult::OpinionsTold told{.map = insight::map_opinions(votes)};
    std::vector<std::int64_t> sizes(told.map.groups);
    for (const auto& person : told.map.people)
      if (person.group) ++sizes[*person.group];
    for (std::size_t g = 0; g < sizes.size(); ++g) told.groups.push_back(words.say("vote.opinion.group", {{"letter", theme_letter(g)}, {"n", sizes[g]}}));
    told.unites = words.say("vote.opinion.unites");
    told.divides = words.say("vote.opinion.divides");
    told.near = words.say("vote.opinion.near");
    told.nothing_unites = words.say("vote.opinion.nothing_unites");
    told.nothing_divides = words.say("vote.opinion.nothing_divides");
    result.opinions = std::move(told);
  }
  if (judged == 0) result.sentence = words.say("vote.result.nobody");
  else if (!result.opinions) result.sentence = words.say("vote.opinion.few", {{"n", PollResult::OpinionsTold::fewest}});
  else if (result.opinions->map.groups < 2) result.sentence = words.say("vote.opinion.one_group", {{"n", whole(result.opinions->map.unite.size())}});
  else
    result.sentence = words.say("vote.opinion.groups", {{"n", whole(result.opinions->map.groups)}, {"unite", whole(result.opinions->map.unite.size())}, {"divide", whole(result.opinions->map.divide.size())}});
  for (std::size_t i = 0; i < result.rows.size(); ++i) {
    const std::string groups = result.opinions && result.opinions->map.groups > 1 ? by_group(result.opinions->map.statements[i]) : std::string();
    const WordArguments said{{"statement", std::string(first_graphemes(clean_line(result.rows[i].label), 120))}, {"told", counted(result.rows[i], words)}, {"groups", groups}};
    result.steps.push_back(words.say(groups.empty() ? "vote.opinion.step" : "vote.opinion.step_by_group", said));
  }
  result.rule_said = words.say("vote.opinion.rule");
}

}  // namespace pressoir::activities
