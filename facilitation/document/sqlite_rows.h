// The rows of a session file as values: each is written with its CRC-32 over all columns, and read only when that still
// holds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_file.h"

namespace pressoir::sqlite {

// "journal.damaged": arguments file, sequence (the first that is not whole), time (of the last whole one before it, in
// ms); "file.damaged" when there is none before it.
Error damaged_at(Database& database, Sequence sequence, Timestamp last_whole);

// Writes journal rows on one connection; keeps its statement.
class RecordWriter {
 public:
  static Result<RecordWriter> on(Database& database);
  // "journal.twice" when the sequence or the cause is there already.
  Result<void> insert(const JournalRecord& record);

 private:
  explicit RecordWriter(Statement insert) : insert_(std::move(insert)) {}
  Statement insert_;
};

// Reads journal rows on one connection; keeps its statements.
class RecordReader {
 public:
  static Result<RecordReader> on(Database& database);
  // Rows first … last, each whole and without holes; `end` is the last the file should hold. Never returns more bytes
  // than the file has.
  Result<std::vector<JournalRecord>> records(Database& database, Sequence first, Sequence last, Sequence end);
  Result<std::vector<JournalHeading>> headings(Database& database, Sequence first, Sequence last, Sequence end);

 private:
  RecordReader(Statement records, Statement headings) : records_(std::move(records)), headings_(std::move(headings)) {}
  Statement records_, headings_;
};

// The columns of a row of the journal found by other means than a query: in the order of the table, the sequence first.
struct FoundRow {
  struct Column {
    std::int64_t integer = 0;
    std::string_view bytes;
  };
  std::vector<Column> columns;
  std::int64_t integer(int column) const { return columns[static_cast<std::size_t>(column)].integer; }
  std::string_view bytes(int column) const { return columns[static_cast<std::size_t>(column)].bytes; }
};
// Nothing when it is not a whole row of that table.
std::optional<JournalRecord> record_of(const FoundRow& row);
std::optional<JournalSnapshot> snapshot_of(const FoundRow& row);
struct NamedValue {
  std::string name, value;
};
std::optional<NamedValue> named_of(const FoundRow& row);

// Replaces the bytes of one row, and its CRC.
Result<void> replace_bytes(Database& database, const JournalRecord& record);

Result<void> write_snapshot(Database& database, const JournalSnapshot& snapshot);
// Sequences of the snapshots kept, newest first.
Result<std::vector<Sequence>> snapshot_sequences(Database& database);
// Nothing when it is not there or not whole.
Result<std::optional<JournalSnapshot>> read_snapshot(Database& database, Sequence sequence);

enum class NamedTable { about, setting };
Result<void> write_named(Database& database, NamedTable table, std::string_view name, std::string_view value);
// Nothing when it is not there; "file.damaged" when it is not whole.
Result<std::optional<std::string>> read_named(Database& database, NamedTable table, std::string_view name);

// The CRC of a row of the sealed table.
std::int64_t sealed_crc(std::string_view topic, std::string_view key, std::string_view value);

} // namespace pressoir::sqlite
