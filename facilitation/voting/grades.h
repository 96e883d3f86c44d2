// Counts on grades: majority judgment (Balinski & Laraki) and medians.
#pragma once

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

enum class Median { lower, upper };

// The tallies with as many judgments for every option, made up for as the case says. Refused: "tally.unbalanced" (option, has,
// wanted) when they differ and the case does not say, "tally.too_many_judgments" (option, has, wanted), "tally.default_grade" (grade).
Result<GradeTallies> balanced(const Case& asked);
// The place of the median grade; nothing without a judgment.
std::optional<std::size_t> median_of(const std::vector<Integer>& tally, Median median);
// Compares the majority values of two tallies of the same size without writing them out: negative where a is better. Equal only
// when the tallies are.
int compare_by_majority(const std::vector<Integer>& a, const std::vector<Integer>& b, Median median);
// The median, removed, the median of what is left … to the end: as many grades as judgments.
std::vector<std::int64_t> majority_value(const GradeTallies& grades, Option option, Median median);

Result<Outcome> majority_judgment(const Case& asked);
Result<Outcome> majority_judgment_high(const Case& asked);
// With every option's sequence. Refused: "tally.too_long_to_write" above 100,000 judgments in all.
Result<Outcome> majority_judgment_values(const Case& asked);
Result<Outcome> median_grade(const Case& asked);

} // namespace pressoir::voting
