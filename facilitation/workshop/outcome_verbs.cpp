// Verbs on what the session leaves: decisions, action items, and what is put to the frigo straight away.
#include "facilitation/workshop/verb_rules.h"
#include "facilitation/document/fields_json.h"

namespace pressoir::workshop {
namespace {

template <class E>
Result<void> move_after(WorkshopDraft& draft, Id<E> id, Id<E> after, std::vector<const E*> others) {
  E moved = TRY(existing(draft, id));
  if (after == id) return {};
  if (after) TRY(existing(draft, after));
  put_after(draft, std::move(moved), after, std::move(others));
  return {};
}

// What an outcome is about must exist; where and when it was said is kept with it.
template <class Outcome, class Asked>
Result<void> tie(WorkshopDraft& draft, Outcome& outcome, const Asked& asked, const Request& request) {
  if (asked.note) outcome.note = TRY(existing(draft, asked.note)).id;
  if (asked.theme) outcome.theme = TRY(existing(draft, asked.theme)).id;
  if (const Step* step = current_step(draft.state())) outcome.step = step->id;
  outcome.created = request.time;
  return {};
}

Result<void> add_decision(WorkshopDraft& draft, const AddDecision& asked, const Request& request) {
  TRY(only_facilitators(request));
  Decision decision{.id = TRY(new_id(draft, asked.id))};
  decision.text = TRY(text_within(asked.text, "text", most_in_outcome));
  TRY(tie(draft, decision, asked, request));
  const auto list = decisions(draft.state());
  put_after(draft, decision, last_of(list), list);
  return {};
}
Result<void> edit_decision(WorkshopDraft& draft, const EditDecision& asked, const Request& request) {
  TRY(only_facilitators(request));
  Decision decision = TRY(existing(draft, asked.decision));
  decision.text = TRY(text_within(asked.text, "text", most_in_outcome));
  draft.put(std::move(decision));
  return {};
}
Result<void> move_decision(WorkshopDraft& draft, const MoveDecision& asked, const Request& request) {
  TRY(only_facilitators(request));
  return move_after(draft, asked.decision, asked.after, decisions(draft.state()));
}
Result<void> remove_decision(WorkshopDraft& draft, const RemoveDecision& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(existing(draft, asked.decision));
  draft.remove_and_unlink<Decision>({asked.decision});
  return {};
}

Result<void> add_action(WorkshopDraft& draft, const AddAction& asked, const Request& request) {
  TRY(only_facilitators(request));
  ActionItem action{.id = TRY(new_id(draft, asked.id))};
  action.text = TRY(text_within(asked.text, "text", most_in_outcome));
  action.owner = TRY(line_within(asked.owner, "owner", most_in_name));
  action.due = asked.due;
  action.due_note = TRY(line_within(asked.due_note, "due_note", most_in_name));
  if (asked.decision) action.decision = TRY(existing(draft, asked.decision)).id;
  TRY(tie(draft, action, asked, request));
  const auto list = actions(draft.state());
  put_after(draft, action, last_of(list), list);
  return {};
}
Result<void> edit_action(WorkshopDraft& draft, const EditAction& asked, const Request& request) {
  TRY(only_facilitators(request));
  ActionItem action = TRY(existing(draft, asked.action));
  if (asked.text) action.text = TRY(text_within(*asked.text, "text", most_in_outcome));
  if (asked.owner) action.owner = TRY(line_within(*asked.owner, "owner", most_in_name));
  if (asked.due_note) action.due_note = TRY(line_within(*asked.due_note, "due_note", most_in_name));
  if (asked.due) action.due = *asked.due;
  if (asked.state) action.state = *asked.state;
  if (asked.decision) action.decision = *asked.decision ? TRY(existing(draft, *asked.decision)).id : Id<Decision>{};
  draft.put(std::move(action));
  return {};
}
Result<void> move_action(WorkshopDraft& draft, const MoveAction& asked, const Request& request) {
  TRY(only_facilitators(request));
  return move_after(draft, asked.action, asked.after, actions(draft.state()));
}
Result<void> remove_action(WorkshopDraft& draft, const RemoveAction& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(existing(draft, asked.action));
  draft.remove(asked.action);
  return {};
}

Result<void> park(WorkshopDraft& draft, const WriteParked& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (draft.all<Note>().size() >= most_notes) return refuse("refused.too_many", {{"kind", std::string(Note::kind)}, {"most", static_cast<std::int64_t>(most_notes)}});
  Note note{.id = TRY(new_id(draft, asked.id))};
  note.text = TRY(text_within(asked.text, "text", most_in_note));
  note.fate = Fate::parked;
  note.created = request.time;
  note.stacking = request.time.milliseconds;
  draft.put(std::move(note));
  return {};
}

}  // namespace

void add_outcome_verbs(WorkshopVerbs& verbs) {
  verbs.add<AddDecision>(add_decision);
  verbs.add<EditDecision>(edit_decision);
  verbs.add<MoveDecision>(move_decision);
  verbs.add<RemoveDecision>(remove_decision);
  verbs.add<AddAction>(add_action);
  verbs.add<EditAction>(edit_action);
  verbs.add<MoveAction>(move_action);
  verbs.add<RemoveAction>(remove_action);
  verbs.add<WriteParked>(park);
}

}  // namespace pressoir::workshop
