// Atlas: many small pictures in a few texture pages; when they are full, those not drawn for longest leave, a shelf at
// a time.
#pragma once

#include <cstdint>
#include <list>
#include <unordered_map>
#include <vector>

#include "app/desktop/gl_texture.h"
#include "facilitation/base/geometry.h"
#include "facilitation/picture/text_layout.h"

namespace pressoir::ui {

class Atlas {
 public:
  static constexpr int side = 2048;

  // The textures must outlive it. Pages of 2048 × 2048, made when needed, `most_pages` as long as one frame fits them.
  Atlas(desktop::Textures& textures, int most_pages);
  ~Atlas();
  Atlas(const Atlas&) = delete;
  Atlas& operator=(const Atlas&) = delete;

  // What is drawn in this frame cannot leave before the next.
  void begin_frame();

  // 0 is no slot. A picture larger than a page or that finds no room in this frame gets none; `starved` says so, and
  // the next frame starts with more room.
  using Slot = std::uint64_t;
  Slot add(const picture::Pixels& pixels);
  // The same for a part of a picture.
  Slot add(const picture::Pixels& pixels, int x, int y, int width, int height);
  bool starved() const { return starved_; }

  struct Place {
    desktop::TextureHandle page = nullptr;
    int x = 0, y = 0, width = 0, height = 0;
  };
  // Where it is, kept for this frame; null when it has left.
  const Place* use(Slot slot);
  int page_count() const { return static_cast<int>(pages_.size()); }

 private:
  struct Shelf {
    int y = 0, height = 0, used = 0;
    std::uint64_t last_used = 0;
    std::vector<Slot> slots;
  };
  struct Page {
    desktop::TextureHandle texture = nullptr;
    std::list<Shelf> shelves; // from the top, without gaps; one without slots is free
  };
  struct Kept {
    Place place;
    Shelf* shelf = nullptr;
  };

  // A shelf with room for it, or null.
  std::pair<Page*, Shelf*> room_for(int width, int height);
  // Makes one shelf of that height out of neighbours that nobody used in this frame.
  Shelf* cleared(Page& page, std::list<Shelf>::iterator first, int height);
  void empty(Shelf& shelf);

  desktop::Textures& textures_;
  int most_pages_, limit_;
  std::uint64_t frame_ = 1, cleared_at_ = 0;
  Slot next_ = 1;
  bool starved_ = false;
  std::list<Page> pages_;
  std::unordered_map<Slot, Kept> kept_;
};

} // namespace pressoir::ui
