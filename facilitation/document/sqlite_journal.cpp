#include "facilitation/document/sqlite_journal.h"

#include "facilitation/base/id.h"
#include "facilitation/document/journal_in_file.h"
#include "facilitation/document/sqlite_blobs.h"
#include "facilitation/document/sqlite_defects.h"
#include "facilitation/document/sqlite_places.h"
#include "facilitation/document/sqlite_schema.h"

namespace pressoir {
namespace {

using namespace sqlite;

// While a file is being opened its faults are about the file, not about a journal that was being written.
Error about_opening(Error error, const Path& path, OpenMode mode) {
  if (error.key == "journal.busy") return refuse_file("file.already_open", path);
  if (error.key == "journal.gone") return refuse_file("file.unreadable", path);
  if (error.key == "journal.read_only")
    return refuse_file(mode == OpenMode::read_write ? "file.unwritable" : "file.unreadable", path);
  error.arguments = {{"file", shown_path(path)}};
  return error;
}

class SessionFile final : public SqliteSession {
 public:
  // What opening found, and keeps.
  struct Parts {
    SessionFileInfo info;
    ReadingPlace place;
    std::optional<FileLock> lock;
    std::unique_ptr<Writer> writer; // none: read only
    std::unique_ptr<Reader> reader;
    ExpectedEnd end;
  };
  explicit SessionFile(Parts parts)
      : parts_(std::move(parts))
      , journal_(parts_.place, *parts_.reader, parts_.writer.get(), parts_.end)
      , blobs_(*parts_.reader, parts_.writer.get())
      , sealed_(*parts_.reader, parts_.writer.get()) {}

  // The reading connection first: as long as it is there, the writer cannot fold the log in and leave one file.
  ~SessionFile() override {
    if (parts_.writer) (void)parts_.writer->flush();
    parts_.reader.reset();
    parts_.writer.reset();
  }

  const SessionFileInfo& info() const override { return parts_.info; }
  OpenMode mode() const override { return parts_.writer ? OpenMode::read_write : OpenMode::read_only; }
  Journal& journal() override { return journal_; }
  BlobStore& blobs() override { return blobs_; }
  SealedStore& sealed() override { return sealed_; }

  Result<void> set_setting(std::string_view name, std::string_view value) override {
    if (!parts_.writer) return refuse_file("journal.read_only", parts_.place.path);
    return parts_.writer->perform(
        [&](Database& database) { return write_named(database, NamedTable::setting, name, value); });
  }
  std::string setting(std::string_view name) override {
    const auto value =
        parts_.reader->ask([&](Database& database) { return read_named(database, NamedTable::setting, name); });
    return value && *value ? **value : std::string();
  }
  std::vector<Error> defects() override {
    const Sequence end = journal_.last();
    return parts_.reader->ask([&](Database& database) { return find_defects(database, end); });
  }

 private:
  Parts parts_;
  JournalInFile journal_;
  Blobs blobs_;
  Sealed sealed_;
};

Result<SessionFileInfo> recognise_as(Database& database, const Path& path, std::string_view schema) {
  SessionFileInfo info = TRY(recognise(database, path));
  if (info.schema != schema) {
    Error error = refuse_file("file.other_schema", path);
    error.arguments.push_back({"schema", info.schema});
    return error;
  }
  return info;
}

Result<SessionFile::Parts> open_to_read(const Path& path, std::string_view schema, const SqliteOptions& options) {
  SessionFile::Parts parts;
  auto [place, database] = TRY(open_for_reading(path, options.vfs));
  parts.place = std::move(place);
  parts.info = TRY(recognise_as(database, path, schema));
  parts.reader = TRY(Reader::on(std::move(database)));
  parts.end = TRY(parts.reader->expected_end());
  return parts;
}

Result<SessionFile::Parts> open_to_write(const Path& path, std::string_view schema, const SqliteOptions& options) {
  SessionFile::Parts parts;
  parts.lock = TRY(FileLock::take(path));
  parts.place = {path, Access::read_only, options.vfs, nullptr};
  Database database = TRY(Database::open(path, Access::read_write, options.vfs));
  parts.info = TRY(recognise_as(database, path, schema));
  if (parts.info.format_version > SqliteSession::current_format_version) return open_to_read(path, schema, options);
  if (database.is_read_only()) return refuse_file("file.unwritable", path);
  // Where the file system has no shared memory it stays another mode: slower, as safe.
  TRY(database.text("PRAGMA journal_mode=WAL"));
  Database reading = TRY(open(parts.place));
  parts.reader = TRY(Reader::on(std::move(reading)));
  parts.end = TRY(parts.reader->expected_end());
  // Nothing is added after an end that may not be the end.
  if (!parts.end.agreed) return refuse_file("file.damaged", path);
  if (parts.info.format_version < SqliteSession::current_format_version) {
    TRY(database.run(("PRAGMA user_version=" + std::to_string(SqliteSession::current_format_version)).c_str()));
    parts.info.format_version = SqliteSession::current_format_version;
  }
  parts.writer = TRY(Writer::start(std::move(database), parts.end.sequence));
  return parts;
}

Result<void> make_empty(const Path& path, std::string_view schema, const SqliteOptions& options) {
  Database database = TRY(Database::open(path, Access::create, options.vfs));
  TRY(database.run("PRAGMA journal_mode=MEMORY"));
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(make_tables(database));
  const auto randomness = system_randomness();
  const std::uint64_t high = randomness->next(), low = randomness->next();
  TRY(introduce(database, {std::string(schema), high, low, SqliteSession::current_format_version}));
  return transaction.commit();
}

// The new name, never over a file that came in between where the file system can tell.
bool give_name(const Path& unfinished, const Path& path) {
  std::error_code problem;
  std::filesystem::create_hard_link(unfinished, path, problem);
  if (!problem) return std::filesystem::remove(unfinished, problem) || true;
  if (std::filesystem::exists(path)) return false;
  std::filesystem::rename(unfinished, path, problem);
  return !problem;
}

} // namespace

Result<std::unique_ptr<SqliteSession>> SqliteSession::create(const Path& path, std::string_view schema,
                                                             const SqliteOptions& options) {
  std::error_code problem;
  if (std::filesystem::exists(path, problem)) return refuse_file("file.exists", path);
  const Path unfinished = unfinished_beside(path);
  if (auto made = make_empty(unfinished, schema, options); !made || !give_name(unfinished, path)) {
    std::filesystem::remove(unfinished, problem);
    if (made) return refuse_file(std::filesystem::exists(path, problem) ? "file.exists" : "file.unwritable", path);
    if (made.error().key == "journal.disk_full") return refuse_file("journal.disk_full", path);
    return refuse_file("file.unwritable", path);
  }
  return open(path, schema, OpenMode::read_write, options);
}

Result<std::unique_ptr<SqliteSession>> SqliteSession::open(const Path& path, std::string_view schema, OpenMode mode,
                                                           const SqliteOptions& options) {
  std::error_code problem;
  if (!std::filesystem::exists(path, problem)) return refuse_file("file.missing", path);
  if (!std::filesystem::is_regular_file(path, problem)) return refuse_file("file.not_a_session", path);
  auto parts =
      mode == OpenMode::read_write ? open_to_write(path, schema, options) : open_to_read(path, schema, options);
  if (!parts) {
    const bool already_told = parts.error().key.starts_with("file.");
    return already_told ? parts.error() : about_opening(parts.error(), path, mode);
  }
  return std::unique_ptr<SqliteSession>(new SessionFile(std::move(*parts)));
}

} // namespace pressoir
