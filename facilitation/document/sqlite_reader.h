// The connection that reads a session file while the writer's thread writes, or a file that is only read.
#pragma once

#include <mutex>

#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_file.h"
#include "facilitation/document/sqlite_rows.h"

namespace pressoir::sqlite {

// Where a file's history should end.
struct ExpectedEnd {
  Sequence sequence = 0; // when the table and the index disagree, the greater one: reading then finds what is missing
  bool agreed = true;    // both can be read and do; otherwise there may have been more
};

// Safe from any thread: one query at a time. Holds no lock on the file between two of them.
class Reader {
 public:
  static Result<std::unique_ptr<Reader>> on(Database database);

  // query(database): the result of whatever it asks.
  template <class Query> auto ask(Query&& query) {
    std::lock_guard lock(mutex_);
    return query(database_);
  }
  // `end`: the last sequence the file should hold.
  Result<std::vector<JournalRecord>> records(Sequence first, Sequence last, Sequence end);
  Result<std::vector<JournalHeading>> headings(Sequence first, Sequence last, Sequence end);
  // The newest whole snapshot that a journal ending at `end` reaches.
  Result<std::optional<JournalSnapshot>> newest_snapshot(Sequence end);
  // Told by the journal's table and by its index of causes.
  Result<ExpectedEnd> expected_end();

 private:
  Reader(Database database, RecordReader rows) : database_(std::move(database)), rows_(std::move(rows)) {}
  std::mutex mutex_;
  Database database_;
  RecordReader rows_;
};

} // namespace pressoir::sqlite
