// Shelves: rows of like height from the top of a page to its bottom; free ones and old ones are joined when a taller
// one is needed.
#include "app/ui/atlas.h"

#include <algorithm>

namespace pressoir::ui {
namespace {

constexpr std::uint64_t frames_in_use = 60;

// Texts of nearly the same height share a shelf.
int shelf_height(int height) {
  return std::min(Atlas::side, (height + 7) / 8 * 8);
}

} // namespace

Atlas::Atlas(desktop::Textures& textures, int most_pages)
    : textures_(textures), most_pages_(std::max(1, most_pages)), limit_(most_pages_) {}

Atlas::~Atlas() {
  for (Page& page : pages_) textures_.destroy(page.texture);
}

void Atlas::begin_frame() {
  if (starved_) {
    // Full of what was drawn lately, in pieces: start again with what is drawn now; if that was of no help, one more
    // page.
    if (frame_ - cleared_at_ < 3 && limit_ < 4 * most_pages_) ++limit_;
    for (Page& page : pages_) {
      for (Shelf& shelf : page.shelves) empty(shelf);
      page.shelves.assign(1, Shelf{0, side, 0, 0, {}});
    }
    cleared_at_ = frame_;
    starved_ = false;
  }
  ++frame_;
}

void Atlas::empty(Shelf& shelf) {
  for (const Slot slot : shelf.slots) kept_.erase(slot);
  shelf.slots.clear();
  shelf.used = 0;
  shelf.last_used = 0;
}

Atlas::Shelf* Atlas::cleared(Page& page, std::list<Shelf>::iterator first, int height) {
  empty(*first);
  while (first->height < height) {
    const auto next = std::next(first);
    empty(*next);
    first->height += next->height;
    page.shelves.erase(next);
  }
  if (first->height - height >= 16) {
    page.shelves.insert(std::next(first), Shelf{first->y + height, first->height - height, 0, 0, {}});
    first->height = height;
  }
  return &*first;
}

std::pair<Atlas::Page*, Atlas::Shelf*> Atlas::room_for(int width, int height) {
  const int tall = shelf_height(height);
  for (Page& page : pages_) {
    for (Shelf& shelf : page.shelves) {
      const bool like = shelf.height >= height && shelf.height <= tall + std::max(8, tall / 4);
      if (!shelf.slots.empty() && like && side - shelf.used >= width) return {&page, &shelf};
    }
  }
  // The run of neighbours, high enough together, whose last use is the longest ago; free ones are as old as can be.
  Page* best_page = nullptr;
  std::list<Shelf>::iterator best;
  std::uint64_t best_age = frame_;
  for (Page& page : pages_) {
    for (auto first = page.shelves.begin(); first != page.shelves.end(); ++first) {
      int high = 0;
      std::uint64_t age = 0;
      for (auto at = first; at != page.shelves.end() && high < tall; ++at) {
        age = std::max(age, at->last_used);
        high += at->height;
      }
      if (high >= tall && age < best_age) best_age = age, best_page = &page, best = first;
    }
  }
  // What nobody has drawn for a while leaves before there is one more page: 16 MB each.
  const bool in_use = best_age + frames_in_use >= frame_;
  if (best_age > 0 && in_use && static_cast<int>(pages_.size()) < limit_) {
    pages_.push_back({textures_.make(side, side), {Shelf{0, side, 0, 0, {}}}});
    best_page = &pages_.back();
    best = best_page->shelves.begin();
  }
  if (!best_page) return {nullptr, nullptr};
  return {best_page, cleared(*best_page, best, tall)};
}

Atlas::Slot Atlas::add(const picture::Pixels& pixels) {
  return add(pixels, 0, 0, pixels.width, pixels.height);
}

Atlas::Slot Atlas::add(const picture::Pixels& pixels, int x, int y, int width, int height) {
  if (width <= 0 || height <= 0 || width > side || height > side) return 0;
  const auto [page, shelf] = room_for(width, height);
  if (!shelf) {
    starved_ = true;
    return 0;
  }
  const Slot slot = next_++;
  Kept kept{{page->texture, shelf->used, shelf->y, width, height}, shelf};
  const std::size_t row = static_cast<std::size_t>(pixels.width) * 4;
  const std::uint8_t* from = pixels.rgba.data() + static_cast<std::size_t>(y) * row + static_cast<std::size_t>(x) * 4;
  std::vector<std::uint8_t> part;
  if (width != pixels.width) {
    part.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    for (int line = 0; line < height; ++line, from += row) part.insert(part.end(), from, from + width * 4);
    from = part.data();
  }
  textures_.update(page->texture, kept.place.x, kept.place.y, width, height, from);
  shelf->used += width;
  shelf->last_used = frame_;
  shelf->slots.push_back(slot);
  kept_.emplace(slot, kept);
  return slot;
}

const Atlas::Place* Atlas::use(Slot slot) {
  const auto found = kept_.find(slot);
  if (found == kept_.end()) return nullptr;
  found->second.shelf->last_used = frame_;
  return &found->second.place;
}

} // namespace pressoir::ui
