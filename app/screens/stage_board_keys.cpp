// Keys on the board, besides those of the table of commands: what depends on how long or which way.
#include <array>

#include "app/screens/stage_board_parts.h"
#include "app/screens/stage_drawing.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using desktop::Key;

namespace {

constexpr double step = 8, long_step = 24;  // board units: a third of the grid, and the grid
constexpr desktop::Modifiers shift{.shift = true};

void nudge_by_arrows(StageScope& stage) {
  const std::array<std::pair<Key, Vec2>, 4> arrows = {{{Key::left, {-1, 0}}, {Key::right, {1, 0}}, {Key::up, {0, -1}}, {Key::down, {0, 1}}}};
  Vec2 by;
  for (const auto& [key, way] : arrows) {
    while (ui::take_key(stage.ui, key)) by = by + way * step;
    while (ui::take_key(stage.ui, key, shift)) by = by + way * long_step;
  }
  if (by == Vec2{}) return;
  if (has_drawn_chosen(stage)) nudge_drawn(stage, by);
  else nudge_chosen(stage, by);
}

void colour_by_digits(StageScope& stage) {
  for (int i = 0; i < workshop::note_colour_count; ++i) {
    const auto digit = static_cast<Key>(static_cast<int>(Key::digit_1) + i);
    // AZERTY has its digits under Shift.
    if (ui::take_key(stage.ui, digit) || ui::take_key(stage.ui, digit, shift)) colour_chosen(stage, static_cast<workshop::NoteColour>(i));
  }
}

}  // namespace

void board_keys(StageScope& stage) {
  if (stage.ui.typing() || !board_is_open(stage)) return;
  if (draws(stage)) ink_by_digits(stage);
  if (!has_chosen(stage) && !has_drawn_chosen(stage)) return;
  nudge_by_arrows(stage);
  colour_by_digits(stage);
}

}  // namespace pressoir::screens
