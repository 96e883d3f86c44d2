#include "tests/bench/report.h"

#include <boost/json.hpp>

#include <cmath>
#include <cstdio>

namespace pressoir::bench {
namespace {

// Four significant digits; never an exponent where people read it.
std::string printed(double value) {
  char text[64];
  std::snprintf(text, sizeof text, std::abs(value) >= 1000 ? "%.0f" : "%.4g", value);
  return text;
}

std::optional<double> number(const boost::json::object& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_number() ? std::optional(value->to_number<double>()) : std::nullopt;
}

} // namespace

std::string Report::json() const {
  std::string lines;
  for (const Figure& figure : figures_) {
    lines += (lines.empty() ? "  {\"name\": " : ",\n  {\"name\": ") + boost::json::serialize(figure.name) + ", \"value\": " + printed(figure.value) +
             ", \"unit\": " + boost::json::serialize(figure.unit);
    if (figure.at_most) lines += ", \"at_most\": " + printed(*figure.at_most);
    if (figure.at_least) lines += ", \"at_least\": " + printed(*figure.at_least);
    if (figure.at_most || figure.at_least) {
      const bool holds = figure.value <= figure.at_most.value_or(figure.value) && figure.value >= figure.at_least.value_or(figure.value);
      lines += holds ? ", \"holds\": true" : ", \"holds\": false";
    }
    lines += "}";
  }
  return "{\"figures\": [\n" + lines + "\n]}\n";
}

bool Report::add_json(std::string_view json) {
  boost::json::error_code error;
  const boost::json::value read = boost::json::parse(json, error);
  const auto* object = error ? nullptr : read.if_object();
  const auto* lines = object ? object->if_contains("figures") : nullptr;
  if (!lines || !lines->is_array()) return false;
  for (const boost::json::value& line : lines->get_array()) {
    const auto* figure = line.if_object();
    if (!figure || !figure->contains("name") || !figure->contains("value") || !figure->contains("unit")) return false;
    figures_.push_back({std::string(figure->at("name").as_string()), figure->at("value").to_number<double>(),
                        std::string(figure->at("unit").as_string()), number(*figure, "at_most"), number(*figure, "at_least")});
  }
  return true;
}

} // namespace pressoir::bench
