// What the files of the drawing share among themselves. Other files use stage_drawing.h.
#pragma once

#include "app/screens/stage_board_parts.h"
#include "app/screens/stage_drawing.h"

namespace pressoir::screens {

// LOOK: six inks; the pale ones fill.
inline constexpr Colour inks[] = {rgb(0x1F2430), rgb(0x7A1F4B), rgb(0xFCDD6B), rgb(0xB9D5EE), rgb(0xBFE3B4), rgb(0xD3DAE0)};
inline constexpr std::size_t first_pale = 2;
inline constexpr std::size_t nib_count = 3;
double nib_width(DrawTool tool, std::size_t nib); // board units
Colour ink_of(const DrawingView& drawing, DrawTool tool);
inline bool is_pen(DrawTool tool) { return tool == DrawTool::pen || tool == DrawTool::marker || tool == DrawTool::highlighter; }

// What is drawn on, below the question; pixels.
Rect drawing_paper(const StageScope& stage);
// The topmost drawn thing under the pixel that is not locked (or is, when asked for); none: 0.
enum class Locked : std::uint8_t { left_out, too };
std::uint64_t drawn_under(const StageScope& stage, Vec2 pixel, Locked locked = Locked::left_out);
// Adds what shall be drawn there until the desk has answered.
void show_ahead(StageScope& stage, std::uint64_t cause, std::uint64_t key, picture::Element element);

// ---- stage_drawing_pens.cpp
void take_pens(StageScope& stage);
void put_pens_down(StageScope& stage); // nothing of what is in hand is kept
void draw_pens(StageScope& stage);

// ---- stage_drawing_eraser.cpp
void erase_parts(StageScope& stage, Vec2 from, Vec2 to); // pixels
void keep_pieces(StageScope& stage);                      // asks for what the eraser left: one undo
void draw_pieces(StageScope& stage);

// ---- stage_drawing_hand.cpp
void take_drawing_hand(StageScope& stage);
void draw_drawing_hand(StageScope& stage);
void let_go_of_drawing(StageScope& stage);
// Of what is chosen, board units, without what is turned being turned.
Rect chosen_drawn_bounds(const StageScope& stage);

workshop::Pictogram pictogram_in_hand(const StageScope& stage, Vec2 at); // board units

// ---- stage_drawing_words.cpp
void write_words_at(StageScope& stage, Vec2 at);              // new lettering there, board units
bool write_words_in(StageScope& stage, std::uint64_t thing);  // false: nothing is written in that
void write_drawing_words(StageScope& stage);                  // a frame of it
void end_drawing_words(StageScope& stage);

// ---- stage_drawing_picker.cpp
double pictogram_proportion(std::string_view name);
void draw_pictogram_picker(StageScope& stage, const Rect& bar);

} // namespace pressoir::screens
