#include "facilitation/live/door.h"

#include <sstream>

#include "facilitation/base/id.h"

namespace pressoir::live {

Door::Door(std::string_view kept) {
  std::istringstream words{std::string(kept)};
  for (std::string word; words >> word;) {
    if (word == "locked") locked_ = true;
    const auto person = id_from_text(std::string_view(word).substr(1));
    if (!person) continue;
    if (word[0] == 'k') known_.insert(*person);
    if (word[0] == 'm') muted_.insert(*person);
    if (word[0] == 'o') out_.insert(*person);
  }
}

std::string Door::kept() const {
  std::string text = locked_ ? "locked" : "";
  const auto add = [&](char what, const std::set<std::uint64_t>& people) {
    for (const std::uint64_t person : people) text.append(text.empty() ? "" : " ").append(1, what).append(id_text(person));
  };
  if (locked_) add('k', known_);
  add('m', muted_);
  add('o', out_);
  return text;
}

}  // namespace pressoir::live
