// Exact numbers for counting: integers without bound and fractions in lowest terms, read from what people write and written back without loss.
//
// Why Boost.Multiprecision: shares of ballots (STV, reweighted range) and wallets (equal shares) multiply their denominators at
// every step, so no fixed width is enough; its integers keep 128 bits in place before they allocate, and its fractions
// reduce themselves. Plain counts stay in 64 bits and their sums in 128, which the limits below make overflow-proof: they are the hot loops.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir::voting {

namespace multiprecision = boost::multiprecision;
using Integer = multiprecision::number<multiprecision::cpp_int_backend<>, multiprecision::et_off>;
using Fraction = multiprecision::number<multiprecision::rational_adaptor<multiprecision::cpp_int_backend<>>, multiprecision::et_off>;

// Ballots: each count and their total are at most `most_votes`, each number on a ballot at most `most_points` (both signs).
using Count = std::int64_t;
__extension__ typedef __int128 Wide; // sums of counts times points
inline constexpr Count most_votes = 1'000'000'000'000'000'000;
inline constexpr std::int64_t most_points = 1'000'000'000'000;

Integer integer_of(Wide value);
Fraction fraction_of(Wide numerator, Wide denominator = 1);
Integer floor_of(const Fraction& value);
Integer ceiling_of(const Fraction& value);

// "12", "-0.75", "1.5e3", "109/100": the number, exactly. Nothing when it is no number, divides by zero, or is longer than 80
// characters or 60 digits.
std::optional<Fraction> fraction_from(std::string_view text);
// A whole number that fits 64 bits: "12", "12.0", "1e3".
std::optional<std::int64_t> whole_from(std::string_view text);

// Decimal digits when five places hold it exactly ("1.5", "-3"), else nothing.
std::optional<std::string> decimal_text(const Fraction& value);
// decimal_text, else "p/q".
std::string exact_text(const Fraction& value);

} // namespace pressoir::voting
