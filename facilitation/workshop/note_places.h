// Where new notes go when nobody says where: the next free place of a wall, row by row, never on top of another.
#pragma once

#include <optional>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

inline constexpr double note_pitch = 240;  // board units from note to note

// The first free cell of the wall's grid, eight to a row, reading order.
Vec2 next_free_place(const WorkshopState& state, Id<Board> board, Vec2 size);
// Places a block of new notes together: from `first` on if given, else below everything that stands on the board.
void place_block(const WorkshopState& state, Id<Board> board, std::vector<Note>& notes, std::optional<Vec2> first);

}  // namespace pressoir::workshop
