#include "facilitation/interchange/text_lines_of.h"

#include <set>

#include "facilitation/base/text.h"

namespace pressoir::interchange {

std::vector<TextLine> text_lines_of(std::string_view text) {
  std::vector<TextLine> lines;
  std::size_t number = 0;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view line = trimmed(text.substr(0, end));
    ++number;
    if (!line.empty()) lines.push_back({line, number});
    if (end == text.npos) break;
    text.remove_prefix(end + (text.substr(end).starts_with("\r\n") ? 2 : 1));
  }
  return lines;
}

std::vector<std::string> distinct_names(std::vector<std::string> names) {
  std::set<std::string> seen;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (names[i].empty()) names[i] = std::to_string(i + 1);
    const std::string name = names[i];
    for (int again = 2; !seen.insert(names[i]).second; ++again) names[i] = name + " (" + std::to_string(again) + ")";
  }
  return names;
}

} // namespace pressoir::interchange
