#include "facilitation/document/sqlite_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {
constexpr std::int64_t smallest_row_bytes = 32;

// A read transaction.
class SteadyView {
 public:
  explicit SteadyView(Database& database) : database_(database) { (void)database_.run("BEGIN"); }
  SteadyView(const SteadyView&) = delete;
  SteadyView& operator=(const SteadyView&) = delete;
  ~SteadyView() { (void)database_.run("COMMIT"); }

 private:
  Database& database_;
};
} // namespace

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

Result<ExpectedEnd> Reader::expected_end() {
  std::lock_guard lock(mutex_);
  // Both counts of the same moment: another process may be writing.
  const SteadyView view(database_);
  const std::int64_t room = TRY(file_bytes(database_)) / smallest_row_bytes;
  ExpectedEnd end;
  std::array<std::int64_t, 2> told = {-1, -1};
  for (auto [place, answer] : {std::pair(0, last_sequence(database_)), std::pair(1, indexed_transactions(database_))}) {
    if (!answer && !is_damage(answer.error())) return answer.error();
    // More than the file has room for tells no more than a page that cannot be read.
    if (answer && *answer >= 0 && *answer <= room)
      told[place] = *answer;
    else
      end.agreed = false;
  }
  end.agreed = end.agreed && told[0] == told[1];
  end.sequence = static_cast<Sequence>(std::max({told[0], told[1], std::int64_t{0}}));
  return end;
}

} // namespace pressoir::sqlite
