#include "facilitation/document/sqlite_journal.h"

#include <atomic>
#include <future>
#include <thread>

#include <doctest/doctest.h>

#include "tests/document/session_samples.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::test;

namespace {

std::unique_ptr<SqliteSession> opened(const Path& path, OpenMode mode = OpenMode::read_write) {
  auto session = SqliteSession::open(path, "workshop", mode);
  REQUIRE_MESSAGE(session.has_value(), (session ? "" : session.error().key));
  return std::move(*session);
}

std::unique_ptr<SqliteSession> created(const Path& path) {
  auto session = SqliteSession::create(path, "workshop");
  REQUIRE_MESSAGE(session.has_value(), (session ? "" : session.error().key));
  return std::move(*session);
}

std::string reason_to_refuse(const Path& path, std::string_view schema, OpenMode mode) {
  const auto session = SqliteSession::open(path, schema, mode);
  return session ? "" : session.error().key;
}

} // namespace

TEST_CASE("a session keeps what was appended, and is one plain file once closed") {
  const TemporaryFolder folder;
  const Path path = folder / "réunion du 8.pressoir";
  SessionFileInfo info;
  {
    const auto session = created(path);
    info = session->info();
    CHECK(session->journal().last() == 0);
    CHECK(append_and_wait(session->journal(), sample_records(1, 10), 0).value() == 10);
    CHECK(append_and_wait(session->journal(), sample_records(11, 11), 10).value() == 11);
    CHECK(session->journal().last() == 11);
    CHECK(session->journal().read(1, 99).value() == sample_records(1, 11));
    CHECK(session->journal().read(4, 6).value() == sample_records(4, 6));
    CHECK(session->defects().empty());
  }
  CHECK(names_in(folder.path()) == std::vector<std::string>{"réunion du 8.pressoir"});
  for (const OpenMode mode : {OpenMode::read_write, OpenMode::read_only}) {
    const auto session = opened(path, mode);
    CHECK(session->mode() == mode);
    CHECK(session->info().schema == "workshop");
    CHECK(session->info().format_version == SqliteSession::current_format_version);
    CHECK(session->info().uuid_high == info.uuid_high);
    CHECK(session->info().uuid_low == info.uuid_low);
    CHECK(session->journal().read(1, 11).value() == sample_records(1, 11));
    const auto headings = session->journal().headings(2, 11).value();
    REQUIRE(headings.size() == 10);
    for (const JournalHeading& heading : headings) {
      const JournalRecord record = sample_record(heading.sequence);
      CHECK(heading.cause == record.cause);
      CHECK(heading.actor == record.actor);
      CHECK(heading.group == record.group);
      CHECK(heading.undoes == record.undoes);
      CHECK(heading.undoable == record.undoable);
      CHECK(heading.time == record.time);
    }
  }
}

TEST_CASE("two sessions never have the same UUID") {
  const TemporaryFolder folder;
  const auto one = created(folder / "1"), two = created(folder / "2");
  CHECK(one->info().uuid_low != two->info().uuid_low);
  CHECK(one->info().uuid_high != 0);
}

TEST_CASE("a file that cannot be opened says why") {
  const TemporaryFolder folder;
  CHECK(reason_to_refuse(folder / "none", "workshop", OpenMode::read_only) == "file.missing");
  CHECK(reason_to_refuse(folder.path(), "workshop", OpenMode::read_only) == "file.not_a_session");
  put_file(folder / "text", std::string(5000, 'a'));
  CHECK(reason_to_refuse(folder / "text", "workshop", OpenMode::read_write) == "file.not_a_session");
  put_file(folder / "empty", "");
  CHECK(reason_to_refuse(folder / "empty", "workshop", OpenMode::read_write) == "file.not_a_session");
  make_session(folder / "session", 1);
  CHECK(reason_to_refuse(folder / "session", "portfolio", OpenMode::read_write) == "file.other_schema");
  const auto again = SqliteSession::create(folder / "session", "workshop");
  CHECK(!again);
  CHECK(again.error().key == "file.exists");
  const auto nowhere = SqliteSession::create(folder / "no folder" / "session", "workshop");
  CHECK(!nowhere);
  CHECK(nowhere.error().key == "file.unwritable");
}

TEST_CASE("one writer at a time, readers beside it") {
  const TemporaryFolder folder;
  const auto writer = created(folder / "s");
  CHECK(append_and_wait(writer->journal(), sample_records(1, 3), 0));
  CHECK(reason_to_refuse(folder / "s", "workshop", OpenMode::read_write) == "file.already_open");
  const auto reader = opened(folder / "s", OpenMode::read_only);
  CHECK(reader->journal().last() == 3);
  CHECK(append_and_wait(writer->journal(), sample_records(4, 5), 3));
  CHECK(reader->journal().last() == 5);
  CHECK(reader->journal().read(1, 5).value() == sample_records(1, 5));
  const auto refused = append_and_wait(reader->journal(), sample_records(6, 6), 5);
  CHECK(!refused);
  CHECK(refused.error().key == "journal.read_only");
}

TEST_CASE("an append that does not follow the last one is refused, and so is all that comes after it") {
  const TemporaryFolder folder;
  const auto session = created(folder / "s");
  CHECK(append_and_wait(session->journal(), sample_records(1, 3), 0));
  const auto deposed = append_and_wait(session->journal(), sample_records(2, 2), 1);
  CHECK(!deposed);
  CHECK(deposed.error().key == "journal.deposed");
  const auto after = append_and_wait(session->journal(), sample_records(4, 4), 3);
  CHECK(!after);
  CHECK(after.error().key == "journal.deposed");
  CHECK(session->journal().flush().error().key == "journal.deposed");
  CHECK(session->journal().read(1, 9).value() == sample_records(1, 3));
}

