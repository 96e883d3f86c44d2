// Golden pictures: a picture made by a test against the one kept in tests/golden.
#pragma once

#include <string>

#include "facilitation/picture/text_layout.h"

namespace pressoir::golden {

struct Tolerance {
  double mean = 0.6; // over all channels of all pixels, of 255
  int most = 96;     // of any channel of any pixel: glyph edges differ between FreeType versions
};
// Empty when the picture is like tests/golden/NAME.png; else a sentence, and NAME.out.png and NAME.diff.png are written
// in the folder of the test program's build (PRESSOIR_GOLDEN_OUT, or the working directory's build/golden).
// With PRESSOIR_UPDATE_GOLDEN=1 the kept picture is replaced.
std::string difference(const std::string& name, const picture::Pixels& made, const Tolerance& tolerance = {});

} // namespace pressoir::golden
