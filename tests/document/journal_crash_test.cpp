// A process that appends is killed at random moments, again and again on the same file: all it was told is durable is
// there, without holes.
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "facilitation/base/id.h"
#include "tests/document/session_samples.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {

// Starts the child with its output in a file, which outlives it.
pid_t start_child(const Path& session, const Path& output, std::uint64_t seed) {
  const std::string path = session.string(), number = std::to_string(seed);
  std::filesystem::remove(output); // what the child before it said
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND, 0600);
    if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0) ::_exit(3);
    ::execl(PRESSOIR_JOURNAL_CHILD, "journal_child", path.c_str(), number.c_str(), nullptr);
    ::_exit(4);
  }
  return child;
}

struct Told {
  bool opened = false;
  Sequence durable = 0;
  std::vector<std::string> blobs, sealed;
};

void read_lines(const Path& output, Told& told) {
  std::istringstream lines(whole_file(output));
  for (std::string word; lines >> word;) {
    std::string value;
    lines >> value;
    if (word == "open") told.opened = true;
    if (word == "open" || word == "durable") told.durable = std::max<Sequence>(told.durable, std::stoull(value));
    if (word == "sealed") told.sealed.push_back(value);
    if (word == "blob") {
      told.blobs.push_back(value);
      lines >> value;
    }
  }
}

void wait_until_open(const Path& output) {
  for (int i = 0; i < 10'000; ++i) {
    Told told;
    read_lines(output, told);
    if (told.opened) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  FAIL("the child never opened the file");
}

void check_all_told_is_there(SqliteSession& session, const Told& told) {
  Journal& journal = session.journal();
  CHECK(journal.last() >= told.durable);
  const auto records = journal.read(1, journal.last());
  REQUIRE(records.has_value());
  CHECK(records->size() == journal.last());
  CHECK(is_prefix_of_samples(*records));
  for (const std::string& name : told.blobs) CHECK(session.blobs().fetch(name).has_value());
  for (const std::string& key : told.sealed) CHECK(session.sealed().get("poll", key).value() == "ballot");
  CHECK(session.defects().empty());
}

} // namespace

TEST_CASE("kill -9 at any moment loses nothing that was acknowledged") {
  const char* given = std::getenv("PRESSOIR_TEST_SEED");
  const std::uint64_t seed = given ? std::strtoull(given, nullptr, 10) : system_randomness()->next();
  MESSAGE("PRESSOIR_TEST_SEED=", seed);
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  const TemporaryFolder folder;
  const Path path = folder / "s.pressoir";
  Told told;
  int rounds_that_opened = 0;
  // However slow the machine, until enough was told to be worth checking.
  for (int round = 0; round < 30 || (told.durable <= 100 && round < 300); ++round) {
    CAPTURE(round);
    const pid_t child = start_child(path, folder / "told", random->next());
    // At first around the making of the file, then anywhere after its opening.
    if (round >= 8) wait_until_open(folder / "told");
    std::this_thread::sleep_for(std::chrono::microseconds(random->next() % (round < 8 ? 30'000 : 100'000)));
    REQUIRE(::kill(child, SIGKILL) == 0);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    // Had it ended by itself, something would have been refused.
    CHECK(WIFSIGNALED(status));
    Told this_time;
    read_lines(folder / "told", this_time);
    rounds_that_opened += this_time.opened ? 1 : 0;
    read_lines(folder / "told", told);
    if (!std::filesystem::exists(path)) {
      CHECK(!this_time.opened);
      continue;
    }
    // Some rounds go straight on from one crash to the next, or are looked at by a reader only.
    const auto next = random->next() % 3;
    if (next == 0) continue;
    const auto mode = next == 1 ? OpenMode::read_only : OpenMode::read_write;
    auto session = SqliteSession::open(path, "workshop", mode);
    REQUIRE_MESSAGE(session.has_value(), (session ? "" : session.error().key));
    check_all_told_is_there(**session, told);
  }
  auto session = SqliteSession::open(path, "workshop", OpenMode::read_write);
  REQUIRE(session.has_value());
  check_all_told_is_there(**session, told);
  CHECK(rounds_that_opened > 10);
  CHECK(told.durable > 100);
}

TEST_CASE("a second process is told that the file is open, and reads it meanwhile") {
  const TemporaryFolder folder;
  const Path path = folder / "s.pressoir";
  make_session(path, 5);
  const pid_t child = start_child(path, folder / "told", 1);
  Told told;
  for (int i = 0; i < 1000 && told.durable < 20; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    read_lines(folder / "told", told);
  }
  const auto second = SqliteSession::open(path, "workshop", OpenMode::read_write);
  CHECK(!second);
  if (!second) CHECK(second.error().key == "file.already_open");
  Sequence seen = 0;
  for (int i = 0; i < 20; ++i) {
    const auto reader = SqliteSession::open(path, "workshop", OpenMode::read_only);
    REQUIRE_MESSAGE(reader.has_value(), (reader ? "" : reader.error().key));
    const Sequence last = (*reader)->journal().last();
    CHECK(last >= seen);
    seen = last;
    const auto records = (*reader)->journal().read(1, last);
    REQUIRE(records.has_value());
    CHECK(records->size() == last);
    CHECK(is_prefix_of_samples(*records));
  }
  CHECK(seen >= told.durable);
  REQUIRE(::kill(child, SIGKILL) == 0);
  REQUIRE(::waitpid(child, nullptr, 0) == child);
}
