// A disk that fills up, a stick that vanishes, a place that cannot be written: nothing acknowledged is lost, one reason
// is given.
#include <algorithm>
#include <mutex>
#include <vector>

#include <doctest/doctest.h>
#include <sys/mount.h>
#include <unistd.h>

#include "facilitation/base/id.h"
#include "tests/document/failing_disk.h"
#include "tests/document/session_samples.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {

struct Outcome {
  Sequence acknowledged = 0;
  std::string reason; // of the first refusal; empty when there was none
};

// Appends 60 times one to three records; the answers must be given in order, and after a refusal all with the same
// reason.
Outcome append_until_refused(Journal& journal, std::uint64_t seed) {
  const auto random = seeded_randomness(seed);
  Outcome outcome;
  Sequence handed_over = 0;
  for (int i = 0; i < 60; ++i) {
    const Sequence count = 1 + random->next() % 3;
    journal.append(sample_records(handed_over + 1, handed_over + count), handed_over, [&, i](Result<Sequence> durable) {
      CAPTURE(i);
      if (durable) {
        CHECK(outcome.reason.empty());
        CHECK(*durable > outcome.acknowledged);
        outcome.acknowledged = *durable;
      } else {
        CHECK((outcome.reason.empty() || outcome.reason == durable.error().key));
        outcome.reason = durable.error().key;
      }
    });
    handed_over += count;
    if (random->next() % 4 == 0) (void)journal.flush();
    if (i == 20 || i == 40) journal.snapshot({journal.last(), std::string(3000, 's')});
  }
  (void)journal.flush();
  return outcome;
}

void check_nothing_lost(const Path& path, Sequence acknowledged) {
  auto session = SqliteSession::open(path, "workshop", OpenMode::read_write);
  REQUIRE_MESSAGE(session.has_value(), (session ? "" : session.error().key));
  Journal& journal = (*session)->journal();
  CHECK(journal.last() >= acknowledged);
  const auto records = journal.read(1, journal.last());
  REQUIRE(records.has_value());
  CHECK(records->size() == journal.last());
  CHECK(is_prefix_of_samples(*records));
  CHECK((*session)->defects().empty());
  // And it goes on.
  const Sequence last = journal.last();
  CHECK(append_and_wait(journal, sample_records(last + 1, last + 1), last));
}

std::int64_t bytes_of_a_whole_run(const TemporaryFolder& folder) {
  FailingDisk disk;
  const auto session = SqliteSession::create(folder / "whole", "workshop", {disk.name()});
  REQUIRE(session.has_value());
  const std::int64_t before = disk.bytes_written();
  const Outcome outcome = append_until_refused((*session)->journal(), 1);
  CHECK(outcome.reason.empty());
  CHECK(outcome.acknowledged == (*session)->journal().last());
  return disk.bytes_written() - before;
}

void sweep(DiskFault fault, const std::string& expected_reason) {
  const TemporaryFolder folder;
  const std::int64_t whole = bytes_of_a_whole_run(folder);
  int refused_runs = 0;
  for (std::int64_t room = 0; room < whole; room += 1 + whole / 180) {
    CAPTURE(room);
    FailingDisk disk;
    disk.set_place(std::filesystem::temp_directory_path().string());
    const Path path = folder / std::to_string(room);
    Outcome outcome;
    {
      const auto session = SqliteSession::create(path, "workshop", {disk.name()});
      REQUIRE(session.has_value());
      Journal& journal = (*session)->journal();
      disk.fail_after(room, fault);
      outcome = append_until_refused(journal, static_cast<std::uint64_t>(room) + 1);
      if (!outcome.reason.empty()) {
        ++refused_runs;
        CHECK(outcome.reason == expected_reason);
        CHECK(journal.last() == outcome.acknowledged);
        if (fault == DiskFault::full) {
          const auto records = journal.read(1, outcome.acknowledged);
          REQUIRE(records.has_value());
          CHECK(records->size() == outcome.acknowledged);
          // What can be saved is saved elsewhere.
          const Path elsewhere = folder / "elsewhere";
          disk.mend();
          CHECK(journal.copy_to(elsewhere.string()));
          disk.fail_after(0, fault);
          check_nothing_lost(elsewhere, outcome.acknowledged);
        }
      }
    }
    if (fault == DiskFault::full) {
      // Still full: what was received can be read.
      const auto reading = SqliteSession::open(path, "workshop", OpenMode::read_only, {disk.name()});
      REQUIRE_MESSAGE(reading.has_value(), (reading ? "" : reading.error().key));
      const auto records = (*reading)->journal().read(1, outcome.acknowledged);
      REQUIRE(records.has_value());
      CHECK(records->size() == outcome.acknowledged);
    }
    disk.mend();
    check_nothing_lost(path, outcome.acknowledged);
    std::filesystem::remove(path);
  }
  CHECK(refused_runs > 100);
}

} // namespace

