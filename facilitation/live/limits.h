// Limits on how often: a bucket of so many acts that fills again at so many a second (token bucket), for one phone or one address.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace pressoir::live {

struct PaceOptions {
  double at_once = 1;
  double per_second = 1;
};

class Pace {
 public:
  // Takes one, if there is one. `now`: milliseconds that only go forward.
  bool take(const PaceOptions& options, std::int64_t now) {
    if (last_ == never) left_ = options.at_once;
    else left_ = std::min(options.at_once, left_ + options.per_second * static_cast<double>(now - last_) / 1000);
    last_ = now;
    if (left_ < 1) return false;
    left_ -= 1;
    return true;
  }
  bool is_full(const PaceOptions& options, std::int64_t now) const {
    return last_ == never || left_ + options.per_second * static_cast<double>(now - last_) / 1000 >= options.at_once;
  }

 private:
  static constexpr std::int64_t never = INT64_MIN;
  double left_ = 0;
  std::int64_t last_ = never;
};

class PaceByAddress {
 public:
  bool take(const std::string& address, const PaceOptions& options, std::int64_t now) {
    // Forgets who has been quiet long enough, so that a million addresses do not stay.
    if (paces_.size() >= most_remembered) std::erase_if(paces_, [&](const auto& one) { return one.second.is_full(options, now); });
    if (paces_.size() >= most_remembered && !paces_.contains(address)) return false;
    return paces_[address].take(options, now);
  }

 private:
  static constexpr std::size_t most_remembered = 20'000;
  std::unordered_map<std::string, Pace> paces_;
};

}  // namespace pressoir::live
