// The pieces an SVG file is written with: numbers, escaped text, and texts as <text> elements. For this room's painter
// only.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// Two decimals at most, without the locale; far enough values are brought back so that the file stays sane.
void add_number(std::string& out, double value);
// name="number", with a space before.
void add_attribute(std::string& out, std::string_view name, double value);
// Escaped for content and attributes; characters that XML cannot hold are left out.
void add_escaped(std::string& out, std::string_view text);
// fill="#rrggbb" and its opacity when it has one, with a space before; `role` is fill or stroke.
void add_paint(std::string& out, std::string_view role, Colour colour);

// No: seen like any other, but passed over by those who search, copy or listen.
enum class Spoken : std::uint8_t { yes, no };

// Texts share what they have in common as classes, found again in `styles`.
class SvgTexts {
 public:
  void add(std::string& out, const Text& text, Spoken spoken);
  // The rules of the classes used so far.
  std::string styles() const { return rules_; }

 private:
  using Key = std::tuple<Face, int, double, bool, bool, bool, std::uint32_t>;
  int class_of(const Text& text);

  std::map<Key, int> classes_;
  std::string rules_;
};

} // namespace pressoir::picture
