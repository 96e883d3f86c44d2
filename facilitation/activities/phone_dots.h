// The dot vote on a phone: dots given and taken back until the vote is closed, then its result. Ballots stay sealed while the vote is open.
#pragma once

#include "facilitation/activities/phone.h"

namespace pressoir::activities {

// A phone's whole ballot: replaces what it gave before, so that sent twice it counts once.
struct GiveBallot {
  static constexpr std::string_view verb = "ballot.give";
  Id<workshop::Poll> poll;
  std::vector<workshop::SealedBallot::Dots> dots;
  static constexpr auto fields() { return field_list(field("poll", &GiveBallot::poll), field("dots", &GiveBallot::dots)); }
};
// What would be sealed, or why not: "refused.unknown", "refused.poll_closed", "refused.poll_not_open", "refused.not_an_option", "dots.none_left", "dots.used".
Result<workshop::SealedBallot> ballot_within_rules(const workshop::WorkshopState& state, const GiveBallot& asked, Role role);

Fields show_dots(const Showing& showing);
Own own_dots(const Showing& showing, const workshop::SealedTopics& sealed, const Holder& holder);
Result<Request> dots_request(const Showing& showing, const Act& act);

}  // namespace pressoir::activities
