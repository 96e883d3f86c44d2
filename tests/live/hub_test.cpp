// The hub with a clock that stands still and a desk that remembers what it was asked: who comes in, what each is told, how often, and what nobody is.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "facilitation/activities/phone_polls.h"
#include "facilitation/live/observer.h"
#include "facilitation/workshop/verbs.h"
#include "tests/live/hub_room.h"

using namespace pressoir;
using namespace pressoir::live;
using namespace pressoir::workshop;
using test::holds;
using test::HubRoom;
using test::lea;
using test::sam;

TEST_CASE("the code opens the door, in the person's language; tabs of one browser are one person") {
  HubRoom room;
  room.tell();
  const std::string refused = room.join(1, lea, "en", "AAAAAA");
  CHECK(holds(refused, "phone.wrong_code"));
  CHECK(holds(refused, "not the code of this room"));
  CHECK_FALSE(holds(refused, "gêne"));
  CHECK(room.people == 0);
  const std::string in = room.join(1, lea, "en", "abc-def");
  CHECK(holds(in, "\"welcome\""));
  CHECK(holds(in, "Idea wall"));
  room.join(2, lea);
  CHECK(room.people == 1);
  room.join(3, sam);
  CHECK(room.people == 2);
  room.hub->closed(1);
  CHECK(room.people == 2);
  room.hub->closed(2);
  CHECK(room.people == 1);
}

TEST_CASE("questions: listed with who wants them, supported from phones, one's own supports told to that phone alone") {
  HubRoom room;
  room.state.put(Step{.id = {20}, .activity = "questions", .title = "Questions", .board = {10}});
  room.state.put(Note{.id = {31}, .board = {10}, .text = "Qui paie ?"});
  room.state.put(Note{.id = {32}, .board = {10}, .text = "Et ensuite ?"});
  room.state.put(Like{.id = {41}, .note = {32}, .person = room.person(lea)});
  room.state.put(Answer{.id = {51}, .note = {31}, .state = AnswerState::answered, .text = "La ville"});
  room.tell();
  const std::string mine = room.join(1, lea), theirs = room.join(2, sam);
  CHECK(holds(mine, R"("kind":"questions")"));
  CHECK(holds(mine, "La ville"));
  CHECK(holds(mine, R"("supported":["0000000000000020"])"));
  CHECK(holds(theirs, R"("supported":[])"));
  CHECK(holds(theirs, R"("supports":2)"));
  CHECK_FALSE(holds(theirs, id_text(room.person(lea).value)));
  room.hub->heard(2, R"({"id":"a","act":{"what":"support","field":"questions","item":"0000000000000020"}})");
  REQUIRE(room.asked.size() == 1);
  CHECK(room.asked[0].request.verb == "question.support");
  CHECK(room.asked[0].request.actor.number == room.person(sam).value);
  room.hub->heard(2, R"({"id":"b","act":{"what":"support","field":"questions","item":"nothing"}})");
  CHECK(holds(room.all(2), "refused.not_now"));
  // To the facilitators, whatever the step.
  room.hub->heard(2, R"({"id":"c","act":{"what":"send","field":"facilitator","text":"Une pause ?"}})");
  REQUIRE(room.asked.size() == 2);
  CHECK(room.asked[1].request.verb == "question.ask");
  room.hub->heard(2, R"({"id":"d","act":{"what":"send","field":"facilitator","text":"  "}})");
  CHECK(holds(room.all(2), "refused.empty"));
}

TEST_CASE("wrong guesses are limited for one address and for all of them together; the room itself still comes in") {
  HubRoom room;
  room.tell();
  for (int i = 0; i < 10; ++i) CHECK(holds(room.join(1, lea, "fr", "ZZZZZZ"), "phone.wrong_code"));
  CHECK(holds(room.join(1, lea, "fr", "ZZZZZZ"), "phone.too_many_guesses"));
  for (Connection connection = 2; connection < 52; ++connection) room.join(connection, lea, "fr", "ZZZZZZ");
  CHECK(holds(room.join(60, lea, "fr", "ZZZZZZ"), "phone.too_many_guesses"));
  CHECK(holds(room.join(60, lea), "welcome"));
}

TEST_CASE("nothing is heard before the hello") {
  HubRoom room;
  room.tell();
  room.hub->opened(1, "10.0.0.1");
  room.send(1, "a", "Un banc");
  CHECK(room.asked.empty());
  CHECK(room.hung_up == std::vector<Connection>{1});
}

