// Id<T>: the random 64-bit name of an entity. Entities name each other by ids, never by pointer.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

template <class Entity>
struct Id {
  using entity_type = Entity;
  std::uint64_t value = 0;  // 0 names nothing
  explicit operator bool() const { return value != 0; }
  auto operator<=>(const Id&) const = default;
};

// 16 lower-case hexadecimal digits.
std::string id_text(std::uint64_t id);
// What id_text wrote, or nothing.
std::optional<std::uint64_t> id_from_text(std::string_view text);
// A stable id for a word of a script ("note-12"): FNV-1a then a mix, so that scripts can name what they make.
std::uint64_t id_from_word(std::string_view word);
// The n-th id that follows from a seed (splitmix64, Steele, Lea & Flood 2014): verbs derive the ids they make from
// the request's cause, so a request decided twice makes the same entities.
std::uint64_t derived_id(std::uint64_t seed, std::uint64_t n);

// Where random numbers come from; replaceable in tests.
class Randomness {
 public:
  virtual ~Randomness() = default;
  virtual std::uint64_t next() = 0;
  // A non-zero id.
  std::uint64_t id();
};
// From the operating system. Safe to use from one thread at a time.
std::unique_ptr<Randomness> system_randomness();
// The same sequence for the same seed.
std::unique_ptr<Randomness> seeded_randomness(std::uint64_t seed);

}  // namespace pressoir

template <class Entity>
struct std::hash<pressoir::Id<Entity>> {
  std::size_t operator()(pressoir::Id<Entity> id) const { return static_cast<std::size_t>(id.value); }
};
