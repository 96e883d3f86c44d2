#include "facilitation/workshop/drawn.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pressoir::workshop {

Vec2 turned_about(Vec2 point, Vec2 centre, double degrees) {
  if (degrees == 0) return point;
  const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
  const Vec2 from = point - centre;
  return centre + Vec2{from.x * c - from.y * s, from.x * s + from.y * c};
}

std::optional<Lying> lying(const WorkshopState& state, Id<Drawn> thing) {
  if (!thing) return std::nullopt;
  if (const Note* note = state.find(Id<Note>{thing.value})) return Lying{rect_at(note->position, note->size)};
  std::optional<Lying> found;
  with_drawn(state, thing, [&]<class E>(const E& entity) {
    if constexpr (lies_in_box<E>) found = Lying{rect_at(entity.position, entity.size), entity.rotation};
    if constexpr (std::is_same_v<E, Shape>) found->shape = entity.shape;
  });
  return found;
}

Vec2 end_of(const WorkshopState& state, const ConnectorEnd& end) {
  const auto held = lying(state, end.thing);
  if (!held) return end.at;
  const Rect& box = held->box;
  return turned_about(box.position() + Vec2{end.anchor.x * box.width, end.anchor.y * box.height}, box.centre(), held->rotation);
}

Rect bounds_of(const WorkshopState& state, const Connector& connector) {
  const Vec2 from = end_of(state, connector.from), to = end_of(state, connector.to);
  Vec2 low{std::min(from.x, to.x), std::min(from.y, to.y)}, high{std::max(from.x, to.x), std::max(from.y, to.y)};
  for (const Vec2 bend : connector.bends) {
    low = {std::min(low.x, bend.x), std::min(low.y, bend.y)};
    high = {std::max(high.x, bend.x), std::max(high.y, bend.y)};
  }
  return rect_at(low, high - low);
}

Id<DrawingGroup> outermost(const WorkshopState& state, Id<DrawingGroup> group) {
  // A damaged file may have groups in a circle.
  for (std::size_t hops = 0; hops < 64; ++hops) {
    const DrawingGroup* found = state.find(group);
    if (!found || !found->inside) break;
    group = found->inside;
  }
  return group;
}

std::vector<Id<Drawn>> members_of(const WorkshopState& state, Id<DrawingGroup> group) {
  std::vector<Id<Drawn>> members;
  if (!group) return members;
  const auto is_inside = [&](Id<DrawingGroup> one) {
    for (std::size_t hops = 0; one && hops < 64; ++hops) {
      if (one == group) return true;
      const DrawingGroup* found = state.find(one);
      one = found ? found->inside : Id<DrawingGroup>{};
    }
    return false;
  };
  for_each_drawn(state, [&](const auto& entity) {
    if (entity.group && is_inside(entity.group)) members.push_back({entity.id.value});
  });
  return members;
}

std::vector<Id<Drawn>> with_group(const WorkshopState& state, Id<Drawn> thing) {
  Id<DrawingGroup> group;
  with_drawn(state, thing, [&](const auto& entity) { group = entity.group; });
  if (!group) return {thing};
  return members_of(state, outermost(state, group));
}

std::vector<const Shape*> frames_on(const WorkshopState& state, Id<Board> board) {
  std::vector<const Shape*> frames;
  state.all<Shape>().for_each([&](const Shape& shape) {
    if (shape.board == board && shape.shape == ShapeKind::frame) frames.push_back(&shape);
  });
  std::sort(frames.begin(), frames.end(), [](const Shape* a, const Shape* b) { return std::pair(a->order, a->id) < std::pair(b->order, b->id); });
  return frames;
}

bool is_anything_drawn(const WorkshopState& state, Id<Board> board) {
  bool any = false;
  for_each_drawn(state, [&](const auto& entity) { any = any || entity.board == board; });
  return any;
}

std::vector<std::string> words_drawn(const WorkshopState& state, Id<Board> board) {
  std::vector<std::pair<Vec2, std::string>> found;
  const auto add = [&](Vec2 at, const std::string& text) {
    if (!text.empty()) found.emplace_back(at, text);
  };
  state.all<Shape>().for_each([&](const Shape& shape) {
    if (shape.board == board) add(shape.position, shape.text);
  });
  state.all<Lettering>().for_each([&](const Lettering& lettering) {
    if (lettering.board == board) add(lettering.position, lettering.text);
  });
  state.all<Connector>().for_each([&](const Connector& connector) {
    if (connector.board == board) add(bounds_of(state, connector).position(), connector.label);
  });
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return std::pair(a.first.y, a.first.x) < std::pair(b.first.y, b.first.x); });
  std::vector<std::string> words;
  for (auto& [at, text] : found) words.push_back(std::move(text));
  return words;
}

}  // namespace pressoir::workshop
