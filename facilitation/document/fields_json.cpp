#include "facilitation/document/fields_json.h"

#include <algorithm>
#include <cmath>

namespace pressoir::json_detail {

MaybeError wrong_type(const std::string& where, std::string_view wanted) {
  return refuse("json.wrong_type", {{"field", where}, {"wanted", std::string(wanted)}});
}

MaybeError read(const boost::json::value& json, const std::string& where, bool& value) {
  if (!json.is_bool()) return wrong_type(where, "true/false");
  value = json.get_bool();
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, std::string& value) {
  if (!json.is_string()) return wrong_type(where, "text");
  value = std::string(json.get_string());
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, double& value) {
  const double number = json.is_double() ? json.get_double() : json.is_int64() ? static_cast<double>(json.get_int64()) : std::nan("");
  if (!(std::abs(number) <= 1e9)) return wrong_type(where, "number");
  value = number;
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, Timestamp& value) {
  value = {};
  if (json.is_null()) return std::nullopt;
  const auto parsed = json.is_string() ? timestamp_from_iso(json.get_string()) : std::nullopt;
  if (!parsed) return refuse("json.bad_date", {{"field", where}});
  value = *parsed;
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, Day& value) {
  value = {};
  if (json.is_null() || (json.is_string() && json.get_string().empty())) return std::nullopt;
  const auto parsed = json.is_string() ? day_from_iso(json.get_string()) : std::nullopt;
  if (!parsed) return refuse("json.bad_date", {{"field", where}});
  value = *parsed;
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, Vec2& value) {
  const auto* pair = json.if_array();
  if (!pair || pair->size() != 2) return wrong_type(where, "[x, y]");
  if (auto error = read((*pair)[0], where, value.x)) return error;
  return read((*pair)[1], where, value.y);
}

MaybeError read(const boost::json::value& json, const std::string& where, Colour& value) {
  const auto parsed = json.is_string() ? colour_from_hex(json.get_string()) : std::nullopt;
  if (!parsed) return wrong_type(where, "#rrggbb");
  value = *parsed;
  return std::nullopt;
}

MaybeError read(const boost::json::value& json, const std::string& where, Bytes& value) {
  auto parsed = json.is_string() ? bytes_from_base64(json.get_string()) : std::nullopt;
  if (!parsed) return wrong_type(where, "base64");
  value.value = *std::move(parsed);
  return std::nullopt;
}

MaybeError read_integer(const boost::json::value& json, const std::string& where, std::int64_t least, std::int64_t most, std::int64_t& value) {
  if (!json.is_int64() || json.get_int64() < least || json.get_int64() > most) return wrong_type(where, "integer");
  value = json.get_int64();
  return std::nullopt;
}

MaybeError read_id(const boost::json::value& json, const std::string& where, std::uint64_t& value) {
  value = 0;
  if (json.is_null()) return std::nullopt;
  if (!json.is_string()) return wrong_type(where, "id");
  const std::string_view text = json.get_string();
  if (text.empty()) return std::nullopt;
  const auto id = id_from_text(text);
  value = id ? *id : id_from_word(text);
  return std::nullopt;
}

MaybeError read_name(const boost::json::value& json, const std::string& where, const std::string_view* names, std::size_t count, std::size_t& index) {
  if (!json.is_string()) return wrong_type(where, "text");
  const std::string_view name = json.get_string();
  const auto* found = std::find(names, names + count, name);
  if (found == names + count) return refuse("json.unknown_name", {{"field", where}, {"name", std::string(name.substr(0, 60))}});
  index = static_cast<std::size_t>(found - names);
  return std::nullopt;
}

MaybeError unknown_field(const boost::json::object& object, const std::string_view* names, std::size_t count) {
  for (const auto& member : object)
    if (std::find(names, names + count, std::string_view(member.key())) == names + count)
      return refuse("json.unknown_field", {{"field", std::string(member.key()).substr(0, 60)}});
  return std::nullopt;
}

boost::json::value written(Timestamp value) { return value ? boost::json::value(iso_text(value)) : boost::json::value(nullptr); }
boost::json::value written(Day value) { return value ? boost::json::value(iso_text(value)) : boost::json::value(nullptr); }
boost::json::value written(Vec2 value) { return boost::json::array{value.x, value.y}; }
boost::json::value written(Colour value) { return boost::json::value(hex_text(value)); }
boost::json::value written(const Bytes& value) { return boost::json::value(base64_text(value.value)); }
boost::json::value written_id(std::uint64_t value) { return value != 0 ? boost::json::value(id_text(value)) : boost::json::value(nullptr); }

}  // namespace pressoir::json_detail
