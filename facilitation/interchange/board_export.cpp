// Boards for other programs, one file each.
#include <algorithm>
#include <array>
#include <set>

#include "facilitation/base/file.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/visible.h"

namespace pressoir::interchange {
namespace {

using namespace workshop;

struct Kind {
  std::string_view ending;
  std::string (*write)(const WorkshopState&, Id<Board>, const BoardWriting&);
};
constexpr std::array kinds = {Kind{".canvas", write_json_canvas}, Kind{".excalidraw", write_excalidraw}, Kind{".excalidrawlib", write_excalidraw_library}};

const Kind* kind_of(const Path& file) {
  const std::string ending = file.extension().string();
  const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.ending == ending; });
  return found == kinds.end() ? nullptr : &*found;
}

// In the order of the agenda, then those that no step has.
std::vector<Id<Board>> boards_that_hold(const WorkshopState& readable, Id<Board> chosen) {
  std::vector<Id<Board>> boards;
  std::set<Id<Board>> taken;
  const auto take = [&](Id<Board> board) {
    if (board && taken.insert(board).second && (!notes_on(readable, board).empty() || is_anything_drawn(readable, board))) boards.push_back(board);
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
    TRY(write_file(one, kind->write(readable, boards[i], writing)));
    written.push_back(std::move(one));
  }
  return written;
}

} // namespace pressoir::interchange
