// Ideas that wait: accepted, laid under another, said no to and back; words to hold; few ideas each in a large room; anonymity that only rises.
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

constexpr Actor lea{Role::participant, 77}, leader{Role::co_facilitator, 5};

struct Moderated : test::VerbsBench {
  Moderated() { rule({.moderated = true}); }
  void rule(Rules rules) { REQUIRE(ask(EditStep{.step = {7}, .rules = rules})); }
  Id<Note> write(const std::string& text, Actor actor = lea) {
    const Id<Note> id{causes + 5000};
    REQUIRE(ask(WriteNote{.id = id, .text = text}, actor));
    return id;
  }
};

}  // namespace

TEST_CASE("an idea waits, is accepted for itself or under another card; saying no leaves it waiting, out of the queue; all can be undone") {
  Moderated room;
  const Id<Note> bench = room.write("Un banc", {}), two = room.write("Deux bancs"), calm = room.write("Un coin calme");
  CHECK_FALSE(room.note(bench.value)->waiting);
  CHECK(room.note(two.value)->waiting);
  CHECK(waiting_notes(room.state()).size() == 2);
  CHECK_FALSE(room.ask(AcceptNotes{.notes = {two}}, lea));
  CHECK(room.ask(AcceptNotes{.notes = {two}, .into = calm}, leader).error().key == "refused.still_waiting");
  CHECK_FALSE(room.ask(AcceptNotes{.notes = {two}, .into = two}, leader));
  REQUIRE(room.ask(AcceptNotes{.notes = {two}, .into = bench}, leader));
  CHECK(room.note(two.value)->reunited_with == bench);
  CHECK_FALSE(room.note(two.value)->waiting);
  // Under a card that lies under another, it lies under the uppermost.
  REQUIRE(room.ask(AcceptNotes{.notes = {calm}, .into = two}, leader));
  CHECK(room.note(calm.value)->reunited_with == bench);
  REQUIRE(room.undo(leader));
  CHECK(room.note(calm.value)->waiting);
  REQUIRE(room.ask(SetFate{.notes = {calm}, .fate = Fate::rejected}, leader));
  CHECK(waiting_notes(room.state()).empty());
  CHECK(room.note(calm.value)->waiting);
  REQUIRE(room.undo(leader));
  CHECK(waiting_notes(room.state()).size() == 1);
  REQUIRE(room.ask(AcceptNotes{.notes = {calm}}, leader));
  // What was accepted are the words it had.
  REQUIRE(room.ask(EditNote{.note = calm, .text = "Tout autre chose"}, lea));
  CHECK(room.note(calm.value)->waiting);
}

TEST_CASE("a held word makes an idea wait where nothing else does: whole words, in any case, accents or not") {
  Moderated room;
  room.rule({});
  REQUIRE(room.ask(EditWorkshop{.banned_words = "navet, Éléphant\npoil de main"}));
  for (const char* held : {"Quel NAVET !", "un elephant", "navet", "l'éléphant,", "(de)"}) CHECK_MESSAGE(room.note(room.write(held).value)->waiting, held);
  for (const char* free : {"Des navettes", "éléphanteau", "Un banc", "…"}) CHECK_FALSE_MESSAGE(room.note(room.write(free).value)->waiting, free);
  const Id<Note> bench = room.write("Un autre banc");
  REQUIRE(room.ask(EditNote{.note = bench, .text = "Un navet"}, lea));
  CHECK(room.note(bench.value)->waiting);
  CHECK_FALSE(room.note(room.write("navet", {}).value)->waiting);  // the facilitator's own
  REQUIRE(room.ask(EditWorkshop{.banned_words = " , "}));
  CHECK_FALSE(room.note(room.write("un navet").value)->waiting);
}

TEST_CASE("from sixty people on it is three ideas each, unless the step says otherwise") {
  Moderated room;
  room.rule({});
  REQUIRE(room.ask(EditWorkshop{.expected = 59}));
  CHECK(ideas_each(room.state(), *current_step(room.state())) == 0);
  REQUIRE(room.ask(EditWorkshop{.expected = 60}));
  for (int i = 0; i < 3; ++i) room.write("idée " + std::to_string(i));
  CHECK(room.ask(WriteNote{.text = "de trop"}, lea).error().key == "refused.limit_reached");
  room.rule({.limit = 5});
  room.write("idée 3");
  CHECK(ideas_each(room.state(), *current_step(room.state())) == 5);
}

