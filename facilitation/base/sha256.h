// SHA-256: names blobs by what they hold, and hides tokens behind keys that tell nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressoir {

// 64 lower-case hexadecimal digits.
std::string sha256_hex(std::string_view bytes);
// Of several parts, each preceded by its length, so that ("ab", "c") and ("a", "bc") differ. 64 hexadecimal digits.
std::string sha256_hex_of_parts(const std::vector<std::string_view>& parts);

} // namespace pressoir
