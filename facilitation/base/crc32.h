// CRC-32 (ISO 3309, as zlib computes it): tells a damaged row from a whole one.
#pragma once

#include <cstdint>
#include <string_view>

namespace pressoir {
// `before` chains several pieces: crc32(b, crc32(a)) is the CRC of a followed by b.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);
}  // namespace pressoir
