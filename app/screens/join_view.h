// What the stage remembers of the people who join: the square as it was last made, and who has just come in.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/geometry.h"
#include "facilitation/document/journal.h"

namespace pressoir::screens {

// A square as it was last made.
struct JoinSquare {
  std::string text;
  int modules = 0;
  std::vector<Rect> dark;  // in modules
};

struct JoinView {
  JoinSquare page, wifi;
  // The test with a real phone: since when the screen is shown, and how long the first phone took.
  double shown_at = -1e9, shown_until = -1e9, asked_at = -1e9;  // Ui::now
  std::optional<double> first_seen;      // seconds
  std::string digits;             // of the phone that leads, as far as they are typed
  std::size_t waiting = 0;        // ideas to accept, as counted at that revision
  Sequence counted_at = 0;
  bool counted = false;
  std::vector<double> arrived_at; // Ui::now, one a person, in the order of arrival
};

} // namespace pressoir::screens
