// BoardScene: a board of a workshop as things to draw, kept up to date at a cost that follows what changed. Elements
// are made when they are first looked at, so a board of 100,000 notes costs what is seen of it.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include "facilitation/activities/board_look.h"
#include "facilitation/activities/zones_layout.h"
#include "facilitation/picture/scene.h"
#include "facilitation/picture/spatial_grid.h"
#include "facilitation/workshop/canvas.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::activities {

// A board that has a canvas keeps it while its notes are written or looked at; a step that works on them (grouping, a
// vote) shows them by theme, once there are themes.
enum class Arrangement : std::uint8_t {
  free, // notes where people put them
  zones // by theme, on the stage: 1920 × 1080
};

// How the step shows that board.
Arrangement arrangement_of(const workshop::WorkshopState& seen, const workshop::Step& step, Id<workshop::Board> board);

// What is known of each thing on the board without making its element.
struct BoardItem {
  enum class What : std::uint8_t { zone, note, drawn } what = What::note;
  std::uint64_t key = 0; // the note's, theme's or drawn thing's id; BoardScene::tray_key for the tray
  Rect box;              // the card, without marks and shadow; of what is drawn, all that it may paint
  Colour fill;
  std::int64_t stacking = 0; // painted in this order, ties by key
  std::int32_t letters = 0;  // bytes of text, for the grey lines that stand for it from far
  bool operator==(const BoardItem&) const = default;
};
inline bool painted_before(const BoardItem& a, const BoardItem& b) {
  return a.stacking != b.stacking ? a.stacking < b.stacking : a.key < b.key;
}

class BoardScene {
 public:
  static constexpr std::uint64_t tray_key = 1;

  explicit BoardScene(BoardLook look = {});
  ~BoardScene();
  BoardScene(BoardScene&&) noexcept;
  BoardScene& operator=(BoardScene&&) noexcept;

  // `seen`: what visible() gave. True when something is to be drawn otherwise than before; `changed` says what.
  bool update(const workshop::WorkshopState& seen, Id<workshop::Board> board, Arrangement arrangement);
  void set_look(const BoardLook& look);
  // Dots shown on notes (results of a vote); none by default.
  void set_dots(std::map<Id<workshop::Note>, int> dots);
  // Where zones are laid; the stage's by default.
  void set_zones_area(const Rect& area);

  // Keys added, changed or removed by the last update that returned true; empty with `all_changed`.
  const std::vector<std::uint64_t>& changed() const { return changed_; }
  // Where it stood before the last update; nothing when it was not there.
  std::optional<Rect> box_before(std::uint64_t key) const;
  // Another board, look or arrangement: nothing of before holds.
  bool all_changed() const { return all_changed_; }

  std::size_t size() const { return entries_.size(); }
  const BoardItem* item(std::uint64_t key) const;
  const workshop::Note* note(std::uint64_t key) const; // null for a zone and what is drawn
  // What the scene was made from.
  const workshop::WorkshopState& seen() const { return seen_; }
  // Valid until the next call of update or element.
  const picture::Element& element(std::uint64_t key) const;
  // The note as it would be in another box.
  picture::Element element_in(std::uint64_t key, const Rect& box) const;
  const picture::SpatialGrid& grid() const { return grid_; }
  // All items inside, in painting order, appended.
  void in_view(const Rect& area, std::vector<const BoardItem*>& found) const;
  const BoardItem* pick(Vec2 point) const; // the topmost; what is drawn, where it is painted
  // The topmost drawn thing whose paint is within `reach` units of the point.
  const BoardItem* pick_drawn(Vec2 point, double reach) const;
  // Where a theme's zone stands, its head too; null when there is none (zones only).
  const ZonePlace* zone_place(std::uint64_t key) const;
  // The zone whose box holds the point (zones only).
  const BoardItem* zone_at(Vec2 point) const;
  // All that stands on it, and the canvas behind.
  Rect bounds() const;
  // The canvas, below everything; null: plain paper, or by theme.
  const picture::Element* backdrop() const;
  const workshop::Canvas* canvas() const { return backdrop() ? &*canvas_ : nullptr; }
  // Nothing to look at: no note, no zone, no canvas.
  bool empty() const { return entries_.empty() && !backdrop(); }
  const BoardLook& look() const { return look_; }
  Arrangement arrangement() const { return arrangement_; }
  Id<workshop::Board> board() const { return board_; }
  // False: zones whose text is under 24 px; offer reading mode or theme by theme.
  bool legible() const { return legible_; }
  double zone_text_size() const { return zone_text_size_; }

  // The whole of it as a value, for paper, miniatures and tests.
  picture::Scene scene() const;

 private:
  struct Entry {
    BoardItem item;
    const workshop::Note* note = nullptr;
    const void* drawn = nullptr; // the entity, in seen_: another one whenever it changes
    bool operator==(const Entry&) const = default;
  };
  struct Zones;
  bool stands(const workshop::Note* note) const;
  void follow_canvas(const workshop::WorkshopState& seen, Id<workshop::Board> board);
  void rebuild();
  void follow_notes(const workshop::WorkshopState& before);
  void follow_likes(const workshop::WorkshopState& before);
  void follow_drawn(const workshop::WorkshopState& before);
  void lay_out_zones();
  Entry free_entry(const workshop::Note& note) const;
  void put(const Entry& entry);
  void drop(std::uint64_t key);
  void touch(std::uint64_t key);
  picture::Element make(const Entry& entry) const;

  BoardLook look_;
  Rect zones_area_ = zones_area;
  Id<workshop::Board> board_;
  std::string canvas_text_; // what canvas_ was read from
  std::optional<workshop::Canvas> canvas_;
  picture::Element backdrop_;
  Arrangement arrangement_ = Arrangement::free;
  workshop::WorkshopState seen_; // keeps alive what entries point at
  bool stale_ = true, all_changed_ = true, legible_ = true;
  double zone_text_size_ = 44, zone_padding_ = 1;
  std::vector<std::uint64_t> changed_;
  std::unordered_map<std::uint64_t, std::optional<Rect>> before_; // of those that came, moved or went in the last update
  std::unordered_map<std::uint64_t, Entry> entries_;
  std::unordered_map<std::uint64_t, int> piles_, likes_; // by note; absent: 1 and 0
  std::set<std::uint64_t> connectors_;                   // on the board: redrawn when what they hold moves
  std::map<Id<workshop::Note>, int> dots_;
  picture::SpatialGrid grid_;
  std::unique_ptr<Zones> zones_;
  mutable std::unordered_map<std::uint64_t, picture::Element> made_;
};

} // namespace pressoir::activities
