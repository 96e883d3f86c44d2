// Committees elected by marks (approval-based committee rules; Lackner & Skowron, Multi-Winner Voting with Approval Preferences):
// every winning committee, each rule in fractions.
#pragma once

#include <span>
#include <string_view>

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

// Voters who mark the same options count as one with their number.
struct Voters {
  Count count;
  Group marks;
};
std::vector<Voters> merged(const Approvals& ballots);

struct CommitteeRule {
  std::string_view id;
  Result<Outcome> (*count)(const Case& asked);
};
// av, sav, pav, cc, seqpav, seqphragmen, maximin-support, equal-shares.
std::span<const CommitteeRule> committee_rules();
// By the case's rule. Refused: "tally.unknown_rule" (rule, known).
Result<Outcome> approval_committee(const Case& asked);

// Most marks, each worth 1 (av) or 1 / marks of its ballot (sav).
Result<Outcome> committee_av(const Case& asked);
Result<Outcome> committee_sav(const Case& asked);
// The best of all committees: 1 + 1/2 + 1/3 … a voter for the marked options in it (pav), 1 for at least one (cc). Refused:
// "tally.committee_too_hard" when it could not be proved in reasonable time, "tally.too_many_ties".
Result<Outcome> committee_pav(const Case& asked);
Result<Outcome> committee_cc(const Case& asked);
// One after the other: most gain of pav; smallest highest load; best worst-supported member; equal shares, then Phragmén for
// the seats that money did not fill.
Result<Outcome> committee_seqpav(const Case& asked);
Result<Outcome> committee_seqphragmen(const Case& asked);
// Refused: "tally.committee_too_hard" above 18 seats.
Result<Outcome> committee_maximin_support(const Case& asked);
Result<Outcome> committee_equal_shares(const Case& asked);

} // namespace pressoir::voting
