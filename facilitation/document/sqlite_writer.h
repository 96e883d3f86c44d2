// The thread that writes a session file: a bounded queue in, one SQLite transaction for all the appends that wait, an
// answer once durable.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <variant>
#include <vector>

#include "facilitation/base/mailbox.h"
#include "facilitation/document/journal.h"
#include "facilitation/document/sqlite_file.h"
#include "facilitation/document/sqlite_rows.h"

namespace pressoir::sqlite {

class Writer {
 public:
  // Takes the connection over; `last` is the last sequence of the file.
  static Result<std::unique_ptr<Writer>> start(Database database, Sequence last);
  // Writes what waits, then closes the connection: the log is folded in and one plain file is left.
  ~Writer();

  // As Journal::append promises.
  void append(std::vector<JournalRecord> records, Sequence expected_last, std::function<void(Result<Sequence>)> done);
  // An entry of the sealed table; those that wait are written together.
  struct Seal {
    std::string topic, key, value;
    std::function<void(Result<void>)> done;
  };
  void seal(Seal entry);
  // Work that is written alone, after everything handed over before it. Its failure stops nothing else.
  using Task = std::function<Result<void>(Database&)>;
  void hand_over(Task task);
  // The same, waiting for its result. Never called on the writer's own thread.
  Result<void> perform(Task task);
  // `task` in one transaction, all or nothing, then the file rewritten so that nothing of the old bytes is left
  // (VACUUM, log cut). Waits.
  Result<void> perform_and_scrub(Task task);
  // The same without waiting; what cannot be done is tried again when the file is closed.
  void scrub_later(Task task);
  // While held, no file is rewritten: a long reader (a copy) would keep the log from being cut.
  std::unique_lock<std::mutex> hold_off_scrubbing() { return std::unique_lock(scrubbing_); }
  // Waits until all that was appended is durable or refused.
  Result<Sequence> flush();

  Sequence last() const { return last_; }

 private:
  struct Append {
    std::vector<JournalRecord> records;
    Sequence expected_last = 0;
    std::function<void(Result<Sequence>)> done;
  };
  using Job = std::variant<Append, Seal, Task>;

  Writer(Database database, RecordWriter record_writer, Sequence last);
  void work();
  void commit(std::span<Append> appends);
  void commit(std::span<Seal> entries);
  Result<void> write(std::span<Append> appends, std::size_t& written, Sequence& position);
  Result<Sequence> write_one(const Append& append, Sequence position);
  void close();

  Database database_;
  RecordWriter record_writer_;
  std::atomic<Sequence> last_;
  std::mutex scrubbing_;
  std::optional<Error> stopped_; // why appends are refused from now on; only the thread touches it
  bool owes_scrub_ = false;      // something was deleted whose pages could not be rewritten; only the thread touches it
  Mailbox<Job> jobs_;
  std::thread thread_;
};

} // namespace pressoir::sqlite
