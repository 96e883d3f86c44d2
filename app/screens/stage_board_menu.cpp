// Menus of the board: what a right click or a long press offers, and those of the selection bar.
#include <functional>
#include <vector>

#include "app/screens/command_table.h"
#include "app/screens/stage_board_parts.h"
#include "app/screens/stage_drawing.h"
#include "app/ui/menu.h"
#include "facilitation/base/check.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

struct Entry {
  ui::MenuItem item;
  std::function<void(StageScope&)> run;
};

void show(StageScope& stage, std::string_view name, const std::vector<Entry>& entries) {
  std::vector<ui::MenuItem> items;
  for (const Entry& entry : entries) items.push_back(entry.item);
  if (const auto chosen = ui::menu(stage.ui, name, items)) entries[static_cast<std::size_t>(*chosen)].run(stage);
}

// From the table of commands.
Entry entry(const StageScope& stage, std::string_view id) {
  const Command* command = find_command(id);
  ENSURE(command);
  const auto keys = keys_of(*stage.ui.words, *command);
  return {{.label = command_name(stage.ui, *command), .key = keys.empty() ? "" : keys.front(), .pictogram = std::string(command->pictogram), .enabled = command->enabled(stage)},
          command->run};
}

// A line before each group.
std::vector<Entry> entries(const StageScope& stage, std::initializer_list<std::vector<std::string_view>> groups) {
  std::vector<Entry> all;
  for (const auto& group : groups)
    for (std::size_t i = 0; i < group.size(); ++i) {
      all.push_back(entry(stage, group[i]));
      all.back().item.line_before = i == 0 && all.size() > 1;
    }
  return all;
}

std::vector<Entry> on_paper(const StageScope& stage) {
  std::vector<Entry> all = entries(stage, {{"note.write", "note.paste"}, {"note.select_all", "arrange.tidy"}, {"board.find", "board.fit"}});
  all.front().item.label = stage.ui.say("board.write_here");
  all.front().run = [](StageScope& s) { begin_new_at(s, s.view.board.menu_at); };
  return all;
}

std::vector<Entry> on_notes(const StageScope& stage) {
  std::vector<Entry> all = entries(stage, {{"note.edit", "note.cut", "note.copy", "note.duplicate"}, {"note.group", "note.leave_theme", "note.park"}, {"outcome.decision", "outcome.action"}, {"note.delete"}});
  all.back().item.danger = true;
  return all;
}

std::vector<Entry> on_drawing(const StageScope& stage) {
  std::vector<Entry> all;
  const auto add = [&](const std::vector<std::string_view>& group) {
    for (std::size_t i = 0; i < group.size(); ++i) all.push_back(entry(stage, group[i])), all.back().item.line_before = i == 0 && all.size() > 1;
  };
  add({"drawing.duplicate", "drawing.front", "drawing.back"});
  add({"drawing.group", "drawing.ungroup", "drawing.lock"});
  // A picture has looks of its own.
  if (can_crop(stage)) add({"drawing.crop", "drawing.opacity"});
  else add({"drawing.edge", "drawing.dashes", "drawing.shadow", "drawing.ends", "drawing.letters"});
  if (can_arrange_drawn(stage)) add({"arrange.left", "arrange.middle", "arrange.across", "arrange.tidy"});
  add({"drawing.copy_look", "drawing.paste_look"});
  add({"drawing.export"});
  add({"drawing.delete"});
  all.back().item.danger = true;
  return all;
}

std::vector<Entry> arrangements(const StageScope& stage) {
  std::vector<Entry> all =
      entries(stage, {{"arrange.left", "arrange.centre", "arrange.right"}, {"arrange.top", "arrange.middle", "arrange.bottom"}, {"arrange.across", "arrange.down"}, {"arrange.tidy"}});
  for (Entry& one : all) one.item.pictogram.clear();  // six times the same tells nothing
  return all;
}

std::vector<Entry> themes(const StageScope& stage) {
  std::vector<Entry> all = {entry(stage, "note.group")};
  const auto known = themes_on(stage.room(), stage.view.board.board);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const std::string title = known[i]->title.empty() ? stage.ui.say("board.theme_untitled") : known[i]->title;
    all.push_back({{.label = theme_letter(i) + " · " + title}, [id = known[i]->id](StageScope& s) { join_theme(s, id); }});
    all.back().item.line_before = i == 0;
  }
  all.push_back(entry(stage, "note.leave_theme"));
  all.back().item.line_before = true;
  return all;
}

}  // namespace

void open_board_menu(StageScope& stage, Vec2 pixel) {
  BoardPart& board = stage.view.board;
  if (!board_is_open(stage)) return;
  board.menu_at = board.place.unit(pixel);
  if (choose_drawn_at(stage, pixel)) return ui::open_menu(stage.ui, "board.drawing_menu", pixel);
  const activities::BoardItem* item = board.scene.pick(board.menu_at);
  const bool on_note = item && item->what == activities::BoardItem::What::note;
  if (!on_note) board.selection.clear();
  else if (!board.selection.contains(item->key)) board.selection = {item->key};
  ui::open_menu(stage.ui, on_note ? "board.note_menu" : "board.paper_menu", pixel);
}

void draw_board_menus(StageScope& stage) {
  if (ui::menu_is_open(stage.ui, "board.paper_menu")) show(stage, "board.paper_menu", on_paper(stage));
  if (ui::menu_is_open(stage.ui, "board.drawing_menu")) show(stage, "board.drawing_menu", on_drawing(stage));
  if (ui::menu_is_open(stage.ui, "board.note_menu")) show(stage, "board.note_menu", on_notes(stage));
  if (ui::menu_is_open(stage.ui, "chosen.arrange_menu")) show(stage, "chosen.arrange_menu", arrangements(stage));
  if (ui::menu_is_open(stage.ui, "chosen.theme_menu")) show(stage, "chosen.theme_menu", themes(stage));
  draw_fate_menu(stage, "chosen.fate_menu");
}

}  // namespace pressoir::screens
