// Writing on the board, in the note itself: at every zoom, with what somebody else does to it meanwhile.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_board_parts.h"
#include "app/ui/widgets.h"
#include "facilitation/activities/note_element.h"
#include "facilitation/base/text.h"
#include "facilitation/workshop/note_colour.h"
#include "facilitation/workshop/note_places.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using activities::BoardItem;

namespace {

constexpr std::size_t most_letters = 280, most_in_long_note = 2000;
constexpr double least_width = 300;     // of what is written in, LOOK px
constexpr Vec2 size_in_zone{400, 200};  // there notes are as small as their words: too small to write in

picture::Text how_written(const NoteWriting& writing) {
  picture::Text how{activities::text_box(writing.box, 1), "", {}, rgb(0x1F2430)};
  const double size = std::max(24.0, 0.22 * std::min(writing.box.width, writing.box.height));
  how.style = {.weight = 500, .size = size, .least_size = 10, .line_height = size * 28 / 24, .tracking = -0.017, .fit = picture::Fit::shrink, .balance = true};
  return how;
}

// Where the board has it, but never too small to read what one writes, nor beyond the window.
ui::Placement placed(const StageScope& stage, const Rect& box) {
  const ui::Placement& board = stage.view.board.place;
  const Rect area = board_area(stage);
  const double largest = std::min(area.width / box.width, area.height / box.height);
  const double scale = std::min(std::max(board.scale, stage.ui.px(least_width) / box.width), largest);
  const Vec2 half = box.size() * (scale / 2), wished = board.px(box.centre());
  const Vec2 at{std::clamp(wished.x, area.x + half.x, std::max(area.x + half.x, area.right() - half.x)),
                std::clamp(wished.y, area.y + half.y, std::max(area.y + half.y, area.bottom() - half.y))};
  return {.origin = box.centre(), .at = at, .scale = scale};
}

void open_editor(StageScope& stage, const std::string& text) {
  NoteWriting& writing = stage.view.board.writing;
  const bool live = stage.kind == activities::Stage::discussion;  // what is said is longer than an idea
  ui::EditorOptions options;
  options.most_graphemes = live ? most_in_long_note : std::max(most_letters, grapheme_count(text));
  writing.editor = std::make_unique<ui::NoteEditor>(text, options);
  writing.group = stage.frame.fresh_id();
  writing.ours = {text};
}

const BoardItem* zone_of(const StageScope& stage, Id<Theme> theme) {
  return stage.view.board.scene.item(theme ? theme.value : activities::BoardScene::tray_key);
}

NewNote in_zone(const StageScope& stage, const BoardItem* zone, Vec2 at) {
  const bool themed = zone && zone->key != activities::BoardScene::tray_key;
  const Theme* theme = themed ? stage.room().find(Id<Theme>{zone->key}) : nullptr;
  return {.box = rect_at(at - size_in_zone / 2, size_in_zone), .theme = theme ? theme->id : Id<Theme>{}, .colour = theme ? theme->colour : NoteColour::sun};
}

// To the right of the last one, on the next row at the end of what is seen; never on another note.
NewNote after(const StageScope& stage, const NoteWriting& last) {
  NewNote next{.box = last.box, .theme = last.theme, .colour = last.colour, .row_starts = last.row_starts};
  if (!stands_freely(stage)) return next;
  next.box.width = new_note_size.x, next.box.height = new_note_size.y;
  const double right = in_sight(stage).right();
  double x = last.box.right() + notes_apart, y = last.box.y;
  for (std::vector<const BoardItem*> taken;; taken.clear()) {
    if (x + next.box.width > right && x > last.row_starts) x = last.row_starts, y += new_note_size.y + notes_apart;
    next.box.x = x, next.box.y = y;
    stage.view.board.scene.in_view(next.box, taken);
    if (taken.empty()) return next;
    x += new_note_size.x + notes_apart;
  }
}

void send(StageScope& stage, const std::string& text) {
  NoteWriting& writing = stage.view.board.writing;
  if (!writing.sent) {
    WriteNote write{.id = writing.note, .board = stage.view.board.board, .text = text, .colour = writing.colour, .theme = writing.theme};
    if (stands_freely(stage)) write.position = writing.box.position(), write.size = writing.box.size();
    stage.frame.ask(write, writing.group);
    writing.sent = true;
  } else {
    stage.frame.ask(EditNote{writing.note, text}, writing.group);
  }
  writing.ours.push_back(text);
}

// What has been typed so far goes to the desk, under one group: one undo takes the whole writing back.
void keep_draft(StageScope& stage) {
  NoteWriting& writing = stage.view.board.writing;
  const std::string text(trimmed(writing.editor->text()));
  if (text != writing.ours.back() && !text.empty() && !writing.theirs) send(stage, text);
}

void keep_words(StageScope& stage) {
  NoteWriting& writing = stage.view.board.writing;
  const std::string text(trimmed(writing.editor->text()));
  if (!stage.writable() && text != writing.ours.back() && stage.ui.window) {
    // The disk has gone while we wrote.
    stage.ui.window->set_clipboard(text);
    return stage.say(stage.ui.say("writing.on_clipboard"));
  }
  const bool taken_away = writing.seen && !stage.room().find(writing.note);
  if (taken_away) {
    // Somebody has deleted it while we wrote: our words stay, in a note of their own.
    if (text.empty() || text == writing.ours.front()) return;
    writing.note = stage.fresh<Note>();
    writing.sent = false;
    send(stage, text);
    return stage.say(stage.ui.say("writing.kept_apart"), true);
  }
  if (text.empty() && writing.is_new) {
    if (writing.sent) stage.frame.ask(DeleteNotes{{writing.note}}, writing.group);
    return;
  }
  if (text == writing.ours.back() && !writing.theirs) return;
  send(stage, text);
  if (writing.theirs) stage.say(stage.ui.say("writing.overwrote"), true);
}

// The window closes, or another comes before it: what is typed is kept now.
bool leaves_window(const ui::Ui& ui) {
  return std::any_of(ui.events.begin(), ui.events.end(), [](const desktop::Event& event) {
    const auto* focused = std::get_if<desktop::Focused>(&event);
    return std::holds_alternative<desktop::CloseAsked>(event) || (focused && !focused->has_focus);
  });
}

// What somebody else made of the note meanwhile: taken over when nothing was typed since, told otherwise.
void heed_others(StageScope& stage) {
  NoteWriting& writing = stage.view.board.writing;
  const Note* note = stage.room().find(writing.note);
  if (!note) return;
  writing.seen = true;
  if (std::find(writing.ours.begin(), writing.ours.end(), note->text) == writing.ours.end()) writing.theirs = note->text;
  else if (note->text == writing.ours.back()) writing.theirs.reset();
}

void take_theirs(NoteWriting& writing) {
  writing.editor->edit().select_all();
  if (writing.theirs->empty()) writing.editor->edit().erase_selection();
  else writing.editor->edit().insert(*writing.theirs);
  writing.ours.push_back(*writing.theirs);
  writing.theirs.reset();
}

// Below the note: what it has become, and the button that takes it.
void tell_of_theirs(StageScope& stage, const Rect& card) {
  NoteWriting& writing = stage.view.board.writing;
  if (!writing.theirs) return;
  if (trimmed(writing.editor->text()) == writing.ours.back()) return take_theirs(writing);
  const double scale = stage.ui.scale, wide = std::min(stage.layout.safe.width, 760.0);
  const std::string button = stage.ui.say("writing.take_theirs");
  const double button_width = ui::button_width(stage.ui, button) / scale;
  Rect box{card.centre().x / scale - wide / 2, card.bottom() / scale + 16, wide, 108};
  box.x = std::clamp(box.x, stage.layout.safe.x, stage.layout.safe.right() - wide);
  if (box.bottom() > stage.layout.height - 8) box.y = card.y / scale - 16 - box.height;
  const ui::InLayer above(stage.ui, ui::Layer::bar, stage.px(box));
  ui::card(stage.ui, stage.px(box), stage.ui.theme.surface, 14, picture::Shadow::lifted);
  const Rect words{box.x + 20, box.y + 12, wide - button_width - 60, 36};
  ui::line_of_text(stage.ui, stage.px(words), stage.ui.say("writing.changed_meanwhile"), ui::Type::stage, stage.ui.theme.ink2);
  ui::line_of_text(stage.ui, stage.px(Rect{words.x, words.bottom() + 8, words.width, 40}), stage.ui.words->quoted(*writing.theirs), ui::Type::note, stage.ui.theme.ink);
  const bool takes = ui::button(stage.ui, "writing.take_theirs", stage.px(Rect{box.right() - button_width - 20, box.y + 26, button_width, 56}), button);
  ui::focus_on(stage.ui, "board.editor");  // a press on the button leaves the keyboard where it was
  if (takes) take_theirs(writing);
}

}  // namespace

