#include "facilitation/document/journal_in_file.h"

#include <algorithm>

#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {

// The newest alone stays, before another is written: the new one then takes the place of those that went, and the file never has room
// for three.
Result<void> keep_newest(Database& database) {
  return database.run(
      "DELETE FROM snapshot WHERE sequence NOT IN (SELECT sequence FROM snapshot ORDER BY sequence DESC LIMIT 1)");
}

// One row at a time, so that memory does not follow the length of the history.
Result<void> rewrite_records(Database& database, const Erasure& erasure, Sequence last) {
  RecordReader reader = TRY(RecordReader::on(database));
  for (Sequence sequence = 1; sequence <= last; ++sequence) {
    for (JournalRecord& record : TRY(reader.records(database, sequence, sequence, last))) {
      std::string bytes = TRY(erasure(sequence, record.bytes, false));
      if (bytes == record.bytes) continue;
      record.bytes = std::move(bytes);
      TRY(replace_bytes(database, record));
    }
  }
  return {};
}

Result<void> rewrite_snapshots(Database& database, const Erasure& erasure) {
  for (const Sequence sequence : TRY(snapshot_sequences(database))) {
    auto snapshot = TRY(read_snapshot(database, sequence));
    if (!snapshot) {
      // Not whole: what it still holds could not be erased otherwise.
      TRY(database.run(("DELETE FROM snapshot WHERE sequence = " + std::to_string(sequence)).c_str()));
      continue;
    }
    snapshot->bytes = TRY(erasure(sequence, snapshot->bytes, true));
    TRY(write_snapshot(database, *snapshot));
  }
  return {};
}

} // namespace

template <class Rows> Result<Rows> JournalInFile::unless_cut_short(Result<Rows> rows, Sequence last_wanted) {
  const Sequence end = end_when_opened_.sequence;
  if (!rows || end_when_opened_.agreed || last_wanted < end) return rows;
  const Timestamp last_whole = rows->empty() ? Timestamp() : rows->back().time;
  return reader_.ask([&](Database& database) { return damaged_at(database, end + 1, last_whole); });
}

void JournalInFile::append(std::vector<JournalRecord> records, Sequence expected_last,
                           std::function<void(Result<Sequence>)> done) {
  if (!writer_) return done(only_read());
  writer_->append(std::move(records), expected_last, std::move(done));
}

Result<std::vector<JournalRecord>> JournalInFile::read(Sequence first, Sequence last_wanted) {
  return unless_cut_short(reader_.records(first, last_wanted, last()), last_wanted);
}

Result<std::vector<JournalHeading>> JournalInFile::headings(Sequence first, Sequence last_wanted) {
  return unless_cut_short(reader_.headings(first, last_wanted, last()), last_wanted);
}

Sequence JournalInFile::last() const {
  if (writer_) return writer_->last();
  // Another process may be writing.
  const auto now = reader_.ask([](Database& database) { return last_sequence(database); });
  if (!now || !end_when_opened_.agreed) return end_when_opened_.sequence;
  return std::max(end_when_opened_.sequence, static_cast<Sequence>(*now));
}

void JournalInFile::snapshot(JournalSnapshot snapshot) {
  if (!writer_) return;
  writer_->hand_over([this, snapshot = std::move(snapshot)](Database& database) -> Result<void> {
    if (snapshot.sequence > writer_->last()) return {}; // its transactions were refused
    Transaction transaction = TRY(Transaction::begin(database));
    TRY(keep_newest(database));
    TRY(write_snapshot(database, snapshot));
    return transaction.commit();
  });
}

Result<std::optional<JournalSnapshot>> JournalInFile::newest_snapshot() {
  return reader_.newest_snapshot(last());
}

Result<void> JournalInFile::rewrite(const Erasure& erasure) {
  if (!writer_) return only_read();
  return writer_->perform_and_scrub([&](Database& database) -> Result<void> {
    TRY(rewrite_records(database, erasure, writer_->last()));
    return rewrite_snapshots(database, erasure);
  });
}

Result<void> JournalInFile::copy_to(const std::string& path) {
  std::unique_lock<std::mutex> no_scrubbing;
  if (writer_) no_scrubbing = writer_->hold_off_scrubbing();
  return copy_session(place_, Path(std::u8string(path.begin(), path.end())));
}

Result<Sequence> JournalInFile::flush() {
  if (!writer_) return last();
  return writer_->flush();
}

Error JournalInFile::only_read() const {
  return reader_.ask([](Database& database) { return refuse_file("journal.read_only", database); });
}

} // namespace pressoir::sqlite
