// Where a session file lies and how it can be read there: beside a writer, on a place that cannot be written, left open
// by a crash.
#pragma once

#include <memory>
#include <string>

#include "facilitation/document/sqlite_file.h"

namespace pressoir::sqlite {

// A folder of ours that goes with its last owner, with all it holds.
class PrivateFolder {
 public:
  // Readable by us alone.
  static Result<std::shared_ptr<PrivateFolder>> make(const Path& within);
  PrivateFolder(const PrivateFolder&) = delete;
  PrivateFolder& operator=(const PrivateFolder&) = delete;
  ~PrivateFolder();
  const Path& path() const { return path_; }

 private:
  explicit PrivateFolder(Path path) : path_(std::move(path)) {}
  Path path_;
};

// How to open a file for reading, found by trying.
struct ReadingPlace {
  Path path;
  Access access = Access::read_only;
  std::string vfs;
  std::shared_ptr<PrivateFolder> borrowed; // holds `path` when it is a private copy
};

struct OpenedPlace {
  ReadingPlace place;
  Database database;
};

// The file itself; else without locks when nothing waits beside it to be folded in (-wal, -journal); else a private
// copy of the three.
Result<OpenedPlace> open_for_reading(const Path& path, const std::string& vfs);
Result<Database> open(const ReadingPlace& place);

// A hidden name of our own in the same folder, for a file that is not whole yet.
Path unfinished_beside(const Path& path);
// The names SQLite gives to what belongs to a file: its logs.
std::vector<Path> side_files(const Path& path);

// A complete, closed copy without the sealed table: `to` is replaced whole or not at all.
Result<void> copy_session(const ReadingPlace& from, const Path& to);

} // namespace pressoir::sqlite
