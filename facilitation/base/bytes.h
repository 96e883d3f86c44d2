// Bytes that are no text: raw in binary archives, base64 wherever text is written.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

struct Bytes {
  std::string value;
  bool operator==(const Bytes&) const = default;
};

// RFC 4648, with its padding.
std::string base64_text(std::string_view bytes);
// What base64_text wrote, or nothing.
std::optional<std::string> bytes_from_base64(std::string_view text);

}  // namespace pressoir
