// What the commands of the board ask of the desk.
#include "app/screens/stage_board_commands.h"

#include <algorithm>

#include "app/screens/stage_board_parts.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr double nudges_go_on = 1;  // seconds

struct Boxes {
  std::vector<Id<Note>> notes;
  std::vector<Rect> boxes;
};

Boxes boxes_of(const StageScope& stage, const std::vector<Id<Note>>& notes) {
  Boxes all;
  for (Id<Note> id : notes)
    if (const Note* note = stage.room().find(id)) {
      all.notes.push_back(id);
      all.boxes.push_back(rect_at(note->position, note->size));
    }
  return all;
}

// They keep their order from front to back: arranging is no picking up.
void move_to(StageScope& stage, const Boxes& from, const std::vector<Vec2>& corners) {
  PlaceNotes move{.notes = {}, .to_front = false};
  for (std::size_t i = 0; i < from.notes.size(); ++i)
    if (from.boxes[i].position() != corners[i]) move.notes.push_back({from.notes[i], corners[i]});
  if (!move.notes.empty()) stage.frame.ask(move);
}

bool any_chosen(const StageScope& stage, bool (*is_so)(const Note&)) {
  const auto& chosen = stage.view.board.selection;
  return std::any_of(chosen.begin(), chosen.end(), [&](std::uint64_t key) {
    const Note* note = stage.room().find(Id<Note>{key});
    return note && is_so(*note);
  });
}

}  // namespace

bool board_is_open(const StageScope& stage) {
  const StageView& view = stage.view;
  return shows_board(stage.kind) && view.board.board && !view.covered && !view.reading.on && (!view.slides.frame || view.slides.pens) && view.overlay == Overlay::none && !view.outcomes.writing;
}
bool can_write_note(const StageScope& stage) { return board_is_open(stage) && stage.writable(); }
bool has_chosen(const StageScope& stage) { return can_write_note(stage) && !stage.view.board.selection.empty(); }
bool has_two_chosen(const StageScope& stage) { return has_chosen(stage) && stage.view.board.selection.size() > 1; }
bool can_arrange(const StageScope& stage) { return has_two_chosen(stage) && stands_freely(stage); }
bool can_distribute(const StageScope& stage) { return can_arrange(stage) && stage.view.board.selection.size() > 2; }
bool can_tidy(const StageScope& stage) { return can_write_note(stage) && stands_freely(stage) && stage.view.board.scene.size() > 0; }
bool can_colour(const StageScope& stage) {
  return has_chosen(stage) && any_chosen(stage, [](const Note& note) { return !note.theme; });
}
bool can_park(const StageScope& stage) { return stage.writable() && !stage.view.board.selection.empty(); }
bool can_leave_theme(const StageScope& stage) {
  return has_chosen(stage) && any_chosen(stage, [](const Note& note) { return !!note.theme; });
}

std::vector<Id<Note>> chosen_notes(const StageScope& stage) {
  std::vector<Id<Note>> notes;
  for (std::uint64_t key : stage.view.board.selection) notes.push_back({key});
  return notes;
}

void choose_all(StageScope& stage) {
  if (!board_is_open(stage)) return;
  for (const Note* note : notes_on(stage.room(), stage.view.board.board)) stage.view.board.selection.insert(note->id.value);
}

void align_chosen(StageScope& stage, activities::AlignTo to) {
  if (!can_arrange(stage)) return;
  const Boxes from = boxes_of(stage, chosen_notes(stage));
  move_to(stage, from, activities::aligned(from.boxes, to));
}

void distribute_chosen(StageScope& stage, activities::DistributeAlong along) {
  if (!can_distribute(stage)) return;
  const Boxes from = boxes_of(stage, chosen_notes(stage));
  move_to(stage, from, activities::distributed(from.boxes, along));
}

void tidy_chosen(StageScope& stage) {
  if (!can_tidy(stage)) return;
  std::vector<Id<Note>> notes = chosen_notes(stage);
  if (notes.size() < 2) {
    notes.clear();
    for (const Note* note : notes_on(stage.room(), stage.view.board.board)) notes.push_back(note->id);
  }
  const Boxes from = boxes_of(stage, notes);
  move_to(stage, from, activities::tidied(from.boxes, notes_apart));
}

void nudge_chosen(StageScope& stage, Vec2 by) {
  if (!has_chosen(stage) || !stands_freely(stage)) return;
  Nudge& nudge = stage.view.board.nudge;
  std::set<std::uint64_t> nudged;
  for (const auto& [key, from] : nudge.from) nudged.insert(key);
  if (stage.ui.now - nudge.at > nudges_go_on || nudged != stage.view.board.selection) {
    nudge = {.group = stage.frame.fresh_id()};
    for (Id<Note> id : chosen_notes(stage))
      if (const Note* note = stage.room().find(id)) nudge.from[id.value] = note->position;
  }
  nudge.at = stage.view.board.worked_at = stage.ui.now;
  // From where they stood, not from where the newest state has them: a step may still be on its way.
  nudge.by = nudge.by + by;
  PlaceNotes move{.notes = {}, .to_front = false};
  for (const auto& [key, from] : nudge.from) move.notes.push_back({Id<Note>{key}, from + nudge.by});
  stage.frame.ask(move, nudge.group);
}

void colour_chosen(StageScope& stage, NoteColour colour) {
  if (!can_colour(stage)) return;
  std::vector<Id<Note>> notes;
  for (Id<Note> id : chosen_notes(stage))
    if (const Note* note = stage.room().find(id); note && !note->theme) notes.push_back(id);
  stage.frame.ask(ColourNotes{notes, colour});
}

void duplicate_chosen(StageScope& stage) {
  if (!has_chosen(stage)) return;
  DuplicateNotes copy{.notes = chosen_notes(stage)};
  for (std::size_t i = 0; i < copy.notes.size(); ++i) copy.ids.push_back(stage.fresh<Note>());
  stage.view.board.selection.clear();
  for (Id<Note> id : copy.ids) stage.view.board.selection.insert(id.value);
  stage.frame.ask(copy);
}

void delete_chosen(StageScope& stage) {
  if (!has_chosen(stage)) return;
  const auto notes = chosen_notes(stage);
  say_when_done(stage, stage.frame.ask(DeleteNotes{notes}), stage.ui.say("deleted.notes", {{"n", static_cast<std::int64_t>(notes.size())}}));
  stage.view.board.selection.clear();
}

void park_chosen(StageScope& stage) {
  if (can_park(stage)) park_notes(stage, chosen_notes(stage));
}

void gather_chosen(StageScope& stage) {
  if (has_chosen(stage)) new_theme(stage, chosen_notes(stage));
}

void join_theme(StageScope& stage, Id<Theme> theme) {
  if (has_chosen(stage)) stage.frame.ask(AssignTheme{chosen_notes(stage), theme});
}

void edit_chosen(StageScope& stage) {
  if (has_chosen(stage) && stage.view.board.selection.size() == 1) begin_edit(stage, {*stage.view.board.selection.begin()});
}

void open_find(StageScope& stage) {
  BoardFind& find = stage.view.board.find;
  if (!board_is_open(stage)) return;
  if (!find.open) find = {.open = true, .before = stage.view.board.place, .moved_before = stage.view.board.moved_by_hand};
  ui::focus_on(stage.ui, "find.field");
}

}  // namespace pressoir::screens
