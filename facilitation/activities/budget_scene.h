// What a budget buys: one bar as long as the money there is, cut into what each bought project costs and what is left; below, every project
// with its marks, its cost, and whether the most marks alone would have bought it too.
#pragma once

#include "facilitation/activities/poll_scene.h"

namespace pressoir::activities {

// `result.purchases` must be there. look.width wide, as high as it needs.
picture::Scene budget_scene(const PollResult& result, const PollLook& look);

}  // namespace pressoir::activities
