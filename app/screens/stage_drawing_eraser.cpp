// The eraser that splits: of strokes it takes what it passes over, and leaves the rest as strokes of the same pen.
#include <algorithm>
#include <cmath>

#include "app/screens/stage_drawing_parts.h"
#include "app/ui/scene_painter.h"
#include "facilitation/activities/drawn_element.h"

namespace pressoir::screens {

using namespace workshop;

namespace {

constexpr double reach = 14; // LOOK px, around the middle of the eraser

// Where the pen went, board units.
std::optional<InkLine> line_of(const WorkshopState& state, const Stroke& stroke) {
  const InkPoints* points = state.find(stroke.points);
  auto line = points ? unpacked(points->bytes) : std::nullopt;
  if (!line) return std::nullopt;
  const Vec2 natural = ink_bounds(line->points).size();
  const Vec2 scale{natural.x > 0 ? stroke.size.x / natural.x : 1, natural.y > 0 ? stroke.size.y / natural.y : 1};
  const Vec2 centre = rect_at(stroke.position, stroke.size).centre();
  for (Vec2& point : line->points) point = turned_about({stroke.position.x + point.x * scale.x, stroke.position.y + point.y * scale.y}, centre, stroke.rotation);
  return line;
}

double distance(Vec2 p, Vec2 a, Vec2 b) {
  const Vec2 d = b - a;
  const double square = d.x * d.x + d.y * d.y;
  const double t = square > 0 ? std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / square, 0.0, 1.0) : 0;
  return length(p - (a + d * t));
}

// Without what lies within `radius` of the way from a to b. Long stretches between two samples are cut too.
std::vector<InkLine> cut(const InkLine& line, Vec2 a, Vec2 b, double radius, bool& changed) {
  std::vector<InkLine> left;
  InkLine now;
  const bool pressed = line.pressures.size() == line.points.size();
  const auto end_piece = [&] {
    if (now.points.size() > 1) left.push_back(std::move(now));
    now = {};
  };
  const auto take = [&](Vec2 point, std::uint8_t pressure) {
    if (distance(point, a, b) <= radius) {
      changed = true;
      return end_piece();
    }
    now.points.push_back(point);
    if (pressed) now.pressures.push_back(pressure);
  };
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    const std::uint8_t pressure = pressed ? line.pressures[i] : 128;
    const Vec2 here = line.points[i];
    const double away = distance(here, a, b);
    if (i > 0) {
      const Vec2 before = line.points[i - 1];
      const double far = length(here - before);
      // Only where the eraser could meet it between the two.
      if (far > radius / 2 && std::min(away, distance(before, a, b)) < far + radius)
        for (int k = 1, parts = std::min(200, static_cast<int>(std::ceil(far / (radius / 2)))); k < parts; ++k) {
          const Vec2 between = before + (here - before) * (static_cast<double>(k) / parts);
          if (distance(between, a, b) <= radius) take(between, pressure);
        }
    }
    take(here, pressure);
  }
  end_piece();
  return left;
}

} // namespace

void erase_parts(StageScope& stage, Vec2 from, Vec2 to) {
  DrawingView& drawing = stage.view.drawing;
  const BoardPart& board = stage.view.board;
  const double radius = stage.ui.px(reach) / board.place.scale;
  const Vec2 a = board.place.unit(from), b = board.place.unit(to);
  std::vector<const activities::BoardItem*> near;
  board.scene.in_view(inset(united(Rect{a.x - 0.5, a.y - 0.5, 1, 1}, Rect{b.x - 0.5, b.y - 0.5, 1, 1}), -radius), near);
  for (const activities::BoardItem* item : near) {
    const Stroke* stroke = item->what == activities::BoardItem::What::drawn ? stage.room().find(Id<Stroke>{item->key}) : nullptr;
    if (!stroke || stroke->locked) continue;
    const auto known = drawing.pieces.find(item->key);
    std::vector<InkLine> before;
    if (known != drawing.pieces.end()) before = known->second;
    else if (auto whole = line_of(stage.room(), *stroke)) before.push_back(std::move(*whole));
    std::vector<InkLine> after;
    bool changed = false;
    for (const InkLine& line : before)
      for (InkLine& piece : cut(line, a, b, radius + stroke->width / 2, changed)) after.push_back(std::move(piece));
    if (changed) drawing.pieces[item->key] = std::move(after);
  }
}

void keep_pieces(StageScope& stage) {
  DrawingView& drawing = stage.view.drawing;
  if (drawing.pieces.empty()) return;
  const activities::BoardLook& look = stage.view.board.scene.look();
  const std::uint64_t group = stage.frame.fresh_id();
  AddDrawn add{.board = stage.view.board.board, .keeps_order = true};
  DeleteDrawn gone;
  std::vector<std::pair<std::uint64_t, picture::Element>> shown;
  for (const auto& [key, pieces] : drawing.pieces) {
    const Stroke* stroke = stage.room().find(Id<Stroke>{key});
    if (!stroke) continue;
    gone.things.push_back({key});
    drawing.settled.insert(key);
    for (const InkLine& piece : pieces) {
      Stroke is = *stroke;
      is.id = {}, is.points = {}, is.foreign.clear();
      is.position = ink_bounds(piece.points).position(), is.size = {}, is.rotation = 0;
      const Id<Stroke> id = stage.fresh<Stroke>();
      picture::Element element{.entity = id.value};
      element.items.emplace_back(activities::pen_stroke(piece.points, piece.pressures, is.tool, is.width, is.colour, look));
      element.bounds = picture::bounds(element.items.front());
      shown.emplace_back(id.value, std::move(element));
      add.strokes.push_back({.id = id, .is = std::move(is), .points = packed(piece), .path = {}});
    }
  }
  drawing.pieces.clear();
  // The pieces first: a group keeps somebody in it.
  std::uint64_t cause = 0;
  if (!add.strokes.empty()) cause = stage.frame.ask(add, group);
  for (auto& [key, element] : shown) show_ahead(stage, cause, key, std::move(element));
  if (gone.things.empty()) return;
  drawing.settling = stage.frame.ask(gone, group);
  drawing.settling_revision = 0;
}

void draw_pieces(StageScope& stage) {
  const DrawingView& drawing = stage.view.drawing;
  for (const auto& [key, pieces] : drawing.pieces) {
    const Stroke* stroke = stage.room().find(Id<Stroke>{key});
    if (!stroke) continue;
    for (const InkLine& piece : pieces)
      stage.ui.inks->draw(*stage.ui.list, activities::pen_stroke(piece.points, piece.pressures, stroke->tool, stroke->width, stroke->colour, stage.view.board.scene.look()), stage.view.board.place);
  }
}

} // namespace pressoir::screens
