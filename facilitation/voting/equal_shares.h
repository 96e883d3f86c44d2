// The Method of Equal Shares, every way it may end; ties that lead to the same outcome are one.
#pragma once

#include <cstdint>

#include "facilitation/voting/budgets.h"
#include "facilitation/voting/wallets.h"

namespace pressoir::voting {

class EqualShares {
 public:
  // Refused: "tally.amounts_too_fine" when costs and budget have no common unit of a reasonable size.
  static Result<EqualShares> of(const Case& asked, Utility utility);

  // Every way of buying when each voter has `share`. Refused: "tally.too_many_ties".
  Result<std::vector<Bought>> run(const Fraction& share, bool payments);
  // While no project that was left out can be paid by all of its supporters' shares together, and nobody was short of money for what
  // was bought, a bigger share changes nothing: the share from which that may end, or nothing when it may end at once.
  std::optional<Fraction> same_up_to(const Fraction& share, const Bought& bought) const;
  // How many projects somebody marked, and how many people there are.
  std::size_t wanted() const { return market_.projects.size() + market_.free.size(); }
  Count people() const { return market_.people; }
  // How many looks at wallets it took so far: a measure of time.
  std::uint64_t work() const { return work_; }

 private:
  Market market_;
  std::uint64_t work_ = 0;
};

} // namespace pressoir::voting
