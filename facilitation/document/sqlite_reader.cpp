#include "facilitation/document/sqlite_reader.h"

#include <algorithm>

#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {
constexpr std::int64_t smallest_row_bytes = 32;
}

Result<std::unique_ptr<Reader>> Reader::on(Database database) {
  RecordReader rows = TRY(RecordReader::on(database));
  return std::unique_ptr<Reader>(new Reader(std::move(database), std::move(rows)));
}

Result<std::vector<JournalRecord>> Reader::records(Sequence first, Sequence last, Sequence end) {
  std::lock_guard lock(mutex_);
  return rows_.records(database_, first, last, end);
}

Result<std::vector<JournalHeading>> Reader::headings(Sequence first, Sequence last, Sequence end) {
  std::lock_guard lock(mutex_);
  return rows_.headings(database_, first, last, end);
}

Result<std::optional<JournalSnapshot>> Reader::newest_snapshot(Sequence end) {
  std::lock_guard lock(mutex_);
  for (const Sequence sequence : TRY(snapshot_sequences(database_))) {
    if (sequence > end) continue;
    if (auto snapshot = TRY(read_snapshot(database_, sequence))) return snapshot;
  }
  return std::optional<JournalSnapshot>();
}

Result<Sequence> Reader::expected_end() {
  std::lock_guard lock(mutex_);
  const std::int64_t room = TRY(file_bytes(database_)) / smallest_row_bytes;
  std::int64_t end = 0;
  for (const auto& told : {last_sequence(database_), indexed_transactions(database_)}) {
    // A page that cannot be read tells nothing; the other one may.
    if (!told && !is_damage(told.error())) return told.error();
    if (told && *told <= room) end = std::max(end, *told);
  }
  return static_cast<Sequence>(end);
}

} // namespace pressoir::sqlite
