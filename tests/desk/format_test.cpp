// The sample of each file version is opened for ever: whoever made a session years ago opens it today.
#include <doctest/doctest.h>

#include <fstream>

#include "facilitation/desk/session.h"
#include "facilitation/summary/archive.h"
#include "facilitation/workshop/ink_points.h"
#include "facilitation/workshop/queries.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::workshop;

TEST_CASE("a session of format version 1 opens with all it held") {
  test::TemporaryFolder folder;
  const Path copy = folder / "format-1.pressoir";  // opened for writing too, without touching the sample
  std::filesystem::copy_file("sessions/samples/format-1.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    const WorkshopState& state = (*opened)->state();
    CHECK(state.find(the_workshop)->title == "Repenser l'accueil de la préfecture");
    CHECK(agenda(state).size() == 14);
    CHECK(state.all<Note>().size() == 49);
    CHECK(decisions(state).size() == 4);
    CHECK(actions(state).size() == 6);
    CHECK(people(state).size() == 32);
    CHECK((*opened)->document().revision() == 253);
    // Every transaction is still readable, not only the snapshot.
    const auto history = (*opened)->document().history(1, 253);
    REQUIRE(history);
    CHECK(history->size() == 253);
    CHECK(history->front().verb == "workshop.create");
    CHECK((*opened)->file().info().format_version == (mode == OpenMode::read_only ? 1 : SqliteSession::current_format_version));
  }
}

TEST_CASE("a session of format version 2, compact and with a deflated snapshot, opens with all that was drawn in it") {
  test::TemporaryFolder folder;
  const Path copy = folder / "format-2.pressoir";
  std::filesystem::copy_file("sessions/samples/format-2.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    const WorkshopState& state = (*opened)->state();
    CHECK(state.find(the_workshop)->title == "L'accueil de demain");
    CHECK(state.all<Stroke>().size() == 28);
    CHECK(state.all<Shape>().size() == 13);
    CHECK(state.all<Connector>().size() == 1);
    CHECK(state.all<Pictogram>().size() == 22);
    CHECK(state.all<Lettering>().size() == 19);
    std::size_t points = 0;
    state.all<InkPoints>().for_each([&](const InkPoints& ink) { points += unpacked(ink.bytes).value_or(InkLine{}).points.size(); });
    CHECK(points == 628);
    const auto history = (*opened)->document().history(1, 16);
    REQUIRE(history);
    CHECK(history->size() == 16);
    CHECK((*opened)->file().info().format_version == 2);
  }
}

namespace {

// What version 2 of the entities added, each said at least once in the sample.
void check_second_fields(const WorkshopState& state, Id<Person> phone_author) {
  CHECK(state.find(the_workshop)->title == "Les champs de la version 2");
  int replanned = 0, moved_along = 0, from_phones = 0, together = 0;
  state.all<Step>().for_each([&](const Step& step) { replanned += step.minutes == 12 && step.planned_minutes == 20 ? 1 : 0; });
  state.all<Note>().for_each([&](const Note& note) {
    const Theme* before = state.find(note.came_with);
    moved_along += before && before->title == "Lieu" ? 1 : 0;
    if (note.text == "Un accueil le samedi") CHECK(note.position == Vec2{1234.5678, -0.125});
    if (note.text == "Depuis un téléphone") CHECK(note.author == phone_author);
  });
  state.all<Person>().for_each([&](const Person& person) { from_phones += person.from_phone ? 1 : 0; });
  state.all<Ballot>().for_each([&](const Ballot& ballot) { together += ballot.counted_together && ballot.people == 9 ? 1 : 0; });
  CHECK(replanned == 1);
  CHECK(moved_along == 2);
  CHECK(from_phones == 2);
  CHECK(together == 1);
}

// What version 3 added: budgets, axes, words, groups of voters, and what became of the room's questions.
void check_third_fields(const WorkshopState& state) {
  CHECK(state.find(the_workshop)->title == "Les champs de la version 3");
  int budgets = 0, axes = 0, words = 0, grouped = 0, costs = 0, answers = 0;
  state.all<Poll>().for_each([&](const Poll& poll) {
    budgets += poll.budget == 45'000 && poll.within_budget && poll.own_barred && poll.groups.size() == 2 && poll.groups[1].name == "Usagers" && poll.groups[1].weight == 2 ? 1 : 0;
    axes += poll.levels == std::vector<std::string>{"Loin", "Près", "Bas", "Haut"} ? 1 : 0;
    words += poll.merges ? 1 : 0;
  });
  state.all<PollOption>().for_each([&](const PollOption& option) { costs += option.cost == 12'000 || option.cost == 30'000 ? 1 : 0; });
  state.all<Ballot>().for_each([&](const Ballot& ballot) { grouped += ballot.group == 1 ? 1 : 0; });
  state.all<Answer>().for_each([&](const Answer& answer) { answers += answer.text == "La ville" ? answer.state == AnswerState::answered : answer.state == AnswerState::on_stage; });
  int placed = 0;
  state.all<Vote>().for_each([&](const Vote& vote) { placed += vote.value == 80 && vote.height == 60 ? 1 : 0; });
  CHECK(budgets == 1);
  CHECK(axes == 1);
  CHECK(words == 1);
  CHECK(costs == 2);
  CHECK(grouped == 1);
  CHECK(placed == 1);
  CHECK(answers == 2);
}

// What version 4 added: promises about data, likes, shared devices, photos, printed slips.
void check_fourth_fields(const WorkshopState& state) {
  const Workshop* about = state.find(the_workshop);
  CHECK(about->title == "Les champs de la version 4");
  CHECK(about->erase_on == Day{2027, 2, 1});
  CHECK(about->phones_keep_summary);
  int likes = 0, shared = 0, photos = 0, slips = 0;
  state.all<Step>().for_each([&](const Step& step) { likes += step.likes == Likes::shown ? 1 : 0; });
  state.all<Person>().for_each([&](const Person& person) { shared += person.answers_for == 4 ? 1 : 0; });
  state.all<Note>().for_each([&](const Note& note) { photos += note.picture.starts_with("0123") && note.picture_size == Vec2{1280, 640} ? 1 : 0; });
  state.all<Poll>().for_each([&](const Poll& poll) { slips += poll.slips == 31 ? 1 : 0; });
  CHECK(likes == 1);
  CHECK(shared == 1);
  CHECK(photos == 1);
  CHECK(slips == 1);
}

} // namespace

