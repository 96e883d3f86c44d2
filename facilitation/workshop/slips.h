// Voting slips: printed codes, each good for one ballot. They follow from a secret that is sealed with the poll's ballots, so that the file says of no code whether
// it was used, nor whose it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitation/workshop/entities.h"

namespace pressoir::workshop {

inline constexpr std::int32_t most_slips = 5'000;
inline constexpr std::string_view slips_secret_key = "secret";

// The sealed topic that holds the secret, under slips_secret_key.
std::string slips_topic(Id<Poll> poll);
// The code of the n-th slip, from 1: "K7MP-VX2D-9QRA".
std::string slip_code(std::string_view secret, std::int32_t number);
// As typed: any case, blanks and dashes between. Empty when it is no code.
std::string normal_slip(std::string_view typed);
// Whether it is the code of one of the first `slips`.
bool is_slip(std::string_view secret, std::int32_t slips, std::string_view code);
// Under which its ballot is sealed: the same slip again replaces it.
std::string slip_ballot_key(std::string_view code, Id<Poll> poll);

}  // namespace pressoir::workshop
