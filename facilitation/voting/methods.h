// The one table of voting methods: what each is called, which ballots it reads, what it needs, how it counts, and where it comes from.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

struct Method {
  std::string_view id;
  BallotForm ballots;
  Result<Outcome> (*count)(const Case& asked);
  bool seats = false;  // elects a given number
  bool budget = false; // shares a given sum
  std::string_view source;

  // Keys of the catalogue: what it is called, and its rule in a sentence.
  std::string name_key() const { return key_under("tally.method."); }
  std::string rule_key() const { return key_under("tally.rule."); }
  std::string key_under(std::string_view room) const; // a + of the id is a . of the key
};
std::span<const Method> methods();
const Method* find_method(std::string_view id);
// "approval, borda, …" in alphabetical order.
std::string known_methods();

// Counts. Refused: "tally.unknown_method" (method, known), "tally.needs" (method, what), "tally.seats" (seats, options), and what the
// method refuses.
Result<Outcome> count(const Case& asked);

} // namespace pressoir::voting
