// What a hand can do to the board and to the notes chosen on it: one function a command, for keys, menus, the selection
// bar and the palette. Each asks the desk; each is one undo. None does anything where its `can_` says no.
#pragma once

#include <vector>

#include "app/screens/stage_scope.h"
#include "facilitation/activities/arrange.h"

namespace pressoir::screens {

// The board is what the stage shows, and nothing lies over it.
bool board_is_open(const StageScope& stage);
bool can_write_note(const StageScope& stage); // there is a board, and it may be changed
bool has_chosen(const StageScope& stage);     // notes are chosen, and they may be changed
bool has_two_chosen(const StageScope& stage);
bool can_arrange(const StageScope& stage);    // two notes or more, where they stand freely
bool can_distribute(const StageScope& stage); // three or more
bool can_tidy(const StageScope& stage);       // the board stands freely and has notes
bool can_colour(const StageScope& stage);     // at least one is in no theme: a theme colours its own
bool can_park(const StageScope& stage);       // also while it is read large
bool can_leave_theme(const StageScope& stage);

// In the order of the board.
std::vector<Id<workshop::Note>> chosen_notes(const StageScope& stage);

void choose_all(StageScope& stage);
void align_chosen(StageScope& stage, activities::AlignTo to);
void distribute_chosen(StageScope& stage, activities::DistributeAlong along);
// Into a grid, in reading order: the chosen notes, or all of them when fewer than two are chosen.
void tidy_chosen(StageScope& stage);
// Steps that follow each other within a second are taken back as one.
void nudge_chosen(StageScope& stage, Vec2 by);
void colour_chosen(StageScope& stage, workshop::NoteColour colour);
void duplicate_chosen(StageScope& stage);
void delete_chosen(StageScope& stage);
void park_chosen(StageScope& stage);   // to the frigo
void gather_chosen(StageScope& stage); // into a new theme
void join_theme(StageScope& stage, Id<workshop::Theme> theme); // none: out of any
// The clipboard, as text, one note a line; what was copied here keeps its colour and size.
void copy_chosen(StageScope& stage);
void cut_chosen(StageScope& stage);
void paste_notes(StageScope& stage);

// Opens an empty note where there is room, in the theme that is chosen or under the pointer.
void write_note(StageScope& stage);
void edit_chosen(StageScope& stage); // writes in the one that is chosen
void open_find(StageScope& stage);

void fit_board(StageScope& stage);
void fit_chosen(StageScope& stage);
void zoom_board(StageScope& stage, double factor); // about the middle

} // namespace pressoir::screens
