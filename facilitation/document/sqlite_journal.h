// A session in one SQLite file: journal with a CRC per row, snapshots, blobs, sealed table, settings.
// Its own thread writes; opened defensively; on clean close it is one plain file that can be mailed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/document/journal.h"

namespace pressoir {

enum class OpenMode { read_write, read_only };

// What a session file says of itself, before anything else is read.
struct SessionFileInfo {
  std::string schema; // "workshop", "portfolio"
  std::uint64_t uuid_high = 0, uuid_low = 0;
  int format_version = 0; // newer than ours: opened read-only, and says so
};

// How SQLite reaches the disk.
struct SqliteOptions {
  std::string vfs; // the name of a registered SQLite VFS; empty is the system's (tests fill disks and pull sticks with
                   // their own)
};

class SqliteSession {
 public:
  // 2: rows in the compact layout of the codec, snapshots deflated. An older file becomes one when it is opened for writing.
  static constexpr int current_format_version = 2;

  // A new, empty session. Refused: "file.exists", "file.unwritable", "journal.disk_full".
  static Result<std::unique_ptr<SqliteSession>> create(const Path& path, std::string_view schema,
                                                       const SqliteOptions& options = {});
  // Refused, always naming the file: "file.missing", "file.not_a_session", "file.already_open", "file.damaged",
  // "file.other_schema", "file.unwritable" (read_write on a read-only file or folder), "file.unreadable",
  // "journal.disk_full" (no room left to write beside it). read_only asks for no lock and works beside a writer, on a
  // place that cannot be written, and after a crash.
  static Result<std::unique_ptr<SqliteSession>> open(const Path& path, std::string_view schema, OpenMode mode,
                                                     const SqliteOptions& options = {});

  virtual ~SqliteSession() = default; // flushes, checkpoints, leaves one file
  virtual const SessionFileInfo& info() const = 0;
  virtual OpenMode mode() const = 0; // read_only also when the format is newer than ours
  virtual Journal& journal() = 0;
  virtual BlobStore& blobs() = 0;
  virtual SealedStore& sealed() = 0;
  // Small settings that are no part of the workshop's history (the second place of copies …).
  virtual Result<void> set_setting(std::string_view name, std::string_view value) = 0;
  virtual std::string setting(std::string_view name) = 0;
  // Structure of the file itself (integrity_check, every CRC, sequence without holes): empty when whole, else one Error
  // per finding.
  virtual std::vector<Error> defects() = 0;
};

// What can be saved of a damaged file: the records that are whole, up to the first that is not.
struct Salvage {
  SessionFileInfo info;
  std::vector<JournalRecord> records;
  std::optional<JournalSnapshot> snapshot;
  std::optional<Error> damage; // where it stops, if it does
};
// Never writes to it. Refused: "file.missing", "file.unreadable", "file.not_a_session" when nothing of it is
// recognised.
Result<Salvage> salvage(const Path& path, const SqliteOptions& options = {});

} // namespace pressoir
