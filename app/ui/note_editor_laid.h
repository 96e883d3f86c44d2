// What the editor's files share: the layout of what is shown, and what it was made for.
#pragma once

#include "app/ui/note_editor.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::ui {

struct NoteEditor::Laid {
  picture::Text how;   // as asked for
  picture::Text shown; // as laid out: with what is composed, at the size that fits
  std::size_t revision = 0;
  std::string preedit;
  picture::TextLayout layout;
};

} // namespace pressoir::ui
