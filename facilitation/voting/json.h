// JSON whose numbers keep every digit that was written: costs such as 1.09 are decimals, not the nearest binary number. Read with
// limits on size, depth and number of values, because cases come from strangers; written for `pressoir tally`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facilitation/base/result.h"

namespace pressoir::voting {

inline constexpr std::size_t most_json_bytes = std::size_t{256} << 20;
inline constexpr std::size_t most_json_depth = 32;
inline constexpr std::size_t most_json_values = 20'000'000;

struct Json {
  enum class Kind { null, truth, number, text, list, object };
  Kind kind = Kind::null;
  bool truth = false;
  std::string text;                // of a number as it was written, or of a text
  std::vector<std::string> names;  // of the items of an object, in the order they were written; each once
  std::vector<Json> items;         // of a list or an object

  static Json number(std::string digits) { return {.kind = Kind::number, .text = std::move(digits)}; }
  static Json string(std::string text) { return {.kind = Kind::text, .text = std::move(text)}; }
  static Json boolean(bool truth) { return {.kind = Kind::truth, .truth = truth}; }
  static Json list(std::vector<Json> items = {}) { return {.kind = Kind::list, .items = std::move(items)}; }
  static Json object() { return {.kind = Kind::object}; }

  // Appends to an object.
  void add(std::string name, Json value) {
    names.push_back(std::move(name));
    items.push_back(std::move(value));
  }
  // The item of that name, or nullptr.
  const Json* find(std::string_view name) const;
  bool is(Kind wanted) const { return kind == wanted; }
};

// Refused: "tally.not_json" (line), "tally.json_too_deep" (most), "tally.json_too_big" (most), "tally.named_twice" (name).
Result<Json> read_json(std::string_view text);
// One line.
std::string write_json(const Json& value);

} // namespace pressoir::voting
