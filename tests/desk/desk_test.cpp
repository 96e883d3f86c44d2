#include <doctest/doctest.h>

#include <fstream>
#include <future>
#include <sstream>
#include <thread>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/desk/desk.h"
#include "facilitation/desk/repaired_copy.h"
#include "facilitation/desk/second_place.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/file_words.h"

using namespace pressoir;
using namespace pressoir::desk;
using namespace pressoir::workshop;

namespace {

// A folder of its own, gone with the test.
struct Folder {
  Path path = std::filesystem::temp_directory_path() / ("pressoir-desk-" + id_text(system_randomness()->id()));
  Folder() { std::filesystem::create_directories(path); }
  ~Folder() {
    std::error_code error;
    std::filesystem::remove_all(path, error);
  }
};

std::unique_ptr<Session> wall_session(const Path& file) {
  auto session = Session::create(file, "Essai", Language::french).value();
  REQUIRE(session->ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"})));
  REQUIRE(session->ask(request_of(GoToStep{})));
  return session;
}

}  // namespace

TEST_CASE("what the desk acknowledged is there when the file is opened again") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  {
    Desk desk(wall_session(file));
    for (int i = 0; i < 100; ++i) desk.ask(WriteNote{.text = "idée " + std::to_string(i)});
    desk.settle();
    CHECK(desk.newest()->state.all<Note>().size() == 100);
  }
  CHECK_FALSE(std::filesystem::exists(folder.path / "a.pressoir-wal"));
  const auto again = Session::open(file);
  REQUIRE(again);
  CHECK((*again)->state().all<Note>().size() == 100);
}

TEST_CASE("a screen asleep for two seconds delays no acknowledgement") {
  Folder folder;
  auto session = wall_session(folder.path / "a.pressoir");
  std::promise<std::int64_t> acknowledged;
  // The screen: it only ever reads newest(), and here it sleeps instead.
  Desk desk(std::move(session), [] {});
  const auto clock = system_clock();
  std::thread phone([&] {
    const std::int64_t asked = clock->monotonic();
    Request request = request_of(WriteNote{.text = "pendant le sommeil"});
    desk.submit(std::move(request));
    desk.settle();
    acknowledged.set_value(clock->monotonic() - asked);
  });
  const std::int64_t before = clock->monotonic();
  std::this_thread::sleep_for(std::chrono::seconds(2));
  phone.join();
  CHECK(clock->monotonic() - before >= 2000);
  CHECK(acknowledged.get_future().get() < 1000);
}

TEST_CASE("a cause sent twice counts once, even in another run") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  Request request = request_of(WriteNote{.text = "une seule fois"});
  request.cause = 4242;
  {
    auto session = wall_session(file);
    REQUIRE(session->ask(request));
    REQUIRE(session->ask(request));
    CHECK(session->state().all<Note>().size() == 1);
  }
  auto session = Session::open(file).value();
  REQUIRE(session->ask(request));
  CHECK(session->state().all<Note>().size() == 1);
}

TEST_CASE("a refusal is answered with its reason, and what changes nothing is no refusal") {
  Folder folder;
  Desk desk(wall_session(folder.path / "a.pressoir"));
  const auto cause = desk.ask(EditNote{{99}, "rien"});
  const auto nothing = desk.ask(PauseClock{.paused = false});
  desk.settle();
  const auto replies = desk.replies();
  REQUIRE(replies.size() == 2);
  CHECK(replies[0].cause == cause);
  CHECK(replies[0].refused->key == "refused.unknown");
  CHECK(replies[1].cause == nothing);
  CHECK_FALSE(replies[1].refused);
}

TEST_CASE("objections erased leave the votes counted and no trace of their words") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  auto session = wall_session(file);
  const auto ask = [&](auto arguments) { REQUIRE(session->ask(request_of(std::move(arguments)))); };
  ask(InsertStep{.id = {8}, .activity = "consent", .title = "Accord"});
  ask(GoToStep{.step = {8}});
  CHECK(session->erase({.what = Session::Erase::What::reasons, .step = {8}}).error().key == "erase.no_reasons");
  ask(activities::PreparePoll{.id = {1}});
  ask(activities::OpenPoll{{1}});
  ask(activities::FillBallot{{1}, {{options_of(session->state(), Id<Poll>{1})[0]->id, 0, "Lea-Martin-objecte"}}});
  ask(activities::CastBallot{.poll = {1}});
  ask(activities::ClosePoll{.poll = {1}});
  REQUIRE(session->erase({.what = Session::Erase::What::reasons, .step = {8}}));
  session->state().all<Vote>().for_each([](const Vote& vote) {
    CHECK(vote.text.empty());
    CHECK(vote.value == 0);
  });
  CHECK(session->state().all<Vote>().size() == 1);
  session.reset();
  CHECK(test::file_words(file).find("Lea-Martin-objecte") == std::string::npos);
  CHECK(Session::open(file).value()->state().all<Vote>().size() == 1);
}

