// What is secret while it is open: full anonymity and ballots, through a crash, with the file, its log and its copies in a stranger's hands.
#include <doctest/doctest.h>

#include <fstream>
#include <set>
#include <sstream>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/phone_polls.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/file_words.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::desk;
using namespace pressoir::workshop;

namespace {

constexpr Timestamp start{1'800'000'000'000};

// Phone n.
struct Phone {
  std::string token, secret;
  std::uint64_t person = 0;
  int acts = 0;
  explicit Phone(int n) : token(id_text(0x1234'0000'0000'0000u + static_cast<std::uint64_t>(n)) + id_text(0xabcd'ef00'0000'0000u + static_cast<std::uint64_t>(n))) {
    secret = secret_of_token(token);
    person = person_of_secret(secret, "session");
  }
  template <class Arguments>
  Request asks(Arguments arguments) {
    Request request = request_of(std::move(arguments));
    request.actor = {Role::participant, person};
    request.secret = secret;
    request.cause = person ^ static_cast<std::uint64_t>(++acts);
    return request;
  }
};

struct Room {
  test::TemporaryFolder folder;
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(start);
  std::unique_ptr<Session> session;

  explicit Room(Rules rules) {
    session = *Session::create(file(), "Essai", Language::french, {.clock = clock});
    REQUIRE(session->ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur", .rules = rules})));
    REQUIRE(session->ask(request_of(InsertStep{.id = {8}, .activity = "pause", .title = "Pause"})));
    REQUIRE(session->ask(request_of(GoToStep{})));
  }
  Path file() const { return folder / "a.pressoir"; }
  // As after kill -9: the file and its log as they are on the disk, opened anew.
  void crash() {
    REQUIRE(session->flush());
    const Path copy = folder / "b.pressoir";
    for (const char* more : {"", "-wal"}) std::filesystem::copy_file(file().string() + more, copy.string() + more, std::filesystem::copy_options::overwrite_existing);
    session.reset();
    for (const char* more : {"", "-wal"}) std::filesystem::rename(copy.string() + more, file().string() + more);
    session = *Session::open(file(), {.clock = clock});
  }
  std::string everything_on_disk() {
    std::string bytes;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) bytes += test::file_words(entry.path());
    return bytes;
  }
  std::size_t notes() const { return session->state().all<Note>().size(); }
  Sequence say(Phone& phone, const std::string& text) {
    const auto said = session->ask(phone.asks(WriteNote{.text = text}));
    REQUIRE_MESSAGE(said, said.error().key);
    return *said;
  }
};

bool holds(const std::string& bytes, std::string_view part) { return bytes.find(part) != std::string::npos; }

// A number as cereal's portable archive writes it.
std::string little_endian(std::uint64_t number) {
  std::string bytes;
  for (int i = 0; i < 8; ++i) bytes += static_cast<char>(number >> (8 * i));
  return bytes;
}

}  // namespace

