// The one table of exporters: what a workshop can be written as, chosen by the file's extension.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/picture/painters.h"
#include "facilitation/summary/board_pages.h"
#include "facilitation/summary/ideas_csv.h"
#include "facilitation/summary/summary.h"

namespace pressoir::summary {

struct ExportOptions {
  Timestamp now; // told in the files; the same instant and state give the same bytes
  Authors authors = Authors::shown;
  ByteOrderMark csv_mark = ByteOrderMark::written;
  Id<workshop::Board> board; // of .svg, .png and .board.pdf; none = every board that holds something, a file each
  BoardPart part = {};       // of it; naming a frame or things names their board too
  int picture_pixels = 4096; // longer side of a .png
  picture::FetchBlob fetch;  // pictures by blob name; may be empty
};

struct Exporter {
  std::string_view extension; // ".pdf"
  std::string_view word;      // key of its name in the catalogue: "export.pdf"
  // What is written, given what readers may know.
  Result<std::string> (*write)(const workshop::WorkshopState& readable, Id<workshop::Board> board, const Words& words, const ExportOptions& options);
  bool a_board = false; // one file a board
};
std::span<const Exporter> exporters();
// By the file's extension (the longest that fits, ".board.pdf" before ".pdf"), in any case; null when none writes it.
const Exporter* exporter_for(const Path& file);

// Writes `state` (all of it: the privacy border is crossed inside) to `file`, in the language of `words`. At any moment, while the
// session runs too. Returns the files written: several where a kind makes one file a board, then named after `file`: plan-1.svg …
// Refused: "export.unknown" (file, known), "export.no_board" when nothing stands on any, and "file.…" of write_file.
Result<std::vector<Path>> export_to(const Path& file, const workshop::WorkshopState& state, const Words& words, const ExportOptions& options);

} // namespace pressoir::summary
