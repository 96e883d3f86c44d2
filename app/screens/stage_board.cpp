// A frame of the board: follow the state, look, draw, write, and let the hand work.
#include "app/screens/stage_board.h"

#include <algorithm>

#include "app/screens/stage_board_parts.h"
#include "app/screens/stage_drawing.h"
#include "app/ui/scene_painter.h"
#include "app/ui/widgets.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using activities::Arrangement;
using activities::BoardItem;

namespace {

void follow_state(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const Id<Board> shown = stage.step ? board_of(stage.room(), *stage.step) : Id<Board>{};
  const Arrangement arrangement = stage.step ? activities::arrangement_of(stage.room(), *stage.step, shown) : Arrangement::free;
  if (board.board != shown) {
    leave_board(stage);
    board.selection.clear();
  }
  if (board.board != shown || board.scene.arrangement() != arrangement) {
    board.moved_by_hand = false;
    board.place.scale = 0;
  }
  board.board = shown;
  board.scene.set_zones_area(stage.layout.board);
  board.scene.set_look(ui::board_look(stage.ui.theme, *stage.ui.words));
  if (!board.scene.update(stage.room(), shown, arrangement)) return;
  // What has gone is no longer chosen; what was just made may still be on its way.
  std::erase_if(board.selection, [&](std::uint64_t key) {
    const auto& changed = board.scene.changed();
    return !board.scene.note(key) && (board.scene.all_changed() || std::binary_search(changed.begin(), changed.end(), key));
  });
}

// What waits for the desk's answer: shown as asked until the state has it, or is refused.
void heed_answers(StageScope& stage) {
  BoardPart& board = stage.view.board;
  Proposed& proposed = board.proposed;
  for (const desk::Reply& reply : stage.frame.replies) {
    if (reply.refused) std::erase_if(board.selection, [&](std::uint64_t key) { return !board.scene.note(key); });
    if (reply.cause == proposed.cause && proposed.cause != 0) proposed.revision = reply.revision;
    const auto said = std::find_if(board.said_later.begin(), board.said_later.end(), [&](const SaidLater& s) { return s.cause == reply.cause; });
    if (said == board.said_later.end()) continue;
    if (!reply.refused) stage.say(std::move(said->text), true);
    board.said_later.erase(said);
  }
  if (proposed.revision != 0 && stage.frame.published.state.revision() >= proposed.revision) proposed = {};
}

void draw_notes(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const BoardHand& hand = board.hand;
  ui::BoardMarks marks{.selected = &board.selection};
  if (hand.holds == Holds::notes && !hand.copies) {
    marks.held = &board.selection;
    marks.held_by = hand.by;
  } else if (hand.holds == Holds::handle) {
    marks.held = &board.selection;  // above the others meanwhile
    marks.reshaped = {{*board.selection.begin(), hand.reshaped}};
  } else if (stage.view.drawing.holds == DrawHolds::things) {
    marks.held = &board.selection;
    marks.held_by = drawn_by(stage);
  } else if (board.proposed.cause != 0 && board.proposed.reshaped) {
    marks.reshaped = {{*board.proposed.notes.begin(), *board.proposed.reshaped}};
  } else if (board.proposed.cause != 0) {
    marks.held = &board.proposed.notes;
    marks.held_by = board.proposed.by;
  }
  if (board.writing.editor) marks.hidden = board.writing.note.value;
  if (const BoardItem* target = drop_target(stage)) marks.outlined = target->key;
  const std::set<std::uint64_t> away = drawn_away(stage);
  marks.away = &away;
  board.drawn.draw(stage.ui, board.scene, board.place, {0, 0, stage.ui.size.x, stage.ui.size.y}, marks);
}

void invite_to_write(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (!board.scene.empty() || board.writing.editor || draws(stage)) return;
  const Rect area = board_area(stage);
  const Rect words{area.x + area.width * 0.15, area.centre().y - stage.ui.px(90), area.width * 0.7, stage.ui.px(120)};
  const double high = ui::paragraph(stage.ui, words, stage.ui.say("wall.empty"), ui::Type::theme, stage.ui.theme.ink2, picture::Align::centre);
  if (!stage.writable()) return;
  const ui::ButtonOptions look{.look = ui::ButtonLook::primary, .pictogram = "note", .key = "N", .type = ui::Type::note};
  const std::string label = stage.ui.say("wall.write_first");
  const double width = ui::button_width(stage.ui, label, look);
  if (ui::button(stage.ui, "board.write_first", {area.centre().x - width / 2, words.y + high + stage.ui.px(28), width, stage.ui.px(64)}, label, look)) write_note(stage);
}

}  // namespace

void say_when_done(StageScope& stage, std::uint64_t cause, std::string text) { stage.view.board.said_later.push_back({cause, std::move(text)}); }

void leave_board(StageScope& stage) {
  let_go(stage);
  leave_drawing(stage);
  finish_writing(stage);
  stage.view.board.find = {};
}

void draw_board(StageScope& stage) {
  follow_state(stage);
  heed_answers(stage);
  use_pens(stage);
  move_camera(stage);
  {
    // The question and the time are never covered, however near we look.
    const double head = stage.px(stage.layout.head).bottom();
    const ui::InClip below_head(stage.ui, {0, head, stage.ui.size.x, stage.ui.size.y - head});
    draw_notes(stage);
    draw_drawing(stage);
    outline_found(stage);
    invite_to_write(stage);
    write_in_place(stage);
    draw_themes(stage);
    if (!stage.view.board.writing.editor) use_hand(stage);
    draw_hand(stage);
  }
  draw_find(stage);
  draw_selection_bar(stage);
  draw_camera_bar(stage);
  draw_minimap(stage);
  draw_picture_choice(stage);
  draw_board_menus(stage);
  draw_theme_menu(stage);
}

}  // namespace pressoir::screens
