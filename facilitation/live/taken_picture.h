// A picture as it was made anew from what a phone sent: its blob, kept already.
#pragma once

#include <string>

#include "facilitation/base/geometry.h"

namespace pressoir::live {

struct TakenPicture {
  std::string blob;
  Vec2 size;  // pixels
};

}  // namespace pressoir::live
