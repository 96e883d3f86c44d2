#include "facilitation/activities/phone_polls.h"

#include "facilitation/activities/ballot_rules.h"
#include "facilitation/activities/poll_result.h"
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
  if (result.rule.empty() && result.rows.size() == 1) {
    for (std::size_t level = result.levels.size(); level-- > 0;)
      field.rows.push_back({result.levels[level], 0, points(result.rows[0].tally[level]), false, showing.words.number(result.rows[0].tally[level])});
    return field;
  }
  // A grade is as long as its median stands high.
  for (const PollRow& row : result.rows)
    field.rows.push_back({row.label, result.rule.empty() ? 0 : row.rank, points(result.kind->form == PollForm::grades ? row.median + 1 : row.value), row.tied, row.told});
  return field;
}

std::vector<BallotOption> ballot_options(const Showing& showing, const Poll& poll) {
  std::vector<BallotOption> options;
  for (const PollOption* option : options_of(showing.room, poll.id)) options.push_back({id_text(option->id.value), option->label});
  return options;
}

Field ballot_field(const Showing& showing, const Poll& poll) {
  const PollKind& kind = kind_of_poll(poll);
  const BallotRules rules{poll.hidden, poll.changeable, poll.shuffled};
  switch (kind.form) {
    case PollForm::places:
      return PlacesField{key_of(poll), axis_ends(poll, showing.words), rules, ballot_options(showing, poll)};
    case PollForm::words: return WordsField{.key = key_of(poll), .most = poll.per_person, .characters = static_cast<std::int32_t>(most_in_word), .rules = rules, .options = ballot_options(showing, poll)};
    case PollForm::points: {
      PointsField points{.key = key_of(poll), .per_person = poll.per_person, .per_option = poll.per_option, .secret = poll.hidden};
      for (const PollOption* option : options_of(showing.room, poll.id)) points.options.push_back({id_text(option->id.value), option->label});
      return points;
    }
    case PollForm::choices: return ChoicesField{key_of(poll), poll.per_person, rules, ballot_options(showing, poll)};
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

Result<SealedBallot> ballot_within_rules(const WorkshopState& state, const GiveBallot& asked, Role role) {
  const Poll* poll = state.find(asked.poll);
  if (!poll) return refuse("refused.unknown", {{"kind", std::string(Poll::kind)}});
  if (poll->state == PollState::closed) return refuse("refused.poll_closed");
  if (poll->state == PollState::preparing) return refuse("refused.poll_not_open");
  return SealedBallot{role == Role::table ? Channel::shared_device : Channel::phone, TRY(marks_within_rules(state, *poll, asked.marks))};
}

Fields show_poll(const Showing& showing) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  Fields fields{heading_of(showing, poll ? poll->question : "")};
  if (!poll || poll->state == PollState::preparing) fields.push_back(MessageField{"wait", showing.words.say("page.vote_soon"), "sablier"});
  else if (poll->state == PollState::open) fields.push_back(ballot_field(showing, *poll));
  else fields.push_back(result_field(showing, *poll));
  return fields;
}

Own own_ballot(const Showing& showing, const SealedTopics& sealed, const Holder& holder) {
  Own own;
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || poll->state != PollState::open) return own;
  const SealedEntry* entry = find_sealed(sealed, ballots_topic(poll->id), ballot_key(holder.secret, poll->id));
  const auto ballot = entry ? ballot_from_sealed(entry->value) : std::nullopt;
  if (!ballot) return own;
  own.voted = true;
  for (const SealedBallot::Mark& mark : ballot->marks) own.points.push_back({id_text(mark.option.value), mark.value, mark.text, mark.height});
  return own;
}

Result<Request> ballot_request(const Showing& showing, const Act& act) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || act.what != Act::What::give) return refuse("refused.not_now");
  if (act.field != key_of(*poll)) return refuse("refused.poll_closed");
  GiveBallot give{.poll = poll->id};
  for (const OwnPoints& points : act.points) {
    const auto option = id_from_text(points.option);
    if (!option) return refuse("refused.not_an_option");
    give.marks.push_back({{*option}, points.points, points.text, points.height});
  }
  return request_of(std::move(give));
}

}  // namespace pressoir::activities
