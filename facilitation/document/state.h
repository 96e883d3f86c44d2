// State: every entity of a document at one revision, as a value that costs next to nothing to copy.
#pragma once

#include <optional>
#include <tuple>
#include <vector>

#include "facilitation/document/schema.h"
#include "facilitation/document/table.h"
#include "facilitation/document/transaction.h"

namespace pressoir {

template <class Schema>
class State {
 public:
  using Entity = typename Schema::Entity;

  Sequence revision() const { return revision_; }
  void set_revision(Sequence revision) { revision_ = revision; }

  template <class E>
  const Table<E>& all() const {
    return std::get<Table<E>>(tables_);
  }
  template <class E>
  Table<E>& all() {
    return std::get<Table<E>>(tables_);
  }
  template <class E>
  const E* find(Id<E> id) const {
    return all<E>().find(id);
  }

  // The entity of the same kind and id, as it is now.
  std::optional<Entity> now(const Entity& like) const;
  void put(Entity entity);
  void remove(const Entity& like);
  void apply(const Change<Schema>& change);
  void apply(const Transaction<Schema>& transaction);

  // The same entities (revisions may differ).
  bool same_content(const State& other) const;
  std::size_t size() const {
    return std::apply([](const auto&... table) { return (table.size() + ...); }, tables_);
  }

  // visit(const Table<E>&) for each entity type.
  template <class Visit>
  void for_each_table(Visit&& visit) const {
    std::apply([&](const auto&... table) { (visit(table), ...); }, tables_);
  }

 private:
  typename Entities<Schema>::template tuple_of<Table> tables_;
  Sequence revision_ = 0;
};

template <class Schema>
auto State<Schema>::now(const Entity& like) const -> std::optional<Entity> {
  return std::visit(
      [&](const auto& e) -> std::optional<Entity> {
        const auto* found = find(e.id);
        return found ? std::optional<Entity>(*found) : std::nullopt;
      },
      like);
}

template <class Schema>
void State<Schema>::put(Entity entity) {
  std::visit([&]<class E>(E&& e) { all<std::remove_cvref_t<E>>().put(std::forward<E>(e)); }, std::move(entity));
}

template <class Schema>
void State<Schema>::remove(const Entity& like) {
  std::visit([&](const auto& e) { all<std::remove_cvref_t<decltype(e)>>().remove(e.id); }, like);
}

template <class Schema>
void State<Schema>::apply(const Change<Schema>& change) {
  if (change.after) put(*change.after);
  else remove(*change.before);
}

template <class Schema>
void State<Schema>::apply(const Transaction<Schema>& transaction) {
  for (const auto& change : transaction.changes) apply(change);
  revision_ = transaction.sequence;
}

template <class Schema>
bool State<Schema>::same_content(const State& other) const {
  return tables_ == other.tables_;
}

}  // namespace pressoir
