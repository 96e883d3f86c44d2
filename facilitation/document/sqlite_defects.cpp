#include "facilitation/document/sqlite_defects.h"

#include <algorithm>

#include "facilitation/base/sha256.h"
#include "facilitation/document/sqlite_rows.h"

namespace pressoir::sqlite {
namespace {

constexpr std::size_t most_findings = 100;
constexpr Sequence rows_at_a_time = 500;

Error finding(std::string_view key, Database& database, std::string_view name, WordArgument value) {
  Error error = refuse_file(key, database);
  if (!name.empty()) error.arguments.push_back({std::string(name), std::move(value)});
  return error;
}

Result<void> check_structure(Database& database, std::vector<Error>& found) {
  Statement query = TRY(database.prepare("PRAGMA integrity_check(20)"));
  while (TRY(query.step()))
    if (query.bytes(0) != "ok") found.push_back(finding("file.defect", database, "what", std::string(query.bytes(0))));
  return {};
}

Result<void> check_records(Database& database, Sequence end, std::vector<Error>& found) {
  RecordReader reader = TRY(RecordReader::on(database));
  for (Sequence first = 1; first <= end && found.size() < most_findings;) {
    const Sequence last = std::min(end, first + rows_at_a_time - 1);
    const auto rows = reader.records(database, first, last, end);
    if (rows) {
      first = last + 1;
      continue;
    }
    found.push_back(rows.error());
    const auto sequence = std::ranges::find(rows.error().arguments, "sequence", &NamedArgument::name);
    if (sequence == rows.error().arguments.end()) return {};
    first = static_cast<Sequence>(std::get<std::int64_t>(sequence->value)) + 1;
  }
  return {};
}

Result<void> check_snapshots(Database& database, std::vector<Error>& found) {
  for (const Sequence sequence : TRY(snapshot_sequences(database)))
    if (!TRY(read_snapshot(database, sequence)))
      found.push_back(finding("snapshot.damaged", database, "sequence", static_cast<std::int64_t>(sequence)));
  return {};
}

Result<void> check_blobs(Database& database, std::vector<Error>& found) {
  Statement query = TRY(database.prepare("SELECT name, bytes FROM blob"));
  while (found.size() < most_findings && TRY(query.step()))
    if (sha256_hex(query.bytes(1)) != query.bytes(0))
      found.push_back(finding("blob.damaged", database, "name", std::string(query.bytes(0))));
  return {};
}

Result<void> check_sealed(Database& database, std::vector<Error>& found) {
  Statement query = TRY(database.prepare("SELECT topic, key, value, crc FROM sealed"));
  while (TRY(query.step())) {
    if (sealed_crc(query.bytes(0), query.bytes(1), query.bytes(2)) == query.integer(3)) continue;
    found.push_back(finding("sealed.damaged", database, {}, {}));
    return {};
  }
  return {};
}

Result<void> check_settings(Database& database, std::vector<Error>& found) {
  Statement query = TRY(database.prepare("SELECT name FROM setting"));
  while (TRY(query.step())) {
    if (read_named(database, NamedTable::setting, query.bytes(0))) continue;
    found.push_back(finding("setting.damaged", database, {}, {}));
    return {};
  }
  return {};
}

} // namespace

std::vector<Error> find_defects(Database& database, Sequence end) {
  std::vector<Error> found;
  const auto tell = [&](const Result<void>& outcome) {
    if (!outcome) found.push_back(outcome.error());
  };
  tell(check_structure(database, found));
  tell(check_records(database, end, found));
  tell(check_snapshots(database, found));
  tell(check_blobs(database, found));
  tell(check_sealed(database, found));
  tell(check_settings(database, found));
  if (found.size() > most_findings) found.resize(most_findings);
  return found;
}

} // namespace pressoir::sqlite
