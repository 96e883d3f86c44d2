// A canvas as things to draw: the same behind the notes on the screen, on paper, and small where one is chosen.
#pragma once

#include "facilitation/activities/board_look.h"
#include "facilitation/picture/scene.h"
#include "facilitation/workshop/canvas.h"

namespace pressoir::activities {

// From 0, 0 to the canvas's size, in board units; a click on it means nothing.
picture::Element canvas_element(const workshop::Canvas& canvas, const BoardLook& look);

} // namespace pressoir::activities
