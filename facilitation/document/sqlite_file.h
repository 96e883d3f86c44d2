// One SQLite connection, opened the way a stranger's file must be, with every failure turned into an Error that names
// the file.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "facilitation/base/file.h"
#include "facilitation/base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace pressoir::sqlite {

// A prepared statement. Text and blobs given to bind must live until the next reset or bind.
class Statement {
 public:
  Statement& bind(int index, std::int64_t value);
  Statement& bind_text(int index, std::string_view text);
  Statement& bind_blob(int index, std::string_view bytes);

  // True on a row, false at the end. Refused with `failure`'s reasons; the statement is then reset.
  Result<bool> step();
  // Steps to the end and resets.
  Result<void> run();
  // Ends a query early, so that it holds no lock; also forgets the bindings.
  void reset();

  // Of the row the last step stood on; views live until the next step, reset or bind.
  std::int64_t integer(int column) const;
  std::string_view bytes(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  explicit Statement(sqlite3_stmt* statement) : statement_(statement) {}
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class Access {
  create,     // a new file
  read_write, // an existing file; never makes one
  read_only,  // beside a writer in another process if need be
  immutable,  // a file nobody writes, on a place that cannot be written: takes no lock, needs no -wal or -shm
};

// A connection. Used by one thread at a time. Every connection distrusts the file: no functions or triggers of its own
// (trusted_schema=OFF), no writing of the schema or of shadow pages (DEFENSIVE), cells checked, no memory mapping,
// small limits.
class Database {
 public:
  // `vfs` names SQLite's operating system layer; empty is the default one.
  static Result<Database> open(const Path& path, Access access, const std::string& vfs = {});

  // One or several statements without parameters or results.
  Result<void> run(const char* sql);
  Result<Statement> prepare(std::string_view sql);
  // The first column of the first row; 0 when there is none.
  Result<std::int64_t> number(std::string_view sql);
  Result<std::string> text(std::string_view sql);

  // True when SQLite could open the file for reading only.
  bool is_read_only() const;
  // True while a transaction is open.
  bool in_transaction() const;
  // True when the file was deleted or renamed under us.
  bool has_moved() const;
  // Pages in the write-ahead log after the last commit.
  int log_pages() const { return *log_pages_; }
  // Fills the write-ahead log with zeros beyond its last page when fewer than `least` bytes are left there, by four times
  // as many: a commit then overwrites what the disk knows already, and its flush need not record a longer file
  // as well. SQLite takes the zeros for no page of the log (a frame bears the salt of its log: file format, 4.1).
  // Changes nothing before the first commit in WAL mode. What fails (no room) is not needed: false.
  bool keep_log_ahead(std::int64_t least);
  // How many rows the last INSERT, UPDATE or DELETE touched.
  std::int64_t changed_rows() const;
  // The connection itself, for what this class does not cover.
  sqlite3* handle() const { return connection_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* connection) const;
  };
  explicit Database(sqlite3* connection) : connection_(connection), log_pages_(std::make_unique<int>(0)) {}
  std::unique_ptr<sqlite3, Close> connection_;
  std::unique_ptr<int> log_pages_; // its address is given to SQLite's hook
};

// What a SQLite result code means to us, naming the file: "journal.disk_full", "journal.gone", "journal.read_only",
// "file.damaged", "journal.busy",
// "journal.no_memory", "journal.deposed" (the row is there already), "journal.twice" (its cause is),
// "file.not_a_session".
Error failure(sqlite3* connection, int code);
// "file.damaged", for what only we can see (a CRC).
Error damaged(const Database& database);
// Whether the file's content is to blame: "file.damaged", "journal.damaged".
bool is_damage(const Error& error);
// An Error of ours that names the file.
Error refuse_file(std::string_view key, const Path& path);
Error refuse_file(std::string_view key, const Database& database);

// BEGIN IMMEDIATE … COMMIT; rolled back when it goes out of scope before `commit` has succeeded.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database);
  Result<void> commit();
  Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

// "file:" address of a path, as SQLite's ATTACH takes it.
std::string address(const Path& path, Access access, const std::string& vfs);

} // namespace pressoir::sqlite
