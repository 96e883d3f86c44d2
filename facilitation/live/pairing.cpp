#include "facilitation/live/pairing.h"

#include <algorithm>

namespace pressoir::live {

std::optional<std::string> Pairing::show(std::uint64_t connection, const std::string& proof, std::int64_t now, Randomness& randomness) {
  std::erase_if(pending_, [&](const Pending& one) { return one.until <= now; });
  for (Pending& one : pending_) {
    if (one.connection == connection) return one.digits;
    if (one.proof != proof) continue;
    one.connection = connection;  // the same phone, come back
    return one.digits;
  }
  if (pending_.size() >= most_pending) return std::nullopt;
  std::string digits;
  do {
    digits = std::to_string(10'000 + randomness.next() % 10'000).substr(1);
  } while (std::any_of(pending_.begin(), pending_.end(), [&](const Pending& one) { return one.digits == digits; }));
  pending_.push_back({connection, digits, proof, now + pending_ms});
  return digits;
}

std::optional<std::uint64_t> Pairing::typed(const std::string& digits, std::int64_t now) {
  const auto found = std::find_if(pending_.begin(), pending_.end(), [&](const Pending& one) { return one.digits == digits && one.until > now; });
  if (found == pending_.end()) return std::nullopt;
  const Pending paired = *found;
  pending_.erase(found);
  if (!knows(paired.proof)) proofs_.push_back(paired.proof);
  if (proofs_.size() > most_paired) proofs_.erase(proofs_.begin());
  return paired.connection;
}

void Pairing::gone(std::uint64_t connection) {
  std::erase_if(pending_, [&](const Pending& one) { return one.connection == connection; });
}

bool Pairing::knows(const std::string& proof) const { return std::find(proofs_.begin(), proofs_.end(), proof) != proofs_.end(); }
void Pairing::forget(const std::string& proof) { std::erase(proofs_, proof); }

}  // namespace pressoir::live
