// Who comes back on another address or another browser, by a return code; and a door that stays as it was when the program starts again.
#include <doctest/doctest.h>

#include <set>

#include "facilitation/base/id.h"
#include "facilitation/live/return_code.h"
#include "tests/live/hub_room.h"

using namespace pressoir;
using namespace pressoir::live;
using namespace pressoir::workshop;
using test::holds;
using test::HubRoom;
using test::lea;
using test::sam;

namespace {

const std::string new_browser = "00000000000000000000000000000abc";

// What follows "back":" in a welcome.
std::string code_in(const std::string& welcome) {
  const auto at = welcome.find(R"("back":")");
  return at == std::string::npos ? "" : welcome.substr(at + 8, welcome.find('"', at + 8) - at - 8);
}

// One wall with an idea of Lea's, as the file holds it.
void write_idea(HubRoom& room) {
  room.state.put(Person{.id = room.person(lea), .from_phone = true});
  room.state.put(Note{.id = {100}, .board = {10}, .text = "Un banc", .author = room.person(lea)});
}

}  // namespace

TEST_CASE("return codes: never two alike, read however they are typed, the same after a start, moved ones kept") {
  ReturnCodes codes;
  const auto randomness = seeded_randomness(11);
  std::set<std::string> given;
  std::vector<std::uint64_t> people;
  std::string kept;
  for (int i = 0; i < 3000; ++i) {
    people.push_back(randomness->next() | 1);
    if (codes.know(people.back())) kept = codes.kept();
    CHECK(given.insert(codes.code_of(people.back())).second);
  }
  CHECK_FALSE(kept.empty());
  CHECK_FALSE(codes.know(people[5]));
  // In another order, the same people have the same codes.
  ReturnCodes again(kept + " rubbish 12:x ffffffffffffffff:99999999");
  for (auto person = people.rbegin(); person != people.rend(); ++person) CHECK_FALSE(again.know(*person));
  for (const std::uint64_t person : people) {
    REQUIRE(again.code_of(person) == codes.code_of(person));
    CHECK(codes.person_of(codes.code_of(person)) == person);
  }
  ReturnCodes one;
  one.know(77);  // ABRICOT 87
  CHECK(one.code_of(77) == "ABRICOT 87");
  CHECK(one.person_of(" abricot-87 ") == 77);
  CHECK(one.person_of("Àbricot87") == 77);
  for (const char* typed : {"", "ABRICOT", "87", "ABRICOT 8", "ABRICOT 870", "ABRICO 87", "TILLEUL 42", "ABRICOT 05"}) CHECK_FALSE(one.person_of(typed));
}

TEST_CASE("a return code brings the person and the ideas to another browser, never a secret ballot, and stays so after a start") {
  std::string code, returned;
  {
    HubRoom room;
    write_idea(room);
    room.tell();
    code = code_in(room.join(1, lea));
    REQUIRE_FALSE(code.empty());
    CHECK(code_in(room.join(2, sam)) != code);
    // As long as its owner is here, it brings nobody.
    CHECK(holds(room.join(3, new_browser), R"("ideas":[])"));
    room.hub->heard(3, R"({"back":")" + code + R"("})");
    CHECK(holds(room.all(3), "phone.return_here"));
    room.hub->closed(1);
    room.hub->heard(3, R"({"back":")" + code + R"("})");
    const std::string back = room.all(3);
    CHECK(holds(back, R"({"returned":")" + code + R"("})"));
    CHECK(holds(back, "Un banc"));
    CHECK(room.presence.people == 2);
    room.send(3, "a1", "Deux bancs");
    REQUIRE(room.asked.size() == 1);
    CHECK(room.asked[0].request.actor.number == room.person(lea).value);
    CHECK(room.asked[0].request.secret == secret_of_token(new_browser));
    returned = room.kept.at("returned");
    CHECK_FALSE(holds(returned, new_browser));
    CHECK_FALSE(holds(returned, secret_of_token(new_browser)));
  }
  HubOptions options;
  options.returned = returned;
  HubRoom room(options);
  write_idea(room);
  room.state.put(Step{.id = {22}, .order = 2, .activity = "dots"});
  room.state.put(Poll{.id = {30}, .step = {22}, .question = "Où commencer ?", .state = PollState::open});
  room.state.put(PollOption{.id = {31}, .poll = {30}, .label = "banc"});
  room.sealed[ballots_topic({30})].put(sealed_entry(ballot_key(secret_of_token(lea), {30}), sealed_value(SealedBallot{Channel::phone, {{{31}, 2}}})));
  room.tell();
  const std::string in = room.join(1, new_browser);
  CHECK(code_in(in) == code);
  CHECK(holds(in, R"("text":"Un banc")"));
  room.state.put(SessionClock{.id = the_clock, .step = {22}});
  room.clock->advance(1000);
  room.tell();
  CHECK(holds(room.all(1), R"("voted":false,"points":[])"));
}

TEST_CASE("three wrong return codes and no more, for one browser and, slowly, for all together") {
  HubRoom room;
  write_idea(room);
  room.tell();
  room.join(1, sam);
  const std::string code = [&] {
    const std::string welcome = room.join(2, lea);
    room.hub->closed(2);
    return code_in(welcome);
  }();
  const std::string wrong = code == "TILLEUL 42" ? "TILLEUL 43" : "TILLEUL 42";
  for (const char* left : {"Encore 2 essais", "Encore 1 essai", "dernier essai"}) {
    room.hub->heard(1, R"({"back":")" + wrong + R"("})");
    CHECK(holds(room.all(1), left));
  }
  room.hub->heard(1, R"({"back":")" + code + R"("})");
  CHECK(holds(room.all(1), "phone.return_tries"));
  int refused = 0;
  for (Connection connection = 10; connection < 40; ++connection) {
    room.join(connection, std::string(30, '0') + std::to_string(connection));
    room.hub->heard(connection, R"({"back":")" + wrong + R"("})");
    refused += holds(room.all(connection), "phone.too_many_guesses") ? 1 : 0;
  }
  CHECK(refused > 10);
}

TEST_CASE("the door stays locked, and who was muted or shown out stays so, when the program starts again; who was in comes in again") {
  HubOptions options;
  {
    HubRoom room;
    room.tell();
    room.join(1, lea);
    room.hub->lock(true);
    CHECK(holds(room.join(2, sam), "\"waiting\""));
    options.door = room.kept.at("door");
  }
  HubRoom room(options);
  write_idea(room);
  room.tell();
  CHECK(room.hub->people() == 0);
  CHECK(holds(room.join(1, sam), "\"waiting\""));
  const std::string in = room.join(2, lea);
  CHECK(holds(in, "\"welcome\""));
  CHECK(room.presence.locked);
  // With a code from before, another browser needs not wait.
  room.hub->closed(2);
  room.hub->heard(1, R"({"back":")" + code_in(in) + R"("})");
  CHECK(holds(room.all(1), "\"welcome\""));

  Door door("m000000000000004d o000000000000004e nothing locked");
  CHECK(door.is_muted(77));
  CHECK(door.knock(78) == Door::Answer::out);
  CHECK(door.knock(79) == Door::Answer::waits);
  CHECK(Door(door.kept()).kept() == door.kept());
}
