// Saves what can be saved of a damaged session file: reads past what opening refuses, trusts nothing but whole rows,
// writes nothing to it.
#include "facilitation/document/sqlite_journal.h"

#include <algorithm>

#include "facilitation/document/sqlite_places.h"
#include "facilitation/document/sqlite_reader.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir {
namespace {

using namespace sqlite;

constexpr Sequence rows_at_a_time = 256;

// Whole records from the first on; damage where they stop.
void gather(Reader& reader, Sequence end, Salvage& saved) {
  for (Sequence step = rows_at_a_time; saved.records.size() < end;) {
    const Sequence first = saved.records.size() + 1;
    auto rows = reader.records(first, first + step - 1, end);
    if (rows) {
      std::ranges::move(*rows, std::back_inserter(saved.records));
    } else if (step == 1) {
      saved.damage = rows.error();
      return;
    } else {
      step = 1;
    }
  }
}

} // namespace

Result<Salvage> salvage(const Path& path, const SqliteOptions& options) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) return refuse_file("file.missing", path);
  Salvage saved;
  const ReadingPlace place = TRY(find_reading_place(path, options.vfs));
  Database database = TRY(open(place));
  saved.info = TRY(recognise(database, path));
  const auto last = last_sequence(database), indexed = indexed_transactions(database);
  const auto reader = TRY(Reader::on(std::move(database)));
  const Sequence end = TRY(reader->expected_end());
  gather(*reader, end, saved);
  if (!saved.damage && (!last || !indexed || *last != *indexed)) saved.damage = refuse_file("file.damaged", path);
  if (auto snapshot = reader->newest_snapshot(end)) saved.snapshot = std::move(*snapshot);
  return saved;
}

} // namespace pressoir
