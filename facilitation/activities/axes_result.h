// Options placed on two axes: where each stands on the mean, and every place it was given.
#pragma once

#include "facilitation/activities/poll_result.h"

namespace pressoir::activities {

// Rows in the order of the options; places run from 0 to PlaceOf::most, to the right and up.
void tell_places(PollResult& result, const workshop::WorkshopState& state, const workshop::Poll& poll, const Words& words);

}  // namespace pressoir::activities
