// Pens, markers, highlighters and the eraser under the mouse and under any number of fingers.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_drawing_parts.h"
#include "facilitation/activities/drawn_element.h"
#include "facilitation/workshop/ink_points.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr std::int64_t the_mouse = -1;
constexpr double least_step = 0.6, still_within = 4; // LOOK px
constexpr double rest_means = 0.55;                   // seconds
constexpr double two_fingers_within = 0.25, palm_after_pen = 0.5; // seconds
constexpr double fingers_of_a_hand = 700;             // LOOK px between two fingers that pinch
constexpr double samples_a_second = 120;

PenTool pen_of(DrawTool tool) {
  return tool == DrawTool::marker ? PenTool::marker : tool == DrawTool::highlighter ? PenTool::highlighter : PenTool::pen;
}

void erase_under(StageScope& stage, Vec2 from, Vec2 to) {
  if (stage.view.drawing.erasing == Erasing::part) return erase_parts(stage, from, to);
  // No stroke slips between two events of a fast hand.
  const int steps = std::clamp(static_cast<int>(length(to - from) / stage.ui.px(5)), 1, 200);
  for (int i = 0; i <= steps; ++i)
    if (const std::uint64_t thing = drawn_under(stage, from + (to - from) * (static_cast<double>(i) / steps))) stage.view.drawing.erased.insert(thing);
}

void begin(StageScope& stage, std::int64_t pointer, Vec2 at, std::optional<double> pressure) {
  DrawingView& drawing = stage.view.drawing;
  StrokeInHand& stroke = drawing.strokes[pointer] = StrokeInHand();
  stroke.tool = drawing.tool;
  stroke.began_at = stroke.last_at = at;
  stroke.began = stroke.rests_since = stage.ui.now;
  stroke.samples.points.push_back(stroke.steady.follow(stage.view.board.place.unit(at), 0));
  if (pressure) stroke.pressures.push_back(static_cast<std::uint8_t>(std::clamp(*pressure * 255, 1.0, 255.0)));
  stage.view.board.worked_at = stage.ui.now;
  if (drawing.tool == DrawTool::eraser) erase_under(stage, at, at);
}

void go_on(StageScope& stage, StrokeInHand& stroke, Vec2 at, std::optional<double> pressure) {
  if (length(at - stroke.last_at) > stage.ui.px(still_within) || (!stroke.guess && length(at - stroke.last_at) > stage.ui.px(1.5))) {
    stroke.rests_since = stage.ui.now;
    stroke.guess.reset();
  }
  if (stroke.tool == DrawTool::eraser) erase_under(stage, stroke.last_at, at);
  const Vec2 unit = stroke.steady.follow(stage.view.board.place.unit(at), 1 / samples_a_second);
  if (length(unit - stroke.samples.points.back()) * stage.view.board.place.scale >= stage.ui.px(least_step) && stroke.samples.points.size() < most_ink_points) {
    stroke.samples.points.push_back(unit);
    if (!stroke.pressures.empty()) stroke.pressures.push_back(static_cast<std::uint8_t>(std::clamp(pressure.value_or(0.5) * 255, 1.0, 255.0)));
  }
  stroke.last_at = at;
}

// SDL2 says 1 for fingers on screens that tell no pressure: then speed decides.
bool tells_pressure(const StrokeInHand& stroke) {
  return stroke.pressures.size() > 3 && std::any_of(stroke.pressures.begin(), stroke.pressures.end(), [&](std::uint8_t p) { return p != stroke.pressures.front(); });
}

void add_guess(AddDrawn& add, const picture::ShapeGuess& guess, const Stroke& stroke, std::uint64_t key) {
  using What = picture::ShapeGuess::What;
  if (guess.what == What::line || guess.what == What::arrow) {
    Connector line{.route = Route::straight, .style = EdgeStyle::hand_drawn, .seed = 0, .colour = stroke.colour, .width = stroke.width};
    line.from.at = guess.from, line.to.at = guess.to;
    line.to.end = guess.what == What::arrow ? LineEnd::arrow : LineEnd::none;
    add.connectors.push_back({{key}, line});
    return;
  }
  Shape shape{.position = guess.box.position(), .size = guess.box.size(), .seed = 0, .edge = stroke.colour, .edge_width = stroke.width};
  shape.shape = guess.what == What::ellipse ? ShapeKind::ellipse : guess.what == What::triangle ? ShapeKind::triangle : guess.what == What::diamond ? ShapeKind::diamond : ShapeKind::rectangle;
  add.shapes.push_back({{key}, shape});
}

