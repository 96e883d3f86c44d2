// What the hand on the drawing does, as a value: how what is chosen would be if it were let go now. Shared by the file that
// takes the hand and the one that draws it.
#pragma once

#include <algorithm>
#include <cmath>

#include "app/screens/stage_drawing_parts.h"

namespace pressoir::screens {

inline constexpr double handle_reach = 16, handle_radius = 7; // LOOK px

// What the gesture does to each chosen thing.
struct Change {
  Vec2 by = {};
  Rect from = {}, to = {};  // scaled from one box into the other, when they differ
  bool scales = false, whole = false;  // whole: by a corner; pens and letters grow too
  bool crops = false;                  // the box is cut instead: what it shows stays where it is
  double turn = 0;                     // degrees about …
  Vec2 about = {};
};
// What pens and letters are multiplied by.
inline double weight_of(const Change& change) {
  if (!change.scales || !change.whole || change.from.width <= 0 || change.from.height <= 0) return 1;
  return std::sqrt(std::max(1e-6, change.to.width / change.from.width * (change.to.height / change.from.height)));
}

// The thing as the change leaves it.
template <class E>
E changed(const workshop::WorkshopState& state, const E& before, const Change& change) {
  E entity = before;
  const auto moved = [&](Vec2 p) {
    if (change.scales) {
      const double across = change.from.width > 0 ? change.to.width / change.from.width : 1, down = change.from.height > 0 ? change.to.height / change.from.height : 1;
      p = {change.to.x + (p.x - change.from.x) * across, change.to.y + (p.y - change.from.y) * down};
    }
    return workshop::turned_about(p, change.about, change.turn) + change.by;
  };
  if constexpr (workshop::lies_in_box<E>) {
    if (change.scales) {
      const Vec2 low = moved(entity.position), high = moved(entity.position + entity.size);
      const Vec2 centre_before = change.from.centre();
      if constexpr (std::is_same_v<E, workshop::PlacedImage>)
        if (change.crops) {
          const Vec2 part = before.crop_to - before.crop_from;
          const Vec2 whole{before.size.x / part.x, before.size.y / part.y}; // the picture as large as it stands now
          const Vec2 corner{before.position.x - before.crop_from.x * whole.x, before.position.y - before.crop_from.y * whole.y};
          const Vec2 from{std::max(low.x, corner.x), std::max(low.y, corner.y)}, to{std::min(high.x, corner.x + whole.x), std::min(high.y, corner.y + whole.y)};
          if (to.x - from.x < 1 || to.y - from.y < 1) return entity;
          entity.crop_from = {std::clamp((from.x - corner.x) / whole.x, 0.0, 1.0), std::clamp((from.y - corner.y) / whole.y, 0.0, 1.0)};
          entity.crop_to = {std::clamp((to.x - corner.x) / whole.x, 0.0, 1.0), std::clamp((to.y - corner.y) / whole.y, 0.0, 1.0)};
          entity.position = from, entity.size = to - from;
          const Vec2 middle = from + entity.size / 2;
          entity.position = entity.position + workshop::turned_about(middle, centre_before, entity.rotation) - middle;
          return entity;
        }
      entity.position = low, entity.size = {std::max(0.0, high.x - low.x), std::max(0.0, high.y - low.y)};
      // Turned, it is scaled in its own frame: its middle goes along.
      if (entity.rotation != 0 && change.whole) {
        const Vec2 middle = entity.position + entity.size / 2, to = workshop::turned_about(middle, centre_before, entity.rotation);
        if (rect_at(before.position, before.size) == change.from) entity.position = entity.position + (to - middle);
      }
      if constexpr (std::is_same_v<E, workshop::Stroke>) entity.width = std::clamp(entity.width * weight_of(change), workshop::thinnest_pen, workshop::widest_pen);
      if constexpr (std::is_same_v<E, workshop::Lettering>) entity.letters = std::clamp(entity.letters * weight_of(change), workshop::smallest_letters, workshop::largest_letters);
    } else {
      const Vec2 half = entity.size / 2;
      entity.position = moved(entity.position + half) - half;
      entity.rotation = std::remainder(entity.rotation + change.turn, 360.0);
    }
  } else {
    for (workshop::ConnectorEnd* end : {&entity.from, &entity.to})
      if (!workshop::lying(state, end->thing)) end->at = moved(end->at);
    for (Vec2& bend : entity.bends) bend = moved(bend);
  }
  return entity;
}

struct Single {
  workshop::Lying lying;
  bool keeps_proportions = false;
};
// The only chosen thing, when it lies in a box: handles stand in its own frame.
std::optional<Single> single(const StageScope& stage);
const workshop::Connector* single_connector(const StageScope& stage);
inline bool is_corner(activities::Handle handle) {
  using activities::Handle;
  return handle == Handle::top_left || handle == Handle::top_right || handle == Handle::bottom_left || handle == Handle::bottom_right;
}
// What handles stand around.
struct Frame {
  Rect box;            // board units
  double degrees = 0;  // about its middle
};
std::optional<Frame> frame_of_chosen(const StageScope& stage);
Vec2 knob_place(const StageScope& stage, const Frame& frame); // that turns it
// By what is held and where the hand is.
Change change_now(const StageScope& stage);

// What is being drawn.
Rect dragged_box(const StageScope& stage);
workshop::Shape shape_in_hand(const StageScope& stage, const Rect& box);
workshop::Connector connector_in_hand(const StageScope& stage);
// The connector with the end that is held where the hand is.
workshop::Connector rejoined(const StageScope& stage, const workshop::Connector& before);

} // namespace pressoir::screens
