// What is drawn on a board as elements of a scene; the one place where strokes, shapes, connectors, pictograms, lettering
// and images get their looks, for the screen, paper and SVG alike.
#pragma once

#include <variant>
#include <vector>

#include "facilitation/activities/board_look.h"
#include "facilitation/picture/pen.h"
#include "facilitation/picture/route.h"
#include "facilitation/picture/scene.h"
#include "facilitation/workshop/drawn.h"

namespace pressoir::activities {

picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::Stroke& stroke, const BoardLook& look);
picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::Shape& shape, const BoardLook& look);
picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::Connector& connector, const BoardLook& look);
picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::Pictogram& pictogram, const BoardLook& look);
picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::Lettering& lettering, const BoardLook& look);
picture::Element drawn_element(const workshop::WorkshopState& seen, const workshop::PlacedImage& image, const BoardLook& look);

// Where the element may paint, without making it: what boards are culled and picked by.
template <class E>
Rect drawn_bounds(const workshop::WorkshopState& seen, const E& entity);

// The stroke under the pen, before anybody else knows of it: it looks as it will.
picture::Ink pen_stroke(const std::vector<Vec2>& points, const std::vector<std::uint8_t>& pressures, workshop::PenTool tool, double width,
                        Colour colour, const BoardLook& look);
// The line of a connector as it is drawn now.
std::vector<Vec2> connector_line(const workshop::WorkshopState& seen, const workshop::Connector& connector);
// The size that the words of a lettering ask for; its own width is kept when lines break there.
Vec2 lettering_size(const workshop::Lettering& lettering);
// A colour of a drawing on that paper: the usual ink is the paper's, and what could not be seen is lightened.
Colour drawn_colour(Colour colour, const BoardLook& look);
// What is filled: on dark paper dimmed, so that light ink is read on it.
Colour drawn_fill(Colour colour, const BoardLook& look);
picture::Outline outline_of(workshop::ShapeKind kind);

} // namespace pressoir::activities
