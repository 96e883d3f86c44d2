// The lines of a plain text without laying it out: what makes an SVG of ten thousand notes a matter of milliseconds.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {

struct QuickLines {
  double size = 0;
  std::vector<TextLayout::Line> lines; // their texts live in the Text
};
// The very lines that TextLayout finds (a test holds the two together), or nothing when it takes a layout to be sure.
std::optional<QuickLines> quick_lines(const Text& text);

} // namespace pressoir::picture
