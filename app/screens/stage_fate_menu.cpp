// What becomes of the chosen notes: the menu that the selection bar opens. A rejection asks why; cards that say the same
// become a pile, and come apart again; a reworded note gets its first words back.
#include <algorithm>
#include <array>

#include "app/screens/stage_board_parts.h"
#include "app/ui/menu.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr std::array fates{Fate::kept, Fate::rejected, Fate::parked, Fate::open};

void settle(StageScope& stage, const std::vector<Id<Note>>& notes, Fate fate) {
  if (fate == Fate::rejected) return begin_outcome(stage, OutcomeDraft{.what = Outcome::rejection, .rejected = notes});
  if (fate == Fate::parked) return park_notes(stage, notes);
  stage.frame.ask(SetFate{notes, fate, ""});
}

}  // namespace

void draw_fate_menu(StageScope& stage, std::string_view name) {
  ui::Ui& ui = stage.ui;
  if (!ui::menu_is_open(ui, name) || !has_chosen(stage)) return;
  const std::vector<Id<Note>> notes = chosen_notes(stage);
  const auto counts = reunited_counts(stage.room(), stage.view.board.board);
  const bool piled = std::any_of(notes.begin(), notes.end(), [&](Id<Note> id) { return counts.contains(id); });
  // First wordings are the facilitator's to see: they stand on the screen only while this menu is open.
  const Note* alone = notes.size() == 1 ? stage.frame.console.find(notes.front()) : nullptr;
  const std::string first = alone && !alone->original.empty() ? std::string(first_graphemes(clean_line(alone->original), 60)) : std::string();
  std::vector<ui::MenuItem> items{{.label = ui.say("fate.kept"), .pictogram = "coche"},
                                  {.label = ui.say("fate.rejected_why"), .pictogram = "fermer"},
                                  {.label = ui.say("fate.parked"), .key = "F", .pictogram = "frigo"},
                                  {.label = ui.say("fate.open"), .pictogram = "recommencer"},
                                  {.label = ui.say("theme.reunite"), .pictogram = "fusionner", .enabled = notes.size() > 1, .line_before = true},
                                  {.label = ui.say("theme.separate"), .pictogram = "separer", .enabled = piled}};
  if (!first.empty()) items.push_back({.label = ui.say("fate.original", {{"text", ui.words->quoted(first)}}), .pictogram = "historique", .line_before = true});
  const auto chosen = ui::menu(ui, name, items);
  if (!chosen) return;
  if (*chosen < 4) settle(stage, notes, fates[static_cast<std::size_t>(*chosen)]);
  else if (*chosen == 4) reunite_notes(stage, notes);
  else if (*chosen == 5) separate_notes(stage, notes);
  else stage.frame.ask(EditNote{alone->id, alone->original});
}

}  // namespace pressoir::screens
