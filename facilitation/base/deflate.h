// Bytes deflated and inflated (RFC 1950, by zlib), the inflating side bounded: what a stranger's file says cannot fill the memory.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

// Quickly rather than as small as can be.
std::string deflated(std::string_view bytes);
// Nothing when the bytes are not whole, something follows them, or they would become more than `most` bytes.
std::optional<std::string> inflated(std::string_view bytes, std::size_t most);

}  // namespace pressoir