void keep(StageScope& stage, StrokeInHand& stroke, Vec2 at) {
  const DrawingView& drawing = stage.view.drawing;
  std::vector<Vec2>& points = stroke.samples.points;
  // The pen arrives where the hand lifted it.
  const Vec2 end = stage.view.board.place.unit(at);
  if (length(end - points.back()) > ink_step && points.size() < most_ink_points) {
    points.push_back(end);
    if (!stroke.pressures.empty()) stroke.pressures.push_back(stroke.pressures.back());
  }
  if (!tells_pressure(stroke)) stroke.pressures.clear();
  InkLine line{points, stroke.pressures};
  for (std::uint8_t& pressure : line.pressures) pressure = static_cast<std::uint8_t>(std::min(255, pressure * 3 / 4 + 32)); // a finger's middle is the usual pressure
  const Stroke is{.tool = pen_of(stroke.tool), .colour = ink_of(drawing, stroke.tool), .width = nib_width(stroke.tool, drawing.nib), .position = ink_bounds(points).position()};
  const Id<Stroke> id = stage.fresh<Stroke>();
  AddDrawn add{.board = stage.view.board.board};
  add.strokes.push_back({.id = id, .is = is, .points = packed(line), .path = {}});
  const auto whole = unpacked(add.strokes.front().points);
  std::uint64_t cause = stage.frame.ask(add);
  picture::Element element{.entity = id.value};
  if (stroke.guess) {
    // The help is an act of its own: one undo gives the hand's own line back.
    const std::uint64_t group = stage.frame.fresh_id(), key = stage.frame.fresh_id();
    AddDrawn instead{.board = stage.view.board.board};
    add_guess(instead, *stroke.guess, is, key);
    stage.frame.ask(DeleteDrawn{{{id.value}}}, group);
    cause = stage.frame.ask(instead, group);
    const activities::BoardLook& look = stage.view.board.scene.look();
    element = instead.shapes.empty() ? activities::drawn_element(stage.room(), instead.connectors.front().is, look) : activities::drawn_element(stage.room(), instead.shapes.front().is, look);
    element.entity = key;
  } else if (whole) {
    std::vector<Vec2> moved = whole->points;
    for (Vec2& point : moved) point = point + is.position;
    element.items.emplace_back(activities::pen_stroke(moved, whole->pressures, is.tool, is.width, is.colour, stage.view.board.scene.look()));
  }
  show_ahead(stage, cause, element.entity, std::move(element));
}

void end(StageScope& stage, std::int64_t pointer, Vec2 at) {
  DrawingView& drawing = stage.view.drawing;
  const auto found = drawing.strokes.find(pointer);
  if (found == drawing.strokes.end()) return;
  StrokeInHand stroke = std::move(found->second);
  drawing.strokes.erase(found);
  stage.view.board.worked_at = stage.ui.now;
  if (stroke.tool != DrawTool::eraser) return keep(stage, stroke, at);
  erase_under(stage, stroke.last_at, at);
  keep_pieces(stage);
  if (drawing.erased.empty()) return;
  DeleteDrawn gone;
  for (const std::uint64_t thing : drawing.erased) gone.things.push_back({thing});
  drawing.settling = stage.frame.ask(gone);
  drawing.settling_revision = 0;
}

// A second finger close to one that has only just touched: the hand means the paper.
bool is_pinch(const StageScope& stage, const desktop::Touched& touch) {
  if (stage.view.board.hand.pinching) return true;
  return std::any_of(stage.view.drawing.strokes.begin(), stage.view.drawing.strokes.end(), [&](const auto& one) {
    const StrokeInHand& stroke = one.second;
    return one.first != the_mouse && stage.ui.now - stroke.began < two_fingers_within && length(stroke.last_at - stroke.began_at) < stage.ui.px(24) &&
           length(touch.at - stroke.last_at) < stage.ui.px(fingers_of_a_hand);
  });
}

void give_fingers_to_camera(StageScope& stage) {
  for (const auto& [finger, stroke] : stage.view.drawing.strokes)
    if (finger != the_mouse) stage.view.board.hand.fingers[finger] = stroke.last_at;
  std::erase_if(stage.view.drawing.strokes, [](const auto& one) { return one.first != the_mouse; });
}

