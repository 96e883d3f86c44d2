#include "facilitation/base/id.h"

#include <random>

namespace pressoir {
namespace {

std::uint64_t mixed(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

class SystemRandomness final : public Randomness {
 public:
  std::uint64_t next() override { return (std::uint64_t{device_()} << 32) | device_(); }

 private:
  std::random_device device_;
};

class SeededRandomness final : public Randomness {
 public:
  explicit SeededRandomness(std::uint64_t seed) : seed_(seed) {}
  std::uint64_t next() override { return mixed(seed_ += 0x9e3779b97f4a7c15ULL); }

 private:
  std::uint64_t seed_;
};

}  // namespace

std::string id_text(std::uint64_t id) {
  std::string text(16, '0');
  for (int i = 15; i >= 0; --i, id >>= 4) text[static_cast<std::size_t>(i)] = "0123456789abcdef"[id & 15];
  return text;
}

std::optional<std::uint64_t> id_from_text(std::string_view text) {
  if (text.size() != 16) return std::nullopt;
  std::uint64_t id = 0;
  for (char c : text) {
    int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    if (digit < 0) return std::nullopt;
    id = (id << 4) | static_cast<std::uint64_t>(digit);
  }
  return id;
}

std::uint64_t id_from_word(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (unsigned char c : word) hash = (hash ^ c) * 0x100000001b3ULL;
  const std::uint64_t id = mixed(hash);
  return id == 0 ? 1 : id;
}

std::uint64_t derived_id(std::uint64_t seed, std::uint64_t n) {
  const std::uint64_t id = mixed(seed + (n + 1) * 0x9e3779b97f4a7c15ULL);
  return id == 0 ? 1 : id;
}

std::uint64_t Randomness::id() {
  std::uint64_t id = next();
  while (id == 0) id = next();
  return id;
}

std::unique_ptr<Randomness> system_randomness() { return std::make_unique<SystemRandomness>(); }
std::unique_ptr<Randomness> seeded_randomness(std::uint64_t seed) { return std::make_unique<SeededRandomness>(seed); }

}  // namespace pressoir
