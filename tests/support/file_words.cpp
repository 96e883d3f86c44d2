#include "tests/support/file_words.h"

#include <sqlite3.h>

#include <fstream>
#include <sstream>

#include "facilitation/base/check.h"
#include "facilitation/base/deflate.h"

namespace pressoir::test {
namespace {

constexpr char deflated_layout = 3; // as the codec marks it

std::string bytes_of(const Path& file) { return (std::ostringstream() << std::ifstream(file, std::ios::binary).rdbuf()).str(); }

} // namespace

std::string file_words(const Path& file) {
  std::string words = bytes_of(file);
  if (!words.starts_with("SQLite format 3")) return words;
  sqlite3* database = nullptr;
  ENSURE(sqlite3_open_v2(file.c_str(), &database, SQLITE_OPEN_READONLY, nullptr) == SQLITE_OK);
  sqlite3_stmt* snapshots = nullptr;
  ENSURE(sqlite3_prepare_v2(database, "SELECT bytes FROM snapshot", -1, &snapshots, nullptr) == SQLITE_OK);
  while (sqlite3_step(snapshots) == SQLITE_ROW) {
    const std::string_view bytes(static_cast<const char*>(sqlite3_column_blob(snapshots, 0)), static_cast<std::size_t>(sqlite3_column_bytes(snapshots, 0)));
    if (!bytes.starts_with(deflated_layout)) continue;
    const auto whole = inflated(bytes.substr(1), std::size_t{1} << 30);
    ENSURE(whole);
    words += *whole;
  }
  sqlite3_finalize(snapshots);
  sqlite3_close(database);
  return words;
}

} // namespace pressoir::test
