// Voting slips as a setting of a poll.
#pragma once

#include "facilitation/workshop/verbs.h"

namespace pressoir::activities {

// Phones vote with one of so many printed slips; 0: without. Before the vote opens; from then on only more may be printed. Refused: "refused.unknown",
// "refused.poll_begun", "refused.poll_closed", "refused.out_of_range" (field, least, most).
struct SetSlips {
  static constexpr std::string_view verb = "poll.slips";
  Id<workshop::Poll> poll;
  std::int32_t slips = 0;
  static constexpr auto fields() { return field_list(field("poll", &SetSlips::poll), field("slips", &SetSlips::slips)); }
};

void add_slip_verbs(workshop::WorkshopVerbs& verbs);

}  // namespace pressoir::activities
