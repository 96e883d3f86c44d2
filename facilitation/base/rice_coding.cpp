#include "facilitation/base/rice_coding.h"

namespace pressoir {
namespace {

constexpr unsigned too_many_ones = 24, bits_of_a_whole = 48;

constexpr std::uint64_t ones(unsigned count) { return (std::uint64_t{1} << count) - 1; }

std::uint64_t bits_of(std::int64_t number, unsigned parameter) {
  const std::uint64_t quotient = folded(number) >> parameter;
  return quotient >= too_many_ones ? too_many_ones + bits_of_a_whole : quotient + 1 + parameter;
}

}  // namespace

unsigned rice_parameter_for(const std::vector<std::int64_t>& numbers) {
  std::uint64_t fewest = ~std::uint64_t{0};
  unsigned best = least_rice_parameter;
  for (unsigned parameter = least_rice_parameter; parameter <= most_rice_parameter; ++parameter) {
    std::uint64_t bits = 0;
    for (const std::int64_t number : numbers) bits += bits_of(number, parameter);
    if (bits < fewest) fewest = bits, best = parameter;
    if (bits == numbers.size() * (1 + parameter)) break;  // no quotient is left: a larger parameter only adds bits
  }
  return best;
}

void RiceWriter::bits(std::uint64_t value, unsigned count) {
  for (; count > 0; --count, value >>= 1) {
    filling_ |= static_cast<unsigned>(value & 1) << filled_;
    if (++filled_ < 8) continue;
    whole_.push_back(static_cast<char>(filling_));
    filling_ = filled_ = 0;
  }
}

void RiceWriter::add(std::int64_t number, unsigned parameter) {
  const std::uint64_t value = folded(number), quotient = value >> parameter;
  if (quotient >= too_many_ones) {
    bits(ones(too_many_ones), too_many_ones);
    bits(value, bits_of_a_whole);
    return;
  }
  const auto count = static_cast<unsigned>(quotient);
  bits(ones(count), count + 1);
  bits(value & ones(parameter), parameter);
}

std::string RiceWriter::bytes() const {
  std::string all = whole_;
  if (filled_ > 0) all.push_back(static_cast<char>(filling_));
  return all;
}

bool RiceReader::bit() {
  if (at_ / 8 >= bytes_.size()) return whole_ = false;
  const bool set = static_cast<std::uint8_t>(bytes_[at_ / 8]) >> at_ % 8 & 1;
  ++at_;
  return set;
}

std::uint64_t RiceReader::bits(unsigned count) {
  std::uint64_t value = 0;
  for (unsigned i = 0; i < count; ++i) value |= static_cast<std::uint64_t>(bit()) << i;
  return value;
}

std::int64_t RiceReader::next(unsigned parameter) {
  std::uint64_t quotient = 0;
  while (quotient < too_many_ones && bit()) ++quotient;
  if (quotient == too_many_ones) return unfolded(bits(bits_of_a_whole));
  return unfolded(quotient << parameter | bits(parameter));
}

bool RiceReader::at_end() const {
  if ((at_ + 7) / 8 != bytes_.size()) return false;
  return at_ % 8 == 0 || static_cast<std::uint8_t>(bytes_.back()) >> at_ % 8 == 0;
}

}  // namespace pressoir
