#include "facilitation/voting/ballots.h"

#include <numeric>

namespace pressoir::voting {

void Rankings::add(const std::vector<Group>& places, Count count) {
  std::uint16_t place = 0;
  const std::size_t start = entries_.size();
  for (const Group& group : places) {
    for (const Option option : group) entries_.push_back({static_cast<std::uint16_t>(option), place});
    if (!group.empty()) ++place;
  }
  if (unranked_ == Unranked::last && entries_.size() - start < options_) {
    std::vector<bool> ranked(options_);
    for (std::size_t i = start; i < entries_.size(); ++i) ranked[entries_[i].option] = true;
    for (Option option = 0; option < options_; ++option)
      if (!ranked[option]) entries_.push_back({static_cast<std::uint16_t>(option), place});
  }
  starts_.push_back(entries_.size());
  counts_.push_back(count);
  total_ += count;
}

Count Points::total() const { return std::accumulate(counts.begin(), counts.end(), Count{0}); }
Count Approvals::total() const { return std::accumulate(counts.begin(), counts.end(), Count{0}); }

Integer GradeTallies::total(Option option) const {
  return std::accumulate(tallies[option].begin(), tallies[option].end(), Integer(0));
}

} // namespace pressoir::voting
