// Actor: who did something, and in which role. Set by the connection, never by the message.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pressoir {

enum class Role : std::uint8_t {
  facilitator,     // at the laptop
  co_facilitator,  // paired phone
  participant,
  table,     // one phone for several people
  observer,  // a screen elsewhere; may change nothing
  room,      // nobody in particular: anonymous acts, and what the room said aloud
  program,   // Pressoir itself: repairs, imports
};

struct Actor {
  Role role = Role::facilitator;
  std::uint64_t number = 0;  // which of them (a person's id, a table's number); 0 for the only one
  bool operator==(const Actor&) const = default;
};

// "facilitator", "participant:00f3…" (16 hexadecimal digits when a number is set).
std::string actor_text(const Actor& actor);
// What actor_text wrote; the number may also be any word ("table:3", "participant:lea"), hashed to a stable number.
std::optional<Actor> actor_from_text(std::string_view text);

}  // namespace pressoir
