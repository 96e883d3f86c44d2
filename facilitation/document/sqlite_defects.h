// What is wrong with a session file: its structure, every checksum, holes in the sequence.
#pragma once

#include <vector>

#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_file.h"

namespace pressoir::sqlite {

// Empty when the file is whole; else at most 100 findings: "file.defect" (file, what: SQLite's own words),
// "journal.damaged" (file, sequence, time), "snapshot.damaged" (file, sequence), "blob.damaged" (file, name),
// "sealed.damaged" (file), "setting.damaged" (file).
std::vector<Error> find_defects(Database& database, Sequence end);

} // namespace pressoir::sqlite
