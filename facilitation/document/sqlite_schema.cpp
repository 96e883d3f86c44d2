#include "facilitation/document/sqlite_schema.h"

#include <algorithm>
#include <array>
#include <string>

#include "facilitation/base/id.h"
#include "facilitation/document/sqlite_rows.h"

namespace pressoir::sqlite {
namespace {

struct SchemaObject {
  std::string_view type, name, sql;
};

// Columns that are looked up come before `bytes`, so that headings are read without touching the pages that hold it.
constexpr std::array<SchemaObject, 7> objects = {{
    {"table", "about",
     "CREATE TABLE about(name TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID"},
    {"table", "setting",
     "CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL, crc INTEGER NOT NULL) WITHOUT ROWID"},
    {"table", "journal",
     "CREATE TABLE journal(sequence INTEGER PRIMARY KEY, cause INTEGER NOT NULL, actor TEXT NOT NULL, gesture INTEGER "
     "NOT NULL, "
     "undoes TEXT NOT NULL, undoable INTEGER NOT NULL, time INTEGER NOT NULL, heading_crc INTEGER NOT NULL, crc "
     "INTEGER NOT NULL, "
     "bytes BLOB NOT NULL)"},
    {"index", "journal_cause", "CREATE UNIQUE INDEX journal_cause ON journal(cause)"},
    {"table", "snapshot",
     "CREATE TABLE snapshot(sequence INTEGER PRIMARY KEY, crc INTEGER NOT NULL, bytes BLOB NOT NULL)"},
    {"table", "blob", "CREATE TABLE blob(number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL)"},
    {"table", "sealed",
     "CREATE TABLE sealed(topic TEXT, key BLOB, value BLOB NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY(topic, key)) "
     "WITHOUT ROWID"},
}};

Result<void> recognise_tables(Database& database, const Path& path, int version) {
  Statement query = TRY(database.prepare("SELECT type, name, coalesce(sql, '') FROM sqlite_schema"));
  std::size_t found = 0, others = 0;
  while (TRY(query.step())) {
    const std::string_view type = query.bytes(0), name = query.bytes(1), sql = query.bytes(2);
    const auto object = std::ranges::find(objects, name, &SchemaObject::name);
    const bool ours = object != objects.end() && object->type == type && object->sql == sql;
    if (ours) {
      ++found;
      continue;
    }
    const bool automatic = type == "index" && sql.empty() && name.starts_with("sqlite_autoindex_");
    const bool later = version > SqliteSession::current_format_version && object == objects.end() &&
                       (type == "table" || type == "index");
    if ((!automatic && !later) || ++others > 64) return refuse_file("file.not_a_session", path);
  }
  if (found != objects.size()) return refuse_file("file.not_a_session", path);
  return {};
}

} // namespace

Result<void> make_tables(Database& database, int version) {
  TRY(database.run(("PRAGMA application_id=" + std::to_string(application_id)).c_str()));
  TRY(database.run(("PRAGMA user_version=" + std::to_string(version)).c_str()));
  for (const SchemaObject& object : objects) TRY(database.run(std::string(object.sql).c_str()));
  return {};
}

Result<SessionFileInfo> recognise(Database& database, const Path& path) {
  if (TRY(database.number("PRAGMA application_id")) != application_id) return refuse_file("file.not_a_session", path);
  SessionFileInfo info;
  info.format_version = static_cast<int>(TRY(database.number("PRAGMA user_version")));
  if (info.format_version < 1) return refuse_file("file.damaged", path);
  TRY(recognise_tables(database, path, info.format_version));
  const auto schema = TRY(read_named(database, NamedTable::about, "schema"));
  const auto uuid = TRY(read_named(database, NamedTable::about, "uuid"));
  if (!schema || !uuid || uuid->size() != 32) return refuse_file("file.damaged", path);
  const auto high = id_from_text(std::string_view(*uuid).substr(0, 16));
  const auto low = id_from_text(std::string_view(*uuid).substr(16));
  if (!high || !low) return refuse_file("file.damaged", path);
  info.schema = *schema;
  info.uuid_high = *high;
  info.uuid_low = *low;
  return info;
}

Result<void> introduce(Database& database, const SessionFileInfo& info) {
  TRY(write_named(database, NamedTable::about, "schema", info.schema));
  return write_named(database, NamedTable::about, "uuid", id_text(info.uuid_high) + id_text(info.uuid_low));
}

Result<std::int64_t> indexed_transactions(Database& database) {
  return database.number("SELECT count(*) FROM journal INDEXED BY journal_cause");
}

Result<std::int64_t> last_sequence(Database& database) {
  return database.number("SELECT max(sequence) FROM journal");
}

Result<std::int64_t> file_bytes(Database& database) {
  return TRY(database.number("PRAGMA page_count")) * TRY(database.number("PRAGMA page_size"));
}

} // namespace pressoir::sqlite
