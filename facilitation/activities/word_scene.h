// Words of a room, each as large as it was said often; the most said in the middle.
#pragma once

#include "facilitation/activities/poll_scene.h"

namespace pressoir::activities {

// Fills look.width × look.height; words for which there is no room are left out, the least said first.
picture::Scene word_scene(const PollResult& result, const PollLook& look);

}  // namespace pressoir::activities
