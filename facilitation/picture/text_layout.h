// Text layout by Pango: any script, colour emoji, the same line breaks on paper as on screen.
// Laid out once at the text's own size; painters scale the result.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::picture {

// Pixels of a picture, straight (not premultiplied) alpha, 4 bytes R G B A, rows without padding.
struct Pixels {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgba;
};

// One text laid out, as far as its first 10,000 bytes. Movable; use from the thread that made it. All coordinates in
// board units, from the box's upper left corner.
class TextLayout {
 public:
  explicit TextLayout(const Text& text);
  TextLayout(TextLayout&&) noexcept;
  TextLayout& operator=(TextLayout&&) noexcept;
  ~TextLayout();

  double width() const; // of the ink's logical extents
  double height() const;
  double size() const; // font size after Fit::shrink
  bool cut() const;    // an ellipsis stands for the rest
  int line_count() const;
  Vec2 origin() const;     // where the logical extents start inside the box (alignment)
  double baseline() const; // of the first line

  // Caret and selection, for the editor. Bytes are offsets into the text.
  Rect caret(std::size_t byte) const;                                  // width 0
  std::size_t byte_at(Vec2 point) const;                               // nearest grapheme boundary
  std::vector<Rect> selection(std::size_t from, std::size_t to) const; // one rectangle a run
  std::size_t line_start(std::size_t byte) const;
  std::size_t line_end(std::size_t byte) const;
  // The caret a line above or below, at the wished x; the same byte at the first or last line.
  std::size_t line_up(std::size_t byte, double x) const;
  std::size_t line_down(std::size_t byte, double x) const;
  // Visual order, as the arrow keys move.
  std::size_t left_of(std::size_t byte) const;
  std::size_t right_of(std::size_t byte) const;

  // The text in its colour on nothing, `scale` pixels a unit, a margin of one pixel kept around.
  // `offset` receives where the picture's corner lies from the box's corner, in board units.
  Pixels rasterise(double scale, Vec2* offset) const;

  // Draws it as glyphs (text in a PDF) on a cairo_t*, in the context's colour, the box's corner at the origin.
  void show(void* cairo) const;
  void trace(void* cairo) const; // the same as a path added to the context's
  // The lines as they were broken, for painters that write text themselves. `x` is the left end.
  struct Line {
    std::string_view text; // without the white space it broke at; valid as long as the layout
    double x = 0, width = 0, baseline = 0;
    bool right_to_left = false;
    bool blank_after = false; // white space or a line break was written there
  };
  std::vector<Line> lines() const;

 private:
  struct Laid;
  std::unique_ptr<Laid> laid_;
};

// Width and height of a text, without keeping the layout.
Vec2 measure(const Text& text);
// Loads the fonts that the first frame and the first emoji need; call once on a worker thread.
void warm_fonts();
// Families found on this machine that we ask for and that are missing: empty when all is there.
std::vector<std::string> missing_fonts();

} // namespace pressoir::picture
