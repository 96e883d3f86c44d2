// TextPainter: every text on screen, laid out by Pango and kept as textures by zoom step. Labels, notes, emoji, any script.
#pragma once

#include <cstdint>
#include <memory>

#include "app/desktop/gl_texture.h"
#include "facilitation/picture/scene.h"

struct ImDrawList;

namespace pressoir::ui {

class TextPainter {
 public:
  // The textures must outlive it. Pages of 2048 × 2048, at most `most_pages`, the least recently used texts leave first.
  explicit TextPainter(desktop::Textures& textures, int most_pages = 4);
  ~TextPainter();

  // Starts a frame: what is not drawn for long may leave; at most `budget_ms` are spent on new texts that have an older picture to show meanwhile.
  void begin_frame(double budget_ms = 4);
  // Draws the text so that the board point `origin` (in the same units as text.box) falls on `at` (pixels), at `scale` pixels a unit.
  // With `opacity` < 1 fainter. Texts never drawn before are made at once unless the budget is spent (then next frame; `pending` says so).
  void draw(ImDrawList& list, const picture::Text& text, Vec2 origin, Vec2 at, double scale, double opacity = 1);
  // Screen space: text.box is in pixels already.
  void draw(ImDrawList& list, const picture::Text& text, double opacity = 1);
  // Logical size of the text in its own units; cached.
  Vec2 measure(const picture::Text& text);
  // True when some text waits for the next frame: draw again soon.
  bool pending() const;

  struct Statistics {
    int texts = 0, pages = 0, made_this_frame = 0;
  };
  Statistics statistics() const;

 private:
  struct Pages;
  std::unique_ptr<Pages> pages_;
};

}  // namespace pressoir::ui
