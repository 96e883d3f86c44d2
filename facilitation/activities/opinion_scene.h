// The opinion map: a disc a person, near those who answered alike, its groups outlined and lettered; beside it the statements that unite
// every group and those that tell the groups apart, with who agrees in figures.
#pragma once

#include "facilitation/activities/poll_scene.h"

namespace pressoir::activities {

// `result.opinions` must be there. Fills look.width × look.height.
picture::Scene opinion_scene(const PollResult& result, const PollLook& look);

}  // namespace pressoir::activities