TEST_CASE("a session and its archives with what phones brought in version 4 open with all they held") {
  test::TemporaryFolder folder;
  const Path copy = folder / "phones-4.pressoir";
  std::filesystem::copy_file("sessions/samples/phones-4.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    check_fourth_fields((*opened)->state());
    CHECK((*opened)->state().find(the_workshop)->data_protection == "La préfecture, pour le compte rendu.");
  }
  for (const char* form : {"json", "xml", "cereal"}) {
    CAPTURE(form);
    const auto archive = summary::read_archive_file("sessions/samples/phones-4." + std::string(form));
    REQUIRE_MESSAGE(archive, (archive ? "" : archive.error().key));
    CHECK_FALSE(archive->newer);
    check_fourth_fields(archive->state);
  }
}

TEST_CASE("a session and its archives whose polls are of version 3 open with all they held") {
  test::TemporaryFolder folder;
  const Path copy = folder / "polls-3.pressoir";
  std::filesystem::copy_file("sessions/samples/polls-3.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    check_third_fields((*opened)->state());
  }
  for (const char* form : {"json", "xml", "cereal"}) {
    CAPTURE(form);
    const auto archive = summary::read_archive_file("sessions/samples/polls-3." + std::string(form));
    REQUIRE_MESSAGE(archive, (archive ? "" : archive.error().key));
    CHECK_FALSE(archive->newer);
    check_third_fields(archive->state);
  }
}

TEST_CASE("a session whose entities are of version 2 opens with all it held") {
  test::TemporaryFolder folder;
  const Path copy = folder / "entities-2.pressoir";
  std::filesystem::copy_file("sessions/samples/entities-2.pressoir", copy);
  std::filesystem::permissions(copy, std::filesystem::perms::owner_write, std::filesystem::perm_options::add);
  for (const OpenMode mode : {OpenMode::read_only, OpenMode::read_write}) {
    const auto opened = desk::Session::open(copy, {.mode = mode});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.error().key));
    check_second_fields((*opened)->state(), {0x93b9d3d9a6d79aa3});
    const auto history = (*opened)->document().history(1, 24);
    REQUIRE(history);
    CHECK(history->size() == 24);
    CHECK(history->back().verb == "clock.pause");
  }
}

TEST_CASE("an archive whose entities are of version 2 is read in each form") {
  for (const char* form : {"json", "xml", "cereal"}) {
    CAPTURE(form);
    const auto archive = summary::read_archive_file("sessions/samples/entities-2." + std::string(form));
    REQUIRE_MESSAGE(archive, (archive ? "" : archive.error().key));
    CHECK_FALSE(archive->newer);
    check_second_fields(archive->state, {});  // archives leave authors out
  }
}
