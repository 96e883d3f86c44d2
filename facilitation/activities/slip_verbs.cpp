#include "facilitation/activities/slip_verbs.h"

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/slips.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

Result<void> set_slips(WorkshopDraft& draft, const SetSlips& asked, const Request& request) {
  TRY(only_facilitators(request));
  Poll poll = TRY(existing(draft, asked.poll));
  if (poll.state == PollState::closed) return refuse("refused.poll_closed");
  if (asked.slips < 0 || asked.slips > most_slips) return refuse("refused.out_of_range", {{"field", "slips"}, {"least", 0}, {"most", most_slips}});
  // Who has voted without one, or with one that would not count any more.
  if (poll.state == PollState::open && (poll.slips == 0 || asked.slips < poll.slips)) return refuse("refused.poll_begun");
  poll.slips = asked.slips;
  draft.put(std::move(poll));
  return {};
}

}  // namespace

void add_slip_verbs(WorkshopVerbs& verbs) { verbs.add<SetSlips>(set_slips); }

}  // namespace pressoir::activities
