// The pictograms that come with the program, for whoever draws boards.
#pragma once

#include <memory>

#include "facilitation/picture/pictogram_catalogue.h"

namespace pressoir::activities {

// Read from the assets when first asked for, then kept: immutable, for any thread. Null when they cannot be read; then
// placed pictograms draw nothing.
std::shared_ptr<const picture::PictogramCatalogue> comes_with_the_program();

} // namespace pressoir::activities