TEST_CASE("names erased leave no trace in the file, its log or its copies") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  std::filesystem::create_directories(folder.path / "stick");
  const std::string name = "Zéphyrine Quincampoix", words = "phrase-très-personnelle";
  {
    Desk desk(wall_session(file));
    desk.ask(AddPeople{.people = {{.id = {55}, .name = name}}});
    desk.ask(WriteNote{.id = {1}, .text = words, .author = {55}});
    desk.settle();
    desk.set_second_place(folder.path / "stick");
    desk.settle();
    CHECK(test::file_words(folder.path / "stick" / "a.pressoir").find(name) != std::string::npos);
    desk.erase({.what = Session::Erase::What::names});
    desk.erase({.what = Session::Erase::What::notes, .notes = {{1}}});
    desk.settle();
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path)) {
      if (!entry.is_regular_file()) continue;
      CAPTURE(entry.path().string());
      CHECK(test::file_words(entry.path()).find(name) == std::string::npos);
      CHECK(test::file_words(entry.path()).find(words) == std::string::npos);
    }
    CHECK(desk.newest()->state.all<ErasureTrace>().size() == 2);
    CHECK(desk.newest()->state.find(Id<Note>{1})->text.empty());
    desk.undo();
    desk.settle();
    CHECK(desk.newest()->state.find(Id<Note>{1})->author == Id<Person>{});
  }
  CHECK(test::file_words(file).find(name) == std::string::npos);
  CHECK(Session::open(file));
}

TEST_CASE("the second place gets a complete copy, and pulled out stops nothing") {
  Folder folder;
  const Path stick = folder.path / "stick";
  std::filesystem::create_directories(stick);
  Desk desk(wall_session(folder.path / "a.pressoir"));
  desk.set_second_place(stick);
  desk.ask(InsertStep{.activity = "discussion", .title = "Suite"});
  desk.ask(GoToStep{});  // a step: a copy
  desk.settle();
  {
    const auto copy = Session::open(stick / "a.pressoir", {.mode = OpenMode::read_only});
    REQUIRE(copy);
    CHECK(current_step((*copy)->state())->title == "Suite");
  }
  std::filesystem::remove_all(stick);
  desk.ask(GoToStep{.back = true});
  desk.settle();
  desk.ask(WriteNote{.text = "rien ne s'arrête"});
  desk.settle();
  REQUIRE(desk.newest()->second_place);
  CHECK(desk.newest()->second_place->key == "second_place.gone");
  CHECK(desk.newest()->state.all<Note>().size() == 1);
  std::filesystem::create_directories(stick);
  desk.ask(GoToStep{});
  desk.settle();
  desk.ask(WriteNote{.text = "elle est revenue"});
  desk.settle();
  CHECK_FALSE(desk.newest()->second_place);
}

TEST_CASE("what has become durable is published without anybody asking") {
  Folder folder;
  Desk desk(wall_session(folder.path / "a.pressoir"));
  desk.ask(WriteNote{.text = "idée"});
  bool known = false;
  for (int i = 0; i < 500 && !known; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
    const auto now = desk.newest();
    known = now->state.all<Note>().size() == 1 && now->durable == now->state.revision();
  }
  CHECK(known);
}

TEST_CASE("a picture is kept in the file, shown by its step, and taken back as one act") {
  Folder folder;
  Desk desk(wall_session(folder.path / "a.pressoir"));
  desk.set_picture({7}, "not looked at here");
  desk.settle();
  const std::string blob = desk.newest()->state.find(Id<Step>{7})->picture;
  REQUIRE(blob.size() == 64);
  desk.fetch(blob);
  desk.settle();
  const auto fetched = desk.fetched();
  REQUIRE(fetched.size() == 1);
  CHECK(fetched.front().bytes.value_or("") == "not looked at here");
  desk.undo();
  desk.settle();
  CHECK(desk.newest()->state.find(Id<Step>{7})->picture.empty());
}

