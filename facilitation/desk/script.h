// Play scripts: one request a line, as demonstrations, tests and bulk edits write them. Strangers may write them too: every line is bounded.
#pragma once

#include <string_view>

#include "facilitation/desk/session.h"

namespace pressoir::desk {

inline constexpr std::uint64_t most_script_bytes = std::uint64_t{256} << 20;
inline constexpr std::size_t most_line_bytes = std::size_t{8} << 20;

// {"verb": "note.write", "actor": "facilitation", "text": "…"}: "verb", and optionally "actor", "cause", "time" (ISO 8601), "group"; every other
// member is an argument of the verb. Ids are 16 hexadecimal digits, or any word (then always the same id for the same word).
// Refused: "script.not_json", "script.no_verb", "script.bad_actor", "verb.unknown", "json.*".
Result<Request> request_from_line(const WorkshopVerbs& verbs, std::string_view line);

// Asks what the line says. False for an empty line or a comment (#).
Result<bool> play_line(Session& session, std::string_view line);

}  // namespace pressoir::desk
