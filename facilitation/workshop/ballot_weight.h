// How many times a ballot counts: as its table or college weighs, once where it says none.
#pragma once

#include <algorithm>

#include "facilitation/workshop/entities.h"

namespace pressoir::workshop {

inline std::int64_t weight_of(const Poll& poll, const Ballot& ballot) {
  const bool known = ballot.group >= 0 && static_cast<std::size_t>(ballot.group) < poll.groups.size();
  return known ? std::clamp(poll.groups[static_cast<std::size_t>(ballot.group)].weight, 1, 1'000) : 1;
}

}  // namespace pressoir::workshop
