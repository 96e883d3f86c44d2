// Console: what a co-facilitator's phone is shown and may order. It is made from what the facilitator alone may see: hand it to nobody who is not paired.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/id.h"
#include "facilitation/base/words.h"
#include "facilitation/document/request.h"
#include "facilitation/live/wire.h"
#include "facilitation/workshop/sealed.h"

namespace pressoir::live {

// What the journal does not know.
struct ConsoleHere {
  std::size_t people = 0, at_door = 0, muted = 0, sent_out = 0;
  bool locked = false;
  std::optional<bool> covered;  // none: there is no stage to cover
  std::map<Id<workshop::Note>, std::string> taken;  // which co-facilitator looks at it
  std::size_t hands = 0;  // people who raise one
};

// `console`: visible to the facilitator alone.
SharedView console_view(const workshop::WorkshopState& console, const workshop::SealedTopics& sealed, const ConsoleHere& here, Timestamp now, const Words& words);

// The request that an order means, or why not (`people_here`: by phone, present when a vote is closed); what concerns presence only (taking, covering, the door, people) is the hub's.
Result<Request> request_of_order(const workshop::WorkshopState& console, const Order& order, std::size_t people_here);

// What "roti" means: to go to the step that asks what this time was worth, made when the agenda has none to come, and to open its vote. One gesture.
std::vector<Request> roti_requests(const workshop::WorkshopState& console, const Words& words, Randomness& randomness);

// Whether who wrote that idea may be found among phones by their secret; for an idea with an author it is the author.
bool wrote_sealed(const workshop::WorkshopState& state, const workshop::SealedTopics& sealed, const workshop::Note& note, std::string_view secret);

}  // namespace pressoir::live
