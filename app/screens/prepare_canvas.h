// The parts of prepare that are about a board's canvas.
#pragma once

#include "app/screens/prepare_view.h"

namespace pressoir::screens {

// Among a step's details: the canvas it has, and the way to another.
double canvas_choice_height(PrepareScope& s);
void draw_canvas_choice(PrepareScope& s, const Rect& at, const workshop::Step& step);
// Instead of the details: all canvases, small, found by typing; a file.
void prepare_canvases(PrepareScope& s, const Rect& box, const workshop::Step& step);
// A canvas that somebody sent: given to the step's board, or one sentence says why not.
void take_canvas_file(PrepareScope& s, const Path& file, const workshop::Step& step);

} // namespace pressoir::screens