TEST_CASE("an idea is asked with the phone's own actor, and answered when the desk says it is durable") {
  HubRoom room;
  room.tell();
  room.join(1, lea);
  room.send(1, "a1", "Un banc");
  REQUIRE(room.asked.size() == 1);
  const Request& request = room.asked[0].request;
  CHECK(request.verb == "note.write");
  CHECK(request.actor == Actor{Role::participant, room.person(lea).value});
  CHECK(room.all(1).empty());
  room.asked[0].done(std::nullopt);
  CHECK(holds(room.all(1), R"({"received":"a1"})"));
  // Sent again: the same cause. Somebody else's act of the same name: another.
  room.send(1, "a1", "Un banc");
  CHECK(room.asked[1].request.cause == request.cause);
  room.join(2, sam);
  room.send(2, "a1", "Un banc");
  CHECK(room.asked[2].request.cause != request.cause);
  room.asked[2].done(refuse("refused.limit_reached", {{"n", 3}}));
  CHECK(holds(room.all(2), "Vos 3 notes sont posées"));
  // Gone before the answer: nobody is told.
  room.send(1, "a2", "Un tapis");
  room.hub->closed(1);
  room.asked[3].done(std::nullopt);
}

TEST_CASE("who is in the middle of a sentence is counted, told within a second, and never twice") {
  HubRoom room;
  room.tell();
  room.join(1, lea);
  room.join(2, sam);
  const auto writes = [&](Connection connection, bool on) { room.hub->heard(connection, on ? R"({"writes":true})" : R"({"writes":false})"); };
  const auto told = [&](std::int64_t after = 1000) {
    room.clock->advance(after);
    room.hub->woken();
    return room.presence.writing;
  };
  writes(1, true);
  CHECK(room.presence.writing == 0);
  CHECK(told(400) == 0);
  CHECK(told() == 1);
  writes(1, true);
  writes(2, true);
  CHECK(told() == 2);
  room.hub->closed(2);
  CHECK(room.presence.writing == 1);
  writes(1, false);
  CHECK(told() == 0);
}

TEST_CASE("a sentence begun in a step that is over is asked of that step's wall; a step that does not exist takes nothing") {
  HubRoom room;
  room.state.put(Board{.id = {11}});
  room.state.put(Step{.id = {21}, .activity = "wall", .title = "Après", .board = {11}});
  room.state.put(SessionClock{.id = the_clock, .step = {21}});
  room.tell();
  room.join(1, lea);
  const auto send = [&](const std::string& id, const std::string& step) {
    room.hub->heard(1, R"({"id":")" + id + R"(","act":{"what":"send","field":"ideas","text":"Un banc","step":")" + step + R"("}})");
  };
  send("a1", id_text(20));
  REQUIRE(room.asked.size() == 1);
  CHECK(std::any_cast<const WriteNote&>(room.asked[0].request.arguments).board == Id<Board>{10});
  send("a2", id_text(77));
  CHECK(room.asked.size() == 1);
  CHECK(holds(room.all(1), R"("id":"a2")"));
}

