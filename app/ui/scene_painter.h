// Scenes and the small things that every screen draws, on the Ui's current list.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/ui.h"
#include "facilitation/picture/scene.h"

namespace pressoir::ui {

// Items are painted in order. What lies outside the current clip costs almost nothing, but callers with many elements
// ask a spatial index first.
void paint(Ui& ui, const picture::Item& item, const Placement& place);
void paint(Ui& ui, const picture::Element& element, const Placement& place);
void paint(Ui& ui, const picture::Scene& scene, const Placement& place);
// The paper's dots inside `area` (pixels): every 24 units, fewer when zoomed out.
void dot_grid(Ui& ui, const Rect& area, const Placement& place, Colour ink, double opacity);

// Boxes below are pixels; radii and line widths are LOOK pixels (scaled by ui.scale).
void card(Ui& ui, const Rect& box, Colour fill, double radius, picture::Shadow shadow = picture::Shadow::none,
          double opacity = 1);
void edge(Ui& ui, const Rect& box, Colour colour, double width, double radius);
// From Ui::pictograms, in the theme's ink and accent, or in given colours; on whole pixels.
void pictogram(Ui& ui, std::string_view name, const Rect& box, double opacity = 1);
void pictogram(Ui& ui, std::string_view name, const Rect& box, Colour stroke, Colour accent, double opacity = 1);

// A text of the type scale in a box; the style can be changed before: `style_of(Type::theme, ui.scale)`.
void text(Ui& ui, const Rect& box, std::string_view words, const picture::TextStyle& style, Colour colour,
          double opacity = 1);
// One line, vertically centred in the box, cut with an ellipsis at its width.
void line_of_text(Ui& ui, const Rect& box, std::string_view words, Type type, Colour colour,
                  picture::Align align = picture::Align::start);
// Wrapped at the box's width, from its top; gives its height in pixels.
double paragraph(Ui& ui, const Rect& box, std::string_view words, Type type, Colour colour,
                 picture::Align align = picture::Align::start);
// Pixels.
Vec2 text_size(Ui& ui, std::string_view words, Type type, double width = 0);

} // namespace pressoir::ui
