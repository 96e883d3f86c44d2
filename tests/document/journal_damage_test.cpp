// Session files damaged at every byte and cut at every length: what is read is what was written, or its beginning and a
// reason; never anything else.
#include <algorithm>
#include <array>
#include <string>

#include <doctest/doctest.h>
#include <sqlite3.h>

#include "facilitation/base/id.h"
#include "tests/document/failing_disk.h"
#include "tests/document/session_samples.h"
#include "tests/random_text.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {

constexpr Sequence count = 8;

// Small pages, so that every byte can be tried: the tables are the same.
void shrink_pages(const Path& path) {
  sqlite3* connection = nullptr;
  REQUIRE(sqlite3_open(path.c_str(), &connection) == SQLITE_OK);
  REQUIRE(sqlite3_exec(connection, "PRAGMA page_size=512; VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

std::string small_session(const Path& path) {
  {
    const auto session = SqliteSession::create(path, "workshop");
    REQUIRE(session.has_value());
    Journal& journal = (*session)->journal();
    REQUIRE(append_and_wait(journal, sample_records(1, count), 0));
    journal.snapshot({5, "the state after five"});
    REQUIRE((*session)->set_setting("second_place", "/media/stick"));
    REQUIRE((*session)->blobs().keep("a small picture"));
    REQUIRE((*session)->sealed().put_and_wait("poll", {"key", "ballot"}));
  }
  shrink_pages(path);
  return whole_file(path);
}

bool says_why(const Error& error) {
  constexpr std::array known = {"file.damaged",      "file.not_a_session", "file.missing",
                                "file.other_schema", "journal.damaged",    "file.unreadable",
                                "journal.disk_full", "journal.gone",       "file.unwritable"};
  const bool names_file = std::ranges::any_of(error.arguments, [](const NamedArgument& a) { return a.name == "file"; });
  return names_file && std::ranges::find(known, error.key) != known.end();
}

struct Tally {
  int whole = 0, beginning = 0, refused = 0;
};

bool same_headings(const std::vector<JournalHeading>& headings) {
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const JournalRecord record = sample_record(i + 1);
    const JournalHeading& h = headings[i];
    if (h.sequence != record.sequence || h.cause != record.cause || h.actor != record.actor ||
        h.group != record.group || h.undoes != record.undoes || h.undoable != record.undoable || h.time != record.time)
      return false;
  }
  return true;
}

void read_beside_the_journal(SqliteSession& session) {
  const std::string setting = session.setting("second_place");
  CHECK((setting == "/media/stick" || setting.empty()));
  const auto ballot = session.sealed().get("poll", "key");
  if (ballot && *ballot) CHECK(**ballot == "ballot");
  for (const std::string& name : session.blobs().names())
    if (const auto bytes = session.blobs().fetch(name)) CHECK(*bytes == "a small picture");
  (void)session.defects();
}

// What a session offers, on a file that may be damaged anywhere.
void read_it_all(const Path& path, OpenMode mode, const FailingDisk& disk, bool beside_the_journal = true) {
  const auto session = SqliteSession::open(path, "workshop", mode, {disk.name()});
  if (!session) {
    CHECK_MESSAGE(says_why(session.error()), session.error().key);
    return;
  }
  Journal& journal = (*session)->journal();
  const Sequence last = journal.last();
  const auto records = journal.read(1, last);
  if (records) {
    CHECK(records->size() == count);
    CHECK(is_prefix_of_samples(*records));
  } else {
    CHECK_MESSAGE(says_why(records.error()), records.error().key);
  }
  const auto headings = journal.headings(1, last);
  if (headings) {
    CHECK(headings->size() == count);
    CHECK(same_headings(*headings));
  } else {
    CHECK_MESSAGE(says_why(headings.error()), headings.error().key);
  }
  const auto snapshot = journal.newest_snapshot();
  if (snapshot && *snapshot) {
    CHECK((*snapshot)->sequence == 5);
    CHECK((*snapshot)->bytes == "the state after five");
  }
  if (beside_the_journal) read_beside_the_journal(**session);
}

void salvage_it(const Path& path, Tally& tally) {
  const auto saved = salvage(path);
  if (!saved) {
    CHECK_MESSAGE(says_why(saved.error()), saved.error().key);
    ++tally.refused;
    return;
  }
  CHECK(is_prefix_of_samples(saved->records));
  CHECK(saved->records.size() <= count);
  if (saved->records.size() < count) CHECK(saved->damage.has_value());
  if (saved->damage) CHECK_MESSAGE(says_why(*saved->damage), saved->damage->key);
  if (saved->snapshot) CHECK(saved->snapshot->bytes == "the state after five");
  ++(saved->records.size() == count ? tally.whole : tally.beginning);
}

} // namespace

TEST_CASE("every byte of a small file damaged in turn") {
  const TemporaryFolder folder;
  const std::string whole = small_session(folder / "whole");
  const std::uint64_t seed = system_randomness()->next();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  Tally tally;
  const Path path = folder / "damaged";
  const FailingDisk disk; // flushes cost nothing there
  for (std::size_t place = 0; place < whole.size(); ++place) {
    CAPTURE(place);
    std::string damaged = whole;
    damaged[place] = static_cast<char>(damaged[place] ^ (1 + random->next() % 255));
    put_file(path, damaged);
    read_it_all(path, OpenMode::read_only, disk, place % 8 == 0);
    salvage_it(path, tally);
    CHECK(whole_file(path) == damaged); // reading changes nothing
    if (place % 31 == 0) read_it_all(path, OpenMode::read_write, disk);
  }
  MESSAGE(whole.size(), " bytes; salvaged whole: ", tally.whole, ", a beginning: ", tally.beginning,
          ", nothing: ", tally.refused);
  CHECK(tally.whole > static_cast<int>(whole.size()) / 2);
  CHECK(tally.refused == 0);
}

TEST_CASE("a small file cut at every length") {
  const TemporaryFolder folder;
  const std::string whole = small_session(folder / "whole");
  Tally tally;
  const Path path = folder / "cut";
  const FailingDisk disk;
  for (std::size_t length = 0; length < whole.size(); length += length % 512 < 4 || length % 512 > 508 ? 1 : 29) {
    CAPTURE(length);
    put_file(path, std::string_view(whole).substr(0, length));
    read_it_all(path, OpenMode::read_only, disk);
    salvage_it(path, tally);
    if (length % 5 == 0) read_it_all(path, OpenMode::read_write, disk);
  }
  MESSAGE("salvaged whole: ", tally.whole, ", a beginning: ", tally.beginning, ", nothing: ", tally.refused);
}

void pages_damaged_at_random(std::uint64_t seed, int rounds) {
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  const TemporaryFolder folder;
  const std::string whole = small_session(folder / "whole");
  const std::size_t pages = whole.size() / 512;
  Tally tally;
  const Path path = folder / "shuffled";
  const FailingDisk disk;
  for (int round = 0; round < rounds; ++round) {
    CAPTURE(round);
    std::string damaged = whole;
    for (std::uint64_t i = 0; i <= random->next() % 4; ++i) {
      const std::size_t to = random->next() % pages * 512, from = random->next() % pages * 512;
      switch (random->next() % 3) {
      case 0: damaged.replace(to, 512, whole, from, 512); break;
      case 1: damaged.replace(to, 512, std::string(512, static_cast<char>(random->next()))); break;
      default:
        for (int n = 0; n < 20; ++n) damaged[to + random->next() % 512] = static_cast<char>(random->next());
      }
    }
    put_file(path, damaged);
    read_it_all(path, OpenMode::read_only, disk);
    salvage_it(path, tally);
  }
  MESSAGE("salvaged whole: ", tally.whole, ", a beginning: ", tally.beginning, ", nothing: ", tally.refused);
}

TEST_CASE("pages overwritten, swapped and doubled at random") {
  pages_damaged_at_random(test::seed(), 400);
}

// Once read as a whole session of two records: its table and its index of causes had both lost their ends, at different places.
TEST_CASE("a table and an index cut short differently do not pass for a short session") {
  pages_damaged_at_random(14317281713138136893u, 23);
}

TEST_CASE("a damaged log beside the file is no danger either") {
  const TemporaryFolder folder;
  const Path open_path = folder / "open";
  const auto session = SqliteSession::create(open_path, "workshop");
  REQUIRE(session.has_value());
  for (Sequence sequence = 1; sequence <= count; ++sequence)
    REQUIRE(append_and_wait((*session)->journal(), sample_records(sequence, sequence), sequence - 1));
  const std::string file = whole_file(open_path), log = whole_file(folder / "open-wal");
  const std::uint64_t seed = system_randomness()->next();
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 150; ++round) {
    CAPTURE(round);
    const Path path = folder / ("s" + std::to_string(round));
    std::string damaged = log;
    if (round % 2 == 0)
      damaged.resize(random->next() % log.size());
    else
      damaged[random->next() % log.size()] ^= static_cast<char>(1 + random->next() % 255);
    put_file(path, file);
    put_file(path.string() + "-wal", damaged);
    const auto again = SqliteSession::open(path, "workshop", round % 3 ? OpenMode::read_write : OpenMode::read_only);
    if (!again) {
      CHECK_MESSAGE(says_why(again.error()), again.error().key);
      continue;
    }
    // A log that ends early is what a crash leaves: the beginning, whole.
    const auto records = (*again)->journal().read(1, count);
    REQUIRE(records.has_value());
    CHECK(records->size() == (*again)->journal().last());
    CHECK(is_prefix_of_samples(*records));
  }
}
