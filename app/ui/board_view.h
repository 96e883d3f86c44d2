// BoardView: a board on the screen, drawn at a cost that follows what is seen of it and what moves.
#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "app/ui/board_far.h"
#include "app/ui/board_motion.h"
#include "app/ui/board_tiles.h"
#include "app/ui/ui.h"
#include "facilitation/activities/board_scene.h"

namespace pressoir::ui {

// What the hands do with the board in this frame. What is pointed at must outlive the call.
struct BoardMarks {
  const std::set<std::uint64_t>* selected = nullptr; // edged in the accent
  const std::set<std::uint64_t>* held = nullptr;     // drawn above all others, away from where they lie …
  Vec2 held_by;                                      // … by that much, in board units
  struct Reshaped {
    std::uint64_t key = 0;
    Rect box;
  };
  std::vector<Reshaped> reshaped; // under the hand that changes their size: drawn in that box
  std::uint64_t hidden = 0;       // not drawn: its editor stands there
  const std::set<std::uint64_t>* away = nullptr; // nor these: whoever holds them draws them
  std::uint64_t outlined = 0;     // edged in the accent: where what is held would go, what was found
};

class BoardView {
 public:
  // `canvas`: what tiles are painted on; none is the window's.
  explicit BoardView(std::unique_ptr<desktop::Canvas> canvas = {}) : tiles_(std::move(canvas)) {}
  // Draws what the area (pixels) shows of the board: whole notes when they can be read, rectangles with grey lines from farther,
  // tiles from very far. `scene` must have been updated in this frame, and be the same from one call to the next: the view follows
  // its changes.
  void draw(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
            const BoardMarks& marks);

 private:
  void follow(const activities::BoardScene& scene, const BoardMarks& marks);
  void draw_near(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area, const BoardMarks& marks);
  void draw_far(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area, const BoardMarks& marks);
  bool is_absent(std::uint64_t key) const;

  BoardMotion motion_;
  FarList far_;
  BoardTiles tiles_;
  std::vector<std::uint64_t> absent_; // sorted: not drawn where they lie, in this frame
  std::vector<const activities::BoardItem*> found_;
};

// How boards look in that theme, in those words.
activities::BoardLook board_look(const Theme& theme, const Words& words);

} // namespace pressoir::ui
