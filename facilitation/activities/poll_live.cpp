#include "facilitation/activities/poll_live.h"

#include "facilitation/activities/ballot_rules.h"

namespace pressoir::activities {

using namespace workshop;

WorkshopState with_sealed_ballots(const WorkshopState& room, const SealedTopics& sealed, const Poll& poll) {
  WorkshopState counted = room;
  const auto table = sealed.find(ballots_topic(poll.id));
  if (poll.hidden || poll.state != PollState::open || table == sealed.end()) return counted;
  std::uint64_t number = 0;
  table->second.for_each([&](const SealedEntry& entry) {
    const auto ballot = ballot_from_sealed(entry.value);
    const auto marks = ballot ? marks_within_rules(room, poll, ballot->marks) : Result<Marks>(Marks());
    if (!ballot || !marks) return;
    const Id<Ballot> id{derived_id(poll.id.value, ++number)};
    counted.put(Ballot{.id = id, .poll = poll.id, .channel = ballot->channel, .cast = true, .group = ballot->group});
    for (const SealedBallot::Mark& mark : *marks) counted.put(Vote{.id = {derived_id(id.value, ++number)}, .ballot = id, .option = mark.option, .value = mark.value, .text = mark.text, .height = mark.height});
  });
  return counted;
}

}  // namespace pressoir::activities
