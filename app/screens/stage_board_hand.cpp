// The pointer on the board: choosing, lassoing, dragging, copying, resizing; what it holds is drawn here too.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_board_parts.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/lasso.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::screens {

using namespace workshop;
using activities::BoardItem;
using activities::Handle;

namespace {

constexpr double least_side = 72;                                // of a note under the hand, board units
constexpr double handle_reach = 16, handle_radius = 7;           // LOOK px
constexpr double snap_reach = 8, edge_zone = 36;                 // LOOK px
constexpr double pans_a_second = 900;                            // LOOK px, at the window's edge
constexpr double long_press = 0.55;                              // seconds
constexpr std::size_t most_neighbours = 400;                     // beyond, nothing is lined up with

bool is_note(const BoardItem* item) { return item && item->what == BoardItem::What::note; }

std::optional<Handle> handle_under(const StageScope& stage, Vec2 pixel) {
  const BoardItem* note = resizable(stage);
  if (!note) return std::nullopt;
  const Rect box = stage.view.board.place.px(note->box);
  std::optional<Handle> nearest;
  double best = stage.ui.px(handle_reach);
  for (int i = 0; i < activities::handle_count; ++i) {
    const auto handle = static_cast<Handle>(i);
    const double away = length(activities::handle_place(box, handle) - pixel);
    if (away < best) best = away, nearest = handle;
  }
  return nearest;
}

desktop::Cursor cursor_of(Handle handle) {
  switch (handle) {
    case Handle::left:
    case Handle::right: return desktop::Cursor::resize_h;
    case Handle::top:
    case Handle::bottom: return desktop::Cursor::resize_v;
    default: return desktop::Cursor::crosshair;
  }
}

void look_for_neighbours(StageScope& stage) {
  BoardPart& board = stage.view.board;
  board.hand.neighbours.clear();
  if (!stands_freely(stage)) return;
  std::vector<const BoardItem*> found;
  board.scene.in_view(in_sight(stage), found);
  for (const BoardItem* item : found)
    if (is_note(item) && !board.selection.contains(item->key)) board.hand.neighbours.push_back(item->box);
  if (board.hand.neighbours.size() > most_neighbours) board.hand.neighbours.clear();
}

void take_hold(StageScope& stage, Vec2 from_pixel) {
  BoardPart& board = stage.view.board;
  BoardHand& hand = board.hand;
  hand.from = board.place.unit(from_pixel);
  const BoardItem* item = board.scene.pick(hand.from);
  if (hand.space) {
    hand.holds = Holds::paper;
  } else if (const auto handle = handle_under(stage, from_pixel)) {
    hand.holds = Holds::handle;
    hand.handle = *handle;
    hand.reshaped = resizable(stage)->box;
  } else if (is_note(item) && stage.writable()) {
    hand.holds = Holds::notes;
    if (!board.selection.contains(item->key)) {
      if (!stage.ui.modifiers.shift) board.selection.clear();
      board.selection.insert(item->key);
    }
    look_for_neighbours(stage);
  } else {
    hand.holds = Holds::lasso;
    hand.line = {hand.from};
    hand.chosen_before = stage.ui.modifiers.shift ? board.selection : std::set<std::uint64_t>{};
  }
}

// At the window's edge the paper goes on under what is held.
void pan_at_edge(StageScope& stage) {
  const Rect area = inset(Rect{0, 0, stage.ui.size.x, stage.ui.size.y}, stage.ui.px(edge_zone));
  const Vec2 p = stage.ui.pointer;
  const Vec2 beyond{std::max(0.0, p.x - area.right()) - std::max(0.0, area.x - p.x), std::max(0.0, p.y - area.bottom()) - std::max(0.0, area.y - p.y)};
  if (beyond == Vec2{}) return;
  stage.view.board.place.at = stage.view.board.place.at - beyond / edge_zone * (pans_a_second * std::min(stage.ui.delta, 0.05));
  stage.view.board.glide.on = false;
  stage.ui.animate();
}

void lasso(StageScope& stage, Vec2 at) {
  BoardPart& board = stage.view.board;
  BoardHand& hand = board.hand;
  if (length(at - hand.line.back()) * board.place.scale > 3) hand.line.push_back(at);
  const bool loop = activities::goes_round(hand.line);
  std::vector<const BoardItem*> found;
  board.scene.in_view(activities::spanned(hand.line), found);
  board.selection = hand.chosen_before;
  for (const BoardItem* item : found) {
    if (!is_note(item) || (loop && !activities::encloses(hand.line, item->box.centre()))) continue;
    // With Shift, what was chosen no longer is.
    if (hand.chosen_before.contains(item->key)) board.selection.erase(item->key);
    else board.selection.insert(item->key);
  }
}

void move_what_is_held(StageScope& stage, Vec2 at) {
  BoardPart& board = stage.view.board;
  BoardHand& hand = board.hand;
  switch (hand.holds) {
    case Holds::nothing: break;
    case Holds::paper:
      board.place.at = board.place.at + (at - hand.from) * board.place.scale;
      board.moved_by_hand = true;
      board.glide.on = false;
      break;
    case Holds::lasso:
      lasso(stage, at);
      pan_at_edge(stage);
      break;
    case Holds::handle:
      if (const BoardItem* note = resizable(stage))
        hand.reshaped = activities::resized(note->box, hand.handle, at, least_side, stage.ui.modifiers.shift ? activities::Proportions::kept : activities::Proportions::free);
      break;
    case Holds::notes:
      hand.by = at - hand.from;
      hand.copies = stage.ui.modifiers.alt || stage.ui.modifiers.ctrl;
      hand.snap = {};
      if (!hand.neighbours.empty()) {
        Rect held = chosen_bounds(stage);
        held.x += hand.by.x, held.y += hand.by.y;
        hand.snap = activities::snapped(held, hand.neighbours, stage.ui.px(snap_reach) / board.place.scale);
        hand.by = hand.by + hand.snap.move;
      }
      pan_at_edge(stage);
      break;
  }
}

void propose(StageScope& stage, std::uint64_t cause) {
  BoardPart& board = stage.view.board;
  board.proposed = {.cause = cause, .notes = board.selection, .by = board.hand.by};
  if (board.hand.holds == Holds::handle) board.proposed.by = {}, board.proposed.reshaped = board.hand.reshaped;
}

// Onto a theme it joins; onto a note of none, a theme is born; onto the same words, they are one pile.
std::uint64_t join_target(StageScope& stage, const BoardItem& target, std::vector<Id<Note>> notes, std::uint64_t group) {
  if (target.what == BoardItem::What::zone) {
    const bool tray = target.key == activities::BoardScene::tray_key;
    return stage.frame.ask(AssignTheme{notes, tray ? Id<Theme>{} : Id<Theme>{target.key}}, group);
  }
  const Note* under = stage.room().find(Id<Note>{target.key});
  if (!under) return 0;
  std::vector<Id<Note>> all = notes;
  all.insert(all.begin(), under->id);
  if (say_the_same(stage, all)) return reunite_notes(stage, all, group);
  if (under->theme) return stage.frame.ask(AssignTheme{notes, under->theme}, group);
  return new_theme(stage, all, group);
}

void drop_notes(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const BoardItem* target = drop_target(stage);
  std::vector<Id<Note>> notes = chosen_notes(stage);
  const std::uint64_t group = stage.frame.fresh_id();
  if (board.hand.copies) {
    DuplicateNotes copy{.notes = notes, .offset = board.hand.by};
    for (std::size_t i = 0; i < notes.size(); ++i) copy.ids.push_back(stage.fresh<Note>());
    board.selection.clear();
    for (Id<Note> id : copy.ids) board.selection.insert(id.value);
    stage.frame.ask(copy, group);
    if (target) join_target(stage, *target, copy.ids, group);
    return;
  }
  if (target) return propose(stage, join_target(stage, *target, std::move(notes), group));
  // Beside all themes, they are one of their own.
  if (!stands_freely(stage)) return propose(stage, new_theme(stage, notes, group));
  PlaceNotes move;
  for (Id<Note> id : notes)
    if (const Note* note = stage.room().find(id)) move.notes.push_back({id, note->position + board.hand.by});
  propose(stage, stage.frame.ask(move));
}

void drop(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (board.hand.holds == Holds::notes) drop_notes(stage);
  if (board.hand.holds == Holds::handle)
    if (const BoardItem* note = resizable(stage)) {
      const Rect& box = board.hand.reshaped;
      propose(stage, stage.frame.ask(ResizeNote{Id<Note>{note->key}, box.position(), box.size()}));
    }
  board.hand.holds = Holds::nothing;
  board.hand.by = {};
  board.worked_at = stage.ui.now;
}

void click(StageScope& stage, Vec2 pixel) {
  BoardPart& board = stage.view.board;
  const Vec2 at = board.place.unit(pixel);
  const BoardItem* item = board.scene.pick(at);
  const bool adds = stage.ui.modifiers.shift, touched = board.hand.by_touch;
  if (board.hand.clicks >= 2 && !adds) {
    if (!stage.writable()) return;
    if (is_note(item)) return begin_edit(stage, Id<Note>{item->key}, pixel);
    return begin_new_at(stage, at);
  }
  if (is_note(item)) {
    if (!adds) board.selection = {item->key};
    else if (!board.selection.erase(item->key)) board.selection.insert(item->key);
    return;
  }
  // A finger's tap on the paper writes, unless it puts something away.
  const bool writes = touched && board.selection.empty() && stage.writable();
  if (!adds) board.selection.clear();
  if (writes) begin_new_at(stage, at);
}

void heed_presses(StageScope& stage, const Rect& whole) {
  BoardHand& hand = stage.view.board.hand;
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    if (!pressed || !pressed->down || !ui::over(stage.ui, pressed->at, whole)) return false;
    if (pressed->button == desktop::Button::left) {
      hand.clicks = pressed->clicks;
      hand.by_touch = pressed->from_touch;
      hand.pressed_at = stage.view.board.worked_at = stage.ui.now;
    }
    if (pressed->button == desktop::Button::right && hand.holds == Holds::nothing) {
      open_board_menu(stage, pressed->at);
      return true;
    }
    return false;
  });
  if (!hand.by_touch || stage.ui.held != "board") return;
  const double left = hand.pressed_at + long_press - stage.ui.now;
  if (left > 0) return stage.ui.wake_within(left);
  stage.ui.held.clear();
  open_board_menu(stage, stage.ui.pointer);
}

