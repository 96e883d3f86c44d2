#include "facilitation/base/id.h"

#include <set>

#include <doctest/doctest.h>

#include "facilitation/base/crc32.h"

using namespace pressoir;

namespace {

struct Thing {};

} // namespace

TEST_CASE("an id is written in 16 hexadecimal digits and read back") {
  CHECK(id_text(0xf3) == "00000000000000f3");
  CHECK(id_text(UINT64_MAX) == "ffffffffffffffff");
  CHECK(id_from_text("00000000000000f3") == 0xf3);
  for (const char* wrong : {"", "f3", "00000000000000F3", "00000000000000fg", "00000000000000f30"})
    CHECK_FALSE(id_from_text(wrong).has_value());
  const auto random = seeded_randomness(7);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t id = random->id();
    REQUIRE(id_from_text(id_text(id)) == id);
  }
}

TEST_CASE("0 names nothing, and ids of two kinds do not mix") {
  CHECK_FALSE(static_cast<bool>(Id<Thing>{}));
  CHECK(static_cast<bool>(Id<Thing>{3}));
  CHECK(Id<Thing>{2} < Id<Thing>{3});
  CHECK(std::hash<Id<Thing>>{}(Id<Thing>{3}) == 3);
  static_assert(!std::is_convertible_v<Id<Thing>, Id<int>>);
}

TEST_CASE("what files and scripts rely on never changes") {
  CHECK(id_from_word("note-12") == id_from_word("note-12"));
  CHECK(id_from_word("note-12") != id_from_word("note-13"));
  CHECK(id_text(id_from_word("note-12")) == "a03a1055b61cfc6d");
  CHECK(id_text(derived_id(1, 0)) == "910a2dec89025cc1");
  CHECK(crc32("123456789") == 0xCBF43926);
  CHECK(crc32("456789", crc32("123")) == crc32("123456789"));
}

TEST_CASE("derived ids of one request are all different and never 0") {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (std::uint64_t n = 0; n < 100; ++n) seen.insert(derived_id(seed * 0x1234567, n));
  CHECK(seen.size() == 10'000);
  CHECK(seen.count(0) == 0);
}

TEST_CASE("randomness repeats for a seed only") {
  const auto one = seeded_randomness(5), again = seeded_randomness(5), other = seeded_randomness(6);
  const std::uint64_t first = one->next();
  CHECK(first == again->next());
  CHECK(first != other->next());
  const auto machine = system_randomness();
  CHECK(machine->id() != machine->id());
}
