// What the stage remembers of the people who join: the square as it was last made, and who has just come in.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "facilitation/base/geometry.h"

namespace pressoir::screens {

struct JoinView {
  std::string link;               // of the square below
  int modules = 0;
  std::vector<Rect> dark;         // in modules
  std::vector<double> arrived_at; // Ui::now, one a person, in the order of arrival
};

} // namespace pressoir::screens
