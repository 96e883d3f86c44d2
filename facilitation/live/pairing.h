// Pairing: how a phone becomes a co-facilitator's. It shows four digits that the program gave it, the facilitator types them on the laptop: nothing
// secret is ever on the shared screen. Known from then on by a hash of its secret.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/id.h"

namespace pressoir::live {

class Pairing {
 public:
  static constexpr std::size_t most_pending = 3;
  static constexpr std::int64_t pending_ms = 60'000;
  static constexpr std::size_t most_paired = 20;  // the oldest is forgotten

  // `proofs`: of the phones paired before.
  explicit Pairing(std::vector<std::string> proofs = {}) : proofs_(std::move(proofs)) {}

  // The digits for that connection to show, unlike any other's; the same ones when it asks again in time. None: three others wait already.
  std::optional<std::string> show(std::uint64_t connection, const std::string& proof, std::int64_t now, Randomness& randomness);
  // What the facilitator typed: the connection that shows it, which is paired from now on.
  std::optional<std::uint64_t> typed(const std::string& digits, std::int64_t now);
  void gone(std::uint64_t connection);

  bool knows(const std::string& proof) const;
  void forget(const std::string& proof);
  const std::vector<std::string>& proofs() const { return proofs_; }

 private:
  struct Pending {
    std::uint64_t connection;
    std::string digits, proof;
    std::int64_t until;
  };
  std::vector<Pending> pending_;
  std::vector<std::string> proofs_;
};

}  // namespace pressoir::live
