#include "facilitation/document/sqlite_places.h"

#include "facilitation/base/id.h"
#include "facilitation/base/scratch_folders.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir::sqlite {
namespace {

Result<Database> open_and_try(const Path& path, Access access, const std::string& vfs) {
  Database database = TRY(Database::open(path, access, vfs));
  TRY(database.number("SELECT count(*) FROM sqlite_schema"));
  return database;
}

bool something_waits_beside(const Path& path) {
  for (const Path& side : side_files(path)) {
    std::error_code problem;
    if (std::filesystem::file_size(side, problem) > 0 && !problem) return true;
  }
  return false;
}

// The file and what waits beside it, where SQLite may fold the one into the other.
Result<OpenedPlace> open_private_copy(const Path& path, const Path& folder, const std::string& vfs) {
  ReadingPlace place{{}, Access::read_write, vfs, TRY(PrivateFolder::make(folder))};
  place.path = place.borrowed->path() / path.filename();
  std::error_code problem;
  std::filesystem::copy_file(path, place.path, problem);
  const std::vector<Path> sides = side_files(path), copies = side_files(place.path);
  for (std::size_t i = 0; i < sides.size() && !problem; ++i)
    if (std::filesystem::exists(sides[i])) std::filesystem::copy_file(sides[i], copies[i], problem);
  if (problem) return refuse_file("file.unreadable", path);
  Database copy = TRY(open_and_try(place.path, Access::read_write, vfs));
  return OpenedPlace{std::move(place), std::move(copy)};
}

// The parts of a copy, within one transaction. `from` is attached as "source".
Result<void> copy_tables(Database& to, int version) {
  Transaction transaction = TRY(Transaction::begin(to));
  TRY(make_tables(to, version));
  for (const char* sql :
       {"INSERT INTO about SELECT * FROM source.about", "INSERT INTO setting SELECT * FROM source.setting",
        "INSERT INTO journal SELECT * FROM source.journal", "INSERT INTO snapshot SELECT * FROM source.snapshot",
        "INSERT INTO blob SELECT * FROM source.blob"})
    TRY(to.run(sql));
  return transaction.commit();
}

Result<void> write_copy(const ReadingPlace& from, const Path& to) {
  Database copy = TRY(Database::open(to, Access::create, from.vfs));
  // Nobody sees this file before it is whole: no journal on the disk.
  TRY(copy.run("PRAGMA journal_mode=MEMORY"));
  {
    Statement attach = TRY(copy.prepare("ATTACH ?1 AS source"));
    const std::string source = address(from.path, from.access, from.vfs);
    TRY(attach.bind_text(1, source).run());
  }
  const std::int64_t version = TRY(copy.number("PRAGMA source.user_version"));
  if (version > SqliteSession::current_format_version) return refuse_file("file.newer_version", from.path);
  return copy_tables(copy, static_cast<int>(version));
}

} // namespace

Result<std::shared_ptr<PrivateFolder>> PrivateFolder::make(const Path& within) {
  std::error_code problem;
  const Path folder = within / ("pressoir-" + id_text(system_randomness()->id()));
  std::filesystem::create_directory(folder, problem);
  if (!problem) std::filesystem::permissions(folder, std::filesystem::perms::owner_all, problem);
  if (problem) return refuse_file("file.unwritable", folder);
  return std::shared_ptr<PrivateFolder>(new PrivateFolder(folder));
}

PrivateFolder::~PrivateFolder() {
  std::error_code problem;
  std::filesystem::remove_all(path_, problem);
}

std::vector<Path> side_files(const Path& path) {
  std::error_code problem;
  Path real = std::filesystem::weakly_canonical(path, problem);
  if (problem) real = path;
  std::vector<Path> sides;
  for (const char* end : {"-wal", "-journal"}) {
    sides.push_back(real);
    sides.back() += end;
  }
  return sides;
}

Path unfinished_beside(const Path& path) {
  return path.parent_path() / (".pressoir-" + id_text(system_randomness()->id()) + ".part");
}

Result<OpenedPlace> open_for_reading(const Path& path, const std::string& vfs) {
  auto as_it_lies = open_and_try(path, Access::read_only, vfs);
  if (as_it_lies) return OpenedPlace{{path, Access::read_only, vfs, nullptr}, std::move(*as_it_lies)};
  const std::string& reason = as_it_lies.error().key;
  if (reason != "journal.gone" && reason != "journal.read_only" && reason != "journal.disk_full")
    return as_it_lies.error();
  if (!something_waits_beside(path)) {
    Database untouched = TRY(open_and_try(path, Access::immutable, vfs));
    return OpenedPlace{{path, Access::immutable, vfs, nullptr}, std::move(untouched)};
  }
  // The disk that is full is often the one for temporary files too.
  for (const Path& folder : scratch_folders())
    if (auto copy = open_private_copy(path, folder, vfs); copy || is_damage(copy.error())) return copy;
  return as_it_lies.error();
}

Result<Database> open(const ReadingPlace& place) {
  return Database::open(place.path, place.access, place.vfs);
}

Result<void> copy_session(const ReadingPlace& from, const Path& to) {
  std::error_code problem;
  if (std::filesystem::equivalent(from.path, to, problem)) return refuse_file("file.already_open", to);
  // Whoever has the old copy open would mix its log with the new file.
  const FileLock lock = TRY(FileLock::take(to));
  const Path unfinished = unfinished_beside(to);
  auto outcome = write_copy(from, unfinished);
  if (outcome) {
    for (const Path& side : side_files(to)) std::filesystem::remove(side, problem);
    problem.clear();
    std::filesystem::rename(unfinished, to, problem);
    if (problem) outcome = refuse_file("file.unwritable", to);
  }
  if (!outcome) {
    std::filesystem::remove(unfinished, problem);
    // The reason, told of the place that was chosen and not of our hidden name.
    Error error = outcome.error();
    if (!is_damage(error)) error.arguments = {{"file", shown_path(to)}};
    return error;
  }
  return {};
}

} // namespace pressoir::sqlite
