// Result<T>: a value, or the reason why there is none. Refusals are ordinary; they travel as values, never as exceptions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pressoir {

// One argument of a sentence: a number (formatted and pluralised in the reader's language) or a text.
using WordArgument = std::variant<std::int64_t, std::string>;

struct NamedArgument {
  std::string name;
  WordArgument value;
  bool operator==(const NamedArgument&) const = default;
};
using WordArguments = std::vector<NamedArgument>;

// Why something was refused: a key of the catalogue (`assets/i18n`) and its arguments, never a sentence.
// `Words::say(error)` makes the sentence, in the language of whoever reads it.
struct Error {
  std::string key;
  WordArguments arguments;
  bool operator==(const Error&) const = default;
};

// refuse("refused.too_long", {{"most", 280}}): an Error in one line.
Error refuse(std::string_view key, WordArguments arguments = {});

// std::expected's names (C++23), for C++20: has_value, value, error, *, ->.
template <class T>
class [[nodiscard]] Result {
 public:
  using value_type = T;
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }
  T& value() & { return std::get<0>(content_); }
  const T& value() const& { return std::get<0>(content_); }
  T&& value() && { return std::get<0>(std::move(content_)); }
  Error& error() & { return std::get<1>(content_); }
  const Error& error() const& { return std::get<1>(content_); }
  Error&& error() && { return std::get<1>(std::move(content_)); }
  T value_or(T other) const& { return has_value() ? value() : std::move(other); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::get<0>(std::move(content_)); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

 private:
  std::variant<T, Error> content_;
};

template <>
class [[nodiscard]] Result<void> {
 public:
  using value_type = void;
  Result() = default;
  Result(Error error) : failed_(true), error_(std::move(error)) {}
  bool has_value() const { return !failed_; }
  explicit operator bool() const { return has_value(); }
  void value() const {}
  Error& error() & { return error_; }
  const Error& error() const& { return error_; }
  Error&& error() && { return std::move(error_); }

 private:
  bool failed_ = false;
  Error error_;
};

// TRY(expression): the value of a Result, or leave the function with its error.
#define TRY(...)                                            \
  __extension__({                                           \
    auto try_result = (__VA_ARGS__);                        \
    if (!try_result) return std::move(try_result).error();  \
    std::move(try_result).value();                          \
  })

}  // namespace pressoir
