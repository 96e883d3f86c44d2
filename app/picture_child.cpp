#include "app/picture_child.h"

#include <charconv>

#include "app/child_program.h"

namespace pressoir {
namespace {

Result<picture::Pixels> pixels_of(std::string_view answer) {
  const std::size_t line = answer.find('\n');
  if (line == std::string_view::npos || line > 60) return refuse("picture.unreadable");
  std::string_view head = answer.substr(0, line);
  for (const std::string_view known : {"picture.unknown", "picture.too_large"})
    if (head == "refused " + std::string(known)) return refuse(std::string(known));
  picture::Pixels pixels;
  if (!head.starts_with("pixels ")) return refuse("picture.unreadable");
  head.remove_prefix(7);
  const auto width = std::from_chars(head.data(), head.data() + head.size(), pixels.width);
  if (width.ec != std::errc() || width.ptr == head.data() + head.size()) return refuse("picture.unreadable");
  const auto height = std::from_chars(width.ptr + 1, head.data() + head.size(), pixels.height);
  answer.remove_prefix(line + 1);
  if (height.ec != std::errc() || pixels.width <= 0 || pixels.height <= 0 ||
      answer.size() != std::size_t{4} * static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height))
    return refuse("picture.unreadable");
  pixels.rgba.assign(answer.begin(), answer.end());
  return pixels;
}

} // namespace

Result<picture::Pixels> decode_in_child(std::string_view bytes, const char* program, int seconds) {
  if (bytes.size() > picture::most_picture_bytes) return refuse("picture.too_large");
  constexpr std::size_t most_answer = (std::size_t{3840} * 3840 * 4) + 64;
  const auto answer = answer_of_child(program, {"decode"}, bytes, {.seconds = seconds, .most_answer = most_answer});
  return answer ? pixels_of(*answer) : refuse("picture.unreadable");
}

} // namespace pressoir
