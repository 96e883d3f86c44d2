#include "facilitation/activities/phone_polls.h"

#include <cstdlib>

#include "facilitation/activities/ballot_rules.h"
#include "facilitation/activities/budget_result.h"
#include "facilitation/activities/kept_results.h"
#include "facilitation/activities/poll_count.h"
#include "facilitation/activities/poll_live.h"
#include "facilitation/activities/poll_result.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

std::string key_of(const Poll& poll) { return poll.method + "-" + id_text(poll.id.value); }

ResultField dots_result(const Showing& showing, const Poll& poll) {
  ResultField result{"result-" + id_text(poll.id.value), "", {}};
  const auto ranked = ranking(showing.room, poll.id);
  if (ranked.empty()) return result;
  const RankedOption& first = ranked.front();
  const DotCount count = count_dots(showing.room, poll.id);
  result.sentence = !first.tied && first.dots > 0 ? showing.words.say("vote.winner", {{"option", first.option->label}, {"n", first.dots}, {"total", count.total}})
                                                  : showing.words.say("vote.tied", {{"n", first.dots}});
  for (const RankedOption& option : ranked)
    result.rows.push_back({option.option->label, option.rank, static_cast<std::int32_t>(option.dots), option.tied, showing.words.say("count.dots", {{"n", option.dots}})});
  return result;
}

ResultField result_field(const Showing& showing, const Poll& poll) {
  if (kind_of_poll(poll).form == PollForm::points) return dots_result(showing, poll);
  const PollResult result = result_of(showing.room, poll, showing.words);
  ResultField field{"result-" + id_text(poll.id.value), result.sentence, {}};
  const auto points = [](std::int64_t value) { return static_cast<std::int32_t>(std::min<std::int64_t>(value, INT32_MAX)); };
  if (result.rule.empty() && result.rows.size() == 1 && !result.levels.empty()) {
    for (std::size_t level = result.levels.size(); level-- > 0;)
      field.rows.push_back({result.levels[level], 0, points(result.rows[0].tally[level]), false, showing.words.number(result.rows[0].tally[level])});
    return field;
  }
  // A grade is as long as its median stands high.
  for (const PollRow& row : result.rows)
    field.rows.push_back({row.label, result.rule.empty() || result.purchases ? 0 : row.rank, points(result.kind->form == PollForm::grades && !result.opinions ? row.median + 1 : row.value), row.tied, row.told});
  return field;
}

// A closed poll's count holds until a ballot or an option changes; every round of views asks for it.
ResultField counted(const Showing& showing, const Poll& poll) {
  const auto count = [&] { return result_field(showing, poll); };
  return showing.results ? showing.results->of(showing, poll, count) : count();
}
// The totals so far, of a poll that hides them from nobody: what phones gave is still sealed.
ResultField counted_now(const Showing& showing, const Poll& poll) {
  const auto count = [&] {
    const WorkshopState cast = with_sealed_ballots(showing.room, *showing.sealed, poll);
    ResultField field = result_field({cast, showing.step, showing.words}, poll);
    field.key = "now-" + id_text(poll.id.value);
    field.sentence = showing.words.say("page.counted_so_far", {{"n", std::int64_t{ballots_of(cast, poll).people}}});
    return field;
  };
  return showing.results ? showing.results->of_now(showing, poll, count) : count();
}

std::vector<BallotOption> ballot_options(const Showing& showing, const Poll& poll) {
  std::vector<BallotOption> options;
  const bool costs = kind_of_poll(poll).costs;
  for (const PollOption* option : options_of(showing.room, poll.id)) options.push_back({id_text(option->id.value), option->label, option->cost, costs ? money(option->cost, showing.words) : std::string()});
  return options;
}