TEST_CASE("the anonymity of a step that has begun may be raised, never lowered") {
  Moderated room;
  CHECK(room.ask(EditStep{.step = {7}, .rules = Rules{.anonymity = Anonymity::none}}).error().key == "refused.anonymity_lowered");
  room.rule({.anonymity = Anonymity::full});
  CHECK(room.ask(EditStep{.step = {7}, .rules = Rules{.anonymity = Anonymity::to_the_room}}).error().key == "refused.anonymity_lowered");
  REQUIRE(room.ask(InsertStep{.id = {8}, .activity = "wall", .rules = {.anonymity = Anonymity::full}}));
  CHECK(room.ask(EditStep{.step = {8}, .rules = Rules{.anonymity = Anonymity::none}}));
}

TEST_CASE("a sentence that a step's end cut reaches its wall for some seconds, the frigo after that; never a wall without names, nor before or after the session") {
  Moderated room;
  room.rule({});
  REQUIRE(room.ask(InsertStep{.id = {8}, .activity = "wall", .title = "Après"}));
  const Id<Board> wall = room.state().find(Id<Step>{7})->board, next = room.state().find(Id<Step>{8})->board;
  const auto write_on = [&](Id<Board> board) -> Result<Fate> {
    const Id<Note> id{room.causes + 5000};
    TRY(room.ask(WriteNote{.id = id, .board = board, .text = "Un banc"}, lea));
    return room.note(id.value)->fate;
  };
  CHECK(write_on(next).error().key == "refused.not_now"); // not begun
  REQUIRE(room.ask(GoToStep{}));
  CHECK(write_on(wall).value() == Fate::open);
  room.causes += 24'000;
  CHECK(write_on(wall).value() == Fate::open);
  room.causes += 2'000;
  CHECK(write_on(wall).value() == Fate::parked);
  CHECK(write_on(next).value() == Fate::open);
  // The facilitator writes where and when they like.
  const Id<Note> own{77};
  REQUIRE(room.ask(WriteNote{.id = own, .board = wall, .text = "Deux bancs"}));
  CHECK(room.note(77)->fate == Fate::open);
  REQUIRE(room.ask(EditStep{.step = {7}, .rules = Rules{.anonymity = Anonymity::full}}));
  CHECK(write_on(wall).error().key == "refused.not_now");
}

TEST_CASE("somebody by phone tells their own first name and table, nobody else's, and nothing more; never in a step without names") {
  Moderated room;
  room.rule({});
  const Id<Person> own{lea.number};
  const auto tell = [&](EditPerson asked, Actor actor = lea) {
    const auto told = room.ask(std::move(asked), actor);
    return told ? std::string() : told.error().key;
  };
  CHECK(tell({.person = own, .name = "  Léa ", .table = 4}) == "");
  CHECK(room.state().find(own)->name == "Léa");
  CHECK(room.state().find(own)->table == 4);
  CHECK(room.state().find(own)->from_phone);
  CHECK(tell({.person = own, .table = -3}) == "");
  CHECK(room.state().find(own)->table == 0);
  CHECK(room.state().find(own)->name == "Léa");
  CHECK(tell({.person = own, .name = std::string(41, 'a')}) != "");
  CHECK(tell({.person = {78}, .name = "Sam"}) == "refused.facilitator_only");
  CHECK(tell({.person = own, .organisation = "Préfecture"}) == "refused.facilitator_only");
  CHECK(tell({.person = own, .name = "x"}, {Role::observer, own.value}) == "refused.facilitator_only");
  CHECK(tell({.person = {}, .name = "x"}, {Role::participant, 0}) == "refused.facilitator_only");
  CHECK(tell({.person = own, .name = ""}) == "");
  CHECK(room.state().find(own)->name.empty());
  room.rule({.anonymity = Anonymity::full});
  CHECK(tell({.person = own, .name = "Léa"}) == "refused.not_now");
}
