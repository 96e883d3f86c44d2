// The totals of a vote still open, where the poll does not hide them: ballots that phones gave are still sealed, and counted with the rest.
#pragma once

#include "facilitation/activities/polls.h"
#include "facilitation/workshop/sealed.h"

namespace pressoir::activities {

// A copy of the room's state in which the poll's sealed ballots are cast: to be counted, drawn and thrown away. Of a poll that hides its
// totals, or is not open, the state as it is.
workshop::WorkshopState with_sealed_ballots(const workshop::WorkshopState& room, const workshop::SealedTopics& sealed, const workshop::Poll& poll);

}  // namespace pressoir::activities
