// Rice coding of whole numbers that are mostly near zero (R. F. Rice, "Some practical universal noiseless coding techniques", JPL 79-22,
// 1979): of each number, folded so that 0, −1, 1, −2 … are 0, 1, 2, 3 …, the quotient by 2^parameter in ones, a zero, then the remainder.
// Twenty-four ones say that the folded number follows whole, in 48 bits. Bits fill bytes from the least.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pressoir {

// Whole numbers as natural ones, the nearest to zero first.
constexpr std::uint64_t folded(std::int64_t number) { return static_cast<std::uint64_t>(number) << 1 ^ static_cast<std::uint64_t>(number >> 63); }
constexpr std::int64_t unfolded(std::uint64_t number) { return static_cast<std::int64_t>(number >> 1 ^ (~(number & 1) + 1)); }

inline constexpr unsigned least_rice_parameter = 3, most_rice_parameter = 40;
// The one that writes these numbers in the fewest bits.
unsigned rice_parameter_for(const std::vector<std::int64_t>& numbers);

class RiceWriter {
 public:
  // Between −2^46 and 2^46.
  void add(std::int64_t number, unsigned parameter);
  // The last byte filled with zeros.
  std::string bytes() const;

 private:
  void bits(std::uint64_t value, unsigned count);
  std::string whole_;
  unsigned filling_ = 0, filled_ = 0;  // the byte that is not whole yet, how many of its bits are said
};

class RiceReader {
 public:
  explicit RiceReader(std::string_view bytes) : bytes_(bytes) {}
  // Anything where the bytes end too early: see whole().
  std::int64_t next(unsigned parameter);
  bool whole() const { return whole_; }
  // Nothing is left but the zeros that fill the last byte.
  bool at_end() const;

 private:
  bool bit();
  std::uint64_t bits(unsigned count);
  std::string_view bytes_;
  std::size_t at_ = 0;  // in bits
  bool whole_ = true;
};

}  // namespace pressoir