TEST_CASE("the same cause is never kept twice") {
  const TemporaryFolder folder;
  {
    const auto session = created(folder / "s");
    auto records = sample_records(1, 4);
    records[3].cause = records[1].cause;
    const auto refused = append_and_wait(session->journal(), records, 0);
    CHECK(!refused);
    CHECK(refused.error().key == "journal.twice");
    CHECK(session->journal().last() == 0);
  }
  CHECK(opened(folder / "s")->defects().empty());
}

TEST_CASE("appends from several threads of work are answered in order and all kept") {
  const TemporaryFolder folder;
  {
    const auto session = created(folder / "s");
    std::atomic<Sequence> answered = 0;
    bool in_order = true;
    for (Sequence sequence = 1; sequence <= 5000; ++sequence)
      session->journal().append(sample_records(sequence, sequence), sequence - 1,
                                [&, sequence](Result<Sequence> durable) {
                                  in_order = in_order && durable && *durable == sequence && answered + 1 == sequence;
                                  answered = sequence;
                                });
    CHECK(session->journal().flush().value() == 5000);
    CHECK(answered == 5000);
    CHECK(in_order);
  }
  CHECK(is_prefix_of_samples(opened(folder / "s")->journal().read(1, 5000).value()));
}

TEST_CASE("what waits when the session is closed is written first") {
  const TemporaryFolder folder;
  {
    const auto session = created(folder / "s");
    for (Sequence sequence = 1; sequence <= 300; ++sequence)
      session->journal().append(sample_records(sequence, sequence), sequence - 1, [](const Result<Sequence>&) {});
  }
  CHECK(opened(folder / "s")->journal().last() == 300);
}

TEST_CASE("the two newest snapshots are kept, none that the journal does not reach") {
  const TemporaryFolder folder;
  const auto session = created(folder / "s");
  CHECK(!session->journal().newest_snapshot().value());
  CHECK(append_and_wait(session->journal(), sample_records(1, 30), 0));
  for (const Sequence sequence : {10, 20, 30, 40})
    session->journal().snapshot({sequence, "state after " + std::to_string(sequence)});
  CHECK(session->journal().flush());
  const auto newest = session->journal().newest_snapshot().value();
  REQUIRE(newest);
  CHECK(newest->sequence == 30);
  CHECK(newest->bytes == "state after 30");
}

TEST_CASE("blobs are named by what they hold") {
  const TemporaryFolder folder;
  const std::string bytes = std::string(100'000, 'x') + '\0' + "end";
  std::string name;
  {
    const auto session = created(folder / "s");
    name = session->blobs().keep(bytes).value();
    CHECK(name.size() == 64);
    CHECK(session->blobs().keep("abc").value() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(session->blobs().keep(bytes).value() == name);
    CHECK(session->blobs().names().size() == 2);
  }
  const auto session = opened(folder / "s");
  CHECK(session->blobs().fetch(name).value() == bytes);
  CHECK(session->blobs().fetch("no such").error().key == "blob.missing");
  CHECK(session->blobs().erase({name}));
  CHECK(session->blobs().fetch(name).error().key == "blob.missing");
  CHECK(session->blobs().names().size() == 1);
}

TEST_CASE("settings are kept beside the journal") {
  const TemporaryFolder folder;
  {
    const auto session = created(folder / "s");
    CHECK(session->setting("second_place").empty());
    CHECK(session->set_setting("second_place", "/media/clé"));
    CHECK(session->set_setting("second_place", "/media/clé 2"));
    CHECK(session->setting("second_place") == "/media/clé 2");
  }
  CHECK(opened(folder / "s", OpenMode::read_only)->setting("second_place") == "/media/clé 2");
}

TEST_CASE("a copy is complete, closed, and replaces the one before it") {
  const TemporaryFolder folder;
  const auto session = created(folder / "s");
  CHECK(append_and_wait(session->journal(), sample_records(1, 50), 0));
  session->journal().snapshot({50, "state"});
  const std::string blob = session->blobs().keep("a picture").value();
  const Path copy = folder / "stick" / "copy.pressoir";
  CHECK(session->journal().copy_to(copy.string()).error().key == "file.unwritable");
  std::filesystem::create_directory(folder / "stick");
  CHECK(session->journal().copy_to(copy.string()));
  CHECK(append_and_wait(session->journal(), sample_records(51, 60), 50));
  CHECK(session->journal().copy_to(copy.string()));
  CHECK(names_in(folder / "stick") == std::vector<std::string>{"copy.pressoir"});
  const auto copied = opened(copy);
  CHECK(copied->info().uuid_low == session->info().uuid_low);
  CHECK(copied->journal().read(1, 60).value() == sample_records(1, 60));
  CHECK(copied->journal().newest_snapshot().value()->bytes == "state");
  CHECK(copied->blobs().fetch(blob).value() == "a picture");
  CHECK(copied->defects().empty());
  CHECK(session->journal().copy_to(copy.string()).error().key == "file.already_open");
  CHECK(session->journal().copy_to((folder / "s").string()).error().key == "file.already_open");
}

TEST_CASE("a rewriting that is refused changes nothing") {
  const TemporaryFolder folder;
  const auto session = created(folder / "s");
  CHECK(append_and_wait(session->journal(), sample_records(1, 20), 0));
  const auto refused =
      session->journal().rewrite([](Sequence sequence, std::string_view bytes, bool) -> Result<std::string> {
        if (sequence == 15) return refuse("test.no");
        return std::string(bytes.substr(1));
      });
  CHECK(!refused);
  CHECK(refused.error().key == "test.no");
  CHECK(session->journal().read(1, 20).value() == sample_records(1, 20));
  CHECK(append_and_wait(session->journal(), sample_records(21, 21), 20));
}
