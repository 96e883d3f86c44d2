// What the room does by phone beside writing: a shared device, likes, promises about data.
#include <doctest/doctest.h>

#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/visible.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

constexpr Actor lea{Role::participant, 501}, sam{Role::participant, 502};

struct Bench : test::VerbsBench {
  Bench() { add_phone_verbs(verbs); }
  std::size_t likes() const { return state().all<Like>().size(); }
  // Writes it as that person; gives the note.
  Id<Note> written(const std::string& text, Actor by) {
    REQUIRE(ask(WriteNote{.text = text}, by));
    Id<Note> id;
    state().all<Note>().for_each([&](const Note& note) {
      if (note.text == text) id = note.id;
    });
    return id;
  }
};

}  // namespace

TEST_CASE("an idea is liked once, by others, while its step offers it and its writer may be known") {
  Bench bench;
  const Id<Note> idea = bench.written("Un banc", lea);
  CHECK(bench.ask(LikeNote{idea}, sam).error().key == "refused.not_now");
  CHECK(bench.ask(SetLikes{{7}, Likes::shown}, lea).error().key == "refused.facilitator_only");
  REQUIRE(bench.ask(SetLikes{{7}, Likes::shown}));
  CHECK(bench.ask(LikeNote{idea}, lea).error().key == "refused.own_idea");
  REQUIRE(bench.ask(LikeNote{idea}, sam));
  CHECK(bench.likes() == 1);
  CHECK(bench.state().find(Id<Person>{502})->from_phone);
  CHECK(bench.ask(LikeNote{idea}, sam).error().key == "verb.nothing");
  REQUIRE(bench.ask(LikeNote{idea, false}, sam));
  CHECK(bench.likes() == 0);
  CHECK(bench.ask(LikeNote{idea}, {Role::observer, 9}).error().key == "refused.not_now");
  REQUIRE(bench.undo(sam));
  CHECK(bench.likes() == 1);
  // What waits to be accepted, and a wall that nobody may tie anybody to, take none.
  REQUIRE(bench.ask(EditStep{.step = {7}, .rules = Rules{.moderated = true}}));
  const Id<Note> waiting = bench.written("Un tapis", lea);
  CHECK(bench.ask(LikeNote{waiting}, sam).error().key == "refused.not_now");
  REQUIRE(bench.ask(EditStep{.step = {7}, .rules = Rules{.seen = WhatIsSeen::own_only}}));
  CHECK_FALSE(likes_allowed_on(bench.state(), bench.state().find(Id<Step>{7})->board));
  REQUIRE(bench.ask(EditStep{.step = {7}, .rules = Rules{.anonymity = Anonymity::full}}));
  CHECK(bench.ask(LikeNote{idea, false}, sam).error().key == "refused.not_now");
}

TEST_CASE("hidden likes are read by nobody in the room until their step is over, then by all") {
  Bench bench;
  REQUIRE(bench.ask(SetLikes{{7}, Likes::hidden}));
  const Id<Note> idea = bench.written("Un banc", lea);
  REQUIRE(bench.ask(LikeNote{idea}, sam));
  const auto seen_by = [&](Audience audience) { return visible(bench.state(), audience).all<Like>().size(); };
  CHECK(seen_by({Audience::Kind::stage, {}}) == 0);
  CHECK(seen_by({Audience::Kind::person, {501}}) == 0);
  CHECK(seen_by({Audience::Kind::person, {502}}) == 1);
  CHECK(seen_by({Audience::Kind::console, {}}) == 1);
  CHECK(seen_by({Audience::Kind::reader, {}}) == 1);
  REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "pause", .title = "Pause"}));
  REQUIRE(bench.ask(GoToStep{}));
  CHECK(seen_by({Audience::Kind::stage, {}}) == 1);
}

TEST_CASE("a device says for how many it answers: it writes for all of them, is in the count of people, and has nobody's name") {
  Bench bench;
  REQUIRE(bench.ask(EditPerson{.person = {501}, .name = "Léa"}, lea));
  CHECK(bench.ask(ShareDevice{61}, lea).error().key == "refused.out_of_range");
  CHECK(bench.ask(ShareDevice{3}).error().key == "refused.facilitator_only");
  REQUIRE(bench.ask(ShareDevice{3}, lea));
  const Actor table{Role::table, 501};
  CHECK(people_of_device(bench.state(), {501}) == 3);
  CHECK(people_of_device(bench.state(), {999}) == 1);
  CHECK(bench.state().find(Id<Person>{501})->name.empty());
  CHECK(people_present(bench.state()) == 3);
  REQUIRE(bench.ask(EditStep{.step = {7}, .rules = Rules{.limit = 2}}));
  for (int i = 0; i < 6; ++i) REQUIRE(bench.ask(WriteNote{.text = "idée " + std::to_string(i)}, table));
  CHECK(bench.ask(WriteNote{.text = "de trop"}, table).error().key == "refused.limit_reached");
  bench.state().all<Note>().for_each([&](const Note& note) { CHECK(note.channel == Channel::shared_device); });
  REQUIRE(bench.ask(ShareDevice{0}, table));
  CHECK(people_of_device(bench.state(), {501}) == 1);
}

TEST_CASE("names are to be erased thirty days after the workshop, unless another day was promised") {
  Bench bench;
  REQUIRE(bench.ask(EditWorkshop{.date = Day{2026, 12, 8}}));
  CHECK(names_erased_on(bench.state()) == Day{2027, 1, 7});
  REQUIRE(bench.ask(PromiseRoom{.data_protection = "La préfecture, pour le compte rendu.", .erase_on = Day{2027, 2, 1}, .phones_keep_summary = true}));
  CHECK(names_erased_on(bench.state()) == Day{2027, 2, 1});
  CHECK(bench.state().find(the_workshop)->data_protection == "La préfecture, pour le compte rendu.");
  REQUIRE(bench.ask(EditWorkshop{.date = Day{}}));
  REQUIRE(bench.ask(PromiseRoom{.erase_on = Day{}}));
  CHECK_FALSE(names_erased_on(bench.state()));
  CHECK(bench.ask(PromiseRoom{.data_protection = "x"}, lea).error().key == "refused.facilitator_only");
}
