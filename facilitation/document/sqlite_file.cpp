#include "facilitation/document/sqlite_file.h"

#include <array>
#include <cerrno>
#include <utility>

#include <sqlite3.h>

#include "facilitation/base/check.h"

namespace pressoir::sqlite {
namespace {

constexpr int wait_for_others_ms = 5000;

// Nothing of ours comes near these; what a stranger's file may ask for stays small.
constexpr std::array<std::pair<int, int>, 10> limits = {{{SQLITE_LIMIT_LENGTH, 256 << 20},
                                                         {SQLITE_LIMIT_SQL_LENGTH, 16 << 10},
                                                         {SQLITE_LIMIT_COLUMN, 32},
                                                         {SQLITE_LIMIT_EXPR_DEPTH, 32},
                                                         {SQLITE_LIMIT_COMPOUND_SELECT, 4},
                                                         {SQLITE_LIMIT_VDBE_OP, 25000},
                                                         {SQLITE_LIMIT_FUNCTION_ARG, 8},
                                                         {SQLITE_LIMIT_ATTACHED, 1},
                                                         {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                                         {SQLITE_LIMIT_WORKER_THREADS, 0}}};

// -shm, temporary files of VACUUM …: SQLite says "I/O error", the system says why.
bool no_space_left(sqlite3* connection) {
  const int reason = sqlite3_system_errno(connection);
  return reason == ENOSPC || reason == EDQUOT;
}

WordArguments file_argument(sqlite3* connection) {
  const char* filename = connection ? sqlite3_db_filename(connection, "main") : nullptr;
  return {{"file", shown_path(Path(filename ? filename : ""))}};
}

int remember_log_pages(void* pages, sqlite3*, const char*, int count) {
  *static_cast<int*>(pages) = count;
  return SQLITE_OK;
}

} // namespace

std::string address(const Path& path, Access access, const std::string& vfs) {
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "file:";
  for (const char8_t c : std::filesystem::absolute(path).generic_u8string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (plain.find(static_cast<char>(byte)) != std::string_view::npos)
      text += static_cast<char>(byte);
    else
      text += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  switch (access) {
  case Access::create: text += "?mode=rwc"; break;
  case Access::read_write: text += "?mode=rw"; break;
  case Access::read_only: text += "?mode=ro"; break;
  case Access::immutable: text += "?mode=ro&immutable=1"; break;
  }
  if (!vfs.empty()) text += "&vfs=" + vfs;
  return text;
}

Error failure(sqlite3* connection, int code) {
  const WordArguments file = file_argument(connection);
  switch (code & 0xff) {
  case SQLITE_FULL: return refuse("journal.disk_full", file);
  case SQLITE_IOERR:
    if (code == SQLITE_IOERR_NOMEM) return refuse("journal.no_memory", file);
    return refuse(no_space_left(connection) ? "journal.disk_full" : "journal.gone", file);
  case SQLITE_CANTOPEN: return refuse(no_space_left(connection) ? "journal.disk_full" : "journal.gone", file);
  case SQLITE_READONLY: return refuse(code == SQLITE_READONLY_DBMOVED ? "journal.gone" : "journal.read_only", file);
  case SQLITE_PERM:
  case SQLITE_AUTH: return refuse("journal.read_only", file);
  case SQLITE_BUSY:
  case SQLITE_PROTOCOL:
  case SQLITE_LOCKED: return refuse("journal.busy", file);
  case SQLITE_NOMEM: return refuse("journal.no_memory", file);
  case SQLITE_CONSTRAINT: {
    const bool same_row = code == SQLITE_CONSTRAINT_PRIMARYKEY || code == SQLITE_CONSTRAINT_ROWID;
    return refuse(same_row ? "journal.deposed" : "journal.twice", file);
  }
  case SQLITE_NOTADB: return refuse("file.not_a_session", file);
  default: return refuse("file.damaged", file);
  }
}

Error damaged(const Database& database) {
  return failure(database.handle(), SQLITE_CORRUPT);
}

bool is_damage(const Error& error) {
  return error.key == "file.damaged" || error.key == "journal.damaged";
}

Error refuse_file(std::string_view key, const Path& path) {
  return refuse(key, {{"file", shown_path(path)}});
}

Error refuse_file(std::string_view key, const Database& database) {
  return refuse(key, file_argument(database.handle()));
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

Statement& Statement::bind(int index, std::int64_t value) {
  ENSURE(sqlite3_bind_int64(statement_.get(), index, value) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_text(int index, std::string_view text) {
  ENSURE(sqlite3_bind_text(statement_.get(), index, text.empty() ? "" : text.data(), static_cast<int>(text.size()),
                           SQLITE_STATIC) == SQLITE_OK);
  return *this;
}

Statement& Statement::bind_blob(int index, std::string_view bytes) {
  ENSURE(sqlite3_bind_blob64(statement_.get(), index, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC) ==
         SQLITE_OK);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  sqlite3* connection = sqlite3_db_handle(statement_.get());
  Error error = failure(connection, sqlite3_extended_errcode(connection));
  reset();
  return error;
}

Result<void> Statement::run() {
  while (TRY(step())) {
  }
  reset();
  return {};
}

void Statement::reset() {
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_.get(), column);
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(statement_.get(), column);
  const int size = sqlite3_column_bytes(statement_.get(), column);
  return data ? std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(size)) : std::string_view();
}

void Database::Close::operator()(sqlite3* connection) const {
  sqlite3_close_v2(connection);
}

Result<Database> Database::open(const Path& path, Access access, const std::string& vfs) {
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  switch (access) {
  case Access::create: flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE; break;
  case Access::read_write: flags |= SQLITE_OPEN_READWRITE; break;
  case Access::read_only:
  case Access::immutable: flags |= SQLITE_OPEN_READONLY; break;
  }
  sqlite3* connection = nullptr;
  const int code =
      sqlite3_open_v2(address(path, access, vfs).c_str(), &connection, flags, vfs.empty() ? nullptr : vfs.c_str());
  Database database(connection);
  if (code != SQLITE_OK) {
    Error error = failure(connection, code);
    error.arguments = {{"file", shown_path(path)}};
    return error;
  }
  for (const auto& [limit, most] : limits) sqlite3_limit(connection, limit, most);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
  sqlite3_db_config(connection, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_busy_timeout(connection, wait_for_others_ms);
  sqlite3_wal_hook(connection, remember_log_pages, database.log_pages_.get());
  TRY(database.run("PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA cache_size=-8000"));
  // temp_store: what VACUUM sets aside must not lie in a temporary folder.
  if (access == Access::create || access == Access::read_write)
    TRY(database.run("PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL"));
  return database;
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(handle(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return failure(handle(), sqlite3_extended_errcode(handle()));
  return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &statement, nullptr);
  if (code != SQLITE_OK) return failure(handle(), sqlite3_extended_errcode(handle()));
  return Statement(statement);
}

Result<std::int64_t> Database::number(std::string_view sql) {
  Statement query = TRY(prepare(sql));
  return TRY(query.step()) ? query.integer(0) : 0;
}

Result<std::string> Database::text(std::string_view sql) {
  Statement query = TRY(prepare(sql));
  return TRY(query.step()) ? std::string(query.bytes(0)) : std::string();
}

bool Database::is_read_only() const {
  return sqlite3_db_readonly(handle(), "main") != 0;
}
bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle()) == 0;
}
std::int64_t Database::changed_rows() const {
  return sqlite3_changes64(handle());
}

bool Database::has_moved() const {
  int moved = 0;
  return sqlite3_file_control(handle(), "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

bool Database::keep_log_ahead(std::int64_t least) {
  if (log_pages() == 0) return true;
  // Sizes of the file format, 4.1: a log's header, a frame's before each page of 4096 bytes.
  constexpr std::int64_t log_header = 32, frame = 24 + 4096;
  sqlite3_file* log = nullptr;
  sqlite3_int64 size = 0;
  if (sqlite3_file_control(handle(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) != SQLITE_OK) return false;
  if (!log || !log->pMethods || log->pMethods->xFileSize(log, &size) != SQLITE_OK) return false;
  const std::int64_t used = log_header + log_pages() * frame;
  if (size < used || size - used >= least) return size >= used;
  // SQLite's own layer takes less than 128 KiB at a time.
  static const std::string zeros(1 << 16, '\0');
  for (const sqlite3_int64 end = size + 4 * least; size < end; size += static_cast<sqlite3_int64>(zeros.size()))
    if (log->pMethods->xWrite(log, zeros.data(), static_cast<int>(zeros.size()), size) != SQLITE_OK) return false;
  return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) == SQLITE_OK;
}

Result<Transaction> Transaction::begin(Database& database) {
  TRY(database.run("BEGIN IMMEDIATE"));
  return Transaction(database);
}

Result<void> Transaction::commit() {
  TRY(database_->run("COMMIT"));
  database_ = nullptr;
  return {};
}

Transaction::~Transaction() {
  // SQLite rolls back by itself after some failures.
  if (database_ && database_->in_transaction()) (void)database_->run("ROLLBACK");
}

} // namespace pressoir::sqlite
