// Session files for the bench: the board that all whiteboards are compared on.
#pragma once

#include "facilitation/base/file.h"

namespace pressoir::bench {

// N notes of 200 × 200, pitch 240, ceil(sqrt(N · 16 / 9)) columns, texts of 60 characters, five colours, on the wall of the current
// step; then as many further transactions as needed for a history of `transactions` (each edits a note or moves it and back).
Path make_board_session(const Path& folder, int notes, int transactions = 0);

} // namespace pressoir::bench
