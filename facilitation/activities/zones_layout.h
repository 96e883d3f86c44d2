// Where themes and their notes stand on the stage: zones in columns, notes in masonry columns inside, the text as large
// as all of it allows. Pure arithmetic: the same input gives the same places.
#pragma once

#include <vector>

#include "facilitation/base/geometry.h"
#include "facilitation/picture/text_lines.h"

namespace pressoir::activities {

// Stage units: 1920 × 1080.
inline constexpr Rect zones_area{48, 196, 1824, 784};
inline constexpr double legible_size = 24;

struct ZoneNote {
  picture::LineCounter lines;
  double badges = 0; // room kept free at the end of its last line ("×5", likes), for text of 24
};
// The last of them may be the tray (notes without a theme): it takes the whole width, below.
struct ZoneContent {
  std::vector<ZoneNote> notes;
  bool tray = false;
};

struct ZonePlace {
  Rect box;
  Rect tag, title, count;  // of its head; the tray has no tag and its title starts there
  std::vector<Rect> notes; // as many as were given, in the same order; a very long text may be cut to hold in its place
};
struct ZonesLayout {
  std::vector<ZonePlace> zones;
  double text_size = 44; // of the notes
  double padding = 1;    // of the notes: 9 above, 13 beside, 10 below, times this
  // False: too full to be read from the back; offer reading mode or theme by theme.
  bool legible() const { return text_size >= legible_size; }
};

ZonesLayout lay_zones(const std::vector<ZoneContent>& zones, const Rect& area = zones_area);

// The style of a note's text in a zone, without its size: what LineCounter must be made with.
picture::TextStyle zone_text_style();

} // namespace pressoir::activities
