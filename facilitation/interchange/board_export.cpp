// Boards for other programs, one file each.
#include <algorithm>
#include <array>
#include <set>

#include "facilitation/base/file.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/workshop/canvas_making.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

struct Kind {
  std::string_view ending;
  Result<std::string> (*write)(const WorkshopState&, Id<Board>, const BoardWriting&);
};
template <std::string (*write)(const WorkshopState&, Id<Board>, const BoardWriting&)>
Result<std::string> always(const WorkshopState& readable, Id<Board> board, const BoardWriting& writing) {
  return write(readable, board, writing);
}
Result<std::string> own_canvas(const WorkshopState& readable, Id<Board> board, const BoardWriting&) {
  return canvas_json(TRY(canvas_from_board(readable, board))) + "\n";
}
constexpr std::array kinds = {Kind{".canvas", always<write_json_canvas>}, Kind{".excalidraw", always<write_excalidraw>}, Kind{".excalidrawlib", always<write_excalidraw_library>}, Kind{"canvas.json", own_canvas},
                              Kind{"canevas.json", own_canvas}};

const Kind* kind_of(const Path& file) {
  const std::string name = file.filename().string();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return name.ends_with(kind.ending); });
  return found == kinds.end() ? nullptr : &*found;
}

// In the order of the agenda, then those that no step has.
std::vector<Id<Board>> boards_that_hold(const WorkshopState& readable, Id<Board> chosen) {
  std::vector<Id<Board>> boards;
  std::set<Id<Board>> taken;
  const auto take = [&](Id<Board> board) {
    if (board && taken.insert(board).second && (!notes_on(readable, board).empty() || is_anything_drawn(readable, board) || canvas_of(readable, board))) boards.push_back(board);
  };
  if (chosen) {
    take(chosen);
    return boards;
  }
  for (const Step* step : agenda(readable)) take(step->board);
  readable.all<Board>().for_each([&](const Board& board) { take(board.id); });
  return boards;
}

} // namespace

bool names_board(const Path& file) { return kind_of(file) != nullptr; }

Result<std::vector<Path>> export_boards(const Path& file, const WorkshopState& state, Id<Board> chosen, const BoardWriting& writing) {
  const Kind* kind = kind_of(file);
  if (!kind) return refuse("export.no_board");
  const WorkshopState readable = visible(state, {Audience::Kind::reader, {}});
  const std::vector<Id<Board>> boards = boards_that_hold(readable, chosen);
  if (boards.empty()) return refuse("export.no_board");
  std::vector<Path> written;
  for (std::size_t i = 0; i < boards.size(); ++i) {
    Path one = file;
    if (boards.size() > 1) one.replace_filename(Path(file.stem().string() + "-" + std::to_string(i + 1) + file.extension().string()));
    TRY(write_file(one, TRY(kind->write(readable, boards[i], writing))));
    written.push_back(one);
    // A JSON Canvas names its pictures: they stand beside it.
    if (one.extension() != ".canvas" || !writing.fetch) continue;
    std::set<std::string> pictures;
    readable.all<PlacedImage>().for_each([&](const PlacedImage& image) {
      if (image.board == boards[i]) pictures.insert(image.blob);
    });
    for (const std::string& blob : pictures)
      if (const auto bytes = writing.fetch(blob)) {
        written.push_back(Path(one).replace_filename(picture_file_name(blob)));
        TRY(write_file(written.back(), *bytes));
      }
  }
  return written;
}

} // namespace pressoir::interchange
