// The verb that gives a board a canvas, and the questions asked about notes that lie on it.
#pragma once

#include <memory>
#include <string>

#include "facilitation/workshop/canvas.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// `canvas`: its JSON, which the session keeps whole, so that the file says the same wherever it is opened; empty takes
// the canvas away. Notes stay where they are. Refused: what canvas_from_json refuses.
struct SetCanvas {
  static constexpr std::string_view verb = "board.canvas";
  Id<Board> board; // none = the board of the step
  Id<Step> step;   // none = the current one
  std::string canvas;
  static constexpr auto fields() { return field_list(field("board", &SetCanvas::board), field("step", &SetCanvas::step), field("canvas", &SetCanvas::canvas)); }
};
void add_canvas_verbs(WorkshopVerbs& verbs);

// The board's canvas; none when it has none, or one that this version cannot read.
std::optional<Canvas> canvas_of(const WorkshopState& state, Id<Board> board);
// A note is where its middle is. Null: in no zone.
const CanvasZone* zone_of(const Canvas& canvas, const Note& note);

} // namespace pressoir::workshop
