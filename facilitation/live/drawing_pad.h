// Drawing pad: what a paired tablet is shown of the drawing board, and what its pen and eraser mean.
#pragma once

#include <string>

#include "facilitation/base/words.h"
#include "facilitation/live/wire.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::live {

// The board of the step of the moment where that is a drawing; else of the last drawing that was begun, else of the first one to come.
// None: the session has no drawing.
Id<workshop::Board> pad_board(const workshop::WorkshopState& console);
// The board as one picture, and where it lies in board units; costs what the board holds: for another thread than the hub's.
struct PadPicture {
  Id<workshop::Board> board;
  std::string svg;
  Rect area;
  bool operator==(const PadPicture&) const = default;
};
PadPicture pad_picture(const workshop::WorkshopState& console, const Words& words);
// What the tablet is shown; `picture` may be of an earlier state.
SharedView pad_view(const workshop::WorkshopState& console, const PadPicture& picture, Timestamp now, const Words& words);

// Order::What::draw: `item` the board, `into` the stroke's id, `text` "pen|marker|highlighter RRGGBB width" and then x, y and pressure of each
// point, in quarters of a board unit, the pressure from 0 (not told) to 255. Order::What::rub: "radius" and then x, y: strokes within it go.
// Refused: "phone.not_understood", "refused.unknown", "verb.nothing" when nothing lies there.
Result<Request> request_of_ink(const workshop::WorkshopState& console, const Order& order);

} // namespace pressoir::live
