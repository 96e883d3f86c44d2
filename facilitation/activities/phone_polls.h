// Polls on a phone: a ballot of any form, changed until the vote is closed, then its result. Ballots stay sealed while the vote is open.
#pragma once

#include "facilitation/activities/phone.h"

namespace pressoir::activities {

// A phone's whole ballot: replaces what it gave before, so that sent twice it counts once.
struct GiveBallot {
  static constexpr std::string_view verb = "ballot.give";
  Id<workshop::Poll> poll;
  std::vector<workshop::SealedBallot::Mark> marks;
  std::int32_t group = -1;  // where it comes from, of the poll's groups
  std::int32_t voter = 0;   // on a shared device: whose turn it is
  std::string slip = {};    // the code of a voting slip, where the poll wants one
  static constexpr auto fields() {
    return field_list(field("poll", &GiveBallot::poll), field("dots", &GiveBallot::marks), field("from_group", &GiveBallot::group), field("voter", &GiveBallot::voter), field("slip", &GiveBallot::slip));
  }
};
// What would be sealed, or why not: "refused.unknown", "refused.poll_closed", "refused.poll_not_open", "vote.say_group", "vote.own_idea" (option: an idea
// of the giver's own, where the poll bars that), "refused.not_your_turn" (a turn that the device does not have), and those of marks_within_rules.
Result<workshop::SealedBallot> ballot_within_rules(const workshop::WorkshopState& state, const GiveBallot& asked, const Actor& actor);

Fields show_poll(const Showing& showing);
Own own_ballot(const Showing& showing, const workshop::SealedTopics& sealed, const Holder& holder);
Result<Request> ballot_request(const Showing& showing, const Act& act);

}  // namespace pressoir::activities
