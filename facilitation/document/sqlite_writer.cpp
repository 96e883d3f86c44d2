#include "facilitation/document/sqlite_writer.h"

#include <future>
#include <type_traits>

#include "facilitation/base/check.h"

namespace pressoir::sqlite {
namespace {
constexpr std::size_t most_waiting = 4096;
// Folding the log into the file costs two more flushes: done between two commits, once it is worth it.
constexpr int fold_log_from_pages = 2000;
// A dozen acts alone; what it takes to write, a megabyte, is little even on a slow stick.
constexpr std::int64_t log_kept_ahead = 1 << 18;

Result<void> scrub(Database& database) {
  TRY(database.run("VACUUM"));
  Statement fold = TRY(database.prepare("PRAGMA wal_checkpoint(TRUNCATE)"));
  // The first column says whether a reader elsewhere kept the log from being cut.
  if (TRY(fold.step()) && fold.integer(0) != 0) return refuse_file("journal.busy", database);
  return {};
}

Result<void> perform_at_once(Database& database, const Writer::Task& task) {
  Transaction transaction = TRY(Transaction::begin(database));
  TRY(task(database));
  return transaction.commit();
}

} // namespace

Result<std::unique_ptr<Writer>> Writer::start(Database database, Sequence last) {
  RecordWriter record_writer = TRY(RecordWriter::on(database));
  return std::unique_ptr<Writer>(new Writer(std::move(database), std::move(record_writer), last));
}

Writer::Writer(Database database, RecordWriter record_writer, Sequence last)
    : database_(std::move(database))
    , record_writer_(std::move(record_writer))
    , last_(last)
    , jobs_(most_waiting)
    , thread_([this] { work(); }) {}

Writer::~Writer() {
  jobs_.close();
  thread_.join();
  close();
}

void Writer::append(std::vector<JournalRecord> records, Sequence expected_last,
                    std::function<void(Result<Sequence>)> done) {
  for (std::size_t i = 0; i < records.size(); ++i) ENSURE(records[i].sequence == expected_last + 1 + i);
  ENSURE(jobs_.post(Append{std::move(records), expected_last, std::move(done)}));
}

void Writer::seal(Seal entry) {
  ENSURE(jobs_.post(std::move(entry)));
}

void Writer::hand_over(Task task) {
  ENSURE(jobs_.post(std::move(task)));
}

Result<void> Writer::perform(Task task) {
  ENSURE(std::this_thread::get_id() != thread_.get_id());
  std::promise<Result<void>> outcome;
  hand_over([&](Database& database) -> Result<void> {
    outcome.set_value(task(database));
    return {};
  });
  return outcome.get_future().get();
}

Result<void> Writer::perform_and_scrub(Task task) {
  std::lock_guard lock(scrubbing_);
  return perform([&](Database& database) -> Result<void> {
    TRY(perform_at_once(database, task));
    return scrub(database);
  });
}

void Writer::scrub_later(Task task) {
  hand_over([this, task = std::move(task)](Database& database) -> Result<void> {
    TRY(perform_at_once(database, task));
    // While a long reader holds the file the old pages stay, until it is closed at the latest.
    std::unique_lock lock(scrubbing_, std::try_to_lock);
    owes_scrub_ = !lock.owns_lock() || !scrub(database);
    return {};
  });
}

Result<Sequence> Writer::flush() {
  std::optional<Error> stopped;
  TRY(perform([&](Database&) -> Result<void> {
    stopped = stopped_;
    return {};
  }));
  if (stopped) return *stopped;
  return last();
}

void Writer::work() {
  for (;;) {
    std::vector<Job> jobs = jobs_.take_all();
    if (jobs.empty()) return; // closed
    std::vector<Append> appends;
    std::vector<Seal> entries;
    const auto commit_what_waits = [&] {
      commit(appends);
      appends.clear();
      commit(entries);
      entries.clear();
    };
    for (Job& job : jobs) {
      if (auto* append = std::get_if<Append>(&job)) {
        appends.push_back(std::move(*append));
        continue;
      }
      if (auto* entry = std::get_if<Seal>(&job)) {
        entries.push_back(std::move(*entry));
        continue;
      }
      commit_what_waits();
      (void)std::get<Task>(job)(database_);
    }
    commit_what_waits();
    // What fails here is still whole in the log.
    if (database_.log_pages() >= fold_log_from_pages) (void)database_.run("PRAGMA wal_checkpoint(PASSIVE)");
    (void)database_.keep_log_ahead(log_kept_ahead);
  }
}

void Writer::commit(std::span<Append> appends) {
  if (appends.empty()) return;
  std::size_t written = 0;
  if (!stopped_) {
    Sequence position = last_;
    if (auto outcome = write(appends, written, position); !outcome) stopped_ = outcome.error();
    last_ = position;
  }
  for (std::size_t i = 0; i < appends.size(); ++i) {
    Append& append = appends[i];
    if (i < written)
      append.done(append.expected_last + append.records.size());
    else
      append.done(*stopped_);
  }
}

void Writer::commit(std::span<Seal> entries) {
  if (entries.empty()) return;
  const auto outcome = [&]() -> Result<void> {
    if (stopped_) return *stopped_;
    if (database_.has_moved()) return refuse_file("journal.gone", database_);
    return perform_at_once(database_, [&](Database& database) -> Result<void> {
      Statement write =
          TRY(database.prepare("INSERT OR REPLACE INTO sealed(topic, key, value, crc) VALUES(?1, ?2, ?3, ?4)"));
      for (const Seal& entry : entries) {
        const std::int64_t crc = sealed_crc(entry.topic, entry.key, entry.value);
        TRY(write.bind_text(1, entry.topic).bind_blob(2, entry.key).bind_blob(3, entry.value).bind(4, crc).run());
      }
      return {};
    });
  }();
  for (Seal& entry : entries) entry.done(outcome);
}

// `written`: how many of the appends are durable, and `position` the last sequence that is. On a failure, those before
// the one that is refused stay when the file still takes them.
Result<void> Writer::write(std::span<Append> appends, std::size_t& written, Sequence& position) {
  if (database_.has_moved()) return refuse_file("journal.gone", database_);
  Transaction transaction = TRY(Transaction::begin(database_));
  Sequence reached = position;
  std::size_t count = 0;
  std::optional<Error> refused;
  for (const Append& append : appends) {
    auto outcome = write_one(append, reached);
    if (!outcome) {
      refused = outcome.error();
      break;
    }
    reached = *outcome;
    ++count;
  }
  // Anything but a refusal of ours has spoilt the transaction.
  if (refused && refused->key != "journal.deposed" && refused->key != "journal.twice") return *refused;
  if (count > 0) {
    TRY(transaction.commit());
    written = count;
    position = reached;
  }
  if (refused) return *refused;
  return {};
}

Result<Sequence> Writer::write_one(const Append& append, Sequence position) {
  if (append.expected_last != position) return refuse_file("journal.deposed", database_);
  for (const JournalRecord& record : append.records) {
    auto outcome = record_writer_.insert(record);
    if (outcome) continue;
    // Only this append's rows go: those handed over before it stay.
    if (outcome.error().key == "journal.twice" || outcome.error().key == "journal.deposed")
      TRY(database_.run(("DELETE FROM journal WHERE sequence > " + std::to_string(position)).c_str()));
    return outcome.error();
  }
  return position + append.records.size();
}

void Writer::close() {
  // A poll still open: the pages must not tell in which order its ballots came.
  if (const auto sealed = database_.number("SELECT count(*) FROM sealed"); owes_scrub_ || (sealed && *sealed > 0))
    (void)database_.run("VACUUM");
  // On failure (disk full or gone, somebody reads) the log stays beside the file and nothing is lost.
  (void)database_.run("PRAGMA wal_checkpoint(TRUNCATE)");
  (void)database_.run("PRAGMA journal_mode=DELETE");
}

} // namespace pressoir::sqlite