Field ballot_field(const Showing& showing, const Poll& poll) {
  const PollKind& kind = kind_of_poll(poll);
  BallotRules rules{poll.hidden, poll.changeable, poll.shuffled};
  rules.slips = poll.slips > 0;
  for (const VoterGroup& group : poll.groups) rules.groups.push_back(group.name);
  switch (kind.form) {
    case PollForm::places:
      return PlacesField{key_of(poll), axis_ends(poll, showing.words), rules, ballot_options(showing, poll)};
    case PollForm::words: return WordsField{.key = key_of(poll), .most = poll.per_person, .characters = static_cast<std::int32_t>(most_in_word), .rules = rules, .options = ballot_options(showing, poll)};
    case PollForm::points: {
      PointsField points{.key = key_of(poll), .per_person = poll.per_person, .per_option = poll.per_option, .secret = poll.hidden};
      points.slips = poll.slips > 0;
      for (const PollOption* option : options_of(showing.room, poll.id)) points.options.push_back({id_text(option->id.value), option->label});
      return points;
    }
    case PollForm::choices: return ChoicesField{key_of(poll), poll.per_person, rules, ballot_options(showing, poll), kind.costs ? poll.budget : 0, poll.within_budget};
    case PollForm::ranking: return RankingField{key_of(poll), rules, ballot_options(showing, poll)};
    case PollForm::grades: break;
  }
  GradesField grades{.key = key_of(poll), .asks_why = kind.asks_why, .rules = rules, .options = ballot_options(showing, poll)};
  for (int level = 0; level < level_count(poll); ++level) grades.levels.push_back(level_name(poll, level, showing.words));
  if (kind.picture == PollPicture::map) grades.told = showing.words.say("page.opinion_each");
  grades.alone = kind.one_question && grades.options.size() == 1;
  return grades;
}

}  // namespace

Result<SealedBallot> ballot_within_rules(const WorkshopState& state, const GiveBallot& asked, const Actor& actor) {
  const Poll* poll = state.find(asked.poll);
  if (!poll) return refuse("refused.unknown", {{"kind", std::string(Poll::kind)}});
  if (poll->state == PollState::closed) return refuse("refused.poll_closed");
  if (poll->state == PollState::preparing) return refuse("refused.poll_not_open");
  const int turns = actor.role == Role::table ? people_of_device(state, {actor.number}) : 1;
  if (asked.voter < 0 || asked.voter >= turns) return refuse("refused.not_your_turn");
  SealedBallot ballot{actor.role == Role::table ? Channel::shared_device : Channel::phone, TRY(marks_within_rules(state, *poll, asked.marks))};
  if (!poll->groups.empty()) {
    if (asked.group < 0 || static_cast<std::size_t>(asked.group) >= poll->groups.size()) return refuse("vote.say_group");
    ballot.group = asked.group;
  }
  for (const SealedBallot::Mark& mark : ballot.marks) {
    const PollOption* option = state.find(mark.option);
    const Note* note = poll->own_barred && option ? state.find(option->note) : nullptr;
    if (note && actor.number != 0 && note->author.value == actor.number) return refuse("vote.own_idea", {{"option", option->label}});
  }
  return ballot;
}

Fields show_poll(const Showing& showing) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  Fields fields{heading_of(showing, poll ? poll->question : "")};
  if (!poll || poll->state == PollState::preparing) fields.push_back(MessageField{"wait", showing.words.say("page.vote_soon"), "sablier"});
  else if (poll->state == PollState::open) {
    fields.push_back(ballot_field(showing, *poll));
    if (!poll->hidden && showing.sealed) fields.push_back(counted_now(showing, *poll));
  } else fields.push_back(counted(showing, *poll));
  return fields;
}

Own own_ballot(const Showing& showing, const SealedTopics& sealed, const Holder& holder) {
  Own own;
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || poll->state != PollState::open) return own;
  if (poll->slips > 0) return own;  // a slip's ballot is nobody's
  if (holder.voters > 0) {
    // Who comes next sees nothing of who came before.
    while (own.turns < holder.voters && find_sealed(sealed, ballots_topic(poll->id), ballot_key(holder.secret, poll->id, own.turns))) ++own.turns;
    return own;
  }
  const SealedEntry* entry = find_sealed(sealed, ballots_topic(poll->id), ballot_key(holder.secret, poll->id));
  const auto ballot = entry ? ballot_from_sealed(entry->value) : std::nullopt;
  if (!ballot) return own;
  own.voted = true;
  own.group = ballot->group;
  for (const SealedBallot::Mark& mark : ballot->marks) own.points.push_back({id_text(mark.option.value), mark.value, mark.text, mark.height});
  return own;
}

Result<Request> ballot_request(const Showing& showing, const Act& act) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || act.what != Act::What::give) return refuse("refused.not_now");
  if (act.field != key_of(*poll)) return refuse("refused.poll_closed");
  GiveBallot give{.poll = poll->id, .marks = {}, .group = act.group, .voter = std::atoi(act.item.c_str()), .slip = act.text};
  for (const OwnPoints& points : act.points) {
    const auto option = id_from_text(points.option);
    if (!option) return refuse("refused.not_an_option");
    give.marks.push_back({{*option}, points.points, points.text, points.height});
  }
  return request_of(std::move(give));
}

}  // namespace pressoir::activities
