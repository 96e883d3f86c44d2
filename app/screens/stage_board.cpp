#include "app/screens/stage_board.h"

#include <algorithm>
#include <cmath>

#include "app/screens/stage_scope.h"
#include "app/ui/scene_painter.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/note_places.h"

namespace pressoir::screens {

using namespace workshop;
using activities::Arrangement;
using activities::BoardItem;

namespace {

constexpr Vec2 new_note_size{200, 200};

// The whole board in the space there is, at most at its own size.
void fit(StageScope& stage, const Rect& area) {
  BoardPart& board = stage.view.board;
  if (board.scene.arrangement() == Arrangement::zones) {
    board.place = {.origin = {0, 0}, .at = {0, 0}, .scale = stage.ui.scale};
    return;
  }
  const Rect bounds = board.scene.size() == 0 ? Rect{0, 0, area.width / stage.ui.scale, area.height / stage.ui.scale} : inset(board.scene.bounds(), -24);
  const double scale = std::min({area.width / bounds.width, area.height / bounds.height, stage.ui.scale * 1.4});
  board.place = {.origin = bounds.centre(), .at = area.centre(), .scale = scale};
}

picture::Text text_for_editing(const Note& note, Colour ink) {
  return {inset(rect_at(note.position, note.size), 13), "", {.size = 44, .least_size = 12, .line_height = 51, .tracking = -0.017, .fit = picture::Fit::shrink}, ink};
}

void begin_edit(StageScope& stage, Id<Note> id, const std::string& text, bool is_new, Vec2 at) {
  BoardPart& board = stage.view.board;
  ui::EditorOptions options;
  options.most_graphemes = 2000;
  board.editor = std::make_unique<ui::NoteEditor>(text, options);
  board.edited = id;
  board.edited_is_new = is_new;
  board.edited_at = at;
  board.typing_group = stage.frame.fresh_id();
}

void write_new(StageScope& stage, Vec2 at) {
  if (!stage.writable()) return;
  stage.view.board.moved_by_hand = true;  // what is being worked on stays where it is
  const Id<Note> id = stage.fresh<Note>();
  begin_edit(stage, id, "", true, at);
}

// What has been typed so far goes to the desk, under one group: one undo takes the whole writing back.
void keep_words(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const std::string text(trimmed(board.editor->text()));
  const Note* note = stage.room().find(board.edited);
  if (board.edited_is_new && !text.empty()) {
    WriteNote write{.id = board.edited, .board = board.board, .text = text};
    if (board.scene.arrangement() == Arrangement::free) write.position = board.edited_at;
    stage.frame.ask(write, board.typing_group);
    board.edited_is_new = false;
  } else if (!board.edited_is_new && (!note || note->text != text)) {
    stage.frame.ask(EditNote{board.edited, text}, board.typing_group);
  }
}

void edit_in_place(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (!board.editor) return;
  Note shape;
  if (const Note* note = stage.room().find(board.edited)) shape = *note;
  else shape.position = board.edited_at, shape.size = new_note_size;
  if (const BoardItem* item = board.scene.item(board.edited.value)) {
    shape.position = item->box.position();
    shape.size = {item->box.width, std::max(item->box.height, 60.0)};
  } else if (board.scene.arrangement() == Arrangement::zones) {
    shape.position = board.edited_at;
    shape.size = {400, 200};
  }
  ui::card(stage.ui, board.place.px(rect_at(shape.position, shape.size)), note_fill(shape.colour), 6 * board.place.scale / stage.ui.scale, picture::Shadow::lifted);
  ui::edge(stage.ui, board.place.px(inset(rect_at(shape.position, shape.size), -4)), stage.ui.theme.accent_stroke, 4, 8);
  const auto outcome = board.editor->frame(stage.ui, "board.editor", text_for_editing(shape, rgb(0x1F2430)), board.place);
  if (outcome.draft_due) keep_words(stage);
  if (outcome.ended == ui::EditorEnd::none) return;
  keep_words(stage);
  board.editor.reset();
  if (outcome.ended == ui::EditorEnd::committed_and_next) write_new(stage, shape.position + Vec2{shape.size.x + 40, 0});
}

void zoom(StageScope& stage, const Rect& area) {
  BoardPart& board = stage.view.board;
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    const auto* wheel = std::get_if<desktop::Wheel>(&event);
    if (!wheel || !ui::over(stage.ui, wheel->at, area) || board.scene.arrangement() == Arrangement::zones) return false;
    const Vec2 under = board.place.unit(wheel->at);
    const double scale = std::clamp(board.place.scale * std::pow(1.15, wheel->y), 0.02 * stage.ui.scale, 6 * stage.ui.scale);
    board.place = {.origin = under, .at = wheel->at, .scale = scale};
    board.moved_by_hand = true;
    return true;
  });
}

