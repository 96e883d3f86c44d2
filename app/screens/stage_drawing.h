// Drawing on the board: the pen bar, what each tool does under mouse and fingers, and what is chosen of the drawing.
// A stroke is shown in the frame of its event, ahead of the journal; each gesture is one undo.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/screens/file_screen.h"
#include "app/ui/note_editor.h"
#include "facilitation/activities/arrange.h"
#include "facilitation/picture/pen.h"
#include "facilitation/picture/shape_guess.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/ink_verbs.h"

namespace pressoir::screens {

struct StageScope;

enum class DrawTool : std::uint8_t { select, pen, marker, highlighter, eraser, shape, connector, lettering, pictogram };

// A stroke under one pointer: the mouse (and pens, which SDL2 makes mice), or a finger.
struct StrokeInHand {
  DrawTool tool = DrawTool::pen;
  picture::PenSamples samples;               // board units
  std::vector<std::uint8_t> pressures;       // of fingers that tell it
  picture::Stabiliser steady;
  Vec2 began_at, last_at;                    // pixels
  double began = 0, rests_since = 0;         // when it stopped moving
  std::optional<picture::ShapeGuess> guess;  // it rested: this is what will be drawn
};

// What was asked of the desk and does not show yet.
struct InkAhead {
  std::uint64_t cause = 0, key = 0;  // the last request; the thing that will be on the board
  picture::Element element = {};
  Sequence revision = 0;             // in which it shows; 0: not known yet
  bool replaces = false;             // what the board has under that key
};

enum class DrawHolds : std::uint8_t { nothing, things, handle, turn, lasso, shape, connector, end };
enum class Erasing : std::uint8_t { whole, part }; // whole strokes and things; or what the eraser passes over, of strokes

struct DrawingView {
  std::optional<bool> wanted;  // the bar: opened or closed by hand on this step; else open on drawing steps only
  Id<workshop::Step> step;
  DrawTool tool = DrawTool::pen;
  std::size_t ink = 0, nib = 1;  // in the bar
  workshop::ShapeKind shape = workshop::ShapeKind::rounded;
  workshop::Route route = workshop::Route::curved;
  workshop::LetterFace face = workshop::LetterFace::capitals;
  std::string pictogram;

  std::map<std::int64_t, StrokeInHand> strokes;  // by finger; the mouse is -1
  std::vector<InkAhead> ahead;
  std::set<std::uint64_t> erased;  // under the eraser: gone when it is lifted
  Erasing erasing = Erasing::whole;
  std::map<std::uint64_t, std::vector<workshop::InkLine>> pieces;  // what the eraser left of strokes, board units
  double pen_at = -1e9;            // the mouse's button was last down: palms beside it do not draw

  std::set<std::uint64_t> chosen;
  DrawHolds holds = DrawHolds::nothing;
  Vec2 from, at;                   // board units
  activities::Handle handle = activities::Handle::bottom_right;
  Rect box_before;                 // of what is chosen, when the hand took hold
  std::vector<Vec2> line;          // of the lasso
  std::set<std::uint64_t> chosen_before, notes_before;
  activities::Snap snap;
  std::vector<Rect> neighbours;
  bool cropping = false;           // the handles of the only chosen image cut it
  std::optional<workshop::RestyleDrawn> copied_look;
  bool minimap = false;
  int clicks = 0;                  // of the last press
  std::uint64_t seed = 1;          // of the shape or connector in hand
  bool from_end = false;           // which end of the chosen connector is held
  std::uint64_t settling = 0;      // the request that ends the last gesture: shown as it was left until it answers
  Sequence settling_revision = 0;
  std::set<std::uint64_t> settled;  // what it changes: drawn from `ahead`