void show_cursor(StageScope& stage, const ui::Drag& drag) {
  const BoardHand& hand = stage.view.board.hand;
  if (!drag.hovered && hand.holds == Holds::nothing) return;
  stage.ui.cursor = desktop::Cursor::arrow;
  if (hand.space || hand.middle || hand.holds == Holds::paper || hand.holds == Holds::notes) stage.ui.cursor = desktop::Cursor::move;
  else if (hand.holds == Holds::lasso) stage.ui.cursor = desktop::Cursor::crosshair;
  else if (hand.holds == Holds::handle) stage.ui.cursor = cursor_of(hand.handle);
  else if (const auto handle = handle_under(stage, stage.ui.pointer)) stage.ui.cursor = cursor_of(*handle);
}

void draw_line(StageScope& stage) {
  const BoardPart& board = stage.view.board;
  const Colour plum = stage.ui.theme.accent_stroke;
  if (!activities::goes_round(board.hand.line)) {
    const Rect box = board.place.px(activities::spanned(board.hand.line));
    ui::fill_rect(*stage.ui.list, box, plum, stage.ui.px(4), 0.08);
    return ui::edge(stage.ui, box, plum, 2, 4);
  }
  std::vector<Vec2> line;
  for (const Vec2& point : board.hand.line) line.push_back(board.place.px(point));
  ui::polyline(*stage.ui.list, line, plum, stage.ui.px(3));
  ui::dashed(*stage.ui.list, {line.back(), line.front()}, plum, stage.ui.px(2), {stage.ui.px(8), stage.ui.px(6)});
}

