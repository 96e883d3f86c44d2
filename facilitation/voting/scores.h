// Counts on points: sums and medians of scores, approval, cumulative voting, STAR, reweighted range, quadratic voting and funding.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

Result<Outcome> score_voting(const Case& asked);
// The lower median of the scores that were given.
Result<Outcome> score_median(const Case& asked);
// Refused: "tally.score_not_allowed" (ballot, option, allowed) on anything but −1, 0 and 1.
Result<Outcome> dis_and_approval(const Case& asked);
// Marks, or scores of 0 and 1. Refused: "tally.score_not_allowed".
Result<Outcome> approval(const Case& asked);
// Points to share. Refused: "tally.negative_points", "tally.over_credits" (ballot, spent, most) when the case limits them.
Result<Outcome> cumulative(const Case& asked);

// The two highest sums meet in a final that the preferences of the ballots decide. What cannot be told apart is a tie without winner.
Result<Outcome> star(const Case& asked);
// STAR again and again without those elected; it stops at the first tie.
Result<Outcome> bloc_star(const Case& asked);
// The highest sum of weighted scores is elected; a ballot weighs M / (M + points it gave to the elected).
Result<Outcome> reweighted_range(const Case& asked);

// Sums of votes, of which v cost v² credits. Refused: "tally.over_credits" (ballot, spent, most).
Result<Outcome> quadratic_voting(const Case& asked);
// The pool is shared in proportion to (Σ√gift)² − Σ gift (Buterin, Hitzig & Weyl), written to nine decimals.
Result<Outcome> quadratic_funding(const Case& asked);

} // namespace pressoir::voting
