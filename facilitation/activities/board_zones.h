// The zones of a board as they were last laid out: which theme, which notes, where, and their heads as elements.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "facilitation/activities/board_scene.h"

namespace pressoir::activities {

struct ZoneShown {
  std::uint64_t key = 0; // the theme, or the tray
  std::string letter, title;
  std::optional<Colour> fill; // of its notes; in the tray each keeps its own
  std::size_t count = 0;      // of ideas, those inside piles too
  std::vector<const workshop::Note*> notes;
  ZonePlace place;
  bool changed = true; // its head reads otherwise than at the last layout
};

struct BoardScene::Zones {
  // Themes in their order, notes of each in reading order of the wall they come from.
  void lay_out(const workshop::WorkshopState& seen, Id<workshop::Board> board,
               const std::unordered_map<std::uint64_t, int>& piles, const BoardLook& look, const Rect& area);
  bool places(std::uint64_t key) const { return placed.contains(key); }
  picture::Element element(std::uint64_t key, const BoardLook& look) const;

  std::vector<ZoneShown> shown;
  ZonesLayout layout;

 private:
  struct Counted {
    std::string text;
    picture::LineCounter lines;
  };
  void place(const Rect& area, const std::unordered_map<std::uint64_t, int>& piles);

  std::unordered_set<std::uint64_t> placed;
  std::unordered_map<std::uint64_t, Counted> counted; // by note: measured once a wording
};

} // namespace pressoir::activities
