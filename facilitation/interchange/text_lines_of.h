// Lines of a text file with their numbers, and names that must differ: what the readers of ballot files share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressoir::interchange {

struct TextLine {
  std::string_view text; // trimmed, not empty
  std::size_t number;    // from 1
};
// Any line end. The text must outlive them.
std::vector<TextLine> text_lines_of(std::string_view text);
// Empty names get their number, names that were there before one more.
std::vector<std::string> distinct_names(std::vector<std::string> names);

} // namespace pressoir::interchange
