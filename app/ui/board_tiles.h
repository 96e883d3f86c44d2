// BoardTiles: a board seen from very far, painted once on square textures and shown from there. A frame costs what the window is
// large, whatever the board holds; a note that changes has the squares it touches painted anew, nothing else.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <vector>

#include "app/desktop/canvas.h"
#include "app/ui/board_far.h"
#include "app/ui/ui.h"

namespace pressoir::ui {

class BoardTiles {
 public:
  // Without a canvas: the window's, found in the first frame.
  explicit BoardTiles(std::unique_ptr<desktop::Canvas> canvas = {}) : canvas_(std::move(canvas)) {}
  ~BoardTiles();
  BoardTiles(const BoardTiles&) = delete;
  BoardTiles& operator=(const BoardTiles&) = delete;

  // Draws what the area (pixels) shows, without the notes whose keys are `absent` (sorted). Squares are painted for some milliseconds a
  // frame; until then what there is of them is shown, from before or from another zoom step.
  void draw(Ui& ui, const activities::BoardScene& scene, const Placement& place, const Rect& area,
            const std::vector<std::uint64_t>& absent);
  // What lies in that box of the board is no longer as it was painted.
  void outdate(const Rect& box);
  // Gives the textures back.
  void forget();

 private:
  using Square = std::pair<std::int32_t, std::int32_t>; // column, row
  struct Tile {
    desktop::TextureHandle texture = nullptr; // none where the board is empty
    bool outdated = false;
  };
  struct Step {
    double scale = 0; // texture pixels a board unit
    std::map<Square, Tile> tiles;
  };

  void change_step(double scale);
  void give_back(Step& step);
  void give_back(Tile& tile);
  void paint(Ui& ui, const activities::BoardScene& scene, const Square& square, const std::vector<std::uint64_t>& absent);
  static Rect box_of(const Step& step, const Square& square);

  std::unique_ptr<desktop::Canvas> canvas_;
  Step now_, before_; // before: shown under what is not painted yet
  std::vector<desktop::TextureHandle> spare_;
  std::vector<const activities::BoardItem*> found_;
};

} // namespace pressoir::ui
