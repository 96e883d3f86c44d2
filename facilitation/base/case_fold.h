// Words compared without their capitals, with their accents: "Été" is « été », and not « ete ».
#pragma once

#include <string>
#include <string_view>

namespace pressoir {

// Unicode case folding, then NFC; folding twice changes nothing. Compatibility forms stay apart.
std::string case_folded(std::string_view text);

}  // namespace pressoir
