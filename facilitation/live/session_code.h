// The session code: six letters out of 31 that cannot be taken for one another, shown on the stage and typed by whoever cannot scan.
#pragma once

#include <string>
#include <string_view>

#include "facilitation/base/id.h"

namespace pressoir::live {

inline constexpr std::string_view code_letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";  // without I, L, O, 0, 1
inline constexpr std::size_t code_length = 6;

std::string new_code(Randomness& randomness);
// As typed: any case, blanks and dashes between. Empty when it is no code.
std::string normal_code(std::string_view typed);

}  // namespace pressoir::live