TEST_CASE("anonymous ideas come in batches of five, by the room, at the step's start; nothing on the disk says whose they are") {
  Room room({.anonymity = Anonymity::full});
  std::vector<Phone> phones;
  for (int i = 0; i < 12; ++i) phones.emplace_back(i);
  for (int i = 0; i < 4; ++i) {
    room.clock->advance(60'000);
    room.say(phones[static_cast<std::size_t>(i)], "idée " + std::to_string(i));
  }
  CHECK(room.notes() == 0);
  CHECK(own_sealed_notes(room.session->sealed(), {7}, phones[2].secret).at(0).note.text == "idée 2");
  room.crash();
  CHECK(own_sealed_notes(room.session->sealed(), {7}, phones[2].secret).size() == 1);
  room.clock->advance(60'000);
  room.say(phones[4], "idée 4");
  CHECK(room.notes() == 5);
  for (int i = 5; i < 12; ++i) room.say(phones[static_cast<std::size_t>(i)], "idée " + std::to_string(i));
  CHECK(room.notes() == 10);

  const Timestamp started = room.session->state().find(Id<Step>{7})->started;
  room.session->state().all<Note>().for_each([&](const Note& note) {
    CHECK_FALSE(note.author);
    CHECK(note.created == started);
  });
  CHECK(room.session->state().all<Person>().empty());
  REQUIRE(room.session->flush());
  const auto history = *room.session->document().history(1, room.session->document().revision());
  for (const WorkshopTransaction& transaction : history) {
    CHECK(transaction.actor.role != Role::participant);
    if (transaction.verb == "note.release") CHECK(transaction.time == started);
  }
  const std::string bytes = room.everything_on_disk();
  CHECK(holds(bytes, "idée 11"));  // what the test looks for is where it looks
  for (const Phone& phone : phones) {
    CHECK_FALSE(holds(bytes, phone.token));
    CHECK_FALSE(holds(bytes, phone.secret));
    CHECK_FALSE(holds(bytes, id_text(phone.person)));
    CHECK_FALSE(holds(bytes, little_endian(phone.person)));
  }
}

TEST_CASE("the proof of whose it is lets one change and withdraw an anonymous idea, and nobody else") {
  Room room({.limit = 2, .anonymity = Anonymity::full});
  std::vector<Phone> phones;
  for (int i = 0; i < 5; ++i) phones.emplace_back(i);
  for (Phone& phone : phones) room.say(phone, "idée de quelqu'un");
  REQUIRE(room.notes() == 5);
  const auto own = [&](Phone& phone) { return own_sealed_notes(room.session->sealed(), {7}, phone.secret); };
  const Id<Note> mine = own(phones[0]).at(0).note.note;
  CHECK(room.session->ask(phones[1].asks(EditNote{mine, "volée"})).error().key == "refused.not_yours");
  room.crash();
  REQUIRE(room.session->ask(phones[0].asks(EditNote{mine, "mieux dit"})));
  CHECK(room.session->state().find(mine)->text == "mieux dit");
  CHECK(own(phones[0]).at(0).note.text == "mieux dit");
  // Sent twice: once. Two each at most; withdrawing gives the place back.
  Request second = phones[0].asks(WriteNote{.text = "deuxième"});
  REQUIRE(room.session->ask(second));
  REQUIRE(room.session->ask(second));
  CHECK(own(phones[0]).size() == 2);
  CHECK(room.session->ask(phones[0].asks(WriteNote{.text = "troisième"})).error().key == "refused.limit_reached");
  REQUIRE(room.session->ask(phones[0].asks(WithdrawNote{mine})));
  CHECK_FALSE(room.session->state().find(mine));
  REQUIRE(room.session->ask(phones[0].asks(WriteNote{.text = "troisième"})));
  const auto history = *room.session->document().history(1, room.session->document().revision());
  for (const WorkshopTransaction& transaction : history)
    if (transaction.verb == "note.edit" || transaction.verb == "note.withdraw") CHECK(transaction.actor == Actor{Role::room, 0});
  // The facilitator's undo takes none of it back.
  CHECK_FALSE(room.session->ask({.verb = "undo", .actor = {Role::room, 0}}));
}

TEST_CASE("leaving the step lets the last ideas go to the wall and forgets the proofs, in the file too") {
  Room room({.anonymity = Anonymity::full});
  Phone one(1), two(2);
  room.say(one, "seule");
  room.say(two, "seconde");
  CHECK(room.notes() == 0);
  const std::string key = note_key(one.secret, {7}, 0);
  REQUIRE(room.session->flush());
  CHECK(holds(room.everything_on_disk(), key));
  // Pausing or going on with the same step is not leaving it.
  REQUIRE(room.session->ask(request_of(PauseClock{})));
  CHECK(room.notes() == 0);
  REQUIRE(room.session->ask(request_of(GoToStep{})));
  CHECK(room.notes() == 2);
  CHECK(room.session->sealed().empty());
  REQUIRE(room.session->flush());
  room.session->tidy();
  CHECK_FALSE(room.session->owes_tidying());
  REQUIRE(room.session->flush());
  CHECK_FALSE(holds(room.everything_on_disk(), key));
  room.session.reset();
  CHECK_FALSE(holds(room.everything_on_disk(), key));
  room.session = *Session::open(room.file());
  CHECK(room.notes() == 2);
}

TEST_CASE("private then revealed: anonymous ideas stay sealed until they are revealed, all of them at once") {
  Room room({.seen = WhatIsSeen::own_until_revealed, .anonymity = Anonymity::full});
  std::vector<Phone> phones;
  for (int i = 0; i < 9; ++i) phones.emplace_back(i);
  for (Phone& phone : phones) room.say(phone, "idée");
  CHECK(room.notes() == 0);
  REQUIRE(room.session->ask(request_of(RevealStep{{7}})));
  CHECK(room.notes() == 9);
}

TEST_CASE("ballots are in no copy and no export while the vote is open; closing counts each once and forgets whose it was") {
  Room room({});
  for (const char* text : {"banc", "tapis", "panneau"}) REQUIRE(room.session->ask(request_of(WriteNote{.text = text})));
  REQUIRE(room.session->ask(request_of(InsertStep{.id = {9}, .activity = "dots", .title = "Vote"})));
  REQUIRE(room.session->ask(request_of(GoToStep{.step = {9}})));
  REQUIRE(room.session->ask(request_of(activities::PreparePoll{.id = {50}})));
  REQUIRE(room.session->ask(request_of(activities::OpenPoll{{50}})));
  std::vector<Id<PollOption>> options;
  for (const PollOption* option : options_of(room.session->state(), {50})) options.push_back(option->id);
  std::vector<Phone> phones;
  for (int i = 0; i < 300; ++i) phones.emplace_back(i);
  std::vector<std::int64_t> expected(3);
  for (int i = 0; i < 300; ++i) {
    Phone& phone = phones[static_cast<std::size_t>(i)];
    REQUIRE(room.session->ask(phone.asks(activities::GiveBallot{{50}, {{options[0], 1}}})));
    // Changes its mind: only the last counts.
    const auto chosen = static_cast<std::size_t>(i % 3);
    REQUIRE(room.session->ask(phone.asks(activities::GiveBallot{{50}, {{options[chosen], 2}, {options[(chosen + 1) % 3], 1}}})));
    expected[chosen] += 2;
    expected[(chosen + 1) % 3] += 1;
  }
  CHECK(room.session->ask(phones[0].asks(activities::GiveBallot{{50}, {{options[0], 3}}})).error().key == "dots.used");
  CHECK(room.session->ask(phones[0].asks(activities::GiveBallot{{50}, {{options[0], -1}}})).error().key == "refused.not_an_option");
  CHECK(room.session->ask(phones[0].asks(activities::GiveBallot{{50}, {{options[0], 2}, {options[0], 1}}})).error().key == "refused.not_an_option");
  room.crash();
  CHECK(room.session->state().all<Ballot>().empty());
  REQUIRE(room.session->copy_to(room.folder / "copy.pressoir"));
  {
    const auto copy = *SqliteSession::open(room.folder / "copy.pressoir", WorkshopSchema::name, OpenMode::read_only);
    CHECK(copy->sealed().topics().empty());
  }
  REQUIRE(room.session->ask(request_of(activities::ClosePoll{{50}})));
  const DotCount count = count_dots(room.session->state(), {50});
  CHECK(count.people == 300);
  CHECK(count.people_by_channel.at(Channel::phone) == 300);
  for (std::size_t i = 0; i < 3; ++i) CHECK(count.dots.at(options[i]) == expected[i]);
  CHECK(room.session->ask(phones[0].asks(activities::GiveBallot{{50}, {{options[0], 1}}})).error().key == "refused.poll_closed");
  REQUIRE(room.session->flush());
  room.session.reset();
  const std::string bytes = room.everything_on_disk();
  for (const Phone& phone : phones) {
    CHECK_FALSE(holds(bytes, ballot_key(phone.secret, {50})));
    CHECK_FALSE(holds(bytes, phone.token));
  }
  room.session = *Session::open(room.file());
  CHECK(count_dots(room.session->state(), {50}).people == 300);
}

TEST_CASE("a device shared by three gives three ballots in turn, and no fourth; a phone of one's own has no other turn than its own") {
  Room room({});
  for (const char* text : {"banc", "tapis"}) REQUIRE(room.session->ask(request_of(WriteNote{.text = text})));
  REQUIRE(room.session->ask(request_of(InsertStep{.id = {9}, .activity = "dots", .title = "Vote"})));
  REQUIRE(room.session->ask(request_of(GoToStep{.step = {9}})));
  REQUIRE(room.session->ask(request_of(activities::PreparePoll{.id = {50}})));
  REQUIRE(room.session->ask(request_of(activities::OpenPoll{{50}})));
  const Id<PollOption> option = options_of(room.session->state(), {50})[0]->id;
  Phone tablet(1), own(2);
  REQUIRE(room.session->ask(tablet.asks(ShareDevice{3})));
  const auto gives = [&](Phone& phone, Role role, int voter, int dots) {
    Request request = phone.asks(activities::GiveBallot{.poll = {50}, .marks = {{option, dots}}, .voter = voter});
    request.actor.role = role;
    return room.session->ask(request);
  };
  for (const int voter : {0, 1, 2}) CHECK(gives(tablet, Role::table, voter, 1));
  CHECK(gives(tablet, Role::table, 3, 1).error().key == "refused.not_your_turn");
  CHECK(gives(tablet, Role::table, -1, 1).error().key == "refused.not_your_turn");
  CHECK(gives(own, Role::participant, 1, 1).error().key == "refused.not_your_turn");
  CHECK(gives(own, Role::participant, 0, 2));
  CHECK(gives(tablet, Role::table, 1, 2));  // sent again, or changed: the same turn
  room.crash();
  CHECK(people_of_device(room.session->state(), {tablet.person}) == 3);
  REQUIRE(room.session->ask(request_of(activities::ClosePoll{{50}})));
  const DotCount count = count_dots(room.session->state(), {50});
  CHECK(count.people == 4);
  CHECK(count.people_by_channel.at(Channel::shared_device) == 3);
  CHECK(count.people_by_channel.at(Channel::phone) == 1);
  CHECK(count.total == 6);
}

TEST_CASE("a shared device may write for all who share it, where ideas are counted, anonymous ones too") {
  Room room({.limit = 1, .anonymity = Anonymity::full});
  Phone tablet(1);
  REQUIRE(room.session->ask(tablet.asks(ShareDevice{2})));
  for (const char* text : {"une", "deux"}) room.say(tablet, text);
  CHECK(room.session->ask(tablet.asks(WriteNote{.text = "trois"})).error().key == "refused.limit_reached");
}

TEST_CASE("a photo leaves the file with the idea it is, unless another idea or step still shows it") {
  test::TemporaryFolder folder;
  auto session = *desk::Session::create(folder / "a.pressoir", "Essai", Language::french);
  REQUIRE(session->ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"})));
  REQUIRE(session->ask(request_of(GoToStep{})));
  const std::string one = *session->file().blobs().keep("PHOTO-one"), two = *session->file().blobs().keep("PHOTO-two");
  for (const auto& [id, blob] : {std::pair{1, one}, {2, two}, {3, two}})
    REQUIRE(session->ask(request_of(WritePicture{.id = {static_cast<std::uint64_t>(id)}, .picture = blob, .picture_size = {4, 3}})));
  // One that was deleted since is in the history still.
  REQUIRE(session->ask(request_of(DeleteNotes{.notes = {{1}}})));
  REQUIRE(session->erase({.what = desk::Session::Erase::What::notes, .notes = {{1}, {2}}}));
  CHECK_FALSE(session->file().blobs().fetch(one));
  CHECK(session->file().blobs().fetch(two));
  CHECK(session->state().find(Id<Note>{2})->picture.empty());
  REQUIRE(session->erase({.what = desk::Session::Erase::What::notes, .notes = {{3}}}));
  CHECK_FALSE(session->file().blobs().fetch(two));
}
