// The contact sheet of the drawings: each in its square, its name below; what one looks at to see whether they are of
// one hand.
#pragma once

#include "facilitation/picture/pictogram_catalogue.h"

namespace pressoir::picture {

// The colours a sheet is drawn in.
struct SheetColours {
  Colour paper = rgb(0xFBF9F4), ink = rgb(0x1F2430), accent = rgb(0xE9B4CC), words = rgb(0x474C59);
};

// Cells of 144 × 148 in rows of `columns`, in the index's order; a separator takes two.
Scene pictogram_sheet(const PictogramCatalogue& catalogue, Language language, int columns = 16, const SheetColours& colours = {});

} // namespace pressoir::picture