void begin_new(StageScope& stage, const NewNote& note) {
  if (!stage.writable()) return;
  BoardPart& board = stage.view.board;
  board.selection.clear();
  board.writing = {.note = stage.fresh<Note>(), .is_new = true, .box = note.box, .row_starts = note.row_starts.value_or(note.box.x), .theme = note.theme, .colour = note.colour};
  open_editor(stage, "");
}

void begin_new_at(StageScope& stage, Vec2 at) {
  if (stands_freely(stage)) return begin_new(stage, {.box = rect_at(at - new_note_size / 2, new_note_size)});
  begin_new(stage, in_zone(stage, stage.view.board.scene.zone_at(at), at));
}

void begin_edit(StageScope& stage, Id<Note> id, std::optional<Vec2> caret_pixel) {
  BoardPart& board = stage.view.board;
  const BoardItem* item = board.scene.item(id.value);
  const Note* note = stage.room().find(id);
  if (!item || !note || !stage.writable()) return;
  const Rect box = stands_freely(stage) ? item->box : rect_at(item->box.centre() - size_in_zone / 2, size_in_zone);
  board.writing = {.note = id, .sent = true, .seen = true, .box = box, .row_starts = box.x, .theme = note->theme, .colour = note->colour};
  board.selection.clear();
  open_editor(stage, note->text);
  if (caret_pixel) {
    // The same place in the words, wherever the editor now shows them.
    const ui::Placement place = placed(stage, box);
    const Rect from = board.place.px(item->box), to = place.px(box);
    const Vec2 part{(caret_pixel->x - from.x) / from.width, (caret_pixel->y - from.y) / from.height};
    board.writing.editor->put_caret(to.position() + Vec2{part.x * to.width, part.y * to.height});
  }
}

