// What becomes of the chosen notes: the menu that the selection bar opens.
#include <array>

#include "app/screens/stage_board_parts.h"
#include "app/ui/menu.h"

namespace pressoir::screens {

using namespace workshop;

void draw_fate_menu(StageScope& stage, std::string_view name) {
  constexpr std::array fates{Fate::kept, Fate::rejected, Fate::parked, Fate::open};
  const std::array<ui::MenuItem, 4> items{{{.label = stage.ui.say("fate.kept"), .pictogram = "coche"},
                                           {.label = stage.ui.say("fate.rejected"), .pictogram = "fermer"},
                                           {.label = stage.ui.say("fate.parked"), .key = "F", .pictogram = "frigo"},
                                           {.label = stage.ui.say("fate.open"), .pictogram = "recommencer", .line_before = true}}};
  const auto chosen = ui::menu(stage.ui, name, items);
  if (chosen && has_chosen(stage)) stage.frame.ask(SetFate{chosen_notes(stage), fates[static_cast<std::size_t>(*chosen)], ""});
}

}  // namespace pressoir::screens
