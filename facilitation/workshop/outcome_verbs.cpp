// Verbs on what the session leaves: decisions and action items.
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

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
  draft.put(std::move(action));
  return {};
}
Result<void> remove_action(WorkshopDraft& draft, const RemoveAction& asked, const Request& request) {
  TRY(only_facilitators(request));
  TRY(existing(draft, asked.action));
  draft.remove(asked.action);
  return {};
}

}  // namespace

void add_outcome_verbs(WorkshopVerbs& verbs) {
  verbs.add<AddDecision>(add_decision);
  verbs.add<EditDecision>(edit_decision);
  verbs.add<RemoveDecision>(remove_decision);
  verbs.add<AddAction>(add_action);
  verbs.add<EditAction>(edit_action);
  verbs.add<RemoveAction>(remove_action);
}

}  // namespace pressoir::workshop