void drop(StageScope& stage, Vec2 at_unit) {
  BoardPart& board = stage.view.board;
  std::vector<Id<Note>> notes;
  for (std::uint64_t key : board.selection) notes.push_back({key});
  const bool gathers = stage.kind == activities::Stage::grouping || board.scene.arrangement() == Arrangement::zones;
  if (gathers) {
    // Onto another note: a theme is born, or the note joins that one's. Onto a zone: it joins.
    std::vector<const BoardItem*> under;
    board.scene.in_view({at_unit.x, at_unit.y, 0.01, 0.01}, under);
    for (auto item = under.rbegin(); item != under.rend(); ++item) {
      if (board.selection.contains((*item)->key)) continue;
      if ((*item)->what == BoardItem::What::note) {
        const Note* target = stage.room().find(Id<Note>{(*item)->key});
        if (!target) continue;
        if (target->theme) {
          stage.frame.ask(AssignTheme{notes, target->theme});
        } else {
          notes.insert(notes.begin(), target->id);
          stage.frame.ask(CreateTheme{.id = stage.fresh<Theme>(), .board = board.board, .title = stage.ui.say("theme.new"), .notes = notes});
        }
        return;
      }
      const bool tray = (*item)->key == activities::BoardScene::tray_key;
      return void(stage.frame.ask(AssignTheme{notes, tray ? Id<Theme>{} : Id<Theme>{(*item)->key}}));
    }
    if (board.scene.arrangement() == Arrangement::zones) return;
  }
  if (stage.ui.modifiers.alt) {
    stage.frame.ask(DuplicateNotes{.notes = notes, .offset = board.in_hand});
    return;
  }
  PlaceNotes move;
  for (Id<Note> id : notes)
    if (const Note* note = stage.room().find(id)) move.notes.push_back({id, note->position + board.in_hand});
  stage.frame.ask(move);
}

void hand(StageScope& stage, const Rect& area) {
  BoardPart& board = stage.view.board;
  const Vec2 at = board.place.unit(stage.ui.pointer);
  const ui::Drag drag = ui::drag(stage.ui, "board", area);
  if (drag.started) {
    board.drag_from = board.place.unit(drag.from);
    const BoardItem* item = board.scene.pick(board.drag_from);
    board.dragging_notes = item && item->what == BoardItem::What::note && stage.writable();
    board.dragging_paper = !board.dragging_notes && board.scene.arrangement() == Arrangement::free;
    if (board.dragging_notes && !board.selection.contains(item->key)) board.selection = {item->key};
    board.lasso = board.dragging_paper && stage.ui.modifiers.shift;
  }
  if (drag.dragging || drag.dropped) {
    if (board.dragging_notes) board.in_hand = at - board.drag_from;
    else if (board.lasso) {
      const Vec2 a = board.drag_from, b = at;
      const Rect caught{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
      ui::edge(stage.ui, board.place.px(caught), stage.ui.theme.accent_stroke, 2.5, 4);
      std::vector<const BoardItem*> found;
      board.scene.in_view(caught, found);
      board.selection.clear();
      for (const BoardItem* item : found)
        if (item->what == BoardItem::What::note) board.selection.insert(item->key);
    } else if (board.dragging_paper) {
      board.place.origin = board.place.origin - (at - board.drag_from);
      board.moved_by_hand = true;
    }
  }
  if (drag.dropped && board.dragging_notes) drop(stage, at);
  if (drag.dropped || drag.cancelled) {
    board.dragging_notes = board.dragging_paper = board.lasso = false;
    board.in_hand = {};
  }
  if (!drag.clicked) return;
  const BoardItem* item = board.scene.pick(at);
  int clicks = 1;
  for (const desktop::Event& event : stage.ui.events)
    if (const auto* pressed = std::get_if<desktop::MousePressed>(&event)) clicks = std::max(clicks, pressed->clicks);
  const bool twice = stage.ui.now - stage.view.board_clicked_at < 0.6;
  stage.view.board_clicked_at = stage.ui.now;
  if (twice || clicks >= 2) {
    if (item && item->what == BoardItem::What::note && stage.writable()) {
      if (const Note* note = stage.room().find(Id<Note>{item->key})) begin_edit(stage, note->id, note->text, false, note->position);
    } else {
      write_new(stage, at - new_note_size / 2);
    }
  } else if (item && item->what == BoardItem::What::note) {
    if (!stage.ui.modifiers.shift) board.selection.clear();
    board.selection.insert(item->key);
  } else {
    board.selection.clear();
  }
}

}  // namespace

