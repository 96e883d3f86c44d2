// The fonts of one thread, for this room only: Pango wants one font map a thread, and opening one costs milliseconds.
#pragma once

#include <pango/pangocairo.h>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// Every text is laid out at this size, whatever its own, and scaled when painted: the same line breaks at every
// zoom, and one set of fonts to search instead of one a size.
constexpr double reference_size = 64;

// Parts of the font size.
struct FontMetrics {
  double ascent = 0, descent = 0;
};

PangoContext* thread_context();
// At the reference size; lives as long as the thread.
const PangoFontDescription* thread_font(Face face, int weight);
FontMetrics font_metrics(Face face, int weight);

} // namespace pressoir::picture
