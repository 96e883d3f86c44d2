// Erasing: the one exception to append-only. Personal fields leave every entry and snapshot, and the file is rewritten.
#pragma once

#include "facilitation/document/document.h"

namespace pressoir {

namespace erase_detail {
template <class Entity>
void empty_personal_fields(Entity& entity, const ErasesField& erases) {
  std::visit(
      [&](auto& e) {
        using E = std::remove_cvref_t<decltype(e)>;
        for_each_field<E>([&](const auto& f) {
          if (f.personal == Personal::yes && erases(E::kind, e.id.value, f.name)) e.*f.member = {};
        });
      },
      entity);
}
template <class Schema>
State<Schema> without_personal_fields(State<Schema> state, const ErasesField& erases) {
  const State<Schema> before = state;
  before.for_each_table([&]<class E>(const Table<E>& table) {
    table.for_each([&](const E& e) {
      typename Schema::Entity entity(e);
      empty_personal_fields(entity, erases);
      if (!(std::get<E>(entity) == e)) state.put(std::move(entity));
    });
  });
  return state;
}
}  // namespace erase_detail

template <class Schema>
Result<Sequence> Document<Schema>::erase(const ErasesField& erases, Transaction<Schema> trace) {
  using namespace erase_detail;
  if (const auto failure = frozen()) return refuse("document.frozen", {{"reason", failure->key}});
  if (snapshot_.joinable()) snapshot_.join();
  TRY(journal_->flush());
  TRY(journal_->rewrite([&](Sequence, std::string_view bytes, bool is_snapshot) -> Result<std::string> {
    if (is_snapshot) {
      const auto state = TRY(Codec<Schema>::decode_state(bytes));
      return Codec<Schema>::encode_deflated(without_personal_fields(state, erases));
    }
    auto transaction = TRY(Codec<Schema>::decode_transaction(bytes));
    for (auto& change : transaction.changes) {
      if (change.before) empty_personal_fields(*change.before, erases);
      if (change.after) empty_personal_fields(*change.after, erases);
    }
    return Codec<Schema>::encode(transaction);
  }));
  state_ = without_personal_fields(std::move(state_), erases);
  tail_.clear();
  trace.undoable = false;
  trace.group = barrier_group;
  const Sequence done = TRY(commit(std::move(trace)));
  TRY(journal_->flush());
  return done;
}

}  // namespace pressoir