void draw_copies(StageScope& stage) {
  BoardPart& board = stage.view.board;
  std::vector<const BoardItem*> found;
  board.scene.in_view(in_sight(stage), found);
  ui::Placement moved = board.place;
  moved.at = moved.at + board.hand.by * moved.scale;
  moved.opacity = 0.85;
  for (const BoardItem* item : found)
    if (board.selection.contains(item->key)) ui::paint(stage.ui, board.scene.element(item->key), moved);
}

void draw_notes_in_hand(StageScope& stage) {
  const BoardPart& board = stage.view.board;
  const BoardHand& hand = board.hand;
  const Colour plum = stage.ui.theme.accent_stroke;
  if (hand.copies) draw_copies(stage);
  if (hand.snap.on_x) {
    const double x = board.place.px(Vec2{hand.snap.at_x, 0}).x;
    ui::line(*stage.ui.list, {x, 0}, {x, stage.ui.size.y}, plum, stage.ui.px(1.5), 0.6);
  }
  if (hand.snap.on_y) {
    const double y = board.place.px(Vec2{0, hand.snap.at_y}).y;
    ui::line(*stage.ui.list, {0, y}, {stage.ui.size.x, y}, plum, stage.ui.px(1.5), 0.6);
  }
  if (board.selection.size() < 2 && !hand.copies) return;
  const std::string count = (hand.copies ? "+" : "") + std::to_string(board.selection.size());
  const double width = std::max(stage.ui.px(40), ui::text_size(stage.ui, count, ui::Type::note).x + stage.ui.px(24));
  const Rect pill = rect_at(stage.ui.pointer + Vec2{stage.ui.px(18), stage.ui.px(14)}, {width, stage.ui.px(40)});
  const ui::InLayer above(stage.ui, ui::Layer::message, {});
  ui::card(stage.ui, pill, stage.ui.theme.accent, 20, picture::Shadow::lifted);
  ui::line_of_text(stage.ui, pill, count, ui::Type::note, stage.ui.theme.on_accent, picture::Align::centre);
  ui::place(stage.ui, "board.held", pill, true, count);
}

