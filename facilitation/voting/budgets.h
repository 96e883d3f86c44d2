// Participatory budgeting: greedy rules and the Method of Equal Shares (Peters, Pierczyński & Skowron 2021) with its completions.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

// Projects by marks, by marks ÷ cost, or by satisfaction ÷ cost where satisfaction is money: one that does not fit is skipped.
Result<Outcome> greedy_votes(const Case& asked);
Result<Outcome> greedy_votes_per_cost(const Case& asked);
Result<Outcome> greedy_cost_satisfaction_per_cost(const Case& asked);

// What a bought project is worth to a voter who marked it.
enum class Utility { cost, one };
enum class Completion { none, greedy, add_one, budget_increase };
// Refused: "tally.budget_too_fine" when so many increases were needed that it would take too long, "tally.too_many_ties".
Result<Outcome> equal_shares(const Case& asked, Utility utility, Completion completion);

Result<Outcome> mes_cost(const Case& asked);
Result<Outcome> mes_cost_greedy(const Case& asked);
Result<Outcome> mes_cost_add_one(const Case& asked);
Result<Outcome> mes_cost_increase(const Case& asked);
Result<Outcome> mes_cardinality(const Case& asked);
Result<Outcome> mes_cardinality_greedy(const Case& asked);
Result<Outcome> mes_cardinality_add_one(const Case& asked);
Result<Outcome> mes_cardinality_increase(const Case& asked);

} // namespace pressoir::voting
