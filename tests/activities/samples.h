// Boards to test with: the model half-day's 45 ideas in six themes, and walls of any size.
#pragma once

#include "facilitation/workshop/schema.h"

namespace pressoir::samples {

inline constexpr Id<workshop::Board> wall_board{77};

// Ideas 1 … 45, themes 1001 … 1006; notes stand eight to a row. `themes`: how many are already made.
workshop::WorkshopState ideas45(int themes = 6);
// The scene that whiteboards are compared on: 200 × 200 notes, pitch 240, ceil(sqrt(N·16/9)) columns, 60 characters,
// five colours. Ids are spread as random ones are.
workshop::WorkshopState grid_of_notes(int count);

} // namespace pressoir::samples
