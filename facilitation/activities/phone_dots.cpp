#include "facilitation/activities/phone_dots.h"

#include <set>

#include "facilitation/workshop/queries.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

std::string key_of(const Poll& poll) { return "dots-" + id_text(poll.id.value); }

ResultField result_of(const Showing& showing, const Poll& poll) {
  ResultField result{"result-" + id_text(poll.id.value), "", {}};
  const auto ranked = ranking(showing.room, poll.id);
  if (ranked.empty()) return result;
  const RankedOption& first = ranked.front();
  const DotCount count = count_dots(showing.room, poll.id);
  result.sentence = !first.tied && first.dots > 0 ? showing.words.say("vote.winner", {{"option", first.option->label}, {"n", first.dots}, {"total", count.total}})
                                                  : showing.words.say("vote.tied", {{"n", first.dots}});
  for (const RankedOption& option : ranked)
    result.rows.push_back({option.option->label, option.rank, static_cast<std::int32_t>(option.dots), option.tied});
  return result;
}

}  // namespace

Result<SealedBallot> ballot_within_rules(const WorkshopState& state, const GiveBallot& asked, Role role) {
  const Poll* poll = state.find(asked.poll);
  if (!poll) return refuse("refused.unknown", {{"kind", std::string(Poll::kind)}});
  if (poll->state == PollState::closed) return refuse("refused.poll_closed");
  if (poll->state == PollState::preparing) return refuse("refused.poll_not_open");
  SealedBallot ballot{role == Role::table ? Channel::shared_device : Channel::phone, {}};
  std::set<Id<PollOption>> seen;
  std::int64_t total = 0;
  for (const SealedBallot::Dots& dots : asked.dots) {
    const PollOption* option = state.find(dots.option);
    if (!option || option->poll != poll->id || dots.dots < 0 || !seen.insert(dots.option).second) return refuse("refused.not_an_option");
    if (dots.dots > poll->per_option) return refuse("dots.used", {{"most", poll->per_option}, {"n", std::max<std::int64_t>(0, poll->per_person - total)}});
    total += dots.dots;
    if (dots.dots > 0) ballot.dots.push_back(dots);
  }
  if (total > poll->per_person) return refuse("dots.none_left", {{"n", poll->per_person}});
  return ballot;
}

Fields show_dots(const Showing& showing) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  Fields fields{heading_of(showing, poll ? poll->question : "")};
  if (!poll || poll->state == PollState::preparing) {
    fields.push_back(MessageField{"wait", showing.words.say("page.vote_soon"), "sablier"});
  } else if (poll->state == PollState::open) {
    PointsField points{.key = key_of(*poll), .per_person = poll->per_person, .per_option = poll->per_option, .secret = poll->hidden};
    for (const PollOption* option : options_of(showing.room, poll->id)) points.options.push_back({id_text(option->id.value), option->label});
    fields.push_back(std::move(points));
  } else {
    fields.push_back(result_of(showing, *poll));
  }
  return fields;
}

Own own_dots(const Showing& showing, const SealedTopics& sealed, const Holder& holder) {
  Own own;
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || poll->state != PollState::open) return own;
  const SealedEntry* entry = find_sealed(sealed, ballots_topic(poll->id), ballot_key(holder.secret, poll->id));
  const auto ballot = entry ? ballot_from_sealed(entry->value) : std::nullopt;
  if (!ballot) return own;
  own.voted = true;
  for (const SealedBallot::Dots& dots : ballot->dots) own.points.push_back({id_text(dots.option.value), dots.dots});
  return own;
}

Result<Request> dots_request(const Showing& showing, const Act& act) {
  const Poll* poll = poll_of(showing.room, showing.step.id);
  if (!poll || act.what != Act::What::give) return refuse("refused.not_now");
  if (act.field != key_of(*poll)) return refuse("refused.poll_closed");
  GiveBallot give{.poll = poll->id};
  for (const OwnPoints& points : act.points) {
    const auto option = id_from_text(points.option);
    if (!option) return refuse("refused.not_an_option");
    give.dots.push_back({{*option}, points.points});
  }
  return request_of(std::move(give));
}

}  // namespace pressoir::activities