void draw_board(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const Id<Board> shown = stage.step ? board_of(stage.room(), *stage.step) : Id<Board>{};
  const bool grouped = !themes_on(stage.room(), shown).empty();
  const Arrangement arrangement = grouped ? Arrangement::zones : Arrangement::free;
  if (board.board != shown) board.selection.clear(), board.moved_by_hand = false, board.editor.reset();
  board.board = shown;
  board.scene.set_zones_area(stage.layout.board);
  board.scene.set_look(ui::board_look(stage.ui.theme, *stage.ui.words));
  const bool changed = board.scene.update(stage.room(), shown, arrangement);
  const Rect area = stage.px(stage.layout.board);
  if (arrangement == Arrangement::zones || (!board.moved_by_hand && !board.editor && !board.dragging_notes) || board.place.scale == 0) fit(stage, area);
  if (changed) std::erase_if(board.selection, [&](std::uint64_t key) { return !board.scene.item(key); });

  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  ui::BoardMarks marks{.selected = &board.selection};
  if (board.dragging_notes) marks.held = &board.selection, marks.held_by = board.in_hand;
  if (board.editor) marks.hidden = board.edited.value;
  board.drawn.draw(stage.ui, board.scene, board.place, whole, marks);
  if (board.scene.size() == 0 && !board.editor)
    ui::paragraph(stage.ui, {area.x + area.width * 0.2, area.centre().y - stage.ui.px(40), area.width * 0.6, stage.ui.px(120)},
                  stage.ui.say(stage.kind == activities::Stage::grouping ? "themes.empty" : "wall.empty"), ui::Type::theme, stage.ui.theme.ink2, picture::Align::centre);
  edit_in_place(stage);
  if (!board.editor) {
    zoom(stage, whole);
    hand(stage, whole);
  }
}

void board_keys(StageScope& stage) {
  using desktop::Key;
  BoardPart& board = stage.view.board;
  if (board.editor || !stage.writable()) return;
  std::vector<Id<Note>> chosen;
  for (std::uint64_t key : board.selection) chosen.push_back({key});
  const Rect area = stage.px(stage.layout.board);
  if (ui::take_key(stage.ui, Key::n)) write_new(stage, board.scene.size() == 0 ? board.place.unit(area.position() + Vec2{40, 40}) : next_free_place(stage.room(), board.board, new_note_size));
  if (ui::take_key(stage.ui, Key::a, {.ctrl = true}))
    for (const Note* note : notes_on(stage.room(), board.board)) board.selection.insert(note->id.value);
  if (ui::take_key(stage.ui, Key::v, {.ctrl = true}) && stage.ui.window) {
    const auto lines = pasted_lines(stage.ui.window->clipboard());
    if (!lines.empty()) stage.frame.ask(WriteNotes{.board = board.board, .texts = lines});
  }
  if (ui::take_key(stage.ui, Key::home)) board.moved_by_hand = false;
  if (chosen.empty()) return;
  if (ui::take_key(stage.ui, Key::del) || ui::take_key(stage.ui, Key::backspace)) {
    stage.frame.ask(DeleteNotes{chosen});
    stage.say(stage.ui.say("deleted.notes", {{"n", static_cast<std::int64_t>(chosen.size())}}), true);
    board.selection.clear();
  }
  if (ui::take_key(stage.ui, Key::d, {.ctrl = true})) stage.frame.ask(DuplicateNotes{.notes = chosen});
  if (ui::take_key(stage.ui, Key::f)) stage.frame.ask(SetFate{chosen, Fate::parked, ""});
  if (ui::take_key(stage.ui, Key::g) && chosen.size() > 1)
    stage.frame.ask(CreateTheme{.id = stage.fresh<Theme>(), .board = board.board, .title = stage.ui.say("theme.new"), .notes = chosen});
  for (const auto& [key, by] : {std::pair{Key::left, Vec2{-24, 0}}, {Key::right, Vec2{24, 0}}, {Key::up, Vec2{0, -24}}, {Key::down, Vec2{0, 24}}})
    if (ui::take_key(stage.ui, key)) {
      PlaceNotes move;
      for (Id<Note> id : chosen)
        if (const Note* note = stage.room().find(id)) move.notes.push_back({id, note->position + by});
      stage.frame.ask(move);
    }
}

}  // namespace pressoir::screens
