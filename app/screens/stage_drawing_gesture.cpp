#include "app/screens/stage_drawing_gesture.h"

#include <numbers>

namespace pressoir::screens {

using namespace workshop;
using activities::Handle;

namespace {

constexpr double knob_away = 40;  // LOOK px
constexpr double least_side = 12; // board units

// What a connector's end would hold on to there.
ConnectorEnd end_at(const StageScope& stage, Vec2 at, Id<Drawn> not_this) {
  const BoardPart& board = stage.view.board;
  ConnectorEnd end{.at = at};
  std::vector<const activities::BoardItem*> under;
  board.scene.in_view(inset(Rect{at.x, at.y, 0, 0}, -8), under);
  for (auto item = under.rbegin(); item != under.rend(); ++item) {
    const Id<Drawn> thing{(*item)->key};
    if (thing == not_this || stage.room().find(Id<Stroke>{thing.value})) continue;
    const auto lies = lying(stage.room(), thing);
    if (!lies || !inset(lies->box, -8).contains(turned_about(at, lies->box.centre(), -lies->rotation))) continue;
    end.thing = thing;
    return end;
  }
  return end;
}

} // namespace

std::optional<Single> single(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  if (drawing.chosen.size() != 1 || !stage.view.board.selection.empty()) return std::nullopt;
  std::optional<Single> found;
  with_drawn(stage.room(), {*drawing.chosen.begin()}, [&]<class E>(const E& entity) {
    if constexpr (lies_in_box<E>) found = Single{{rect_at(entity.position, entity.size), entity.rotation}, !std::is_same_v<E, Shape> && !std::is_same_v<E, Lettering>};
  });
  return found;
}
const Connector* single_connector(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  return drawing.chosen.size() == 1 ? stage.room().find(Id<Connector>{*drawing.chosen.begin()}) : nullptr;
}

std::optional<Frame> frame_of_chosen(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  if (drawing.chosen.empty() || single_connector(stage)) return std::nullopt;
  if (const auto one = single(stage)) return Frame{one->lying.box, one->lying.rotation};
  const Rect box = chosen_drawn_bounds(stage);
  return box.empty() ? std::nullopt : std::optional(Frame{box, 0});
}

Vec2 knob_place(const StageScope& stage, const Frame& frame) {
  const double scale = stage.view.board.place.scale;
  return turned_about({frame.box.centre().x, frame.box.y - stage.ui.px(knob_away) / scale}, frame.box.centre(), frame.degrees);
}

Change change_now(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  Change change;
  switch (drawing.holds) {
  case DrawHolds::things: change.by = drawing.at - drawing.from + drawing.snap.move; break;
  case DrawHolds::turn: {
    const Vec2 centre = drawing.box_before.centre();
    const auto angle = [&](Vec2 p) { return std::atan2(p.y - centre.y, p.x - centre.x) * 180 / std::numbers::pi; };
    change.turn = angle(drawing.at) - angle(drawing.from);
    const auto one = single(stage);
    const double before = one ? one->lying.rotation : 0;
    // Upright and the quarter turns are easy to meet; Shift: steps of 15.
    double whole = before + change.turn;
    if (stage.ui.modifiers.shift) whole = std::round(whole / 15) * 15;
    else if (const double quarter = std::round(whole / 90) * 90; std::abs(whole - quarter) < 3) whole = quarter;
    change.turn = whole - before;
    change.about = centre;
    break;
  }
  case DrawHolds::handle: {
    const auto one = single(stage);
    const double degrees = one ? one->lying.rotation : 0;
    const Vec2 to = turned_about(drawing.at, drawing.box_before.centre(), -degrees);
    change.crops = drawing.cropping && can_crop(stage);
    const bool kept = !change.crops && is_corner(drawing.handle) && ((!one || one->keeps_proportions) != stage.ui.modifiers.shift);
    change.scales = true;
    change.whole = is_corner(drawing.handle);
    change.from = drawing.box_before;
    change.to = activities::resized(drawing.box_before, drawing.handle, to, least_side, kept ? activities::Proportions::kept : activities::Proportions::free);
    break;
  }
  default: break;
  }
  return change;
}

Rect dragged_box(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  Vec2 to = drawing.at;
  if (stage.ui.modifiers.shift) {
    const double side = std::max(std::abs(to.x - drawing.from.x), std::abs(to.y - drawing.from.y));
    to = {drawing.from.x + (to.x < drawing.from.x ? -side : side), drawing.from.y + (to.y < drawing.from.y ? -side : side)};
  }
  return {std::min(drawing.from.x, to.x), std::min(drawing.from.y, to.y), std::abs(to.x - drawing.from.x), std::abs(to.y - drawing.from.y)};
}

Shape shape_in_hand(const StageScope& stage, const Rect& box) {
  const DrawingView& drawing = stage.view.drawing;
  Shape shape{.shape = drawing.shape, .position = box.position(), .size = box.size(), .seed = static_cast<std::int64_t>(drawing.seed)};
  if (drawing.ink >= first_pale) shape.fill = ink_of(drawing, DrawTool::shape);
  else shape.edge = ink_of(drawing, DrawTool::shape);
  shape.edge_width = nib_width(DrawTool::pen, drawing.nib);
  if (shape.shape == ShapeKind::frame) shape.style = EdgeStyle::plain, shape.edge_width = 3, shape.edge = rgb(0x656A76), shape.fill = {0, 0, 0, 0}, shape.layer = Layer::background;
  return shape;
}

Connector connector_in_hand(const StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  Connector connector{.from = end_at(stage, drawing.from, {}), .to = end_at(stage, drawing.at, {}), .route = drawing.route, .seed = static_cast<std::int64_t>(drawing.seed)};
  if (connector.to.thing == connector.from.thing) connector.to.thing = {};
  connector.to.end = LineEnd::arrow;
  connector.colour = ink_of(drawing, DrawTool::connector);
  connector.width = nib_width(DrawTool::pen, drawing.nib);
  return connector;
}

Connector rejoined(const StageScope& stage, const Connector& before) {
  const DrawingView& drawing = stage.view.drawing;
  Connector connector = before;
  ConnectorEnd& end = drawing.from_end ? connector.from : connector.to;
  const ConnectorEnd& other = drawing.from_end ? connector.to : connector.from;
  const LineEnd tip = end.end;
  end = end_at(stage, drawing.at, {before.id.value});
  end.end = tip;
  if (end.thing && end.thing == other.thing) end.thing = {};
  return connector;
}

Rect chosen_drawn_bounds(const StageScope& stage) {
  Rect box;
  for (const std::uint64_t key : stage.view.drawing.chosen)
    with_drawn(stage.room(), {key}, [&]<class E>(const E& entity) {
      if constexpr (lies_in_box<E>) box = united(box, picture::turned_bounds(inset(rect_at(entity.position, entity.size), -0.5), rect_at(entity.position, entity.size).centre(), entity.rotation));
      else box = united(box, inset(bounds_of(stage.room(), entity), -1));
    });
  return box;
}

Pictogram pictogram_in_hand(const StageScope& stage, Vec2 at) {
  const DrawingView& drawing = stage.view.drawing;
  const double wide = 144 * pictogram_proportion(drawing.pictogram);
  Pictogram pictogram{.name = drawing.pictogram, .position = {at.x - wide / 2, at.y - 72}, .size = {wide, 144}};
  if (drawing.ink >= first_pale) pictogram.accent = ink_of(drawing, DrawTool::pictogram);
  else pictogram.colour = ink_of(drawing, DrawTool::pictogram);
  return pictogram;
}

} // namespace pressoir::screens
