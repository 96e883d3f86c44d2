// The hand on the drawing: choosing by click, lasso or rectangle; moving, scaling and turning what is chosen; drawing
// shapes and connectors. State changes only on letting go; Esc puts everything back.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_drawing_gesture.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/activities/lasso.h"

namespace pressoir::screens {

using namespace workshop;
using activities::Handle;

namespace {

constexpr double snap_reach = 8;  // LOOK px
constexpr double least_drag = 10; // board units
constexpr std::size_t most_neighbours = 400, most_shown_ahead = 600;

void choose(StageScope& stage, std::uint64_t thing, bool adds) {
  DrawingView& drawing = stage.view.drawing;
  if (!adds) drawing.chosen.clear(), stage.view.board.selection.clear();
  if (!drawing.chosen.contains(thing)) drawing.cropping = false;
  const bool was = drawing.chosen.contains(thing);
  for (const Id<Drawn> one : with_group(stage.room(), {thing})) {
    if (adds && was) drawing.chosen.erase(one.value);
    else drawing.chosen.insert(one.value);
  }
}

void look_for_neighbours(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  const BoardPart& board = stage.view.board;
  drawing.neighbours.clear();
  std::vector<const activities::BoardItem*> found;
  board.scene.in_view(in_sight(stage), found);
  for (const activities::BoardItem* item : found) {
    if (drawing.chosen.contains(item->key) || board.selection.contains(item->key)) continue;
    // Strokes are no edges to line up with.
    if (stage.room().find(Id<Stroke>{item->key})) continue;
    if (const auto lies = lying(stage.room(), {item->key}); lies && lies->rotation == 0) drawing.neighbours.push_back(lies->box);
  }
  if (drawing.neighbours.size() > most_neighbours) drawing.neighbours.clear();
}

void take_hold(StageScope& stage, Vec2 pixel) {
  DrawingView& drawing = stage.view.drawing;
  BoardPart& board = stage.view.board;
  drawing.from = drawing.at = board.place.unit(pixel);
  drawing.snap = {};
  drawing.neighbours.clear();
  board.worked_at = stage.ui.now;
  if (drawing.tool == DrawTool::shape || drawing.tool == DrawTool::connector) {
    drawing.holds = drawing.tool == DrawTool::shape ? DrawHolds::shape : DrawHolds::connector;
    return;
  }
  if (const Connector* connector = single_connector(stage)) {
    const std::vector<Vec2> line = activities::connector_line(stage.room(), *connector);
    for (const bool from : {true, false})
      if (length(board.place.px(from ? line.front() : line.back()) - pixel) < stage.ui.px(handle_reach)) {
        drawing.holds = DrawHolds::end, drawing.from_end = from;
        return;
      }
  }
  if (const auto frame = frame_of_chosen(stage)) {
    drawing.box_before = frame->box;
    if (length(board.place.px(knob_place(stage, *frame)) - pixel) < stage.ui.px(handle_reach)) {
      drawing.holds = DrawHolds::turn;
      return;
    }
    double nearest = stage.ui.px(handle_reach);
    for (int i = 0; i < activities::handle_count; ++i) {
      const auto handle = static_cast<Handle>(i);
      if (!is_corner(handle) && !single(stage)) continue;
      const Vec2 at = board.place.px(turned_about(activities::handle_place(frame->box, handle), frame->box.centre(), frame->degrees));
      if (const double away = length(at - pixel); away < nearest) nearest = away, drawing.holds = DrawHolds::handle, drawing.handle = handle;
    }
    if (drawing.holds == DrawHolds::handle) return;
  }
  if (const std::uint64_t thing = drawn_under(stage, pixel)) {
    if (!drawing.chosen.contains(thing)) choose(stage, thing, stage.ui.modifiers.shift);
    drawing.holds = DrawHolds::things;
    look_for_neighbours(stage);
    return;
  }
  // Inside the frame of several: they are held by what is between them.
  if (drawing.chosen.size() > 1 && chosen_drawn_bounds(stage).contains(drawing.from)) {
    drawing.holds = DrawHolds::things;
    look_for_neighbours(stage);
    return;
  }
  drawing.holds = DrawHolds::lasso;
  drawing.line = {drawing.from};
  drawing.chosen_before = stage.ui.modifiers.shift ? drawing.chosen : std::set<std::uint64_t>{};
  drawing.notes_before = stage.ui.modifiers.shift ? board.selection : std::set<std::uint64_t>{};
}

void lasso(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  BoardPart& board = stage.view.board;
  if (length(drawing.at - drawing.line.back()) * board.place.scale > 3) drawing.line.push_back(drawing.at);
  const bool loop = activities::goes_round(drawing.line);
  const Rect around = activities::spanned(drawing.line);
  std::vector<const activities::BoardItem*> found;
  board.scene.in_view(around, found);
  drawing.chosen = drawing.chosen_before, board.selection = drawing.notes_before;
  for (const activities::BoardItem* item : found) {
    const Vec2 middle = item->box.centre();
    if (loop ? !activities::encloses(drawing.line, middle) : !around.contains(middle)) continue;
    if (item->what == activities::BoardItem::What::note) board.selection.insert(item->key);
    if (item->what != activities::BoardItem::What::drawn) continue;
    bool locked = false;
    with_drawn(stage.room(), {item->key}, [&](const auto& entity) { locked = entity.locked; });
    if (locked) continue;
    for (const Id<Drawn> one : with_group(stage.room(), {item->key})) drawing.chosen.insert(one.value);
  }
}

// The request whose answer ends the gesture; until then its things are shown as they were left.
void settle(StageScope& stage, std::uint64_t cause, const Change& change) {
  DrawingView& drawing = stage.view.drawing;
  drawing.settling = cause;
  drawing.settling_revision = 0;
  drawing.settled = drawing.chosen;
  if (drawing.chosen.size() > most_shown_ahead) {
    drawing.settled.clear();
    return;
  }
  for (const std::uint64_t key : drawing.chosen)
    with_drawn(stage.room(), {key}, [&](const auto& entity) {
      picture::Element element = activities::drawn_element(stage.room(), changed(stage.room(), entity, change), stage.view.board.scene.look());
      drawing.ahead.push_back({.cause = cause, .key = key, .element = std::move(element), .replaces = true});
    });
}

void drop_things(StageScope& stage, const Change& change) {
  DrawingView& drawing = stage.view.drawing;
  BoardPart& board = stage.view.board;
  const std::uint64_t group = stage.frame.fresh_id();
  std::vector<Id<Drawn>> things;
  for (const std::uint64_t key : drawing.chosen) things.push_back({key});
  if (drawing.holds == DrawHolds::things && (stage.ui.modifiers.alt || stage.ui.modifiers.ctrl)) {
    DuplicateDrawn copy{.things = things, .ids = {}, .offset = change.by};
    drawing.chosen.clear();
    for (std::size_t i = 0; i < things.size(); ++i) copy.ids.push_back(stage.fresh<Drawn>()), drawing.chosen.insert(copy.ids.back().value);
    drawing.settling = stage.frame.ask(copy, group);
    drawing.settling_revision = 0;
    return;
  }
  PlaceDrawn place;
  for (const Id<Drawn> thing : things)
    with_drawn(stage.room(), thing, [&]<class E>(const E& entity) {
      const E after = changed(stage.room(), entity, change);
      PlaceDrawn::One one{.thing = thing};
      if constexpr (lies_in_box<E>) {
        one.position = after.position;
        if (after.size != entity.size) one.size = after.size;
        if (after.rotation != entity.rotation) one.rotation = after.rotation;
        if constexpr (std::is_same_v<E, PlacedImage>)
          if (after.crop_from != entity.crop_from || after.crop_to != entity.crop_to) one.crop_from = after.crop_from, one.crop_to = after.crop_to;
        if constexpr (std::is_same_v<E, Stroke>) one.weight = after.width / entity.width;
        if constexpr (std::is_same_v<E, Lettering>) one.weight = after.letters / entity.letters;
      } else {
        const Rect box = bounds_of(stage.room(), after);
        one.position = box.position(), one.size = box.size();
      }
      place.things.push_back(one);
    });
  if (!place.things.empty()) settle(stage, stage.frame.ask(place, group), change);
  if (drawing.holds != DrawHolds::things || board.selection.empty()) return;
  PlaceNotes notes;
  for (const std::uint64_t key : board.selection)
    if (const Note* note = stage.room().find(Id<Note>{key})) notes.notes.push_back({note->id, note->position + change.by});
  if (!notes.notes.empty()) board.proposed = {.cause = stage.frame.ask(notes, group), .notes = board.selection, .by = change.by};
}

void add_shape(StageScope& stage, Rect box) {
  DrawingView& drawing = stage.view.drawing;
  AddDrawn add{.board = stage.view.board.board};
  const Id<Shape> id = stage.fresh<Shape>();
  const Shape shape = shape_in_hand(stage, box);
  add.shapes.push_back({id, shape});
  const std::uint64_t cause = stage.frame.ask(add);
  show_ahead(stage, cause, id.value, activities::drawn_element(stage.room(), shape, stage.view.board.scene.look()));
  drawing.chosen = {id.value};
  drawing.tool = DrawTool::select;
}

void drop(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  stage.view.board.worked_at = stage.ui.now;
  switch (drawing.holds) {
  case DrawHolds::things:
  case DrawHolds::handle:
  case DrawHolds::turn: drop_things(stage, change_now(stage)); break;
  case DrawHolds::shape:
    if (const Rect box = dragged_box(stage); box.width >= least_drag && box.height >= least_drag) add_shape(stage, box);
    break;
  case DrawHolds::connector: {
    if (length(drawing.at - drawing.from) < least_drag) break;
    AddDrawn add{.board = stage.view.board.board};
    const Id<Connector> id = stage.fresh<Connector>();
    const Connector connector = connector_in_hand(stage);
    add.connectors.push_back({id, connector});
    show_ahead(stage, stage.frame.ask(add), id.value, activities::drawn_element(stage.room(), connector, stage.view.board.scene.look()));
    drawing.seed = stage.frame.fresh_id() >> 1;
    break;
  }
  case DrawHolds::end:
    if (const Connector* before = single_connector(stage)) {
      const Connector after = rejoined(stage, *before);
      RouteConnector route{.connector = before->id};
      (drawing.from_end ? route.from : route.to) = drawing.from_end ? after.from : after.to;
      const std::uint64_t cause = stage.frame.ask(route);
      drawing.settling = cause, drawing.settling_revision = 0, drawing.settled = drawing.chosen;
      drawing.ahead.push_back({.cause = cause, .key = before->id.value, .element = activities::drawn_element(stage.room(), after, stage.view.board.scene.look()), .replaces = true});
    }
    break;
  case DrawHolds::lasso:
  case DrawHolds::nothing: break;
  }
  drawing.holds = DrawHolds::nothing;
}

void click(StageScope& stage, Vec2 pixel) {
  DrawingView& drawing = stage.view.drawing;
  const Vec2 at = stage.view.board.place.unit(pixel);
  switch (drawing.tool) {
  case DrawTool::shape: return add_shape(stage, {at.x - 150, at.y - 90, 300, 180});
  case DrawTool::lettering: {
    const std::uint64_t under = drawn_under(stage, pixel);
    if (!under || !write_words_in(stage, under)) write_words_at(stage, at);
    return;
  }
  case DrawTool::pictogram: {
    if (drawing.pictogram.empty()) return;
    AddDrawn add{.board = stage.view.board.board};
    const Id<Pictogram> id = stage.fresh<Pictogram>();
    const Pictogram pictogram = pictogram_in_hand(stage, at);
    add.pictograms.push_back({id, pictogram});
    show_ahead(stage, stage.frame.ask(add), id.value, activities::drawn_element(stage.room(), pictogram, stage.view.board.scene.look()));
    return;
  }
  case DrawTool::select: break;
  default: return;
  }
  const std::uint64_t thing = drawn_under(stage, pixel);
  if (drawing.clicks >= 2) {
    if (thing ? write_words_in(stage, thing) : (write_words_at(stage, at), true)) return;
  }
  if (thing) return choose(stage, thing, stage.ui.modifiers.shift);
  if (!stage.ui.modifiers.shift) drawing.chosen.clear(), stage.view.board.selection.clear();
}

// A note under the hand is the board's business.
bool is_the_boards(const StageScope& stage, Vec2 pixel) {
  const DrawingView& drawing = stage.view.drawing;
  const BoardPart& board = stage.view.board;
  if (board.hand.space) return true;
  if (drawing.tool != DrawTool::select || !drawing.chosen.empty()) return false;
  const activities::BoardItem* item = board.scene.pick(board.place.unit(pixel));
  return item && item->what == activities::BoardItem::What::note;
}

} // namespace

void let_go_of_drawing(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  if (drawing.holds == DrawHolds::lasso) drawing.chosen = drawing.chosen_before, stage.view.board.selection = drawing.notes_before;
  drawing.holds = DrawHolds::nothing;
  if (stage.ui.held == "drawing") stage.ui.held.clear();
}

void take_drawing_hand(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  const Rect paper = drawing_paper(stage);
  bool mine = stage.ui.held == "drawing" || drawing.holds != DrawHolds::nothing;
  for (const desktop::Event& event : stage.ui.events) {
    const auto* pressed = std::get_if<desktop::MousePressed>(&event);
    if (!pressed || !pressed->down || pressed->button != desktop::Button::left || !ui::over(stage.ui, pressed->at, paper)) continue;
    if (drawing.writing.editor) continue; // it ends by itself
    mine = mine || !is_the_boards(stage, pressed->at);
    drawing.clicks = pressed->clicks;
    if (mine) drawing.seed = stage.frame.fresh_id() >> 1;
  }
  if (!mine || drawing.writing.editor) return;
  const ui::Drag drag = ui::drag(stage.ui, "drawing", paper);
  if (drag.started) take_hold(stage, drag.from);
  if (drag.dragging || drag.dropped) {
    drawing.at = stage.view.board.place.unit(stage.ui.pointer);
    if (drawing.holds == DrawHolds::lasso) lasso(stage);
    if (drawing.holds == DrawHolds::things) {
      drawing.snap = {};
      if (!drawing.neighbours.empty()) {
        Rect held = chosen_drawn_bounds(stage);
        held.x += drawing.at.x - drawing.from.x, held.y += drawing.at.y - drawing.from.y;
        drawing.snap = activities::snapped(held, drawing.neighbours, stage.ui.px(snap_reach) / stage.view.board.place.scale);
      }
    }
  }
  if (drag.dropped) drop(stage);
  if (drag.cancelled || (!drag.dragging && drawing.holds != DrawHolds::nothing)) let_go_of_drawing(stage);
  if (drag.clicked) click(stage, stage.ui.pointer);
}

} // namespace pressoir::screens
