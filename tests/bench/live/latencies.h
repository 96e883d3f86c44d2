// Latencies: millions of them in a fixed table, a quarter of a millisecond apart.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pressoir::bench {

class Latencies {
 public:
  void add(double ms) {
    const auto cell = static_cast<std::size_t>(std::max(0.0, ms) * per_ms);
    ++cells_[std::min(cell, cells_.size() - 1)];
    ++count_;
  }
  // The least that `share` of them do not exceed, in ms; 0 when there are none.
  double percentile(double share) const {
    const auto wanted = static_cast<std::uint64_t>(static_cast<double>(count_) * share);
    std::uint64_t passed = 0;
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      passed += cells_[i];
      if (passed > wanted) return static_cast<double>(i + 1) / per_ms;
    }
    return 0;
  }
  std::uint64_t count() const { return count_; }

 private:
  static constexpr double per_ms = 4;
  std::array<std::uint64_t, 4 * 60'000> cells_{};
  std::uint64_t count_ = 0;
};

} // namespace pressoir::bench
