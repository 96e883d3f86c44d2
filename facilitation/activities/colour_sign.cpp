// Eight signs on a grid of 24, two units thick: sun, circle, heart, diamond, wave, two bars, leaf, square.
#include "facilitation/activities/note_element.h"

#include <array>
#include <string_view>

#include "facilitation/workshop/note_colour.h"

namespace pressoir::activities {
namespace {

constexpr std::array<std::string_view, workshop::note_colour_count> drawings = {
    "M12 8C6.7 8 6.7 16 12 16C17.3 16 17.3 8 12 8M12 2L12 5M12 19L12 22M2 12L5 12M19 12L22 12",
    "M12 4C1.4 4 1.4 20 12 20C22.6 20 22.6 4 12 4",
    "M12 20C2 13 2 4 8 4C10 4 12 6 12 8C12 6 14 4 16 4C22 4 22 13 12 20",
    "M12 3L21 12L12 21L3 12L12 3",
    "M3 14C6 7 9 7 12 12C15 17 18 17 21 10",
    "M4 9L20 9M4 15L20 15",
    "M4 20C4 8 10 4 20 4C20 14 16 20 6 18M6 18L14 10",
    "M5 5L19 5L19 19L5 19L5 5"};

} // namespace

std::vector<picture::Path> colour_sign(workshop::NoteColour colour, const Rect& box, Colour stroke) {
  picture::Path sign = picture::path_from_svg(drawings[static_cast<std::size_t>(colour)]);
  const double unit = box.width / 24;
  for (picture::PathSegment& segment : sign.segments) {
    for (Vec2* point : {&segment.a, &segment.b, &segment.to}) *point = box.position() + *point * unit;
  }
  sign.stroke = stroke;
  sign.stroke_width = 2 * unit;
  return {std::move(sign)};
}

} // namespace pressoir::activities
