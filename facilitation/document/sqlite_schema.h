// What a session file holds, table by table, and how a file that claims to be one is recognised.
#pragma once

#include <string_view>

#include "facilitation/document/sqlite_file.h"
#include "facilitation/document/sqlite_journal.h"

namespace pressoir::sqlite {

// Tells the file apart from other SQLite files ("Pres").
inline constexpr std::int64_t application_id = 0x50726573;

// Makes every table in an empty file and marks it as a session of ours. `version` goes into user_version.
Result<void> make_tables(Database& database, int version = SqliteSession::current_format_version);

// Refuses "file.not_a_session" or "file.damaged" unless the file says it is a session and holds our tables, word for
// word; a newer format may hold more tables beside them, never views or triggers.
Result<SessionFileInfo> recognise(Database& database, const Path& path);
// Names the schema and gives the file its UUID.
Result<void> introduce(Database& database, const SessionFileInfo& info);

// Number of transactions the file should hold, counted in the index of causes: a table that ends earlier has lost its
// end.
Result<std::int64_t> indexed_transactions(Database& database);
// The greatest sequence of the journal's table.
Result<std::int64_t> last_sequence(Database& database);
// Bytes the file has, log included; nothing read from it can honestly be more.
Result<std::int64_t> file_bytes(Database& database);

} // namespace pressoir::sqlite
