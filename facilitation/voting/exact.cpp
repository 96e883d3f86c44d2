#include "facilitation/voting/exact.h"

#include <algorithm>
#include <charconv>

namespace pressoir::voting {
namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Integer power_of_ten(int exponent) { return multiprecision::pow(Integer(10), static_cast<unsigned>(exponent)); }

// Without sign: digits, perhaps a point, perhaps an exponent.
std::optional<Fraction> decimal_from(std::string_view text) {
  int exponent = 0;
  if (const std::size_t e = text.find_first_of("eE"); e != text.npos) {
    std::string_view digits = text.substr(e + 1);
    if (digits.starts_with('+')) digits.remove_prefix(1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), exponent);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || std::abs(exponent) > 60) return std::nullopt;
    text = text.substr(0, e);
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point), part = point == text.npos ? std::string_view() : text.substr(point + 1);
  if (point != text.npos ? !(all_digits(whole) || whole.empty()) || !all_digits(part) : !all_digits(whole)) return std::nullopt;
  if (whole.size() + part.size() > 60) return std::nullopt;
  // A leading zero would make Boost read octal.
  std::string digits = std::string(whole) + std::string(part);
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  exponent -= static_cast<int>(part.size());
  const Integer value(digits);
  return exponent >= 0 ? Fraction(value * power_of_ten(exponent)) : Fraction(value, power_of_ten(-exponent));
}

} // namespace

Integer integer_of(Wide value) {
  __extension__ typedef unsigned __int128 Unsigned;
  const bool negative = value < 0;
  const Unsigned size = negative ? -static_cast<Unsigned>(value) : static_cast<Unsigned>(value);
  Integer result = static_cast<std::uint64_t>(size >> 64);
  result <<= 64;
  result += static_cast<std::uint64_t>(size);
  return negative ? Integer(-result) : result;
}

Fraction fraction_of(Wide numerator, Wide denominator) {
  if (denominator == 1) return Fraction(integer_of(numerator));
  return Fraction(integer_of(numerator), integer_of(denominator));
}

Integer floor_of(const Fraction& value) {
  const Integer top = numerator(value), bottom = denominator(value);
  Integer quotient = top / bottom; // towards zero
  if (top < 0 && quotient * bottom != top) --quotient;
  return quotient;
}

Integer ceiling_of(const Fraction& value) { return -floor_of(-value); }

std::optional<Fraction> fraction_from(std::string_view text) {
  if (text.size() > 80) return std::nullopt;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::optional<Fraction> value;
  if (const std::size_t slash = text.find('/'); slash != text.npos) {
    const auto top = decimal_from(text.substr(0, slash)), bottom = decimal_from(text.substr(slash + 1));
    if (!top || !bottom || *bottom == 0) return std::nullopt;
    value = *top / *bottom;
  } else {
    value = decimal_from(text);
  }
  if (value && negative) value = -*value;
  return value;
}

std::optional<std::int64_t> whole_from(std::string_view text) {
  const auto value = fraction_from(text);
  if (!value || denominator(*value) != 1) return std::nullopt;
  const Integer whole = numerator(*value);
  if (whole > INT64_MAX || whole < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(whole);
}

std::optional<std::string> decimal_text(const Fraction& value) {
  if (denominator(value) == 1) return numerator(value).str();
  const Fraction shifted = value * Fraction(100'000);
  if (denominator(shifted) != 1) return std::nullopt;
  const bool negative = value < 0;
  std::string digits = Integer(abs(numerator(shifted))).str();
  if (digits.size() < 6) digits.insert(0, 6 - digits.size(), '0');
  digits.insert(digits.size() - 5, 1, '.');
  digits.erase(digits.find_last_not_of('0') + 1);
  return (negative ? "-" : "") + digits;
}

std::string exact_text(const Fraction& value) {
  if (const auto decimal = decimal_text(value)) return *decimal;
  return numerator(value).str() + "/" + denominator(value).str();
}

} // namespace pressoir::voting
