// A photo made light: smaller, and written as a JPEG that holds its pixels and nothing else (no place, no date, no camera).
#pragma once

#include <string>

#include "facilitation/picture/painters.h"

namespace pressoir::picture {

// No side longer than `longest`, each pixel the mean of those it stands for; as it is when it is no larger.
Pixels shrunk(Pixels pixels, int longest);
// What is transparent stands on white. `quality`: 1 to 100. Empty when there is no pixel.
std::string jpeg_bytes(const Pixels& pixels, int quality = 80);

}  // namespace pressoir::picture
