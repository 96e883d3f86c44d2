#include "facilitation/workshop/verb_rules.h"

#include "facilitation/base/text.h"

namespace pressoir::workshop {

Result<void> only_facilitators(const Request& request) {
  switch (request.actor.role) {
    case Role::facilitator:
    case Role::co_facilitator:
    case Role::program: return {};
    default: return refuse("refused.facilitator_only");
  }
}

namespace {
Result<std::string> within(std::string text, std::string_view field, std::size_t most) {
  // No grapheme is longer than its bytes: most texts need no counting.
  if (text.size() > most) {
    const std::size_t length = grapheme_count(text);
    if (length > most || text.size() > most * 64)
      return refuse("refused.too_long", {{"field", std::string(field)}, {"most", static_cast<std::int64_t>(most)}, {"length", static_cast<std::int64_t>(length)}});
  }
  return text;
}
}  // namespace

Result<std::string> optional_text_within(std::string_view text, std::string_view field, std::size_t most) {
  return within(std::string(trimmed(clean_text(text))), field, most);
}
Result<std::string> text_within(std::string_view text, std::string_view field, std::size_t most) {
  auto cleaned = TRY(optional_text_within(text, field, most));
  if (cleaned.empty()) return refuse("refused.empty", {{"field", std::string(field)}});
  return cleaned;
}
Result<std::string> line_within(std::string_view text, std::string_view field, std::size_t most) { return within(clean_line(text), field, most); }

bool session_runs(const WorkshopDraft& draft) {
  const SessionClock* clock = draft.find(the_clock);
  return clock && clock->step;
}

void change_minutes(const WorkshopDraft& draft, Step& step, std::int32_t minutes) {
  if (step.planned_minutes < 0 && minutes != step.minutes && session_runs(draft)) step.planned_minutes = step.minutes;
  step.minutes = minutes;
}

Result<Id<Board>> board_named_or_current(const WorkshopDraft& draft, Id<Board> board) {
  if (board) {
    TRY(existing(draft, board));
    return board;
  }
  const Step* step = current_step(draft.state());
  const Id<Board> found = step ? board_of(draft.state(), *step) : Id<Board>{};
  if (!found) return refuse("refused.no_wall");
  return found;
}

}  // namespace pressoir::workshop
