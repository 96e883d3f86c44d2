// What the document machine asks of a schema, and the kinds of its entities by name.
//   struct WorkshopSchema { using Entity = std::variant<Note, …>; static constexpr std::string_view name = "workshop"; };
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "facilitation/base/id.h"
#include "facilitation/document/fields.h"

namespace pressoir {

template <class Variant>
struct EntitiesOf;
template <class... Es>
struct EntitiesOf<std::variant<Es...>> {
  template <template <class> class Of>
  using tuple_of = std::tuple<Of<Es>...>;
  // visit.template operator()<E>() for each entity type.
  template <class Visit>
  static void for_each_type(Visit&& visit) {
    (visit.template operator()<Es>(), ...);
  }
};
template <class Schema>
using Entities = EntitiesOf<typename Schema::Entity>;

template <class Entity>
std::uint64_t id_of(const Entity& entity) {
  return std::visit([](const auto& e) { return e.id.value; }, entity);
}
template <class Entity>
std::string_view kind_of(const Entity& entity) {
  return std::visit([](const auto& e) -> std::string_view { return std::remove_cvref_t<decltype(e)>::kind; }, entity);
}

// References of an entity to others: visit(Id<X>) for each field that is an Id<X> or a vector of them.
template <class E, class Visit>
void for_each_reference(const E& entity, Visit&& visit) {
  for_each_field<E>([&](const auto& f) {
    const auto& value = entity.*f.member;
    using M = std::remove_cvref_t<decltype(value)>;
    if constexpr (requires { typename M::entity_type; }) {
      if (value) visit(value);
    } else if constexpr (requires { typename M::value_type::entity_type; }) {
      for (const auto& id : value) visit(id);
    }
  });
}

}  // namespace pressoir
