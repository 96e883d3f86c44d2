#include "facilitation/workshop/canvas_verbs.h"

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

Result<Board> asked_board(const WorkshopDraft& draft, const SetCanvas& asked) {
  if (asked.board) return existing(draft, asked.board);
  Id<Step> named = asked.step;
  if (!named)
    if (const SessionClock* clock = draft.find(the_clock)) named = clock->step;
  const Step step = TRY(existing(draft, named));
  return existing(draft, step.board);
}

Result<void> set_canvas(WorkshopDraft& draft, const SetCanvas& asked, const Request& request) {
  TRY(only_facilitators(request));
  Board board = TRY(asked_board(draft, asked));
  board.canvas = asked.canvas.empty() ? std::string() : canvas_json(TRY(canvas_from_json(asked.canvas)));
  draft.put(std::move(board));
  return {};
}

} // namespace

void add_canvas_verbs(WorkshopVerbs& verbs) {
  verbs.add<SetCanvas>(set_canvas);
}

std::optional<Canvas> canvas_of(const WorkshopState& state, Id<Board> id) {
  const Board* board = state.find(id);
  if (!board || board->canvas.empty()) return std::nullopt;
  auto canvas = canvas_from_json(board->canvas);
  if (!canvas) return std::nullopt;
  return std::move(*canvas);
}

const CanvasZone* zone_of(const Canvas& canvas, const Note& note) {
  return zone_at(canvas, rect_at(note.position, note.size).centre());
}

} // namespace pressoir::workshop