TEST_CASE("at most five views a second, the newest wins, and nothing when nothing changed") {
  HubRoom room;
  room.tell();
  CHECK(holds(room.join(1, lea), "gêne"));
  room.clock->advance(1000);
  int sent = 0;
  std::string last;
  for (int ms = 0; ms < 1000; ms += 10) {
    room.state.put(Note{.id = {1000 + static_cast<std::uint64_t>(ms)}, .board = {10}, .text = "idée-" + std::to_string(ms), .created = {ms + 1}});
    room.tell();
    room.clock->advance(10);
    if (!room.wakes.empty()) {
      CHECK(room.wakes.back() <= 200);
      if (ms % 200 == 190) room.wakes.clear(), room.hub->woken();
    }
    if (const std::string now = room.all(1); !now.empty()) ++sent, last = now;
  }
  CHECK(sent <= 6);
  CHECK(sent >= 4);
  CHECK(holds(last, "idée-990"));
  // A slow phone is told the newest only, once it can be told.
  room.clock->advance(1000);
  for (int i = 0; i < 50; ++i) {
    room.state.put(Note{.id = {50'000 + static_cast<std::uint64_t>(i)}, .board = {10}, .text = "tard-" + std::to_string(i), .created = {5000 + i}});
    room.clock->advance(300);
    room.tell();
  }
  const auto frame = room.hub->next(1);
  REQUIRE(frame);
  CHECK(holds(**frame, "tard-49"));
  CHECK_FALSE(room.hub->next(1));
  room.clock->advance(1000);
  room.tell();
  CHECK_FALSE(room.hub->next(1));
}

TEST_CASE("a wall is shown by its newest twelve; in the rain by the newest three (each phone keeps within 2 kB a second) and the count") {
  HubRoom room;
  for (std::uint64_t i = 0; i < 30; ++i) room.state.put(Note{.id = {100 + i}, .board = {10}, .text = "lente-" + std::to_string(i) + ";", .created = {static_cast<std::int64_t>(1 + i * 60'000)}});
  room.tell();
  const std::string slow = room.join(1, lea);
  CHECK(holds(slow, "lente-18;"));
  CHECK_FALSE(holds(slow, "lente-17;"));
  for (std::uint64_t i = 0; i < 30; ++i) room.state.put(Note{.id = {200 + i}, .board = {10}, .text = "vite-" + std::to_string(i) + ";", .created = {static_cast<std::int64_t>(9'000'000 + i * 100)}});
  room.clock->advance(1000);
  room.tell();
  const std::string rain = room.all(1);
  CHECK(holds(rain, "vite-27;"));
  CHECK_FALSE(holds(rain, "vite-26;"));
  CHECK(holds(rain, "\"total\":60"));
}

TEST_CASE("too fast is refused for one phone and for one address; who never reads answers is let go") {
  HubOptions options;
  options.acts_of_phone = {5, 1};
  HubRoom room(options);
  room.tell();
  room.join(1, lea);
  for (int i = 0; i < 9; ++i) room.send(1, "a" + std::to_string(i), "x");
  CHECK(room.asked.size() == 5);
  CHECK(holds(room.all(1), "phone.too_fast"));
  for (int i = 0; i < 100; ++i) room.send(1, "b" + std::to_string(i), "x");
  CHECK_FALSE(room.hung_up.empty());

  HubOptions shared;
  shared.acts_of_address = {10, 1};
  HubRoom crowd(shared);
  crowd.tell();
  for (Connection connection = 1; connection <= 20; ++connection) {
    crowd.hub->opened(connection, "10.9.9.9");
    crowd.hub->heard(connection, R"({"hello":{"code":"ABCDEF","token":")" + std::string(31, '0') + "0123456789abcdef"[connection % 16] + R"(","lang":"fr"}})");
    crowd.send(connection, "a", "x");
  }
  CHECK(crowd.asked.size() == 10);
}

TEST_CASE("nobody is told what is not theirs: private notes, waiting and unrevealed ideas, names, hidden votes") {
  HubRoom room;
  const Id<Person> author = room.person(lea);
  room.state.put(Person{.id = author, .name = "SECRET-name-of-Lea", .organisation = "SECRET-organisation"});
  room.state.put(Person{.id = {77}, .name = "SECRET-name-of-another"});
  room.state.put(Note{.id = {1}, .board = {10}, .text = "SECRET-waiting", .author = {77}, .waiting = true});
  room.state.put(Note{.id = {2}, .board = {10}, .text = "visible", .original = "SECRET-original", .author = {77}});
  room.state.put(Note{.id = {3}, .board = {10}, .text = "mine-waiting", .author = author, .waiting = true});
  room.state.put(Board{.id = {11}});
  room.state.put(Step{.id = {21}, .order = 1, .activity = "wall", .rules = {.seen = WhatIsSeen::own_until_revealed}, .board = {11}});
  room.state.put(Note{.id = {4}, .board = {11}, .text = "SECRET-unrevealed", .author = {77}});
  room.state.put(Note{.id = {5}, .board = {11}, .text = "mine-unrevealed", .author = author});
  room.state.put(Step{.id = {22}, .order = 2, .activity = "dots", .works_on = {21}});
  room.state.put(Poll{.id = {30}, .step = {22}, .question = "Où commencer ?", .state = PollState::open});
  room.state.put(PollOption{.id = {31}, .poll = {30}, .label = "SECRET-unrevealed", .note = {4}});
  room.state.put(PollOption{.id = {32}, .poll = {30}, .label = "choix", .note = {}});
  room.state.put(Ballot{.id = {40}, .poll = {30}, .cast = true});
  room.state.put(Vote{.id = {41}, .ballot = {40}, .option = {32}, .value = 1});
  const SealedBallot ballot{Channel::phone, {{{32}, 2}}};
  room.sealed[ballots_topic({30})].put(sealed_entry(ballot_key(secret_of_token(lea), {30}), sealed_value(ballot)));

  std::string to_lea, to_sam;
  room.tell();
  to_lea += room.join(1, lea);
  to_sam += room.join(2, sam);
  for (std::uint64_t step : {21, 22, 20}) {
    room.clock->advance(1000);
    room.state.put(SessionClock{.id = the_clock, .step = {step}});
    room.tell();
    const std::string lea_now = room.all(1), sam_now = room.all(2);
    if (step == 22) {
      CHECK(holds(lea_now, R"("points":[{"option":"0000000000000020","points":2,"text":"","height":0}])"));
      CHECK(holds(lea_now, R"("voted":true)"));
      CHECK_FALSE(holds(sam_now, R"("voted":true)"));
    }
    to_lea += lea_now;
    to_sam += sam_now;
  }
  // A second screen: as the room's own, the picture of the board too.
  room.hub->opened(6, "10.0.0.6");
  room.hub->heard(6, R"({"hello":{"code":"ABCDEF","as":"observer","token":"66666666666666666666666666666666","lang":"fr"}})");
  std::string to_observer = room.all(6);
  for (std::uint64_t step : {21, 22, 20}) {
    room.clock->advance(1000);
    room.state.put(SessionClock{.id = the_clock, .step = {step}});
    room.tell();
    while (!room.to_draw.empty()) {
      room.hub->board_drawn(board_svg(room.to_draw.back(), room.french));
      room.to_draw.clear();
      room.clock->advance(1000);
      room.hub->woken();
    }
    to_observer += room.all(6);
  }
  CHECK(holds(to_observer, "<svg"));
  CHECK(holds(to_observer, "visible"));
  CHECK_FALSE(holds(to_observer, "SECRET"));
  CHECK_FALSE(holds(to_observer, "mine-"));
  CHECK_FALSE(holds(to_observer, id_text(author.value)));
  room.hub->heard(6, R"({"id":"a","act":{"what":"send","field":"ideas","text":"x"}})");
  CHECK(room.asked.empty());
  room.hub->heard(6, R"({"id":"b","order":{"what":"next"}})");
  CHECK(room.asked.empty());
  // Who would lead and is not paired gets four digits, whatever it says; who waits at the door gets one sentence.
  room.hub->lock(true);
  std::string to_nobody = room.join(7, std::string(32, '7'));
  room.hub->opened(8, "10.0.0.8");
  room.hub->heard(8, R"({"hello":{"code":"ABCDEF","as":"console","token":"88888888888888888888888888888888","lang":"fr"}})");
  for (const char* said : {R"({"speak":"en"})", R"({"beat":1})", R"({"id":"a","order":{"what":"next"}})", R"({"id":"b","act":{"what":"send","field":"ideas","text":"x"}})"}) {
    room.hub->heard(7, said);
    room.hub->heard(8, said);
  }
  room.clock->advance(1000);
  room.state.put(SessionClock{.id = the_clock, .step = {21}});
  room.tell();
  to_nobody += room.all(7) + room.all(8);
  CHECK_FALSE(holds(to_nobody, "\"view\""));
  CHECK_FALSE(holds(to_nobody, "SECRET"));
  CHECK_FALSE(holds(to_nobody, "visible"));
  // The console knows what waits and the private notes; never what a ballot still open holds, nor anybody's token.
  room.hub->opened(9, "10.0.0.9");
  room.hub->heard(9, R"({"hello":{"code":"ABCDEF","as":"console","token":"99999999999999999999999999999999","lang":"fr"}})");
  const std::string shown = room.all(9);
  CHECK(room.hub->pair(shown.substr(shown.find("digits") + 9, 4)));
  std::string to_console = room.all(9);
  for (std::uint64_t step : {22, 20}) {
    room.clock->advance(1000);
    room.state.put(SessionClock{.id = the_clock, .step = {step}});
    room.tell();
    to_console += room.all(9);
  }
  CHECK(holds(to_console, "SECRET-waiting"));
  CHECK(holds(to_console, "SECRET-private-notes"));
  for (const std::string& hidden : {lea, secret_of_token(lea), id_text(author.value), std::string("\"dots\""), std::string("\"points\""), std::string("SECRET-organisation")}) CHECK_FALSE(holds(to_console, hidden));
  for (const std::string* told : {&to_lea, &to_sam}) {
    CHECK(holds(*told, "visible"));
    CHECK_FALSE(holds(*told, "SECRET"));
    CHECK_FALSE(holds(*told, lea));
    CHECK_FALSE(holds(*told, secret_of_token(lea)));
    CHECK_FALSE(holds(*told, id_text(author.value)));
  }
  CHECK(holds(to_lea, "mine-waiting"));
  CHECK(holds(to_lea, "mine-unrevealed"));
  CHECK_FALSE(holds(to_sam, "mine-"));
}
