// Pango's own widths, added up; the caller checks what it decides here against Pango's real lines.
#include "facilitation/picture/line_fit.h"

#include <cmath>

#include "facilitation/picture/fonts.h"

namespace pressoir::picture {
namespace {

// The advance of each character, in Pango units, in reading order (right-to-left too).
std::vector<int> advances_of(PangoLayout* layout, const char* text, int characters) {
  std::vector<int> advance(static_cast<std::size_t>(characters), 0);
  std::vector<int> widths;
  for (GSList* at = pango_layout_get_lines_readonly(layout); at; at = at->next) {
    for (GSList* run = static_cast<PangoLayoutLine*>(at->data)->runs; run; run = run->next) {
      auto* glyphs = static_cast<PangoGlyphItem*>(run->data);
      const PangoItem* item = glyphs->item;
      widths.assign(static_cast<std::size_t>(item->num_chars), 0);
      pango_glyph_item_get_logical_widths(glyphs, text, widths.data());
      const auto first = g_utf8_pointer_to_offset(text, text + item->offset);
      for (int i = 0; i < item->num_chars && first + i < characters; ++i) {
        advance[static_cast<std::size_t>(first + i)] = widths[static_cast<std::size_t>(i)];
      }
    }
  }
  return advance;
}

} // namespace

std::vector<Piece> pieces_of(PangoLayout* unbroken) {
  const char* text = pango_layout_get_text(unbroken);
  int count = 0;
  const PangoLogAttr* attributes = pango_layout_get_log_attrs_readonly(unbroken, &count);
  const std::vector<int> advance = advances_of(unbroken, text, count - 1);
  constexpr double em = reference_size * PANGO_SCALE;
  std::vector<Piece> pieces;
  Piece piece;
  bool any = false;
  for (int i = 0; i + 1 < count; ++i) {
    if (any && attributes[i].is_line_break) {
      piece.ends_line = attributes[i].is_mandatory_break;
      pieces.push_back(piece);
      piece = {};
    }
    const double width = advance[static_cast<std::size_t>(i)] / em;
    if (attributes[i].is_white) {
      piece.space += width;
    } else {
      piece.width += piece.space + width;
      piece.space = 0;
    }
    any = true;
  }
  if (any) pieces.push_back(piece);
  return pieces;
}

Broken broken_at(const std::vector<Piece>& pieces, double em_width) {
  Broken broken;
  double at = 0;
  bool empty = true;
  auto end_line = [&] {
    ++broken.lines;
    at = 0;
    empty = true;
  };
  for (const Piece& piece : pieces) {
    if (!empty && at + piece.width > em_width) end_line();
    if (piece.width > em_width) {
      broken.inside_word = true;
      broken.lines += static_cast<int>(std::min(piece.width / std::max(em_width, 0.01), 10000.0));
    }
    broken.last = std::min(at + piece.width, em_width);
    broken.widest = std::max(broken.widest, broken.last);
    at += piece.width + piece.space;
    empty = false;
    if (piece.ends_line) end_line();
  }
  if (!empty || broken.lines == 0) ++broken.lines;
  return broken;
}

double balanced_width(const std::vector<Piece>& pieces, double em_width) {
  const Broken wished = broken_at(pieces, em_width);
  if (wished.lines < 2 || wished.inside_word) return em_width;
  double narrow = 0, wide = em_width;
  for (int i = 0; i < 14; ++i) {
    const double middle = (narrow + wide) / 2;
    const Broken at = broken_at(pieces, middle);
    (at.lines <= wished.lines && !at.inside_word ? wide : narrow) = middle;
  }
  return std::min(em_width, wide + 0.01);
}

} // namespace pressoir::picture
