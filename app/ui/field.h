// Fields: one line or several, written in with the note editor, so that every script and emoji survives.
#pragma once

#include <string>
#include <string_view>

#include "app/ui/note_editor.h"
#include "app/ui/widgets.h"

namespace pressoir::ui {

struct FieldOptions {
  std::string_view placeholder = {};
  std::string_view error = {}; // shown under the field, whose edge turns red
  bool multi_line = false;     // Enter is a new line then
  bool enter_commits = false;  // several lines too: Shift+Enter is the new line
  std::size_t most_graphemes = 280;
  bool enabled = true;
  Type type = Type::body;
  std::string_view pictogram = {}; // before the text
  std::string_view key = {};       // the key that leads here, shown while empty
  bool bare = false;               // no ground and no edge until it is written in (titles)
};
struct FieldOutcome {
  bool changed = false;   // `value` has changed in this frame
  bool draft_due = false; // 2 s of changes: keep them
  bool committed = false; // Enter
  bool ended = false;     // Enter, Esc, Tab or a press elsewhere: `value` is what was written
};
// While it is written in, `value` is overwritten by what is written; otherwise it is what the field shows. The field
// opens at a press, by Tab, or by focus_on(name).
FieldOutcome text_field(Ui& ui, std::string_view name, const Rect& box, std::string& value,
                        const FieldOptions& options = {});
// What the error under a field takes, in pixels.
double error_height(const Ui& ui);

} // namespace pressoir::ui
