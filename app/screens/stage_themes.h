// Grouping by hand on the stage: themes are born where notes meet, named in place, merged, split, ordered, coloured and
// removed; same words become one pile. Notes never leave the board by it, and everything can be taken back.
#pragma once

#include <memory>
#include <vector>

#include "app/ui/note_editor.h"
#include "facilitation/workshop/entities.h"

namespace pressoir::screens {

struct StageScope;

struct ThemesView {
  Id<workshop::Theme> chosen;  // by a press on its head
  Id<workshop::Theme> naming;  // its name is being written, or will be as soon as it stands on the board
  std::unique_ptr<ui::NoteEditor> editor;
  Id<workshop::Theme> held;  // dragged by its head
  Id<workshop::Theme> menu_of;
};

// The notes become a theme whose name is asked at once; notes of one theme are split off it. Gives the cause.
std::uint64_t new_theme(StageScope& stage, const std::vector<Id<workshop::Note>>& notes, std::uint64_t group = 0);
// The editor opens on its head.
void name_theme(StageScope& stage, Id<workshop::Theme> theme);

// All of them read the same, but for case, accents and signs.
bool say_the_same(const StageScope& stage, const std::vector<Id<workshop::Note>>& notes);
// Several cards as one, the first on top; each as a card again; all of the board that say the same, at once.
std::uint64_t reunite_notes(StageScope& stage, const std::vector<Id<workshop::Note>>& notes, std::uint64_t group = 0);
void separate_notes(StageScope& stage, const std::vector<Id<workshop::Note>>& notes);
void reunite_identical(StageScope& stage);

// Heads of the themes: what is pressed, dragged, written. In the board's frame, above the notes and before its hand.
void draw_themes(StageScope& stage);
// Their menu; once a frame, last.
void draw_theme_menu(StageScope& stage);

}  // namespace pressoir::screens
