// A picture decoded by a process of its own: whatever the picture holds, the program that shows it goes on.
#pragma once

#include <string_view>

#include "facilitation/picture/decode.h"

namespace pressoir {

// Runs `program decode` (this program by default), waits at most `seconds`. Refused as picture::decode, and
// "picture.unreadable" when the child died or took too long.
Result<picture::Pixels> decode_in_child(std::string_view bytes, const char* program = "/proc/self/exe", int seconds = 12);

} // namespace pressoir
