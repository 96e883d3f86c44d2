// The ballots of a case in JSON, in the form its method counts; every refusal names the ballot and the option.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facilitation/voting/ballots.h"
#include "facilitation/voting/json.h"

namespace pressoir::voting {

// Options by name. The names must outlive it.
class OptionNames {
 public:
  explicit OptionNames(const std::vector<std::string>& options) {
    for (const std::string& option : options) places_.emplace(option, static_cast<Option>(places_.size()));
  }
  std::optional<Option> find(std::string_view name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::unordered_map<std::string_view, Option> places_;
};

// A sum of money or points: a number or a text such as "109/100", not negative.
std::optional<Fraction> amount_of(const Json& value);

// Into the case, whose options and settings are already there. Refused: "tally.bad_ballots", "tally.bad_count" (ballot),
// "tally.too_many_votes" (most), "tally.wrong_ballot" (ballot, wanted), "tally.unknown_option" (option, ballot), "tally.ranked_twice"
// (option, ballot), "tally.not_a_number" (option, ballot), "tally.score_range" (option, ballot, most), "tally.bad_tally" (option), "tally.bad_weights".
Result<void> read_ballots(const Json& json, BallotForm form, const OptionNames& names, Case& asked);

} // namespace pressoir::voting
