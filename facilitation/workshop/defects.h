// What is wrong in a state that came from a file: references that name nothing, values out of their bounds. Run after every load.
#pragma once

#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// Empty when all is well; "defect.dangling" (kind, id, names), "defect.not_text" (kind, id, field), "defect.no_workshop", at most 100 of them.
std::vector<Error> defects(const WorkshopState& state);

}  // namespace pressoir::workshop
