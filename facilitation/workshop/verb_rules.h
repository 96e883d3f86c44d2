// Rules that several verbs share: who may, how long a text may be, where something stands in an order.
#pragma once

#include <algorithm>
#include <vector>

#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::workshop {

// "refused.facilitator_only" unless asked from the laptop, a paired phone or the program.
Result<void> only_facilitators(const Request& request);
// A cleaned text of 1 to `most` graphemes. "refused.empty" (field), "refused.too_long" (field, most, length).
Result<std::string> text_within(std::string_view text, std::string_view field, std::size_t most);
Result<std::string> optional_text_within(std::string_view text, std::string_view field, std::size_t most);
// One line instead of several.
Result<std::string> line_within(std::string_view text, std::string_view field, std::size_t most);

inline constexpr std::size_t most_in_title = 200, most_in_note = 2'000, most_in_instruction = 2'000, most_in_private_notes = 20'000, most_in_outcome = 2'000, most_in_name = 120;
inline constexpr std::size_t most_notes = 200'000, most_at_once = 20'000;
inline constexpr std::size_t most_themes = 1'000; // on one board

// The entity, or "refused.unknown" (kind).
template <class E>
Result<E> existing(const WorkshopDraft& draft, Id<E> id) {
  const E* found = draft.find(id);
  if (!found) return refuse("refused.unknown", {{"kind", std::string(E::kind)}});
  return *found;
}
// That board, or none given the one the current step works on. "refused.unknown" (kind), "refused.no_wall".
Result<Id<Board>> board_named_or_current(const WorkshopDraft& draft, Id<Board> board);
// The chosen id if it is free, a fresh one if none is chosen, else "refused.taken" (kind).
template <class E>
Result<Id<E>> new_id(WorkshopDraft& draft, Id<E> chosen) {
  if (!chosen) return draft.fresh_id<E>();
  if (draft.find(chosen)) return refuse("refused.taken", {{"kind", std::string(E::kind)}});
  return chosen;
}

// Puts `entity` right after `after` (none: in front) among `others`, which are in order; renumbers them when there is no room left.
template <class E>
void put_after(WorkshopDraft& draft, E entity, Id<E> after, std::vector<const E*> others) {
  std::erase_if(others, [&](const E* e) { return e->id == entity.id; });
  std::vector<E> list;
  for (const E* e : others) list.push_back(*e);
  std::size_t at = 0;
  if (after)
    for (std::size_t i = 0; i < list.size(); ++i)
      if (list[i].id == after) at = i + 1;
  const std::int64_t before_order = at > 0 ? list[at - 1].order : 0;
  const std::int64_t after_order = at < list.size() ? list[at].order : before_order + 2 * order_gap;
  entity.order = before_order + (after_order - before_order) / 2;
  if (entity.order > before_order && entity.order < after_order) return draft.put(std::move(entity));
  list.insert(list.begin() + static_cast<std::ptrdiff_t>(at), std::move(entity));
  for (std::size_t i = 0; i < list.size(); ++i) {
    list[i].order = static_cast<std::int64_t>(i + 1) * order_gap;
    draft.put(list[i]);
  }
}
template <class E>
Id<E> last_of(const std::vector<const E*>& list) {
  return list.empty() ? Id<E>{} : list.back()->id;
}

// Once a session runs, what a step is given or spared no longer changes what was planned.
bool session_runs(const WorkshopDraft& draft);
void change_minutes(const WorkshopDraft& draft, Step& step, std::int32_t minutes);

}  // namespace pressoir::workshop