void write_note(StageScope& stage) {
  if (!can_write_note(stage)) return;
  BoardPart& board = stage.view.board;
  if (!stands_freely(stage)) {
    const Note* chosen = board.selection.empty() ? nullptr : stage.room().find(Id<Note>{*board.selection.begin()});
    const BoardItem* zone = chosen ? zone_of(stage, chosen->theme) : board.scene.zone_at(board.place.unit(stage.ui.pointer));
    return begin_new(stage, in_zone(stage, zone, zone ? zone->box.centre() : in_sight(stage).centre()));
  }
  const Vec2 first = board.place.unit(board_area(stage).position() + Vec2{stage.ui.px(40), stage.ui.px(40)});
  begin_new(stage, {.box = rect_at(board.scene.size() == 0 ? first : next_free_place(stage.room(), board.board, new_note_size), new_note_size)});
  bring_into_sight(stage, board.writing.box);
}

void finish_writing(StageScope& stage) {
  NoteWriting& writing = stage.view.board.writing;
  if (!writing.editor) return;
  keep_words(stage);
  writing = {};
}

void write_in_place(StageScope& stage) {
  NoteWriting& writing = stage.view.board.writing;
  if (!writing.editor) return;
  heed_others(stage);
  const ui::Placement place = placed(stage, writing.box);
  const Rect card = place.px(writing.box);
  tell_of_theirs(stage, card);
  ui::card(stage.ui, card, note_fill(writing.colour), 6 * place.scale / stage.ui.scale, picture::Shadow::lifted);
  ui::edge(stage.ui, inset(card, -stage.ui.px(5)), stage.ui.theme.accent_stroke, 4, 6 * place.scale / stage.ui.scale + 5);
  const auto outcome = writing.editor->frame(stage.ui, "board.editor", how_written(writing), place);
  if (outcome.draft_due || leaves_window(stage.ui)) keep_draft(stage);
  if (outcome.ended == ui::EditorEnd::none) return;
  keep_words(stage);
  const bool goes_on = outcome.ended == ui::EditorEnd::committed_and_next && !trimmed(writing.editor->text()).empty();
  const NewNote next = goes_on ? after(stage, writing) : NewNote{};
  writing = {};
  stage.view.board.worked_at = stage.ui.now;
  if (!goes_on) return;
  begin_new(stage, next);
  bring_into_sight(stage, next.box);
}

}  // namespace pressoir::screens
