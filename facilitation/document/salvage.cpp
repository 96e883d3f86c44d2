// Saves what can be saved of a damaged session file: reads past what opening refuses, trusts nothing but whole rows,
// writes nothing to it.
#include <algorithm>
#include <iterator>

#include "facilitation/document/salvage_pages.h"
#include "facilitation/document/sqlite_journal.h"
#include "facilitation/document/sqlite_places.h"
#include "facilitation/document/sqlite_reader.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir {
namespace {

using namespace sqlite;

constexpr Sequence rows_at_a_time = 256;

// Whole records from the first on; damage where they stop.
void gather(Reader& reader, const ExpectedEnd& end, Salvage& saved) {
  for (Sequence step = rows_at_a_time; saved.records.size() < end.sequence;) {
    const Sequence first = saved.records.size() + 1;
    auto rows = reader.records(first, first + step - 1, end.sequence);
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

Error stops_after(const Path& path, const std::vector<JournalRecord>& records) {
  Error error = refuse_file(records.empty() ? "file.damaged" : "journal.damaged", path);
  error.arguments.push_back({"sequence", static_cast<std::int64_t>(records.size() + 1)});
  if (!records.empty()) error.arguments.push_back({"time", records.back().time.milliseconds});
  return error;
}

Result<Salvage> salvage_by_queries(const Path& path, const SqliteOptions& options) {
  Salvage saved;
  auto [place, database] = TRY(open_for_reading(path, options.vfs));
  saved.info = TRY(recognise(database, path));
  const auto reader = TRY(Reader::on(std::move(database)));
  const ExpectedEnd end = TRY(reader->expected_end());
  gather(*reader, end, saved);
  if (!saved.damage && !end.agreed) saved.damage = stops_after(path, saved.records);
  if (auto snapshot = reader->newest_snapshot(end.sequence)) saved.snapshot = std::move(*snapshot);
  return saved;
}

// The beginning that the pages hold, taken over when it is longer.
void add_from_pages(FoundInPages found, const Path& path, Salvage& saved) {
  if (saved.info.schema.empty()) saved.info = found.info;
  if (!saved.snapshot) saved.snapshot = std::move(found.snapshot);
  std::vector<JournalRecord> records;
  for (auto& [sequence, record] : found.records) {
    if (sequence != records.size() + 1) break;
    records.push_back(std::move(record));
  }
  if (records.size() <= saved.records.size()) return;
  saved.records = std::move(records);
  saved.damage = stops_after(path, saved.records);
}

} // namespace

Result<Salvage> salvage(const Path& path, const SqliteOptions& options) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) return refuse_file("file.missing", path);
  if (!std::filesystem::is_regular_file(path, problem)) return refuse_file("file.not_a_session", path);
  auto by_queries = salvage_by_queries(path, options);
  if (by_queries && !by_queries->damage) return by_queries;
  FoundInPages found = read_pages(path, options.vfs);
  const bool nothing = found.records.empty() && !found.snapshot && found.info.schema.empty();
  if (!by_queries && nothing)
    return is_damage(by_queries.error()) ? refuse_file("file.damaged", path) : refuse_file("file.not_a_session", path);
  Salvage saved = by_queries ? std::move(*by_queries) : Salvage();
  if (!saved.damage) saved.damage = stops_after(path, {});
  add_from_pages(std::move(found), path, saved);
  return saved;
}

} // namespace pressoir