// True when the event was the pens'.
bool take(StageScope& stage, const desktop::Event& event, const Rect& paper) {
  DrawingView& drawing = stage.view.drawing;
  if (const auto* touch = std::get_if<desktop::Touched>(&event)) {
    const auto known = drawing.strokes.find(touch->finger);
    switch (touch->phase) {
    case desktop::Phase::down:
      if (!ui::over(stage.ui, touch->at, paper)) return false;
      if (drawing.strokes.contains(the_mouse) || stage.ui.now - drawing.pen_at < palm_after_pen) return true; // a palm
      if (is_pinch(stage, *touch)) return give_fingers_to_camera(stage), false;
      begin(stage, touch->finger, touch->at, touch->pressure);
      return true;
    case desktop::Phase::moved:
      if (known == drawing.strokes.end()) return false;
      go_on(stage, known->second, touch->at, touch->pressure);
      return true;
    case desktop::Phase::up:
      if (known == drawing.strokes.end()) return false;
      end(stage, touch->finger, touch->at);
      return true;
    }
  }
  if (const auto* moved = std::get_if<desktop::MouseMoved>(&event)) {
    if (moved->from_touch) return !drawing.strokes.empty();
    const auto known = drawing.strokes.find(the_mouse);
    if (known != drawing.strokes.end()) go_on(stage, known->second, moved->at, std::nullopt), drawing.pen_at = stage.ui.now;
    return false;
  }
  const auto* pressed = std::get_if<desktop::MousePressed>(&event);
  if (!pressed || pressed->button != desktop::Button::left) return false;
  // What SDL2 makes of the first finger: the finger itself draws.
  if (pressed->from_touch) return pressed->down ? ui::over(stage.ui, pressed->at, paper) && !stage.view.board.hand.pinching : !drawing.strokes.empty();
  if (pressed->down) {
    if (stage.view.board.hand.space || !ui::over(stage.ui, pressed->at, paper)) return false;
    begin(stage, the_mouse, pressed->at, std::nullopt);
    drawing.pen_at = stage.ui.now;
    return true;
  }
  if (!drawing.strokes.contains(the_mouse)) return false;
  end(stage, the_mouse, pressed->at);
  return true;
}

void look_for_rest(StageScope& stage) {
  for (auto& [pointer, stroke] : stage.view.drawing.strokes) {
    if (stroke.guess || stroke.tool == DrawTool::eraser || stroke.tool == DrawTool::highlighter || stroke.samples.points.size() < 8) continue;
    const double left = stroke.rests_since + rest_means - stage.ui.now;
    if (left > 0) stage.ui.wake_within(left);
    else stroke.guess = picture::guess_shape(stroke.samples.points);
  }
}

} // namespace

void take_pens(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  if (!drawing.strokes.empty() && ui::take_key(stage.ui, desktop::Key::escape)) put_pens_down(stage);
  for (const desktop::Event& event : stage.ui.events)
    if (const auto* focused = std::get_if<desktop::Focused>(&event); focused && !focused->has_focus) put_pens_down(stage);
  const Rect paper = drawing_paper(stage);
  std::erase_if(stage.ui.events, [&](const desktop::Event& event) { return take(stage, event, paper); });
  look_for_rest(stage);
}

void put_pens_down(StageScope& stage) {
  stage.view.drawing.strokes.clear();
  stage.view.drawing.pieces.clear();
  if (stage.view.drawing.settling == 0) stage.view.drawing.erased.clear();
}

void draw_pens(StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  const activities::BoardLook& look = stage.view.board.scene.look();
  draw_pieces(stage);
  for (const auto& [pointer, stroke] : drawing.strokes) {
    if (stroke.tool == DrawTool::eraser) {
      ui::ring(*stage.ui.list, stroke.last_at, stage.ui.px(14), drawing.erasing == Erasing::part ? stage.ui.theme.accent_stroke : stage.ui.theme.ink3, stage.ui.px(2));
      continue;
    }
    if (stroke.guess) {
      AddDrawn instead;
      const Stroke is{.colour = ink_of(drawing, stroke.tool), .width = nib_width(stroke.tool, drawing.nib)};
      add_guess(instead, *stroke.guess, is, 1);
      ui::paint(stage.ui, instead.shapes.empty() ? activities::drawn_element(stage.room(), instead.connectors.front().is, look)
                                                 : activities::drawn_element(stage.room(), instead.shapes.front().is, look), stage.view.board.place);
      continue;
    }
    const auto pressures = tells_pressure(stroke) ? stroke.pressures : std::vector<std::uint8_t>();
    stage.ui.inks->draw(*stage.ui.list, activities::pen_stroke(stroke.samples.points, pressures, pen_of(stroke.tool), nib_width(stroke.tool, drawing.nib), ink_of(drawing, stroke.tool), look),
                        stage.view.board.place);
  }
}

} // namespace pressoir::screens
