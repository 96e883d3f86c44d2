// Objects of other programs' JSON, read with mercy (a missing or odd member is its default) and written back as they
// were where nothing has changed.
#pragma once

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/json.hpp>

#include "facilitation/base/geometry.h"

namespace pressoir::interchange {

inline constexpr double farthest_foreign = 1e6;

inline double number_in(const boost::json::object& object, std::string_view name, double otherwise = 0) {
  const auto* value = object.if_contains(name);
  if (!value || !value->is_number()) return otherwise;
  const double number = value->to_number<double>();
  return std::isfinite(number) ? std::clamp(number, -farthest_foreign, farthest_foreign) : otherwise;
}
inline std::string_view text_in(const boost::json::object& object, std::string_view name, std::string_view otherwise = {}) {
  const auto* value = object.if_contains(name);
  const auto* text = value ? value->if_string() : nullptr;
  return text ? std::string_view(text->data(), text->size()) : otherwise;
}
inline bool truth_in(const boost::json::object& object, std::string_view name, bool otherwise = false) {
  const auto* value = object.if_contains(name);
  return value && value->is_bool() ? value->get_bool() : otherwise;
}
inline const boost::json::object* object_in(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value ? value->if_object() : nullptr;
}
inline const boost::json::array* list_in(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value ? value->if_array() : nullptr;
}
// Whole numbers without a point, others with what they need to a hundredth.
inline boost::json::value plain_number_of(double number) {
  const double rounded = std::round(number * 100) / 100;
  if (rounded == std::floor(rounded) && std::abs(rounded) < 1e15) return static_cast<std::int64_t>(rounded);
  return rounded;
}
// The object as text, without the members of those names; nothing is copied.
inline std::string text_without(const boost::json::object& object, std::initializer_list<std::string_view> left_out) {
  std::string text = "{";
  boost::json::serializer writer;
  char piece[1024];
  const auto add = [&](const auto& value) {
    writer.reset(&value);
    while (!writer.done()) text += writer.read(piece);
  };
  for (const auto& member : object) {
    if (std::find(left_out.begin(), left_out.end(), std::string_view(member.key())) != left_out.end()) continue;
    if (text.size() > 1) text += ',';
    writer.reset(boost::json::string_view(member.key()));
    while (!writer.done()) text += writer.read(piece);
    text += ':';
    add(member.value());
  }
  return text += '}';
}
// What `foreign` of an entity holds; empty when there is nothing, or no object.
inline boost::json::object foreign_object(const std::string& foreign) {
  if (foreign.empty()) return {};
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(foreign, error);
  return error || !value.is_object() ? boost::json::object() : std::move(value.get_object());
}

} // namespace pressoir::interchange
