// Pango's own widths, added up; the caller checks what is decided here against Pango's real lines.
#include "facilitation/picture/line_fit.h"

#include <cmath>

#include "facilitation/picture/fonts.h"

namespace pressoir::picture {
namespace {

// Until this part of its size, a text shrinks rather than break inside a word.
constexpr double whole_words_until = 0.6;

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

double sane(double value, double least, double most) {
  return std::isfinite(value) ? std::clamp(value, least, most) : least;
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

Broken broken_at(const std::vector<Piece>& pieces, double em_width, std::vector<std::size_t>* starts) {
  Broken broken;
  double at = 0;
  bool empty = true;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const Piece& piece = pieces[i];
    if (!empty) {
      broken.slack = std::min(broken.slack, std::abs(at + piece.width - em_width));
      if (at + piece.width > em_width) ++broken.lines, at = 0, empty = true;
    }
    if (piece.width > em_width) {
      broken.inside_word = true;
      broken.lines += static_cast<int>(std::min(piece.width / std::max(em_width, 0.01), 10000.0));
    }
    broken.last = std::min(at + piece.width, em_width);
    if (empty && starts) starts->push_back(i);
    at += piece.width + piece.space;
    empty = false;
    if (piece.ends_line) ++broken.lines, at = 0, empty = true;
  }
  if (!empty || broken.lines == 0) ++broken.lines;
  return broken;
}

double balanced_width(const std::vector<Piece>& pieces, double em_width) {
  const Broken wished = broken_at(pieces, em_width);
  if (wished.lines < 2 || wished.inside_word) return em_width;
  double narrow = 0, wide = em_width;
  for (int i = 0; i < 14 && wide - narrow > 0.002; ++i) {
    const double middle = (narrow + wide) / 2;
    const Broken at = broken_at(pieces, middle);
    (at.lines <= wished.lines && !at.inside_word ? wide : narrow) = middle;
  }
  return std::min(em_width, wide + 0.012);
}

double letter_spacing(std::string_view text, const TextStyle& style) {
  if (style.tracking == 0 || !std::isfinite(style.tracking)) return 0;
  // Letters that join or stack (Arabic, the Indic scripts …) would come apart.
  for (const char* at = text.data(); at < text.data() + text.size(); at = g_utf8_next_char(at)) {
    const gunichar c = g_utf8_get_char(at);
    if (c >= 0x0600 && c < 0x1100) return 0;
  }
  // What Pango will be told, a whole number of its units.
  constexpr double units = reference_size * PANGO_SCALE;
  return std::round(std::clamp(style.tracking, -0.2, 1.0) * units) / units;
}

Setting setting_of(const Text& text) {
  Setting setting;
  setting.size = sane(text.style.size, 0.5, 4000);
  setting.least_size = sane(text.style.least_size, 0.5, setting.size);
  const double line_height = sane(text.style.line_height, 0, 3 * setting.size);
  if (line_height > 0) setting.line_ratio = line_height / setting.size;
  setting.box_width = sane(text.box.width, 0, 1e6);
  setting.box_height = sane(text.box.height, 0, 1e6);
  return setting;
}

Fitted fitted(const std::vector<Piece>& pieces, const TextStyle& style, const Setting& setting) {
  Fitted fit;
  fit.size = setting.size;
  auto room = [&](double size) {
    return std::max(1, static_cast<int>((setting.box_height + 0.01) / (setting.line_ratio * size)));
  };
  auto fits = [&](double size) {
    fit.broken = broken_at(pieces, setting.box_width / size);
    return fit.broken.lines <= room(size) && (!fit.broken.inside_word || size <= setting.size * whole_words_until);
  };
  if (style.fit == Fit::shrink && setting.box_height > 0 && setting.box_width > 0) {
    if (!fits(setting.size)) {
      double low = setting.least_size, high = setting.size;
      for (int i = 0; i < 16 && high - low > 0.05; ++i) {
        const double middle = (low + high) / 2;
        (fits(middle) ? low : high) = middle;
      }
      fit.size = low;
    }
    fit.room = room(fit.size);
  }
  fit.em_width = setting.box_width / fit.size;
  if (style.balance && setting.box_width > 0) fit.em_width = balanced_width(pieces, fit.em_width);
  fit.broken = broken_at(pieces, setting.box_width > 0 ? fit.em_width : 1e9);
  return fit;
}

} // namespace pressoir::picture
