// Where the stage's furniture stands in a window of any shape, in LOOK pixels (multiply by Ui::scale for pixels).
#pragma once

#include "app/ui/ui.h"

namespace pressoir::screens {

enum class StageDensity : std::uint8_t {
  regular, // the measures of the look
  compact  // a small window or a large interface scale: the head shrinks so that the board keeps the room
};

struct StageLayout {
  double width = 1920, height = 1080; // of the window
  StageDensity density = StageDensity::regular;
  // What must be seen stays inside: the look's margins, and at least 4 % of the window on displays that may crop their
  // picture (anything but 16:9, and the weak projector).
  Rect safe;
  Rect head;        // question and timer
  double ring = 104; // the timer's
  Rect board;       // what people work on, down to the tool bar
  double bar_bottom = 20;
  double question_size = 58, question_line = 66;

  Rect bar(double bar_width) const { return {(width - bar_width) / 2, height - bar_bottom - 72, bar_width, 72}; }
};
StageLayout stage_layout(Vec2 window, double scale, ui::ThemeKind theme);

} // namespace pressoir::screens
