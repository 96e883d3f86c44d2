// The project record archive: everything readers may keep of a workshop, as JSON, XML or portable binary, written and read by cereal.
// The same three files can be read back in ten years: kinds and values go by name, each entity carries its version.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitation/base/file.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::summary {

enum class ArchiveForm : std::uint8_t { json, xml, binary };

struct Archive {
  workshop::WorkshopState state;
  Timestamp written;
  bool newer = false; // made by a newer Pressoir: what this one does not know was left out
};

// `readable` as for_readers gives it.
std::string archive_bytes(const workshop::WorkshopState& readable, Timestamp written, ArchiveForm form);

// The form is told by the first bytes; `file` is the name that refusals show. Made for strangers' files: size, depth and number of
// values are checked before cereal reads.
// Refused, all with the file: "archive.not_one", "archive.bad_line" (line) where JSON or XML is not well formed, "archive.too_deep",
// "archive.too_many", "archive.damaged" (kind, number, field) at the entity that cannot be read, "archive.cut" for a binary file that
// is not whole, "archive.broken" (kind, id) where an entity names one that is not there or holds no text.
Result<Archive> read_archive(std::string_view bytes, std::string_view file);
// The same of a file; also "file.missing", "file.unreadable", "file.too_big".
Result<Archive> read_archive_file(const Path& file);

// The plan of a new session that holds what the archive holds: one transaction for an empty document. The clock stands still.
workshop::WorkshopTransaction transaction_from(const Archive& archive, Timestamp now);

inline constexpr std::uint64_t most_archive_bytes = std::uint64_t{128} << 20;
inline constexpr std::size_t most_archive_depth = 12;
inline constexpr std::size_t most_archive_values = 6'000'000;

} // namespace pressoir::summary