// Closing folds the log in, then writes the first page behind a journal of its own: full there, that journal waits beside
// the file and reading needs a place to take it back. The folder for temporary files is on the full disk too.
TEST_CASE("a disk that fills up at any byte of closing leaves a file that can be read while it is full") {
  const TemporaryFolder folder;
  int waited = 0;
  for (std::int64_t room = 0; room < 40'000; room += 96) {
    CAPTURE(room);
    FailingDisk disk;
    disk.set_place(std::filesystem::temp_directory_path().string());
    const Path path = folder / "s";
    {
      const auto session = SqliteSession::create(path, "workshop", {disk.name()});
      REQUIRE(session.has_value());
      REQUIRE(append_and_wait((*session)->journal(), sample_records(1, 20), 0));
      REQUIRE((*session)->journal().flush()); // the log has been laid ahead: what is written from now on is the closing
      disk.fail_after(room, DiskFault::full);
    }
    waited += std::filesystem::exists(path.string() + "-journal") ? 1 : 0;
    {
      const auto reading = SqliteSession::open(path, "workshop", OpenMode::read_only, {disk.name()});
      REQUIRE_MESSAGE(reading.has_value(), (reading ? "" : reading.error().key));
      CHECK((*reading)->journal().read(1, 20).value() == sample_records(1, 20));
    }
    disk.mend();
    check_nothing_lost(path, 20);
    std::filesystem::remove(path);
  }
  CHECK(waited > 10);
}

TEST_CASE("a disk that fills up at any byte loses nothing acknowledged") {
  sweep(DiskFault::full, "journal.disk_full");
}

TEST_CASE("a stick pulled out at any byte loses nothing acknowledged") {
  sweep(DiskFault::vanished, "journal.gone");
}

TEST_CASE("an answer is given only when nothing written is still at risk") {
  const TemporaryFolder folder;
  FailingDisk disk;
  const auto session = SqliteSession::create(folder / "s", "workshop", {disk.name()});
  REQUIRE(session.has_value());
  std::vector<std::int64_t> at_risk;
  for (Sequence sequence = 1; sequence <= 300; ++sequence)
    (*session)->journal().append(sample_records(sequence, sequence), sequence - 1,
                                 [&](const Result<Sequence>&) { at_risk.push_back(disk.bytes_at_risk()); });
  REQUIRE((*session)->journal().flush());
  CHECK(at_risk.size() == 300);
  CHECK(std::ranges::all_of(at_risk, [](std::int64_t bytes) { return bytes == 0; }));
}

TEST_CASE("one acknowledgement alone costs one flush, many together hardly more") {
  const TemporaryFolder folder;
  FailingDisk disk;
  const auto session = SqliteSession::create(folder / "s", "workshop", {disk.name()});
  REQUIRE(session.has_value());
  Journal& journal = (*session)->journal();
  REQUIRE(append_and_wait(journal, sample_records(1, 1), 0));
  REQUIRE(journal.flush()); // the log has been laid ahead
  for (Sequence sequence = 2; sequence <= 20; ++sequence) {
    const std::int64_t before = disk.flushes();
    REQUIRE(append_and_wait(journal, sample_records(sequence, sequence), sequence - 1));
    CHECK(disk.flushes() - before == 1);
  }
}

