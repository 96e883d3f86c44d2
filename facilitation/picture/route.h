// Connectors: the way from one end to the other, and what is drawn along it.
#pragma once

#include <optional>
#include <vector>

#include "facilitation/picture/outline.h"

namespace pressoir::picture {

enum class Way : std::uint8_t { straight, curved, elbow };
enum class Tip : std::uint8_t { none, arrow, dot };

struct RouteEnd {
  Vec2 at; // board units
  Tip tip = Tip::none;
  // What holds it. Aimed at its middle, the line ends a little before the nearest place on its outline.
  struct Held {
    Rect box;
    double degrees = 0;
    Outline outline = Outline::rectangle;
    bool at_middle = true;
  };
  std::optional<Held> held = {};
};

// The points of the line, curves flattened, from one end through the bends to the other. Never empty.
std::vector<Vec2> routed(const RouteEnd& from, const RouteEnd& to, const std::vector<Vec2>& bends, Way way);
// The line with its tips.
std::vector<Item> route_items(const std::vector<Vec2>& line, Tip from, Tip to, const OutlineLook& look);
// Half-way along it.
Vec2 middle_of(const std::vector<Vec2>& line);

} // namespace pressoir::picture
