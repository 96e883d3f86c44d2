#include "app/screens/stage_layout.h"

namespace pressoir::screens {

StageLayout stage_layout(Vec2 window, double scale, ui::ThemeKind theme) {
  StageLayout layout;
  layout.width = window.x / scale;
  layout.height = window.y / scale;
  const bool wide = std::abs(window.x / window.y - 16.0 / 9) < 0.02;
  const double crop = wide && theme != ui::ThemeKind::weak_projector ? 0 : 0.04;
  layout.density = layout.width < 1300 || layout.height < 760 ? StageDensity::compact : StageDensity::regular;
  const bool compact = layout.density == StageDensity::compact;
  const double x = crop * layout.width, y = crop * layout.height;
  const double left = std::max(compact ? 32.0 : 56.0, x), right = std::max(compact ? 32.0 : 48.0, x);
  const double top = std::max(compact ? 16.0 : 36.0, y);
  layout.bar_bottom = std::max(compact ? 10.0 : 20.0, y);
  layout.safe = {left, top, layout.width - left - right, layout.height - top - layout.bar_bottom};
  const double head = compact ? 84 : 148;
  layout.head = {left, top, layout.safe.width, head};
  layout.ring = compact ? 56 : 104;
  if (compact) {
    layout.question_size = 34;
    layout.question_line = 40;
  }
  const double board_top = top + head + 12;
  layout.board = {left - 8, board_top, layout.safe.width + 8, layout.height - layout.bar_bottom - 80 - board_top};
  return layout;
}

} // namespace pressoir::screens
