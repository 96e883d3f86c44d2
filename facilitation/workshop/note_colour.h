// The eight note colours: their fill, and the sign that goes with each so that colour is never the only carrier of a meaning.
#pragma once

#include "facilitation/base/colour.h"
#include "facilitation/workshop/names.h"

namespace pressoir::workshop {

Colour note_fill(NoteColour colour);
inline constexpr int note_colour_count = 8;

}  // namespace pressoir::workshop