TEST_CASE("a repaired copy holds what came before the damage, under a free name, and the damaged file stays") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  {
    auto session = wall_session(file);
    for (int i = 0; i < 500; ++i) REQUIRE(session->ask(request_of(WriteNote{.text = std::string(100, 'n')})));
    REQUIRE(session->flush());
  }
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(file));
  {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(size / 4);
    stream << std::string(static_cast<std::size_t>(size - size / 4), '\x5A');  // the snapshots too
  }
  const std::string damaged = read_file(file).value();
  std::ofstream(folder.path / "a réparé.pressoir") << "taken";
  const auto copy = repaired_copy(file, "réparé", folder.path / "elsewhere");
  REQUIRE(copy);
  CHECK(copy->filename() == "a réparé 2.pressoir");
  CHECK(read_file(file).value() == damaged);
  const auto opened = Session::open(*copy);
  REQUIRE(opened);
  CHECK((*opened)->state().find(the_workshop)->title == "Essai");
  const auto notes = (*opened)->state().all<Note>().size();
  CHECK(notes < 500);
  CHECK(notes > 10);
}

TEST_CASE("where the journal is lost before a whole snapshot, a repaired copy has what the snapshot held") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  {
    auto session = wall_session(file);
    for (int i = 0; i < 20; ++i) REQUIRE(session->ask(request_of(WriteNote{.text = "idée " + std::to_string(i)})));
  }
  const auto whole = salvage(file).value();
  REQUIRE(whole.snapshot);
  REQUIRE(whole.snapshot->sequence == whole.records.size());
  const auto content = WorkshopCodec::decode_state(whole.snapshot->bytes).value();
  for (const std::size_t kept : {0U, 1U, 8U, 22U}) {
    CAPTURE(kept);
    Salvage saved = whole;
    saved.records.resize(std::min(kept, saved.records.size()));
    const Path copy = folder.path / (std::to_string(kept) + ".pressoir");
    const auto last = write_repaired(saved, copy);
    REQUIRE_MESSAGE(last, (last ? "" : last.error().key));
    const auto opened = Session::open(copy);
    REQUIRE(opened);
    CHECK((*opened)->state().same_content(content));
    CHECK((*opened)->document().history(*last, *last).value().front().verb == (kept < whole.records.size() ? "file.repair" : "note.write"));
  }
}

TEST_CASE("drawings are erased for ever: words, ink and pictures leave the file, deleted ones too; others stay") {
  Folder folder;
  const Path file = folder.path / "a.pressoir";
  {
    auto session = wall_session(file);
    REQUIRE(session->ask(request_of(InsertStep{.id = {8}, .activity = "drawing", .title = "Dessin"})));
    const std::string blob = session->file().blobs().keep("une image toute particulière").value();
    const Id<Board> board = session->state().find(Id<Step>{8})->board, wall = session->state().find(Id<Step>{7})->board;
    AddDrawn add{.board = board};
    add.letterings.push_back({{21}, Lettering{.text = "Secret-de-lettres"}});
    add.shapes.push_back({{22}, Shape{.text = "Secret-de-forme"}});
    add.strokes.push_back({.id = {23}, .is = {}, .points = {}, .path = {{0, 0}, {100, 40}}});
    add.images.push_back({{24}, PlacedImage{.blob = blob}});
    REQUIRE(session->ask(request_of(add)));
    REQUIRE(session->ask(request_of(DeleteDrawn{{{21}}})));
    AddDrawn elsewhere{.board = wall};
    elsewhere.letterings.push_back({{31}, Lettering{.text = "Reste-au-mur"}});
    REQUIRE(session->ask(request_of(elsewhere)));
    CHECK(session->erase({.what = Session::Erase::What::drawings, .step = {}}).error().key == "erase.no_drawing");
    REQUIRE(session->erase({.what = Session::Erase::What::drawings, .step = {8}}));
    CHECK(session->state().all<Shape>().size() == 0);
    CHECK(session->state().all<Stroke>().size() == 0);
    CHECK(session->state().all<InkPoints>().size() == 0);
    CHECK(session->state().all<Lettering>().size() == 1);
    CHECK_FALSE(session->file().blobs().fetch(blob));
    CHECK(session->erase({.what = Session::Erase::What::drawings, .step = {9}}).error().key == "refused.unknown");
  }
  const std::string bytes = test::file_words(file);
  CHECK(bytes.find("Secret-de") == bytes.npos);
  CHECK(bytes.find("toute particul") == bytes.npos);
  CHECK(bytes.find("Reste-au-mur") != bytes.npos);
  CHECK(Session::open(file).has_value());
}
