// Menus of the board: what a right click or a long press offers, and those of the selection bar.
#include <functional>
#include <vector>

#include "app/screens/stage_board_parts.h"
#include "app/ui/menu.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using activities::AlignTo;
using activities::DistributeAlong;

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

Entry entry(const StageScope& stage, std::string_view word, std::string_view pictogram, std::string_view key, bool enabled, std::function<void(StageScope&)> run) {
  return {{.label = stage.ui.say(word), .key = std::string(key), .pictogram = std::string(pictogram), .enabled = enabled}, std::move(run)};
}

std::vector<Entry> on_paper(const StageScope& stage) {
  const bool writes = can_write_note(stage);
  std::vector<Entry> all = {
      entry(stage, "board.write_here", "note", "N", writes, [](StageScope& s) { begin_new_at(s, s.view.board.menu_at); }),
      entry(stage, "command.note.paste", "importer", "Ctrl+V", writes, paste_notes),
      entry(stage, "command.note.select_all", "lasso", "Ctrl+A", stage.view.board.scene.size() > 0, choose_all),
      entry(stage, "command.arrange.tidy", "grille", "", can_tidy(stage), tidy_chosen),
      entry(stage, "command.board.find", "loupe", "Ctrl+F", true, open_find),
      entry(stage, "command.board.fit", "ajuster", stage.ui.say("key.home"), true, fit_board),
  };
  all[2].item.line_before = all[4].item.line_before = true;
  return all;
}

std::vector<Entry> on_notes(const StageScope& stage) {
  const bool may = has_chosen(stage), one = stage.view.board.selection.size() == 1;
  std::vector<Entry> all = {
      entry(stage, "command.note.edit", "texte", stage.ui.say("key.enter"), may && one, edit_chosen),
      entry(stage, "command.note.cut", "fermer", "Ctrl+X", may, cut_chosen),
      entry(stage, "command.note.copy", "dupliquer", "Ctrl+C", true, copy_chosen),
      entry(stage, "command.note.duplicate", "plus", "Ctrl+D", may, duplicate_chosen),
      entry(stage, "command.note.group", "regrouper", "G", may, gather_chosen),
      entry(stage, "command.note.leave_theme", "sans", "", can_leave_theme(stage), [](StageScope& s) { join_theme(s, {}); }),
      entry(stage, "command.note.park", "frigo", "F", may, park_chosen),
      entry(stage, "command.note.delete", "corbeille", stage.ui.say("key.delete"), may, delete_chosen),
  };
  all[4].item.line_before = all[7].item.line_before = true;
  all[7].item.danger = true;
  return all;
}

std::vector<Entry> arrangements(const StageScope& stage) {
  const auto align = [&](std::string_view word, AlignTo to) { return entry(stage, word, "", "", can_arrange(stage), [to](StageScope& s) { align_chosen(s, to); }); };
  const auto spread = [&](std::string_view word, DistributeAlong along) {
    return entry(stage, word, "", "", can_distribute(stage), [along](StageScope& s) { distribute_chosen(s, along); });
  };
  std::vector<Entry> all = {
      align("command.arrange.left", AlignTo::left),
      align("command.arrange.centre", AlignTo::centre),
      align("command.arrange.right", AlignTo::right),
      align("command.arrange.top", AlignTo::top),
      align("command.arrange.middle", AlignTo::middle),
      align("command.arrange.bottom", AlignTo::bottom),
      spread("command.arrange.across", DistributeAlong::horizontal),
      spread("command.arrange.down", DistributeAlong::vertical),
      entry(stage, "command.arrange.tidy", "", "", can_tidy(stage), tidy_chosen),
  };
  all[3].item.line_before = all[6].item.line_before = all[8].item.line_before = true;
  return all;
}

std::vector<Entry> themes(const StageScope& stage) {
  std::vector<Entry> all = {entry(stage, "command.note.group", "regrouper", "G", has_chosen(stage), gather_chosen)};
  const auto known = themes_on(stage.room(), stage.view.board.board);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const std::string title = known[i]->title.empty() ? stage.ui.say("board.theme_untitled") : known[i]->title;
    all.push_back({{.label = theme_letter(i) + " · " + title}, [id = known[i]->id](StageScope& s) { join_theme(s, id); }});
    all.back().item.line_before = i == 0;
  }
  all.push_back(entry(stage, "command.note.leave_theme", "sans", "", can_leave_theme(stage), [](StageScope& s) { join_theme(s, {}); }));
  all.back().item.line_before = true;
  return all;
}

}  // namespace

void open_board_menu(StageScope& stage, Vec2 pixel) {
  BoardPart& board = stage.view.board;
  if (!board_is_open(stage)) return;
  board.menu_at = board.place.unit(pixel);
  const activities::BoardItem* item = board.scene.pick(board.menu_at);
  const bool on_note = item && item->what == activities::BoardItem::What::note;
  if (!on_note) board.selection.clear();
  else if (!board.selection.contains(item->key)) board.selection = {item->key};
  ui::open_menu(stage.ui, on_note ? "board.note_menu" : "board.paper_menu", pixel);
}

void draw_board_menus(StageScope& stage) {
  if (ui::menu_is_open(stage.ui, "board.paper_menu")) show(stage, "board.paper_menu", on_paper(stage));
  if (ui::menu_is_open(stage.ui, "board.note_menu")) show(stage, "board.note_menu", on_notes(stage));
  if (ui::menu_is_open(stage.ui, "chosen.arrange_menu")) show(stage, "chosen.arrange_menu", arrangements(stage));
  if (ui::menu_is_open(stage.ui, "chosen.theme_menu")) show(stage, "chosen.theme_menu", themes(stage));
  draw_fate_menu(stage, "chosen.fate_menu");
}

}  // namespace pressoir::screens
