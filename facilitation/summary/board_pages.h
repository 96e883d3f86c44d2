// A board on paper: a page a frame, one page of the size of what is drawn, or a poster; the whole, one frame, or what was chosen.
#pragma once

#include <vector>

#include "facilitation/base/words.h"
#include "facilitation/picture/pages.h"
#include "facilitation/workshop/drawn.h"

namespace pressoir::summary {

// What of a board is drawn, and on what.
struct BoardPart {
  Id<workshop::Shape> frame;                  // that frame alone
  std::vector<Id<workshop::Drawn>> things;    // those alone, notes too; none: everything
  bool poster = false;                        // PDF: everything on one A0 page
  double times = 0;                           // PNG: pixels a board unit, 1 to 4; 0: as large as ExportOptions say
  bool transparent = false;                   // PNG and SVG: no paper behind
  bool operator==(const BoardPart&) const = default;
};

struct BoardPages {
  picture::Scene scene;
  std::vector<picture::PdfPage> pages; // at least one; the first one's area is what PNG and SVG show
};
// Refused: "export.no_frame" when the part names a frame that the board has not, "export.no_board" when nothing of it is there.
Result<BoardPages> board_pages(const workshop::WorkshopState& readable, Id<workshop::Board> board, const Words& words, const BoardPart& part);
// The frame of that name or number (from 1), on that board or any; none: 0.
Id<workshop::Shape> frame_named(const workshop::WorkshopState& readable, Id<workshop::Board> board, std::string_view named);

} // namespace pressoir::summary
