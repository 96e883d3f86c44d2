// Pictures that people bring onto a board, as a plan like any other board file.
#pragma once

#include "facilitation/interchange/board_file.h"

namespace pressoir::interchange {

struct BroughtPicture {
  std::string png; // decoded, and written again by us
  int width = 0, height = 0; // pixels
};
// Side by side around `middle`, each as large as its pixels and no side longer than `longest` board units.
BoardFile board_of_pictures(std::vector<BroughtPicture> pictures, Vec2 middle, double longest);

} // namespace pressoir::interchange
