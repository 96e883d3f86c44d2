// The picture of a board on paper, as a scene that every painter reads.
#pragma once

#include "facilitation/base/words.h"
#include "facilitation/picture/scene.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::summary {

// Notes where people put them, with the dots of the newest vote. Empty when nothing stands on the board.
picture::Scene board_as_it_stands(const workshop::WorkshopState& readable, Id<workshop::Board> board, const Words& words);
// For a page: by theme when the board has themes and all of it is then legible, else as it stands.
picture::Scene board_for_a_page(const workshop::WorkshopState& readable, Id<workshop::Board> board, const Words& words);

} // namespace pressoir::summary
