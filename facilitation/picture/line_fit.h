// How a text would break at other widths and sizes, by arithmetic on the widths of its pieces: for shrinking and
// balancing.
#pragma once

#include <pango/pango.h>

#include <vector>

namespace pressoir::picture {

// What stands between two places where a line may break. Widths in em.
struct Piece {
  double width = 0;
  double space = 0;       // white space that hangs at a line's end
  bool ends_line = false; // a line break was written here
};

struct Broken {
  int lines = 0;
  double widest = 0;        // em
  double last = 0;          // em, of the last line
  bool inside_word = false; // some word is wider than the line
};

// From a layout made without a width, at the reference size.
std::vector<Piece> pieces_of(PangoLayout* unbroken);
Broken broken_at(const std::vector<Piece>& pieces, double em_width);
// The narrowest width, in em, that gives no more lines than `em_width` does.
double balanced_width(const std::vector<Piece>& pieces, double em_width);

} // namespace pressoir::picture
