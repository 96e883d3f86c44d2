// Draft: a verb at work. It sees its own changes at once; what it leaves becomes one transaction, or nothing if it refuses.
#pragma once

#include <map>
#include <set>
#include <utility>
#include <variant>
#include <vector>

#include "facilitation/document/state.h"

namespace pressoir {

template <class Schema>
class Draft {
 public:
  using Entity = typename Schema::Entity;

  Draft(const State<Schema>& before, std::uint64_t seed) : before_(before), now_(before), seed_(seed) {}

  const State<Schema>& state() const { return now_; }
  template <class E>
  const E* find(Id<E> id) const {
    return now_.find(id);
  }
  template <class E>
  const Table<E>& all() const {
    return now_.template all<E>();
  }

  // An id that follows from the request's cause: the same request decided twice makes the same entities.
  template <class E>
  Id<E> fresh_id() {
    return {derived_id(seed_, made_++)};
  }

  template <class E>
  void put(E entity) {
    touch(kind_index<E>(), entity.id.value);
    now_.template all<E>().put(std::move(entity));
  }
  template <class E>
  void remove(Id<E> id) {
    if (!now_.find(id)) return;
    touch(kind_index<E>(), id.value);
    now_.template all<E>().remove(id);
  }
  // Removes entities and empties every field that names one of them, so that no reference dangles; undo puts all of it back.
  template <class E>
  void remove_and_unlink(const std::set<Id<E>>& ids) {
    std::set<std::uint64_t> values;
    for (Id<E> id : ids) {
      remove(id);
      values.insert(id.value);
    }
    unlink(kind_index<E>(), values);
  }

  // Both sides of everything that is not as it was, in a stable order.
  std::vector<Change<Schema>> changes() const;

 private:
  template <class E>
  static constexpr std::size_t kind_index() {
    return index_of_type<E>(static_cast<Entity*>(nullptr));
  }
  template <class E, class... Es>
  static constexpr std::size_t index_of_type(std::variant<Es...>*) {
    std::size_t index = 0;
    (void)((std::is_same_v<E, Es> ? false : (++index, true)) && ...);
    return index;
  }
  void touch(std::size_t kind, std::uint64_t id) { touched_.emplace(kind, id); }
  void unlink(std::size_t kind, const std::set<std::uint64_t>& ids);

  State<Schema> before_, now_;
  std::set<std::pair<std::size_t, std::uint64_t>> touched_;
  std::uint64_t seed_, made_ = 0;
};

template <class Schema>
void Draft<Schema>::unlink(std::size_t kind, const std::set<std::uint64_t>& ids) {
  now_.for_each_table([&]<class Other>(const Table<Other>& table) {
    std::vector<Other> changed;
    table.for_each([&](const Other& entity) {
      bool names = false;
      for_each_reference(entity, [&](auto id) {
        names = names || (kind_index<typename decltype(id)::entity_type>() == kind && ids.contains(id.value));
      });
      if (names) changed.push_back(entity);
    });
    for (Other& entity : changed) {
      for_each_field<Other>([&](const auto& f) {
        auto& value = entity.*f.member;
        using M = std::remove_cvref_t<decltype(value)>;
        if constexpr (requires { typename M::entity_type; }) {
          if (kind_index<typename M::entity_type>() == kind && ids.contains(value.value)) value = {};
        } else if constexpr (requires { typename M::value_type::entity_type; }) {
          if (kind_index<typename M::value_type::entity_type>() == kind)
            std::erase_if(value, [&](auto id) { return ids.contains(id.value); });
        }
      });
      put(std::move(entity));
    }
  });
}

template <class Schema>
std::vector<Change<Schema>> Draft<Schema>::changes() const {
  std::vector<Change<Schema>> changes;
  before_.for_each_table([&]<class E>(const Table<E>&) {
    for (auto at = touched_.lower_bound({kind_index<E>(), 0}); at != touched_.end() && at->first == kind_index<E>(); ++at) {
      const E* before = before_.find(Id<E>{at->second});
      const E* after = now_.find(Id<E>{at->second});
      if ((!before && !after) || (before && after && *before == *after)) continue;
      Change<Schema> change;
      if (before) change.before.emplace(*before);
      if (after) change.after.emplace(*after);
      changes.push_back(std::move(change));
    }
  });
  return changes;
}

}  // namespace pressoir
