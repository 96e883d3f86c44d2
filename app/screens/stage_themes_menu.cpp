// What can be done with a theme, as menus: its own, its colours, the themes it can be merged with.
#include <algorithm>
#include <array>

#include "app/screens/stage_outcomes.h"
#include "app/screens/stage_text.h"
#include "app/screens/stage_themes.h"
#include "app/ui/menu.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

enum class Act : std::uint8_t { name, decision, action, colour, merge, earlier, later, piles, remove };

void colours(StageScope& stage, const Theme& theme) {
  std::vector<ui::MenuItem> items;
  for (std::size_t i = 0; i < enum_names<NoteColour>.size(); ++i)
    items.push_back({.label = stage.ui.say("colour." + std::string(enum_names<NoteColour>[i])), .pictogram = static_cast<NoteColour>(i) == theme.colour ? "coche" : ""});
  if (const auto chosen = ui::menu(stage.ui, "theme.colours", items)) stage.frame.ask(EditTheme{.theme = theme.id, .colour = static_cast<NoteColour>(*chosen)});
}

void merge(StageScope& stage, const Theme& theme, const std::vector<const Theme*>& themes) {
  std::vector<ui::MenuItem> items;
  for (std::size_t i = 0; i < themes.size(); ++i) items.push_back({.label = theme_letter(i) + " · " + themes[i]->title, .enabled = themes[i]->id != theme.id});
  const auto chosen = ui::menu(stage.ui, "theme.merge", items);
  if (!chosen) return;
  const Theme& into = *themes[static_cast<std::size_t>(*chosen)];
  stage.frame.ask(MergeThemes{theme.id, into.id});
  stage.say(stage.ui.say("theme.merged", {{"from", theme.title}, {"into", into.title}}), true);
}

void act(StageScope& stage, Act chosen, const Theme& theme, const std::vector<const Theme*>& themes, std::size_t at) {
  switch (chosen) {
    case Act::name: return name_theme(stage, theme.id);
    case Act::decision: return begin_outcome(stage, OutcomeDraft{.what = Outcome::decision, .text = theme.title, .theme = theme.id});
    case Act::action: return begin_outcome(stage, OutcomeDraft{.what = Outcome::action, .text = theme.title, .theme = theme.id});
    case Act::colour: return ui::open_menu(stage.ui, "theme.colours", stage.ui.pointer);
    case Act::merge: return ui::open_menu(stage.ui, "theme.merge", stage.ui.pointer);
    case Act::earlier: return void(stage.frame.ask(MoveTheme{theme.id, at >= 2 ? themes[at - 2]->id : Id<Theme>{}}));
    case Act::later: return void(stage.frame.ask(MoveTheme{theme.id, themes[at + 1]->id}));
    case Act::piles: return reunite_identical(stage);
    case Act::remove:
      stage.frame.ask(RemoveTheme{theme.id});
      return stage.say(stage.ui.say("theme.removed", {{"title", theme.title}}), true);
  }
}

}  // namespace

void draw_theme_menu(StageScope& stage) {
  ui::Ui& ui = stage.ui;
  const auto themes = themes_on(stage.room(), stage.view.board.board);
  const auto found = std::find_if(themes.begin(), themes.end(), [&](const Theme* theme) { return theme->id == stage.view.themes.menu_of; });
  if (found == themes.end()) return;
  const Theme& theme = **found;
  const auto at = static_cast<std::size_t>(found - themes.begin());
  const std::array<ui::MenuItem, 9> items{{{.label = ui.say("theme.rename"), .key = "F2", .pictogram = "texte"},
                                           {.label = ui.say("outcomes.add_decision"), .key = "D", .pictogram = "decision", .line_before = true},
                                           {.label = ui.say("outcomes.add_action"), .key = "A", .pictogram = "action"},
                                           {.label = ui.say("theme.colour"), .pictogram = "palette", .line_before = true},
                                           {.label = ui.say("theme.merge_with"), .pictogram = "fusionner", .enabled = themes.size() > 1},
                                           {.label = ui.say("theme.earlier"), .pictogram = "gauche", .enabled = at > 0},
                                           {.label = ui.say("theme.later"), .pictogram = "droite", .enabled = at + 1 < themes.size()},
                                           {.label = ui.say("theme.reunite_identical"), .pictogram = "dupliquer", .line_before = true},
                                           {.label = ui.say("theme.remove"), .pictogram = "corbeille", .danger = true, .line_before = true}}};
  if (const auto chosen = ui::menu(ui, "theme.menu", items)) return act(stage, static_cast<Act>(*chosen), theme, themes, at);
  colours(stage, theme);
  merge(stage, theme, themes);
}

}  // namespace pressoir::screens
