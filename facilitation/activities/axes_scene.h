// Options on two axes: a small disc for every place given, a large numbered one where the room puts the option on the mean; the names beside.
#pragma once

#include "facilitation/activities/poll_scene.h"

namespace pressoir::activities {

// `result.axes` must be there. Fills look.width × look.height.
picture::Scene axes_scene(const PollResult& result, const PollLook& look);

}  // namespace pressoir::activities
