// What a TextLayout keeps, shared by the files of this room that lay out, move the caret and paint.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "facilitation/picture/fonts.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::picture {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using PangoLayoutPointer = std::unique_ptr<PangoLayout, Unref>;

// A line as Pango broke it and as we place it: lines are `pitch` apart whatever script they hold.
struct LaidLine {
  PangoLayoutLine* line = nullptr; // owned by the layout
  double x = 0, width = 0;         // board units from the box's corner
  double top = 0, pitch = 0, baseline = 0;
  PangoRectangle ink{};           // Pango units from x, baseline
  int pango_x = 0;                // where Pango itself would have put the line
  std::size_t start = 0, end = 0; // bytes
};

struct TextLayout::Laid {
  std::string text;
  TextStyle style;
  Colour colour;
  PangoLayoutPointer layout;
  std::vector<LaidLine> lines;
  double size = 0, width = 0, height = 0;
  Vec2 origin;
  bool cut = false;
  // Bytes that are the text's own: the ellipsis that stands for the rest is no place for a caret.
  std::size_t own_bytes() const { return cut ? text.size() - std::string_view("…").size() : text.size(); }
  // Board units a Pango unit.
  double unit() const { return size / (reference_size * PANGO_SCALE); }
  std::size_t line_of(std::size_t byte) const;
};

// Draws all lines in the current source colour, text box's corner at the context's origin, one board unit a unit.
void show_lines(cairo_t* cairo, std::span<const LaidLine> lines, double scale_of_text);
// Some glyph carries its own colours (emoji).
bool has_colour_glyphs(std::span<const LaidLine> lines);

} // namespace pressoir::picture
