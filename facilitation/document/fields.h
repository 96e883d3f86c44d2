// Fields: each entity and each request lists its members once; cereal, JSON, field-wise undo, erase and `show` read that list.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pressoir {

// Whether `erase` may be asked to remove what the field holds (a name, what somebody wrote).
enum class Personal : std::uint8_t { no, yes };

template <class Owner, class Member>
struct Field {
  using owner_type = Owner;
  using member_type = Member;
  std::string_view name;
  Member Owner::*member;
  int since = 1;  // the entity's version that brought it
  Personal personal = Personal::no;

  constexpr Field from_version(int version) const {
    Field copy = *this;
    copy.since = version;
    return copy;
  }
  constexpr Field is_personal() const {
    Field copy = *this;
    copy.personal = Personal::yes;
    return copy;
  }
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(std::string_view name, Member Owner::*member) {
  return {name, member};
}

// The list itself. Not a std::tuple: a hundred of them are made in headers that everybody includes, and a tuple's constructors cost a second there.
template <std::size_t Index, class F>
struct FieldAt {
  F field;
};
template <class Indices, class... Fs>
struct FieldsAt;
template <std::size_t... Indices, class... Fs>
struct FieldsAt<std::index_sequence<Indices...>, Fs...> : FieldAt<Indices, Fs>... {
  static constexpr std::size_t size = sizeof...(Fs);
  constexpr explicit FieldsAt(Fs... fields) : FieldAt<Indices, Fs>{fields}... {}

  template <class Visit>
  constexpr void each(Visit& visit) const {
    (visit(static_cast<const FieldAt<Indices, Fs>&>(*this).field), ...);
  }
};
template <class... Fs>
using FieldList = FieldsAt<std::make_index_sequence<sizeof...(Fs)>, Fs...>;

template <class... Fs>
constexpr FieldList<Fs...> field_list(Fs... fields) {
  return FieldList<Fs...>(fields...);
}

// A type with `static constexpr auto fields()` returning a FieldList.
template <class T>
concept HasFields = requires { T::fields(); };

// An entity: fields, a kind name that never changes, a version, an id.
template <class T>
concept EntityType = HasFields<T> && requires(T t) {
  { T::kind } -> std::convertible_to<std::string_view>;
  { T::version } -> std::convertible_to<int>;
  t.id.value;
};

// visit(field) for each field of T, in order.
template <HasFields T, class Visit>
constexpr void for_each_field(Visit&& visit) {
  T::fields().each(visit);
}

// The names of an enum's values, in the order of their numbers; files hold the names. Specialised beside each enum:
//   template <> inline constexpr std::array enum_names<Fate> = {"none"sv, "kept"sv, …};
template <class Enum>
inline constexpr int enum_names = 0;

template <class Enum>
concept NamedEnum = std::is_enum_v<Enum> && !std::is_same_v<std::remove_cvref_t<decltype(enum_names<Enum>)>, int>;

template <NamedEnum Enum>
constexpr std::string_view enum_text(Enum value) {
  return enum_names<Enum>[static_cast<std::size_t>(value)];
}

}  // namespace pressoir
