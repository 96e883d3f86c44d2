// TextPainter: every text on screen, laid out by Pango and kept as textures by zoom step. Labels, notes, emoji, any
// script.
#pragma once

#include <cstdint>
#include <memory>

#include "app/desktop/gl_texture.h"
#include "facilitation/picture/scene.h"

struct ImDrawList;

namespace pressoir::ui {

// What stays at one scale is drawn at exactly that scale, on whole pixels; what is being zoomed shows the nearest
// picture it has (never smaller than needed) and is made sharp when the zoom stops. Layouts are made once per text,
// style and box size; colours with alpha and `opacity` cost nothing.
class TextPainter {
 public:
  // The textures must outlive it. Pages of 2048 × 2048, at most `most_pages`, the least recently used texts leave
  // first.
  explicit TextPainter(desktop::Textures& textures, int most_pages = 4);
  ~TextPainter();

  // Starts a frame: what is not drawn for long may leave. About `budget_ms` are spent on sharper pictures of texts that
  // have one to show meanwhile, and 6 × as much on texts never drawn before; what remains waits for the next frame.
  void begin_frame(double budget_ms = 4);
  // Draws the text so that the board point `origin` (in the same units as text.box) falls on `at` (pixels), at `scale`
  // pixels a unit. With `opacity` < 1 fainter.
  void draw(ImDrawList& list, const picture::Text& text, Vec2 origin, Vec2 at, double scale, double opacity = 1);
  // Screen space: text.box is in pixels already.
  void draw(ImDrawList& list, const picture::Text& text, double opacity = 1);
  // Logical size of the text in its own units; cached.
  Vec2 measure(const picture::Text& text);
  // The font size it is set at, in its own units (Fit::shrink), cached: to say when a wall is too full to be legible.
  double set_size(const picture::Text& text);
  // True when some text waits for the next frame: draw again soon.
  bool pending() const;

  struct Statistics {
    int texts = 0, pages = 0, made_this_frame = 0;
  };
  Statistics statistics() const;

 private:
  struct Cache;
  std::unique_ptr<Cache> cache_;
};

} // namespace pressoir::ui
