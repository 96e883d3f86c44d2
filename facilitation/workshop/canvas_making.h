// A canvas of one's own, made from what is drawn on a board: to be sent as a file, and used elsewhere.
#pragma once

#include "facilitation/workshop/canvas.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// The board's own canvas if it has one. Else its shapes that hold words become zones of that name, and what else is
// drawn (shapes, lines, lettering) becomes the drawing between them; strokes, pictograms and pictures stay behind.
// Refused: "canvas.no_zones" when no shape holds a word.
Result<Canvas> canvas_from_board(const WorkshopState& state, Id<Board> board);

} // namespace pressoir::workshop
