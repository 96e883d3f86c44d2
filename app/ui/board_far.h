// FarNotes: notes too small to be read, as plain rectangles with grey lines for their words; a few vertices each.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "app/ui/draw.h"
#include "facilitation/activities/board_scene.h"

namespace pressoir::ui {

struct Ui;

// Under this many pixels a unit, the words of a usual note (60 characters on 200 × 200) cannot be read and are grey lines;
// under the second, nothing of them is left, and the board is drawn from tiles.
inline constexpr double lines_below = 0.3, plain_below = 0.12;

// One note as it is drawn from afar.
struct FarNote {
  Rect box;
  Colour fill;
  std::int32_t letters = 0;
  std::uint64_t key = 0;
  bool drawn = false; // no note: the scene's element is painted
};
enum class FarWords : std::uint8_t { as_lines, left_out };

class FarNotes {
 public:
  FarNotes(ImDrawList& list, const activities::BoardLook& look, const Placement& place, const Rect& area);
  ~FarNotes();
  FarNotes(const FarNotes&) = delete;
  FarNotes& operator=(const FarNotes&) = delete;

  // Only what the area (pixels) shows of it.
  void draw(const FarNote& note, FarWords words);
  // A veil over a note that is chosen.
  void veil(const Rect& box, Colour colour);

 private:
  void words(const FarNote& note);
  void rect(double left, double top, double right, double bottom, std::uint32_t colour);

  ImDrawList& list_;
  const activities::BoardLook& look_;
  Placement place_;
  Rect area_;
  int reserved_ = 0; // rectangles that the list has room for
};

// Notes as rectangles and drawings as they are, in the order given, without those whose keys are `absent` (sorted).
void draw_far_things(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area, const std::vector<FarNote>& things,
                     const std::vector<std::uint64_t>& absent, FarWords words);

// The notes around what is seen, in painting order, kept while the camera stays near: asking the scene again at each frame would cost
// more than drawing.
class FarList {
 public:
  const std::vector<FarNote>& around(const activities::BoardScene& scene, const Rect& seen);
  void forget() { held_.reset(); }

 private:
  std::optional<Rect> held_; // of the board
  std::vector<FarNote> notes_;
};

} // namespace pressoir::ui
