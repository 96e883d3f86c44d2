// The picture of a board on paper: its notes in their places, under their themes, as a scene that every painter reads.
#pragma once

#include "facilitation/picture/scene.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::summary {

// Empty when nothing stands on the board.
picture::Scene board_picture(const workshop::WorkshopState& readable, Id<workshop::Board> board);

} // namespace pressoir::summary
