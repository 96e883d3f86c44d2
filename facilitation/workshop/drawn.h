// Questions to what is drawn that several rooms ask: everything on a board, where a thing lies, whatever its kind.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "facilitation/workshop/schema.h"

namespace pressoir::workshop {

// The kinds that are drawn; all have board, order, layer, locked, group and foreign, and all but connectors lie in a box.
using DrawnKinds = std::tuple<Stroke, Shape, Connector, Pictogram, Lettering, PlacedImage>;
template <class E>
inline constexpr bool lies_in_box = requires(E e) { e.position, e.size, e.rotation; };

// visit.template operator()<E>() for each of them.
template <class Visit>
void for_each_drawn_kind(Visit&& visit) {
  [&]<class... Es>(std::tuple<Es...>*) { (visit.template operator()<Es>(), ...); }(static_cast<DrawnKinds*>(nullptr));
}

// visit(entity) with the thing of that id, in a state or a draft; false when nothing drawn has it.
template <class Where, class Visit>
bool with_drawn(const Where& where, Id<Drawn> id, Visit&& visit) {
  bool found = false;
  for_each_drawn_kind([&]<class E>() {
    if (found || !id) return;
    if (const E* entity = where.find(Id<E>{id.value})) {
      found = true;
      visit(*entity);
    }
  });
  return found;
}
template <class Visit>
void for_each_drawn(const WorkshopState& state, Visit&& visit) {
  for_each_drawn_kind([&]<class E>() { state.all<E>().for_each([&](const E& entity) { visit(entity); }); });
}

// Where a thing lies before it is turned; notes too. Nothing for connectors and what is not there.
struct Lying {
  Rect box;
  double rotation = 0;
  std::optional<ShapeKind> shape = {};  // whose outline it has; none: its box
};
std::optional<Lying> lying(const WorkshopState& state, Id<Drawn> thing);
// About the centre of the box, degrees clockwise.
Vec2 turned_about(Vec2 point, Vec2 centre, double degrees);
// Where that end of a connector aims at now; on the thing's anchor when it is held.
Vec2 end_of(const WorkshopState& state, const ConnectorEnd& end);
// Holds the points that the connector goes through, without its width and label.
Rect bounds_of(const WorkshopState& state, const Connector& connector);

// The outermost group of a group.
Id<DrawingGroup> outermost(const WorkshopState& state, Id<DrawingGroup> group);
// All that is in that group or in groups inside it.
std::vector<Id<Drawn>> members_of(const WorkshopState& state, Id<DrawingGroup> group);
// The thing and whatever is grouped with it.
std::vector<Id<Drawn>> with_group(const WorkshopState& state, Id<Drawn> thing);
// Frames of a board in the order they are shown.
std::vector<const Shape*> frames_on(const WorkshopState& state, Id<Board> board);
bool is_anything_drawn(const WorkshopState& state, Id<Board> board);
// All words drawn on a board, lettering and what stands in shapes, from top to bottom.
std::vector<std::string> words_drawn(const WorkshopState& state, Id<Board> board);

}  // namespace pressoir::workshop
