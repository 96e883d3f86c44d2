// The bar above what is chosen: eight colours, then what can be done with all of it at once.
#include <algorithm>

#include "app/screens/command_table.h"
#include "app/screens/stage_board_parts.h"
#include "app/ui/faded.h"
#include "app/ui/menu.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/note_element.h"
#include "facilitation/workshop/note_colour.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

// LOOK px
constexpr double height = 72, pad = 8, cell = 56, gap = 4, swatch_cell = 46, swatch = 36, separator = 17, above_notes = 22;
constexpr double idle_seconds = 4;

bool shows_bar(const StageScope& stage) {
  const BoardPart& board = stage.view.board;
  return has_chosen(stage) && !board.writing.editor && !board.find.open && !board.holds_something() && !board.hand.pinching && !board.hand.middle;
}

// The colour that all chosen notes have, if it is one.
std::optional<NoteColour> common_colour(const StageScope& stage) {
  std::optional<NoteColour> common;
  for (std::uint64_t key : stage.view.board.selection) {
    const Note* note = stage.room().find(Id<Note>{key});
    if (!note) continue;
    if (common && *common != note->colour) return std::nullopt;
    common = note->colour;
  }
  return common;
}

void draw_swatch(StageScope& stage, NoteColour colour, const Rect& at, bool worn) {
  const std::string word(enum_names<NoteColour>[static_cast<std::size_t>(colour)]), name = "chosen.colour." + word;
  const Rect box = stage.px(Rect{at.centre().x - swatch / 2, at.centre().y - swatch / 2, swatch, swatch});
  const ui::Press pressed = ui::press(stage.ui, name, stage.px(at));
  if (pressed.warmth > 0) ui::card(stage.ui, stage.px(at), stage.ui.theme.sunken, 12, picture::Shadow::none, pressed.warmth);
  ui::card(stage.ui, box, note_fill(colour), 6, picture::Shadow::laid);
  const ui::Placement look{.origin = {}, .at = {}, .scale = 1};
  for (const picture::Path& path : activities::colour_sign(colour, inset(box, box.width * 0.24), rgb(0x1F2430))) ui::paint(stage.ui, path, look);
  if (worn) ui::edge(stage.ui, inset(box, -stage.ui.px(5)), stage.ui.theme.accent_stroke, 3, 10);
  if (pressed.focused) ui::focus_ring(stage.ui, box, 8);
  ui::tooltip(stage.ui, name, stage.px(at), stage.ui.say("colour." + word), std::to_string(static_cast<int>(colour) + 1));
  if (pressed.clicked) colour_chosen(stage, colour);
}

// Opens a menu, or runs a command of the table.
struct Tool {
  std::string_view name, pictogram, word;
  bool (*shown)(const StageScope&);
  std::string_view menu = {}, command = {};
};
constexpr Tool tools[] = {
    {"chosen.arrange", "aligner", "chosen.arrange", can_arrange, "chosen.arrange_menu"},
    {"chosen.theme", "theme", "chosen.theme", has_chosen, "chosen.theme_menu"},
    {"chosen.fate", "coche", "chosen.fate", has_chosen, "chosen.fate_menu"},
    {"chosen.duplicate", "dupliquer", "command.note.duplicate", has_chosen, {}, "note.duplicate"},
    {"chosen.delete", "corbeille", "command.note.delete", has_chosen, {}, "note.delete"},
};

void draw_tool(StageScope& stage, const Tool& tool, const Rect& at) {
  const Command* command = tool.command.empty() ? nullptr : find_command(tool.command);
  const std::string key = command ? keys_of(*stage.ui.words, *command).front() : std::string();
  if (!ui::icon_button(stage.ui, tool.name, at, tool.pictogram, stage.ui.say(tool.word), key)) return;
  if (command) command->run(stage);
  else ui::open_menu(stage.ui, tool.menu, {at.x, at.bottom() + stage.ui.px(12)});
}

// Above what is chosen, below it where there is no room above, else over it; never over the question or the tools.
Rect bar_place(const StageScope& stage, double width) {
  const StageLayout& layout = stage.layout;
  const double top = layout.head.bottom() + 4, bottom = layout.bar(0).y - 4;
  const Rect box = stage.view.board.place.px(chosen_bounds(stage));
  const Rect notes{box.x / stage.ui.scale, box.y / stage.ui.scale, box.width / stage.ui.scale, box.height / stage.ui.scale};
  Rect bar{notes.centre().x - width / 2, notes.y - height - above_notes, width, height};
  if (bar.y < top) bar.y = notes.bottom() + above_notes;
  if (bar.bottom() > bottom) bar.y = top;
  bar.x = std::clamp(bar.x, layout.safe.x, std::max(layout.safe.x, layout.safe.right() - width));
  return bar;
}

}  // namespace

Rect chosen_bounds(const StageScope& stage) {
  const BoardPart& board = stage.view.board;
  Rect all;
  for (std::uint64_t key : board.selection)
    if (const activities::BoardItem* item = board.scene.item(key)) all = united(all, item->box);
  return all;
}

void draw_selection_bar(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (board.bar_for != board.selection) board.bar_for = board.selection, board.bar_since = stage.ui.now;
  if (!shows_bar(stage)) return;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  if (!stage.view.board.place.px(chosen_bounds(stage)).intersects(whole)) return;
  const bool colours = can_colour(stage);
  double width = 2 * pad - gap + (colours ? note_colour_count * swatch_cell + separator + gap : 0);
  for (const Tool& tool : tools)
    if (tool.shown(stage)) width += cell + gap;
  const Rect bar = bar_place(stage, width);
  // As the tools, it leaves the stage to the room while nobody moves.
  const double idle = stage.ui.now - std::max(stage.view.touched_at, board.bar_since);
  const bool wanted = idle < idle_seconds || ui::hovers(stage.ui, stage.px(bar));
  const double shown = ui::approach(stage.ui, "chosen.shown", wanted ? 1 : 0, ui::motion::bar);
  if (wanted) stage.ui.wake_within(std::max(0.02, idle_seconds - idle));
  if (shown <= 0) return;
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(bar));
  const ui::Faded faded(*stage.ui.list, shown);
  ui::card(stage.ui, stage.px(bar), stage.ui.theme.surface, 18, picture::Shadow::lifted);
  ui::place(stage.ui, "chosen.bar", stage.px(bar), true, std::to_string(stage.view.board.selection.size()));
  double x = bar.x + pad;
  if (colours) {
    const std::optional<NoteColour> worn = common_colour(stage);
    for (int i = 0; i < note_colour_count; ++i, x += swatch_cell) {
      const auto colour = static_cast<NoteColour>(i);
      draw_swatch(stage, colour, {x, bar.y + pad, swatch_cell, cell}, worn == colour);
    }
    ui::card(stage.ui, stage.px(Rect{x + separator / 2, bar.y + 18, 1.5, 36}), stage.ui.theme.line, 0);
    x += separator + gap;
  }
  for (const Tool& tool : tools) {
    if (!tool.shown(stage)) continue;
    draw_tool(stage, tool, stage.px(Rect{x, bar.y + pad, cell, cell}));
    x += cell + gap;
  }
}

}  // namespace pressoir::screens