  // Words being written in a shape, on a connector, as lettering.
  struct Writing {
    std::unique_ptr<ui::NoteEditor> editor;
    std::uint64_t thing = 0;  // none yet: new lettering at `at`
    Vec2 at;
    bool hides = false;       // the thing is its words alone
  } writing;
  bool picking = false;     // the panel of pictograms
  std::string searched;
  FileScreen files;         // where a picture is chosen
};

// Whether the pen bar is open: then its tools have the letter keys and the paper.
bool draws(const StageScope& stage);
void toggle_pen_bar(StageScope& stage);
void take_tool(StageScope& stage, DrawTool tool);

// ---- in a frame of the board, in this order
// Before the camera: takes the presses and fingers that are the tools'.
void use_pens(StageScope& stage);
// How far the hand has carried what is chosen, notes too; board units.
Vec2 drawn_by(const StageScope& stage);
// What the board shall not draw: it is in hand, or on its way.
std::set<std::uint64_t> drawn_away(const StageScope& stage);
// On the board, above what it holds: ink in hand, ink ahead, frames around what is chosen.
void draw_drawing(StageScope& stage);
// The six inks by their digits.
void ink_by_digits(StageScope& stage);
// Instead of the tool bar.
void draw_pen_bar(StageScope& stage, bool lifted);
// Another step or board: what is in hand is put down.
void leave_drawing(StageScope& stage);

// ---- what commands do with what is chosen
bool has_drawn_chosen(const StageScope& stage);
void delete_drawn(StageScope& stage);
void duplicate_drawn(StageScope& stage);
void reorder_drawn(StageScope& stage, workshop::ReorderTo to);
void group_drawn(StageScope& stage);
void ungroup_drawn(StageScope& stage);
void lock_drawn(StageScope& stage);
void choose_all_drawn(StageScope& stage);
void nudge_drawn(StageScope& stage, Vec2 by);
// What is drawn under that pixel is chosen, if it was not, for a menu; false: nothing is.
bool choose_drawn_at(StageScope& stage, Vec2 pixel);
// Each turns to the next look of the first that is chosen: by hand or plain; whole, dashed, dotted; with a shadow or without; ends of
// lines; letters plain, edged, shadowed, underlined;
// pictures whole, three quarters, half or a quarter there.
enum class DrawnLook : std::uint8_t { edge, dashes, shadow, ends, letters, opacity };
void turn_look(StageScope& stage, DrawnLook look);
bool has_locked(const StageScope& stage);
void unlock_all_drawn(StageScope& stage);
// `things` is filled in.
void restyle_drawn(StageScope& stage, workshop::RestyleDrawn restyle);


// ---- stage_drawing_arrange.cpp
bool can_arrange_drawn(const StageScope& stage); // two things or more, notes too, one of them drawn
void align_drawn(StageScope& stage, activities::AlignTo to);
void distribute_drawn(StageScope& stage, activities::DistributeAlong along); // three or more, else nothing moves
void tidy_drawn(StageScope& stage);
void layer_drawn(StageScope& stage, workshop::Layer layer);
// Keeps the look of the first that is chosen; gives it to those that are chosen later.
void copy_look(StageScope& stage);
bool can_paste_look(const StageScope& stage);
void paste_look(StageScope& stage);
// The only chosen thing is a picture: its handles cut it, until it is asked for again or something else is chosen.
bool can_crop(const StageScope& stage);
void turn_cropping(StageScope& stage);
// The panel of exports, for what is chosen: a frame shows what lies in it.
void export_drawn(StageScope& stage);
// Our own file screen, for a picture or a PDF; drawn by draw_picture_choice.
void choose_picture(StageScope& stage);
void draw_picture_choice(StageScope& stage);
// The other way to erase, with the eraser in hand.
void turn_eraser(StageScope& stage);
// ---- stage_minimap.cpp
bool can_show_minimap(const StageScope& stage);
void turn_minimap(StageScope& stage);
// The whole board small in a corner, with what is seen of it; a press there goes there.
void draw_minimap(StageScope& stage);

} // namespace pressoir::screens