void draw_handles(StageScope& stage) {
  const BoardPart& board = stage.view.board;
  const BoardItem* note = resizable(stage);
  if (!note) return;
  const Rect box = board.place.px(board.hand.holds == Holds::handle ? board.hand.reshaped : note->box);
  for (const Handle handle : {Handle::top_left, Handle::top_right, Handle::bottom_right, Handle::bottom_left}) {
    const Vec2 at = activities::handle_place(box, handle);
    ui::fill_disc(*stage.ui.list, at, stage.ui.px(handle_radius), stage.ui.theme.surface);
    ui::ring(*stage.ui.list, at, stage.ui.px(handle_radius), stage.ui.theme.accent_stroke, stage.ui.px(3));
  }
}

}  // namespace

const BoardItem* resizable(const StageScope& stage) {
  const BoardPart& board = stage.view.board;
  if (board.selection.size() != 1 || !stands_freely(stage) || !stage.writable() || board.writing.editor || board.find.open) return nullptr;
  const BoardItem* item = board.scene.item(*board.selection.begin());
  // Too small to be told from its own handles: zoom first.
  return item && std::min(item->box.width, item->box.height) * board.place.scale >= stage.ui.px(48) ? item : nullptr;
}

const BoardItem* drop_target(const StageScope& stage) {
  const BoardPart& board = stage.view.board;
  if (board.hand.holds != Holds::notes || (stage.kind != activities::Stage::grouping && stands_freely(stage))) return nullptr;
  const Vec2 at = board.place.unit(stage.ui.pointer);
  std::vector<const BoardItem*> under;
  board.scene.in_view({at.x, at.y, 0.01, 0.01}, under);
  for (auto item = under.rbegin(); item != under.rend(); ++item)
    if (!board.selection.contains((*item)->key)) return *item;
  return nullptr;
}

void let_go(StageScope& stage) {
  BoardPart& board = stage.view.board;
  if (board.hand.holds == Holds::lasso) board.selection = board.hand.chosen_before;
  board.hand.holds = Holds::nothing;
  board.hand.by = {};
  if (stage.ui.held == "board" || stage.ui.held == "board.moving") stage.ui.held.clear();
}

void use_hand(StageScope& stage) {
  BoardPart& board = stage.view.board;
  const Rect whole{0, 0, stage.ui.size.x, stage.ui.size.y};
  heed_presses(stage, whole);
  const ui::Drag drag = ui::drag(stage.ui, "board", whole);
  if (drag.started) take_hold(stage, drag.from);
  if (drag.dragging || drag.dropped) move_what_is_held(stage, board.place.unit(stage.ui.pointer));
  if (drag.dropped) drop(stage);
  // Cancelled, or the window lost the focus in mid-drag.
  if (drag.cancelled || (!drag.dragging && board.holds_something())) let_go(stage);
  if (drag.clicked) click(stage, stage.ui.pointer);
  show_cursor(stage, drag);
}

void draw_hand(StageScope& stage) {
  switch (stage.view.board.hand.holds) {
    case Holds::lasso: return draw_line(stage);
    case Holds::notes: return draw_notes_in_hand(stage);
    case Holds::nothing:
    case Holds::handle: return draw_handles(stage);
    case Holds::paper: return;
  }
}

}  // namespace pressoir::screens
