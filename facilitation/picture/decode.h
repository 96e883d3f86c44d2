// Pictures that people bring (PNG, JPEG, SVG), to pixels: their size is looked at before any pixel is made, and what is
// larger than a screen is made smaller. Called where it may fail hard: see `pressoir decode`.
#pragma once

#include <string_view>

#include "facilitation/picture/painters.h"

namespace pressoir::picture {

inline constexpr std::size_t most_picture_bytes = 32 << 20;

// RGBA, no side longer than `longest`. A photograph is turned as its camera says. Refused: "picture.unknown" (neither
// PNG nor JPEG nor SVG), "picture.too_large", "picture.unreadable".
Result<Pixels> decode(std::string_view bytes, int longest = 3840);

// A drawing of the web: what it names outside itself is not read. Drawn so large that it stays sharp when it is enlarged on
// a board. Refused as decode.
bool looks_like_svg(std::string_view bytes);
Result<Pixels> decode_svg(std::string_view bytes, int longest);

// A file that decode may read, by its name: .png, .jpg, .jpeg, .svg.
bool has_picture_name(std::string_view file);

} // namespace pressoir::picture
