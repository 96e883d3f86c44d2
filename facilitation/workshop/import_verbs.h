// The verb with which a board made elsewhere comes in: its notes as they lay there, in one act. What is drawn around
// them comes by AddDrawn (ink_verbs.h), in the same group.
#pragma once

#include <string>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// Themes first: those that have no id of theirs are made with one; a theme of that title that the board has already is
// taken instead. Refused: "refused.taken", "refused.too_many", "refused.too_long", "refused.off_the_board".
struct ImportNotes {
  static constexpr std::string_view verb = "note.import";
  struct NewTheme {
    Id<Theme> id;
    std::string title;
    NoteColour colour = NoteColour::sun;
    static constexpr auto fields() { return field_list(field("id", &NewTheme::id), field("title", &NewTheme::title), field("colour", &NewTheme::colour)); }
  };
  struct NewNote {
    Id<Note> id;
    std::string text;
    NoteColour colour = NoteColour::sun;
    Vec2 position, size{200, 200};
    std::int64_t stacking = 0;
    Id<Theme> theme;
    std::string foreign;
    static constexpr auto fields() {
      return field_list(field("id", &NewNote::id), field("text", &NewNote::text), field("colour", &NewNote::colour), field("position", &NewNote::position), field("size", &NewNote::size),
                        field("stacking", &NewNote::stacking), field("theme", &NewNote::theme), field("foreign", &NewNote::foreign));
    }
  };
  Id<Board> board;  // none = the board of the current step
  std::vector<NewTheme> themes;
  std::vector<NewNote> notes;
  static constexpr auto fields() { return field_list(field("board", &ImportNotes::board), field("themes", &ImportNotes::themes), field("notes", &ImportNotes::notes)); }
};
void add_import_verbs(WorkshopVerbs& verbs);

}  // namespace pressoir::workshop
