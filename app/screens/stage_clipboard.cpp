// Notes on the clipboard: text for every other program, one note a line; for ourselves also colours, sizes and places.
#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

// In reading order, so that the lines read as the board does.
std::vector<const Note*> chosen_in_order(const StageScope& stage) {
  std::vector<const Note*> notes;
  for (Id<Note> id : chosen_notes(stage))
    if (const Note* note = stage.room().find(id)) notes.push_back(note);
  const activities::BoardScene& scene = stage.view.board.scene;
  std::sort(notes.begin(), notes.end(), [&](const Note* a, const Note* b) {
    const auto place = [&](const Note* n) {
      const activities::BoardItem* item = scene.item(n->id.value);
      const Rect box = item ? item->box : rect_at(n->position, n->size);
      return std::tuple(box.y, box.x, n->id.value);
    };
    return place(a) < place(b);
  });
  return notes;
}

std::size_t put_on_clipboard(StageScope& stage) {
  CopiedNotes copied;
  for (const Note* note : chosen_in_order(stage)) {
    copied.text += clean_line(note->text) + "\n";
    copied.notes.push_back(*note);
  }
  stage.ui.window->set_clipboard(copied.text);
  stage.frame.copied = std::move(copied);
  return stage.frame.copied.notes.size();
}

// Where a block of that size goes: under the pointer, or in the middle of what is seen.
Vec2 place_for(const StageScope& stage, Vec2 size) {
  const Rect seen = in_sight(stage);
  const Vec2 pointer = stage.view.board.place.unit(stage.ui.pointer);
  return (seen.contains(pointer) ? pointer : seen.centre()) - size / 2;
}

// What was copied here, as it was: several requests, one undo.
std::uint64_t paste_copied(StageScope& stage, const std::vector<Note>& notes) {
  Rect all;
  for (const Note& note : notes) all = united(all, rect_at(note.position, note.size));
  const Vec2 corner = place_for(stage, all.size());
  const std::uint64_t group = stage.frame.fresh_id();
  BoardPart& board = stage.view.board;
  std::uint64_t last = 0;
  board.selection.clear();
  for (const Note& note : notes) {
    const Theme* theme = stage.room().find(note.theme);
    const bool same_wall = theme && theme->board == board.board && !theme->merged_into;
    const WriteNote write{.id = stage.fresh<Note>(), .board = board.board, .text = note.text, .colour = note.colour, .position = corner + (note.position - all.position()),
                          .size = note.size, .theme = same_wall ? note.theme : Id<Theme>{}};
    board.selection.insert(write.id.value);
    last = stage.frame.ask(write, group);
  }
  return last;
}

std::uint64_t paste_lines(StageScope& stage, std::vector<std::string> lines) {
  WriteNotes write{.board = stage.view.board.board, .texts = std::move(lines)};
  for (std::size_t i = 0; i < write.texts.size(); ++i) write.ids.push_back(stage.fresh<Note>());
  stage.view.board.selection.clear();
  for (Id<Note> id : write.ids) stage.view.board.selection.insert(id.value);
  return stage.frame.ask(write);
}

}  // namespace

void copy_chosen(StageScope& stage) {
  if (!board_is_open(stage) || stage.view.board.selection.empty() || !stage.ui.window) return;
  const std::size_t n = put_on_clipboard(stage);
  stage.say(stage.ui.say("copied.notes", {{"n", static_cast<std::int64_t>(n)}}));
}

void cut_chosen(StageScope& stage) {
  if (!has_chosen(stage) || !stage.ui.window) return;
  put_on_clipboard(stage);
  delete_chosen(stage);
}

void paste_notes(StageScope& stage) {
  if (!can_write_note(stage) || !stage.ui.window) return;
  const std::string text = stage.ui.window->clipboard();
  const CopiedNotes& copied = stage.frame.copied;
  const bool ours = !copied.notes.empty() && text == copied.text;
  std::vector<std::string> lines = ours ? std::vector<std::string>{} : pasted_lines(text);
  const std::size_t n = ours ? copied.notes.size() : lines.size();
  if (n == 0) return stage.say(stage.ui.say("pasted.nothing"));
  const std::uint64_t cause = ours ? paste_copied(stage, copied.notes) : paste_lines(stage, std::move(lines));
  say_when_done(stage, cause, stage.ui.say("pasted.notes", {{"n", static_cast<std::int64_t>(n)}}));
}

}  // namespace pressoir::screens