TEST_CASE("a full disk refuses a new session, a blob or a copy, and leaves nothing half made") {
  const TemporaryFolder folder;
  FailingDisk disk;
  disk.fail_after(5000, DiskFault::full);
  const auto none = SqliteSession::create(folder / "none", "workshop", {disk.name()});
  REQUIRE(!none);
  CHECK(none.error().key == "journal.disk_full");
  CHECK(names_in(folder.path()).empty());
  disk.mend();
  const auto session = SqliteSession::create(folder / "s", "workshop", {disk.name()});
  REQUIRE(session.has_value());
  REQUIRE(append_and_wait((*session)->journal(), sample_records(1, 20), 0));
  disk.fail_after(20'000, DiskFault::full);
  CHECK((*session)->blobs().keep(std::string(100'000, 'p')).error().key == "journal.disk_full");
  disk.fail_after(20'000, DiskFault::full);
  const auto copied = (*session)->journal().copy_to((folder / "copy").string());
  REQUIRE(!copied);
  CHECK(copied.error().key == "journal.disk_full");
  disk.mend();
  CHECK(!std::filesystem::exists(folder / "copy"));
  // A picture too big for the disk stops nothing else.
  CHECK(append_and_wait((*session)->journal(), sample_records(21, 21), 20));
  for (const std::string& name : names_in(folder.path())) CHECK(!name.starts_with(".pressoir"));
}

TEST_CASE("a rewriting that meets a full disk leaves every entry readable, old or new") {
  const TemporaryFolder folder;
  for (std::int64_t room = 0; room < 60'000; room += 1500) {
    CAPTURE(room);
    FailingDisk disk;
    const Path path = folder / std::to_string(room);
    const auto shortened = [](Sequence, std::string_view bytes, bool) -> Result<std::string> {
      return std::string(bytes.substr(5));
    };
    {
      const auto session = SqliteSession::create(path, "workshop", {disk.name()});
      REQUIRE(session.has_value());
      REQUIRE(append_and_wait((*session)->journal(), sample_records(1, 30), 0));
      disk.fail_after(room, DiskFault::full);
      (void)(*session)->journal().rewrite(shortened);
    }
    const auto session = SqliteSession::open(path, "workshop", OpenMode::read_write);
    REQUIRE(session.has_value());
    const auto records = (*session)->journal().read(1, 30);
    REQUIRE(records.has_value());
    REQUIRE(records->size() == 30);
    const bool old = records->front() == sample_record(1);
    for (const JournalRecord& record : *records) {
      const JournalRecord whole = sample_record(record.sequence);
      CHECK(record.bytes == (old ? whole.bytes : whole.bytes.substr(5)));
    }
    CHECK((*session)->defects().empty());
  }
}

TEST_CASE("a place that can only be read is read, whole, also what a crash left there") {
  const TemporaryFolder folder;
  make_session(folder / "closed", 40);
  FailingDisk disk;
  disk.set_read_only(folder.path().string());
  const auto writing = SqliteSession::open(folder / "closed", "workshop", OpenMode::read_write, {disk.name()});
  REQUIRE(!writing);
  CHECK(writing.error().key == "file.unwritable");
  {
    const auto reading = SqliteSession::open(folder / "closed", "workshop", OpenMode::read_only, {disk.name()});
    REQUIRE(reading.has_value());
    CHECK((*reading)->journal().read(1, 40).value() == sample_records(1, 40));
    CHECK((*reading)->set_setting("a", "b").error().key == "journal.read_only");
    CHECK((*reading)->blobs().keep("x").error().key == "journal.read_only");
    CHECK((*reading)->sealed().put_and_wait("a", {"b", "c"}).error().key == "journal.read_only");
    CHECK((*reading)->journal().rewrite({}).error().key == "journal.read_only");
    const TemporaryFolder elsewhere;
    CHECK((*reading)->journal().copy_to((elsewhere / "copy").string()));
  }
  // A session that is open has a log beside it: copied as it lies, that is what a crash leaves.
  std::filesystem::create_directory(folder / "crashed");
  {
    const auto session = SqliteSession::create(folder / "open", "workshop");
    REQUIRE(session.has_value());
    REQUIRE(append_and_wait((*session)->journal(), sample_records(1, 25), 0));
    std::filesystem::copy_file(folder / "open", folder / "crashed" / "s");
    std::filesystem::copy_file(folder / "open-wal", folder / "crashed" / "s-wal");
  }
  {
    const auto reading = SqliteSession::open(folder / "crashed" / "s", "workshop", OpenMode::read_only, {disk.name()});
    REQUIRE_MESSAGE(reading.has_value(), (reading ? "" : reading.error().key));
    CHECK((*reading)->journal().read(1, 25).value() == sample_records(1, 25));
  }
  CHECK(names_in(folder / "crashed") == std::vector<std::string>{"s", "s-wal"});
}

TEST_CASE("a real full disk: a small tmpfs") {
  const TemporaryFolder folder;
  if (::geteuid() != 0 || ::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=300k") != 0) {
    MESSAGE("needs root to mount a small tmpfs: left out");
    return;
  }
  Outcome outcome;
  {
    const auto session = SqliteSession::create(folder / "s", "workshop");
    REQUIRE(session.has_value());
    Sequence last = 0;
    for (int i = 0; i < 5000 && outcome.reason.empty(); ++i) {
      const auto durable = append_and_wait((*session)->journal(), sample_records(last + 1, last + 4), last);
      if (durable)
        last = *durable;
      else
        outcome.reason = durable.error().key;
    }
    outcome.acknowledged = last;
    CHECK(outcome.reason == "journal.disk_full");
    CHECK(last > 50);
    CHECK((*session)->journal().read(1, last)->size() == last);
  }
  {
    const auto reading = SqliteSession::open(folder / "s", "workshop", OpenMode::read_only);
    REQUIRE_MESSAGE(reading.has_value(), (reading ? "" : reading.error().key));
    const auto records = (*reading)->journal().read(1, outcome.acknowledged);
    REQUIRE(records.has_value());
    CHECK(records->size() == outcome.acknowledged);
    CHECK(is_prefix_of_samples(*records));
    const TemporaryFolder elsewhere;
    CHECK((*reading)->journal().copy_to((elsewhere / "saved").string()));
    check_nothing_lost(elsewhere / "saved", outcome.acknowledged);
  }
  // A folder that cannot be written, for real.
  if (::mount(nullptr, folder.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0) {
    const auto writing = SqliteSession::open(folder / "s", "workshop", OpenMode::read_write);
    REQUIRE(!writing);
    CHECK(writing.error().key == "file.unwritable");
    const auto reading = SqliteSession::open(folder / "s", "workshop", OpenMode::read_only);
    REQUIRE_MESSAGE(reading.has_value(), (reading ? "" : reading.error().key));
    CHECK((*reading)->journal().read(1, outcome.acknowledged)->size() == outcome.acknowledged);
  }
  CHECK(::umount2(folder.path().c_str(), MNT_DETACH) == 0);
}
