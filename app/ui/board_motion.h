// BoardMotion: how notes get where they are. What comes drops in, what goes elsewhere glides; what a hand carried there lies there.
#pragma once

#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "app/ui/draw.h"
#include "facilitation/activities/board_scene.h"

namespace pressoir::ui {

struct BoardMarks;
struct Ui;

class BoardMotion {
 public:
  // Looks at what the scene's last update changed. Before drawing, each frame.
  void follow(Ui& ui, const activities::BoardScene& scene, const Placement& place, const BoardMarks& marks);
  // Whether anything moves at all.
  bool at_rest() const { return moves_.empty(); }

  // How a note is drawn while it moves.
  struct Pose {
    Vec2 by; // board units
    double degrees = 0, opacity = 1;
    double outline = 0; // opacity of the accent around what has just come
  };
  // Nothing when it lies where it is.
  std::optional<Pose> pose(Ui& ui, std::uint64_t key, const Placement& place);

  // What was drawn in this frame, and where: what is rearranged starts from there.
  void begin_drawing() { drawn_.clear(); }
  void drew(std::uint64_t key, const Rect& pixels) { drawn_.emplace_back(key, pixels.centre()); }

 private:
  struct Move {
    bool arrives = false, outlined = false;
    Vec2 from; // board units away from where it lies
    double since = 0, seconds = 0;
  };
  void glide(Ui& ui, std::uint64_t key, Vec2 from, double seconds);
  Vec2 still_to_go(const Ui& ui, std::uint64_t key) const;

  std::unordered_map<std::uint64_t, Move> moves_;
  std::vector<std::pair<std::uint64_t, Vec2>> drawn_; // centres, pixels
  // What the hand held in the last frame.
  std::vector<std::uint64_t> held_;
  Vec2 held_by_;
  std::uint64_t hidden_ = 0;
  Id<workshop::Board> board_;
  Vec2 window_;
};

} // namespace pressoir::ui
