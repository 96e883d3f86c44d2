// What the files of the board share among themselves. Other files use stage_board.h and stage_board_commands.h.
#pragma once

#include "app/screens/stage_board_commands.h"

namespace pressoir::screens {

inline constexpr Vec2 new_note_size{200, 200};
inline constexpr double notes_apart = 40;  // board units, between two notes side by side

// ---- stage_board_camera.cpp
// Fits what nobody has moved, glides, and takes wheel, fingers, the middle button and the space bar.
void move_camera(StageScope& stage);
// The area that the board may fill, pixels.
Rect board_area(const StageScope& stage);
Rect in_sight(const StageScope& stage);  // of that, board units
void glide_to(StageScope& stage, const ui::Placement& place);
// The least move that shows the whole box; closer, when it would be too small to read.
void bring_into_sight(StageScope& stage, const Rect& box);
// Back to « the whole board », a small bar at the right, while we look at a part.
void draw_camera_bar(StageScope& stage);

// ---- stage_board_hand.cpp
// Presses and drags on the board.
void use_hand(StageScope& stage);
// The note or zone that what is held would go to when let go here; none: it just moves.
const activities::BoardItem* drop_target(const StageScope& stage);
// The single chosen note with its handles, if it can be resized.
const activities::BoardItem* resizable(const StageScope& stage);
void draw_hand(StageScope& stage);
// Puts back what is held.
void let_go(StageScope& stage);

// ---- stage_board_writing.cpp
struct NewNote {
  Rect box;  // board units
  Id<workshop::Theme> theme = {};
  workshop::NoteColour colour = workshop::NoteColour::sun;
  std::optional<double> row_starts = {};
};
void begin_new(StageScope& stage, const NewNote& note);
// Double click, or tap, on the paper there (board units).
void begin_new_at(StageScope& stage, Vec2 at);
void begin_edit(StageScope& stage, Id<workshop::Note> note, std::optional<Vec2> caret_pixel = {});
void write_in_place(StageScope& stage);
void finish_writing(StageScope& stage);

// ---- stage_selection_bar.cpp
// Colours, alignment, theme, fate … of the chosen notes, floating above them.
void draw_selection_bar(StageScope& stage);
// Bounds of the chosen notes, board units.
Rect chosen_bounds(const StageScope& stage);

// ---- stage_board_menu.cpp
void open_board_menu(StageScope& stage, Vec2 pixel);
void draw_board_menus(StageScope& stage);

// ---- stage_fate_menu.cpp
// Opened by ui::open_menu under that name.
void draw_fate_menu(StageScope& stage, std::string_view name);

// ---- stage_find.cpp
// What was found, the place we are at thicker.
void outline_found(StageScope& stage);
void draw_find(StageScope& stage);

// ---- stage_board.cpp
inline bool stands_freely(const StageScope& stage) {
  return stage.view.board.scene.arrangement() == activities::Arrangement::free;
}
// Said, with an undo, when the desk has done what was asked; nothing when it has refused.
void say_when_done(StageScope& stage, std::uint64_t cause, std::string text);

}  // namespace pressoir::screens
