// sRGB colours and the contrast between two of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

// sRGB, 8 bits a channel, straight alpha.
struct Colour {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 255;
  bool operator==(const Colour&) const = default;
};
constexpr Colour rgb(std::uint32_t hex) {
  return {static_cast<std::uint8_t>(hex >> 16), static_cast<std::uint8_t>(hex >> 8), static_cast<std::uint8_t>(hex), 255};
}
// The same colour at another opacity, 0 to 1.
constexpr Colour with_alpha(Colour c, double alpha) {
  c.alpha = static_cast<std::uint8_t>(alpha * 255 + 0.5);
  return c;
}
// Part of b in a, 0 to 1, per channel.
Colour mixed(Colour a, Colour b, double part_of_b);
// #rrggbb, or #rrggbbaa when not opaque.
std::string hex_text(Colour colour);
std::optional<Colour> colour_from_hex(std::string_view text);
// WCAG 2.2 contrast ratio, 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace pressoir
