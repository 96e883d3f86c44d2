// Undo per actor and per field: how a document takes back an act, and when it refuses.
#pragma once

#include "facilitation/document/document.h"

namespace pressoir {

// Folds one transaction into its actor's stacks.
template <class Schema>
void Document<Schema>::push_heading(const JournalHeading& heading) {
  if (heading.group == barrier_group) {
    stacks_.clear();
    return;
  }
  Stacks& stacks = stacks_[{heading.actor.role, heading.actor.number}];
  if (heading.undoes.empty()) {
    if (!heading.undoable) {
      // What cannot be taken back bars what its actor did before: a closed vote keeps the ballots it counted.
      stacks = {};
      return;
    }
    stacks.undo.push_back(heading);
    stacks.redo.clear();
    return;
  }
  // It took something back: whatever it names leaves its stack, and itself waits on the other one.
  const auto named = [&](const JournalHeading& h) { return std::find(heading.undoes.begin(), heading.undoes.end(), h.sequence) != heading.undoes.end(); };
  const bool was_undo = !stacks.undo.empty() && named(stacks.undo.back());
  std::erase_if(was_undo ? stacks.undo : stacks.redo, named);
  (was_undo ? stacks.redo : stacks.undo).push_back(heading);
}

template <class Schema>
Result<void> Document<Schema>::load_stacks() {
  if (stacks_loaded_) return {};
  const Sequence tail_first = tail_.empty() ? state_.revision() + 1 : tail_.front().sequence;
  for (const JournalHeading& heading : TRY(journal_->headings(1, tail_first - 1))) push_heading(heading);
  for (const auto& t : tail_) push_heading({t.sequence, t.cause, t.actor, t.group, t.undoes, t.undoable, t.time});
  stacks_loaded_ = true;
  return {};
}

// Who last changed that field after `after`.
template <class Schema>
Result<Actor> Document<Schema>::last_writer(std::string_view kind, std::uint64_t id, std::string_view field, Sequence after) {
  const auto since = TRY(history(after + 1, state_.revision()));
  for (auto t = since.rbegin(); t != since.rend(); ++t)
    for (const auto& change : t->changes) {
      if (change.id() != id || kind_of(change.after ? *change.after : *change.before) != kind) continue;
      if (field.empty() || !change.before || !change.after) return t->actor;
      bool changed = false;
      std::visit(
          [&](const auto& now) {
            using E = std::remove_cvref_t<decltype(now)>;
            const E& then = std::get<E>(*change.before);
            for_each_field<E>([&](const auto& f) { changed = changed || (f.name == field && !(now.*f.member == then.*f.member)); });
          },
          *change.after);
      if (changed) return t->actor;
    }
  return Actor{Role::program, 0};
}

template <class Schema>
Result<void> Document<Schema>::revert(Draft<Schema>& draft, const Transaction<Schema>& transaction, const Actor&) {
  std::optional<Error> error;
  const auto refused = [&](std::string_view kind, std::uint64_t id, std::string_view field) {
    const auto who = last_writer(kind, id, field, transaction.sequence);
    error = who ? refuse("undo.changed_since", {{"who", actor_text(*who)}}) : who.error();
  };
  for (auto change = transaction.changes.rbegin(); change != transaction.changes.rend() && !error; ++change) {
    std::visit(
        [&](const auto& like) {
          using E = std::remove_cvref_t<decltype(like)>;
          const E* before = change->before ? &std::get<E>(*change->before) : nullptr;
          const E* after = change->after ? &std::get<E>(*change->after) : nullptr;
          const E* now = draft.find(like.id);
          if (!before) {  // it was made: unmake it, unless somebody has worked on it since
            if (!now || !(*now == *after)) return refused(E::kind, like.id.value, "");
            draft.remove(like.id);
          } else if (!after) {  // it was removed: put it back
            if (now) return refused(E::kind, like.id.value, "");
            draft.put(*before);
          } else if (!now) {
            refused(E::kind, like.id.value, "");
          } else {
            E restored = *now;
            for_each_field<E>([&](const auto& f) {
              if (error || before->*f.member == after->*f.member) return;
              if (!(now->*f.member == after->*f.member)) return refused(E::kind, like.id.value, f.name);
              restored.*f.member = before->*f.member;
            });
            if (!error) draft.put(std::move(restored));
          }
        },
        change->after ? *change->after : *change->before);
  }
  if (error) return *std::move(error);
  return {};
}

template <class Schema>
Result<Transaction<Schema>> Document<Schema>::take_back(const Actor& actor, Timestamp now, std::uint64_t cause, bool redo) {
  TRY(load_stacks());
  Stacks& stacks = stacks_[{actor.role, actor.number}];
  auto& stack = redo ? stacks.redo : stacks.undo;
  if (stack.empty()) return refuse(redo ? "redo.nothing" : "undo.nothing");
  Transaction<Schema> result{0, redo ? "redo" : "undo", actor, now, cause, stack.back().group, {}, true, {}};
  Draft<Schema> draft(state_, cause);
  for (auto heading = stack.rbegin(); heading != stack.rend(); ++heading) {
    if (heading != stack.rbegin() && (result.group == 0 || heading->group != result.group)) break;
    const auto found = TRY(history(heading->sequence, heading->sequence));
    if (found.size() != 1) return refuse("undo.nothing");
    TRY(revert(draft, found.front(), actor));
    result.undoes.push_back(heading->sequence);
  }
  result.changes = draft.changes();
  if (auto error = dangling(result)) return refuse("undo.still_used");
  return result;
}

template <class Schema>
void Document<Schema>::give_up_undo(const Actor& actor) {
  if (!load_stacks()) return;
  auto& stack = stacks_[{actor.role, actor.number}].undo;
  if (stack.empty()) return;
  const std::uint64_t group = stack.back().group;
  do stack.pop_back();
  while (group != 0 && !stack.empty() && stack.back().group == group);
}

template <class Schema>
Result<Transaction<Schema>> Document<Schema>::undo(const Actor& actor, Timestamp now, std::uint64_t cause) {
  return take_back(actor, now, cause, false);
}
template <class Schema>
Result<Transaction<Schema>> Document<Schema>::redo(const Actor& actor, Timestamp now, std::uint64_t cause) {
  return take_back(actor, now, cause, true);
}

}  // namespace pressoir
