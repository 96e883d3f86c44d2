#include "facilitation/base/bytes.h"

#include <cstdint>

namespace pressoir {
namespace {
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
}

std::string base64_text(std::string_view bytes) {
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 3; ++i) three = three << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) text.push_back(at + i <= bytes.size() ? letters[three >> (18 - 6 * i) & 63] : '=');
  }
  return text;
}

std::optional<std::string> bytes_from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  for (std::size_t at = 0; at < text.size(); at += 4) {
    std::size_t kept = 4;
    if (at + 4 == text.size()) kept = text[at + 3] != '=' ? 4 : text[at + 2] != '=' ? 3 : 2;
    std::uint32_t three = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      const std::size_t letter = i < kept ? letters.find(text[at + i]) : 0;
      if (letter == std::string_view::npos) return std::nullopt;
      three = three << 6 | static_cast<std::uint32_t>(letter);
    }
    for (std::size_t i = 0; i + 1 < kept; ++i) bytes.push_back(static_cast<char>(three >> (16 - 8 * i)));
  }
  return bytes;
}

}  // namespace pressoir
