// Grapheme clusters (UAX #29): where one character that people see ends and the next begins.
#include "facilitation/base/text.h"

#include <algorithm>

#include <utf8proc.h>

#include "facilitation/base/utf8.h"

namespace pressoir {
namespace {

// A place at or before `byte` where a cluster surely begins: between two ASCII characters (but CR LF), or at the start.
std::size_t sure_boundary(std::string_view text, std::size_t byte) {
  const auto ascii = [&](std::size_t i) { return static_cast<unsigned char>(text[i]) < 0x80; };
  for (; byte > 0; --byte)
    if (byte < text.size() && ascii(byte) && ascii(byte - 1) && text[byte] != '\n') return byte;
  return 0;
}

// The end of the cluster that begins at `byte`.
std::size_t cluster_end(std::string_view text, std::size_t byte) {
  if (byte >= text.size()) return text.size();
  utf8proc_int32_t state = 0;
  Utf8Character before = utf8_character(text, byte);
  byte += before.length;
  while (byte < text.size()) {
    const Utf8Character after = utf8_character(text, byte);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before.code),
                                         static_cast<utf8proc_int32_t>(after.code), &state))
      break;
    byte += after.length;
    before = after;
  }
  return byte;
}

} // namespace

std::size_t grapheme_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t byte = 0; byte < text.size(); byte = cluster_end(text, byte)) ++count;
  return count;
}

std::string_view first_graphemes(std::string_view text, std::size_t most) {
  std::size_t byte = 0;
  for (; most > 0 && byte < text.size(); --most) byte = cluster_end(text, byte);
  return text.substr(0, byte);
}

std::size_t next_grapheme(std::string_view text, std::size_t byte) {
  if (byte >= text.size()) return text.size();
  std::size_t boundary = sure_boundary(text, byte);
  while (boundary <= byte) boundary = cluster_end(text, boundary);
  return boundary;
}

std::size_t previous_grapheme(std::string_view text, std::size_t byte) {
  if (byte == 0 || text.empty()) return 0;
  byte = std::min(byte, text.size());
  std::size_t boundary = sure_boundary(text, byte - 1);
  for (std::size_t end = cluster_end(text, boundary); end < byte; end = cluster_end(text, end)) boundary = end;
  return boundary;
}

} // namespace pressoir
