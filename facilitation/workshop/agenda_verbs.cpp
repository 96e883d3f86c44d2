// Verbs on the agenda: steps inserted, changed, moved, removed, skipped, revealed.
#include "facilitation/workshop/drawn.h"
#include "facilitation/workshop/document_verbs.h"
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

constexpr std::size_t most_steps = 500;

Result<std::int32_t> minutes_within(std::int32_t minutes) {
  if (minutes < 0 || minutes > 24 * 60) return refuse("refused.out_of_range", {{"field", "minutes"}, {"least", 0}, {"most", 24 * 60}});
  return minutes;
}
Result<Rules> rules_within(Rules rules) {
  if (rules.limit < 0 || rules.limit > 1000) return refuse("refused.out_of_range", {{"field", "rules.limit"}, {"least", 0}, {"most", 1000}});
  return rules;
}
Result<Id<Step>> works_on_within(const WorkshopDraft& draft, Id<Step> named, Id<Step> self) {
  if (named) TRY(existing(draft, named));
  if (named == self) return Id<Step>{};
  return named;
}
// Kinds that people write or draw on have a board of their own.
bool has_board(const std::string& activity) { return activity == "wall" || activity == "discussion" || activity == "drawing" || activity == "questions"; }

void give_board(WorkshopDraft& draft, Step& step) {
  if (step.board || !has_board(step.activity)) return;
  Board board{.id = draft.fresh_id<Board>(), .title = step.title};
  board.order = static_cast<std::int64_t>(draft.all<Board>().size() + 1) * order_gap;
  step.board = board.id;
  draft.put(std::move(board));
}

}  // namespace

Result<void> insert_step(WorkshopDraft& draft, const InsertStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (draft.all<Step>().size() >= most_steps) return refuse("refused.too_many", {{"kind", std::string(Step::kind)}, {"most", static_cast<std::int64_t>(most_steps)}});
  Step step;
  step.id = TRY(new_id(draft, asked.id));
  step.activity = TRY(line_within(asked.activity, "activity", 40));
  step.title = TRY(line_within(asked.title, "title", most_in_title));
  step.instruction = TRY(optional_text_within(asked.instruction, "instruction", most_in_instruction));
  step.notes = TRY(optional_text_within(asked.notes, "notes", most_in_private_notes));
  step.minutes = TRY(minutes_within(asked.minutes));
  step.rules = TRY(rules_within(asked.rules));
  step.works_on = TRY(works_on_within(draft, asked.works_on, step.id));
  if (asked.after) TRY(existing(draft, asked.after));
  if (session_runs(draft)) step.planned_minutes = 0;
  give_board(draft, step);
  const auto steps = agenda(draft.state());
  put_after(draft, step, asked.first ? Id<Step>{} : asked.after ? asked.after : last_of(steps), steps);
  return {};
}

namespace {

Result<void> edit(WorkshopDraft& draft, const EditStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  Step step = TRY(existing(draft, asked.step));
  if (asked.title) step.title = TRY(line_within(*asked.title, "title", most_in_title));
  if (asked.instruction) step.instruction = TRY(optional_text_within(*asked.instruction, "instruction", most_in_instruction));
  if (asked.notes) step.notes = TRY(optional_text_within(*asked.notes, "notes", most_in_private_notes));
  if (asked.picture) step.picture = TRY(line_within(*asked.picture, "picture", 64));
  if (asked.minutes) change_minutes(draft, step, TRY(minutes_within(*asked.minutes)));
  if (asked.rules) {
    // What people were promised when they wrote is kept; more may be promised at any time.
    if (step.started && asked.rules->anonymity < step.rules.anonymity) return refuse("refused.anonymity_lowered");
    step.rules = TRY(rules_within(*asked.rules));
  }
  if (asked.works_on) step.works_on = TRY(works_on_within(draft, *asked.works_on, step.id));
  if (asked.activity && *asked.activity != step.activity) {
    step.activity = TRY(line_within(*asked.activity, "activity", 40));
    give_board(draft, step);
  }
  if (const Board* board = draft.find(step.board); board && asked.title) {
    Board renamed = *board;
    renamed.title = step.title;
    draft.put(std::move(renamed));
  }
  draft.put(std::move(step));
  return {};
}

Result<void> move(WorkshopDraft& draft, const MoveStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  Step step = TRY(existing(draft, asked.step));
  if (asked.after == asked.step) return {};
  if (asked.after) TRY(existing(draft, asked.after));
  put_after(draft, std::move(step), asked.after, agenda(draft.state()));
  return {};
}

Result<void> remove(WorkshopDraft& draft, const RemoveStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Step step = TRY(existing(draft, asked.step));
  if (const SessionClock* clock = draft.find(the_clock); clock && clock->step == step.id) return refuse("refused.step_running");
  bool holds = false;
  draft.all<Note>().for_each([&](const Note& note) { holds = holds || (step.board && note.board == step.board); });
  draft.all<Poll>().for_each([&](const Poll& poll) { holds = holds || poll.step == step.id; });
  draft.all<Decision>().for_each([&](const Decision& d) { holds = holds || d.step == step.id; });
  draft.all<ActionItem>().for_each([&](const ActionItem& a) { holds = holds || a.step == step.id; });
  holds = holds || (step.board && is_anything_drawn(draft.state(), step.board));
  if (holds) return refuse("refused.step_holds");
  if (step.board) draft.remove_and_unlink<Board>({step.board});
  draft.remove_and_unlink<Step>({step.id});
  return {};
}

Result<void> skip(WorkshopDraft& draft, const SkipStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  Step step = TRY(existing(draft, asked.step));
  if (const SessionClock* clock = draft.find(the_clock); asked.skipped && clock && clock->step == step.id) return refuse("refused.step_running");
  if (asked.skipped) step.state = StepState::skipped;
  else if (step.state == StepState::skipped) step.state = step.ended ? StepState::done : StepState::planned;
  draft.put(std::move(step));
  return {};
}

Result<void> reveal(WorkshopDraft& draft, const RevealStep& asked, const Request& request) {
  TRY(only_facilitators(request));
  Step step = TRY(existing(draft, asked.step));
  step.revealed = true;
  draft.put(std::move(step));
  return {};
}

}  // namespace

void add_agenda_verbs(WorkshopVerbs& verbs) {
  verbs.add<InsertStep>(insert_step);
  verbs.add<EditStep>(edit);
  verbs.add<MoveStep>(move);
  verbs.add<RemoveStep>(remove);
  verbs.add<SkipStep>(skip);
  verbs.add<RevealStep>(reveal, Undo::never);
}

}  // namespace pressoir::workshop
