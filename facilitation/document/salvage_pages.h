// Reads the pages of a session file one by one, without SQLite's idea of how they hang together: the way to what is
// whole when that is lost.
#pragma once

#include <map>
#include <optional>

#include "facilitation/document/sqlite_journal.h"

namespace pressoir::sqlite {

struct FoundInPages {
  SessionFileInfo info;                      // schema empty when it was not found
  std::map<Sequence, JournalRecord> records; // whole ones, from the file and from the log beside it (which is newer)
  std::optional<JournalSnapshot> snapshot;   // the newest whole one
};

// A page layout that yields nothing is tried in the other page sizes. Work and memory are bounded by the size of the
// file.
FoundInPages read_pages(const Path& path, const std::string& vfs);

} // namespace pressoir::sqlite
