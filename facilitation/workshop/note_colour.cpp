#include "facilitation/workshop/note_colour.h"

#include <array>

namespace pressoir::workshop {

Colour note_fill(NoteColour colour) {
  constexpr std::array<Colour, note_colour_count> fills = {rgb(0xFEF09B), rgb(0xF5BE8C), rgb(0xEC99B5), rgb(0xB5A7F3),
                                                           rgb(0xAAC8E8), rgb(0xA2E7E1), rgb(0xC1EBB8), rgb(0xD4D0C3)};
  return fills[static_cast<std::size_t>(colour)];
}

}  // namespace pressoir::workshop
