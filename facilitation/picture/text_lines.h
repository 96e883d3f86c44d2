// How many lines a text takes at any width and size, by arithmetic on its pieces: for layouts that try many sizes.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

struct Piece;

// Made once a text (microseconds for plain ones, else as dear as a layout), then asked as often as wished. Copies
// share. Use from the thread that made it.
class LineCounter {
 public:
  LineCounter() = default;
  // The style's face, weight and tracking count; its size does not.
  LineCounter(std::string_view text, const TextStyle& style);

  struct Count {
    int lines = 1;
    double last_width = 0;   // of the last line, in the unit of `width`
    bool whole_words = true; // false: some word is wider than the line
  };
  // `width` and `size` in the same unit. Painters check it against Pango's real lines.
  Count at(double width, double size) const;

 private:
  std::shared_ptr<const std::vector<Piece>> pieces_;
};

} // namespace pressoir::picture
