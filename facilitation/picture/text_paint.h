// Texts on a Cairo context, for this room's painters.
#pragma once

#include <cairo.h>

#include "facilitation/picture/scene.h"
#include "facilitation/picture/shadow.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {

// `scale`: device pixels a unit; 0 writes real text (PDF).
void paint_text(cairo_t* cairo, const Text& text, double scale);
// On paper: its shape, and none of its words.
void paint_text_as_path(cairo_t* cairo, const Text& text);
// On paper: its words where they stand, too faint for any eye.
void paint_words_only(cairo_t* cairo, const Text& text);
// Written again by a later item of the element (an edge or a shadow of letters): its words are said once.
bool is_echo(const Element& element, std::size_t item);
// Grey lines where the words would be: for a text too small to be read. No layout is made.
void paint_greeked(cairo_t* cairo, const Text& text, double scale);
// Premultiplied, as Cairo wants it.
SurfacePointer surface_of(const Pixels& pixels);

} // namespace pressoir::picture
