// How a text breaks at any width and size, by arithmetic on the widths of its pieces: for shrinking, balancing and SVG.
#pragma once

#include <pango/pango.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// Lines stand as far apart as the style says, but no nearer than this part of what their fonts ask for: tall scripts
// (Nastaliq, Tibetan) get their room, and the line height of ordinary ones is kept.
constexpr double natural_pitch = 0.75;

// What stands between two places where a line may break. Widths in em.
struct Piece {
  double width = 0;
  double space = 0;                 // white space that hangs at a line's end
  bool ends_line = false;           // a line break was written here
  std::uint32_t start = 0, end = 0; // bytes, with its white space; only from quick_pieces
};

struct Broken {
  int lines = 0;
  double last = 0;          // em, of the last line
  bool inside_word = false; // some word is wider than the line
  double slack = 1e9;       // em: how near the closest call was
};

// From a layout made without a width, at the reference size.
std::vector<Piece> pieces_of(PangoLayout* unbroken);
// The same without a layout, from words measured before; nothing when the text is not plain enough for that to be
// exact (other scripts, signs with line breaking rules of their own).
std::optional<std::vector<Piece>> quick_pieces(std::string_view text, const TextStyle& style);
// em added after each character, as Pango is told to.
double letter_spacing(std::string_view text, const TextStyle& style);

// `starts`, when given, receives the index of each line's first piece.
Broken broken_at(const std::vector<Piece>& pieces, double em_width, std::vector<std::size_t>* starts = nullptr);
// The narrowest width, in em, that gives no more lines than `em_width` does.
double balanced_width(const std::vector<Piece>& pieces, double em_width);

// The measures of a style, made safe: a file may hold any number.
struct Setting {
  double size = 24, least_size = 24, line_ratio = 1.2;
  double box_width = 0, box_height = 0;
};
Setting setting_of(const Text& text);

struct Fitted {
  double size = 0;
  double em_width = 0;
  Broken broken;
  int room = 0; // lines that the box holds at this size; 0: no limit
};
Fitted fitted(const std::vector<Piece>& pieces, const TextStyle& style, const Setting& setting);

} // namespace pressoir::picture
