// JSON of entities and arguments, from their field lists: what `show` and `log` print, what scripts and phones send.
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <array>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "facilitation/base/bytes.h"
#include "facilitation/base/colour.h"
#include "facilitation/base/geometry.h"
#include "facilitation/base/id.h"
#include "facilitation/base/result.h"
#include "facilitation/base/time.h"
#include "facilitation/document/fields.h"

namespace pressoir {

// Reading: plain functions compiled once; the templates below only choose among them. Each returns the reason why not, naming the field.
// "json.wrong_type" (field, wanted), "json.unknown_name" (field, name), "json.bad_date" (field), "json.unknown_field" (field).
namespace json_detail {
using MaybeError = std::optional<Error>;
MaybeError read(const boost::json::value& json, const std::string& where, bool& value);
MaybeError read(const boost::json::value& json, const std::string& where, std::string& value);
MaybeError read(const boost::json::value& json, const std::string& where, double& value);
MaybeError read(const boost::json::value& json, const std::string& where, Timestamp& value);
MaybeError read(const boost::json::value& json, const std::string& where, Day& value);
MaybeError read(const boost::json::value& json, const std::string& where, Vec2& value);
MaybeError read(const boost::json::value& json, const std::string& where, Colour& value);
MaybeError read(const boost::json::value& json, const std::string& where, Bytes& value);
MaybeError read_integer(const boost::json::value& json, const std::string& where, std::int64_t least, std::int64_t most, std::int64_t& value);
MaybeError read_id(const boost::json::value& json, const std::string& where, std::uint64_t& value);
MaybeError read_name(const boost::json::value& json, const std::string& where, const std::string_view* names, std::size_t count, std::size_t& index);
MaybeError wrong_type(const std::string& where, std::string_view wanted);
MaybeError unknown_field(const boost::json::object& object, const std::string_view* names, std::size_t count);
boost::json::value written(Timestamp value);
boost::json::value written(Day value);
boost::json::value written(Vec2 value);
boost::json::value written(Colour value);
boost::json::value written(const Bytes& value);
boost::json::value written_id(std::uint64_t value);
template <class T>
inline constexpr bool is_vector = false;
template <class T>
inline constexpr bool is_vector<std::vector<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;
template <class T>
concept IsId = requires { typename T::entity_type; };
template <class T>
concept IsPlain = std::is_same_v<T, Timestamp> || std::is_same_v<T, Day> || std::is_same_v<T, Vec2> || std::is_same_v<T, Colour> || std::is_same_v<T, Bytes>;
}  // namespace json_detail

// One value → JSON: ids as 16 hexadecimal digits (null when empty), enums by name, instants and days as ISO 8601, points as [x, y].
template <class T>
boost::json::value value_to_json(const T& value);

template <HasFields T>
boost::json::object fields_to_json(const T& value) {
  boost::json::object object;
  for_each_field<T>([&](const auto& f) { object[f.name] = value_to_json(value.*f.member); });
  return object;
}

template <class T>
boost::json::value value_to_json(const T& value) {
  using namespace json_detail;
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string>) return boost::json::value(value);
  else if constexpr (NamedEnum<T>) return boost::json::value(enum_text(value));
  else if constexpr (std::is_integral_v<T>) return boost::json::value(static_cast<std::int64_t>(value));
  else if constexpr (std::is_floating_point_v<T>) return boost::json::value(static_cast<double>(value));
  else if constexpr (IsId<T>) return written_id(value.value);
  else if constexpr (IsPlain<T>) return written(value);
  else if constexpr (is_optional<T>) return value ? value_to_json(*value) : boost::json::value(nullptr);
  else if constexpr (is_vector<T>) {
    boost::json::array array;
    for (const auto& element : value) array.push_back(value_to_json(element));
    return array;
  } else return fields_to_json(value);
}

namespace json_detail {

template <HasFields T>
MaybeError read_fields(const boost::json::object& object, const std::string& where, T& value);

template <class T>
MaybeError read_value(const boost::json::value& json, const std::string& where, T& value) {
  if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::string> || std::is_same_v<T, double> || IsPlain<T>) {
    return read(json, where, value);
  } else if constexpr (NamedEnum<T>) {
    std::size_t index = 0;
    auto error = read_name(json, where, enum_names<T>.data(), enum_names<T>.size(), index);
    if (!error) value = static_cast<T>(index);
    return error;
  } else if constexpr (std::is_integral_v<T>) {
    std::int64_t integer = 0;
    auto error = read_integer(json, where, std::numeric_limits<T>::min(), std::numeric_limits<T>::max(), integer);
    if (!error) value = static_cast<T>(integer);
    return error;
  } else if constexpr (IsId<T>) {
    return read_id(json, where, value.value);
  } else if constexpr (is_optional<T>) {
    if (json.is_null()) return std::nullopt;
    return read_value(json, where, value.emplace());
  } else if constexpr (is_vector<T>) {
    const auto* array = json.if_array();
    if (!array) return wrong_type(where, "list");
    value.resize(array->size());
    for (std::size_t i = 0; i < array->size(); ++i)
      if (auto error = read_value((*array)[i], where + "[" + std::to_string(i) + "]", value[i])) return error;
    return std::nullopt;
  } else {
    const auto* object = json.if_object();
    if (!object) return wrong_type(where, "object");
    return read_fields(*object, where, value);
  }
}

template <HasFields T>
MaybeError read_fields(const boost::json::object& object, const std::string& where, T& value) {
  MaybeError error;
  std::array<std::string_view, decltype(T::fields())::size + 1> names;
  std::size_t count = 0;
  for_each_field<T>([&](const auto& f) {
    names[count++] = f.name;
    const auto* found = error ? nullptr : object.if_contains(f.name);
    if (found) error = read_value(*found, where.empty() ? std::string(f.name) : where + "." + std::string(f.name), value.*f.member);
  });
  return error ? error : unknown_field(object, names.data(), count);
}

}  // namespace json_detail

// All of T's fields, each at most once, none unknown. Missing fields keep their default.
template <class T>
Result<T> arguments_from_json(const boost::json::object& object) {
  T value{};
  if (auto error = json_detail::read_fields(object, "", value)) return *std::move(error);
  return value;
}

}  // namespace pressoir
