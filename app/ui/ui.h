// Ui: what every screen is given in a frame — theme, words, pictograms, texts, the pointer and keys, and the registry by which tests find things.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/desktop/window.h"
#include "app/ui/text_painter.h"
#include "app/ui/theme.h"
#include "facilitation/base/words.h"
#include "facilitation/picture/pictograms.h"

struct ImDrawList;

namespace pressoir::ui {

// Where a widget stood in the last frame: tests click by name.
struct Placed {
  Rect box;  // pixels
  bool enabled = true, visible = true;
};

struct Ui {
  const Words* words = nullptr;
  const picture::Pictograms* pictograms = nullptr;
  TextPainter* texts = nullptr;
  Theme theme;
  double scale = 1;            // pixels per LOOK pixel: min(width / 1920, height / 1080) × the user's interface scale
  Vec2 size;                   // of the window, pixels
  double now = 0;              // seconds, monotonic, for animations
  double delta = 0;            // since the last frame
  bool reduced_motion = false;

  // Input of this frame, not yet taken by a widget; a widget that uses an event removes it.
  std::vector<desktop::Event> events;
  Vec2 pointer{-1, -1};
  bool pointer_down = false;
  desktop::Modifiers modifiers;

  std::map<std::string, Placed, std::less<>> placed;   // this frame's
  // Asks for another frame within that many seconds (animation, caret, clock).
  double next_frame_within = 1e9;
  void animate() { next_frame_within = 0; }
  void wake_within(double seconds) { next_frame_within = std::min(next_frame_within, seconds); }
  desktop::Cursor cursor = desktop::Cursor::arrow;
  // Set by the editor that has the keyboard: where its caret is.
  std::optional<Rect> text_input;

  std::string say(std::string_view key, const WordArguments& arguments = {}) const { return words->say(key, arguments); }
  double px(double look_pixels) const { return look_pixels * scale; }
};

}  // namespace pressoir::ui
