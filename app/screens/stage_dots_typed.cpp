// What is typed into the settings of a vote: lists, groups with their weights, sums of money.
#include <algorithm>

#include "app/screens/stage_dots_pages.h"
#include "facilitation/base/text.h"

namespace pressoir::screens {

using namespace workshop;

std::vector<std::string> typed_list(std::string_view typed) {
  std::vector<std::string> parts;
  std::string text(typed);
  std::replace(text.begin(), text.end(), '\n', ',');
  std::replace(text.begin(), text.end(), ';', ',');
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    if (std::string part = clean_line(std::string_view(text).substr(start, end - start)); !part.empty()) parts.push_back(std::move(part));
    start = end + 1;
  }
  return parts;
}

std::vector<VoterGroup> typed_groups(std::string_view typed) {
  std::vector<VoterGroup> groups;
  for (const std::string& part : typed_list(typed)) {
    VoterGroup group{.name = part};
    // « Usagers × 2 », and x or * where the sign is not at hand.
    for (const std::string_view sign : {"×", " x", "*"}) {
      const std::size_t at = part.rfind(sign);
      if (at == std::string::npos || at == 0) continue;
      const std::string after = clean_line(std::string_view(part).substr(at + sign.size()));
      if (after.empty() || after.size() > 4 || after.find_first_not_of("0123456789") != std::string::npos) continue;
      group = {.name = clean_line(std::string_view(part).substr(0, at)), .weight = std::max(1, std::stoi(after))};
      break;
    }
    groups.push_back(std::move(group));
  }
  return groups;
}

std::int64_t typed_money(std::string_view typed) {
  std::int64_t sum = 0;
  // Marks between thousands are passed over, whatever they are; cents are not known here.
  for (const char c : typed)
    if (c >= '0' && c <= '9') sum = std::min<std::int64_t>(sum * 10 + (c - '0'), activities::most_money);
  return sum;
}

PricedLine priced_line(std::string_view line) {
  const std::string text = clean_line(line);
  const std::size_t at = text.find_last_of(";:=");
  if (at == std::string::npos) return {text, 0};
  return {clean_line(std::string_view(text).substr(0, at)), typed_money(std::string_view(text).substr(at + 1))};
}

}  // namespace pressoir::screens
