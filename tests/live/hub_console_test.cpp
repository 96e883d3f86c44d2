// Who leads from a phone, and whom they hold back: pairing, orders, moderation, the door.
#include <doctest/doctest.h>

#include <set>

#include "facilitation/activities/phone_polls.h"
#include "facilitation/workshop/verbs.h"
#include "tests/live/hub_room.h"

using namespace pressoir;
using namespace pressoir::live;
using namespace pressoir::workshop;
using test::holds;
using test::HubRoom;
using test::lea;
using test::sam;

namespace {

const std::string ana = "aaaaaaaaaaaaaaaa1111111111111111", ben = "bbbbbbbbbbbbbbbb2222222222222222";

// Opens the private page; what it is told.
std::string open_console(HubRoom& room, Connection connection, const std::string& token) {
  room.hub->opened(connection, "10.0.1." + std::to_string(connection));
  room.hub->heard(connection, R"({"hello":{"code":"ABCDEF","as":"console","token":")" + token + R"(","lang":"fr"}})");
  return room.all(connection);
}
std::string digits_in(const std::string& told) {
  const auto at = told.find(R"("digits":")");
  return at == std::string::npos ? "" : told.substr(at + 10, 4);
}
std::string lead(HubRoom& room, Connection connection, const std::string& token) {
  const std::string digits = digits_in(open_console(room, connection, token));
  CHECK(room.hub->pair(digits));
  return room.all(connection);
}
void order(HubRoom& room, Connection connection, const std::string& id, const std::string& rest) {
  room.hub->heard(connection, R"({"id":")" + id + R"(","order":)" + rest + "}");
}

}  // namespace

TEST_CASE("who leads is paired by four digits that only its own screen shows; three may wait, for a minute") {
  HubRoom room;
  room.state.put(Note{.id = {9}, .board = {10}, .text = "SECRET-waiting", .waiting = true});
  room.tell();
  std::set<std::string> shown;
  for (Connection connection = 1; connection <= 3; ++connection) {
    const std::string told = open_console(room, connection, std::string(31, 'a') + std::to_string(connection));
    CHECK_FALSE(holds(told, "SECRET"));
    CHECK_FALSE(holds(told, "welcome"));
    REQUIRE(digits_in(told).size() == 4);
    shown.insert(digits_in(told));
    // It may ask nothing meanwhile.
    if (connection == 3) order(room, connection, "x", R"({"what":"next"})");
  }
  CHECK(shown.size() == 3);
  CHECK(room.asked.empty());
  CHECK(room.hung_up == std::vector<Connection>{3});
  CHECK(holds(open_console(room, 4, ben), "phone.pairing_full"));
  CHECK_FALSE(room.hub->pair("12345"));
  CHECK_FALSE(room.hub->pair(""));
  room.hub->closed(1);
  const std::string digits = digits_in(open_console(room, 4, ben));
  room.clock->advance(60'001);
  CHECK_FALSE(room.hub->pair(digits));
  const std::string again = digits_in(open_console(room, 5, ana));
  CHECK(room.hub->pair(again));
  CHECK_FALSE(room.hub->pair(again));
  CHECK(room.presence.consoles == 1);
  CHECK(room.people == 0);
  const std::string told = room.all(5);
  CHECK(holds(told, "SECRET-waiting"));
  CHECK(holds(told, "SECRET-private-notes"));
  // Known again after the program was killed, by a hash only.
  REQUIRE(room.paired.size() == 1);
  CHECK(room.paired[0].size() == 64);
  CHECK_FALSE(holds(room.paired[0], ana));
  CHECK_FALSE(holds(room.paired[0], secret_of_token(ana)));
  HubOptions later;
  later.paired = room.paired;
  HubRoom restarted(later);
  restarted.tell();
  CHECK(holds(open_console(restarted, 1, ana), "SECRET-private-notes"));
  CHECK_FALSE(holds(open_console(restarted, 2, ben), "SECRET"));
  // A wrong code gives no digits.
  restarted.hub->opened(3, "10.0.0.3");
  restarted.hub->heard(3, R"({"hello":{"code":"ZZZZZZ","as":"console","token":")" + lea + R"(","lang":"fr"}})");
  CHECK(holds(restarted.all(3), "phone.wrong_code"));
  order(restarted, 1, "bye", R"({"what":"leave"})");
  CHECK(restarted.paired.empty());
  CHECK(restarted.hung_up == std::vector<Connection>{1});
}

TEST_CASE("a co-facilitator's orders are asked of the desk in their name; nobody else's are heard") {
  HubRoom room;
  room.state.put(Step{.id = {21}, .order = 1, .activity = "pause", .title = "Pause"});
  room.state.put(Note{.id = {9}, .board = {10}, .text = "Deux bancs", .waiting = true});
  room.tell();
  lead(room, 1, ana);
  const std::string step = id_text(20), note = id_text(9);
  order(room, 1, "a", R"({"what":"next","item":")" + step + "\"}");
  order(room, 1, "b", R"({"what":"accept","item":")" + note + "\"}");
  order(room, 1, "c", R"({"what":"reject","item":")" + note + "\"}");
  order(room, 1, "d", R"({"what":"undo"})");
  order(room, 1, "e", R"({"what":"action","text":"Commander","owner":"Léa","due":"2026-12-08"})");
  REQUIRE(room.asked.size() == 5);
  const std::vector<std::string> verbs = {"clock.go", "note.accept", "note.fate", "undo", "action.add"};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(room.asked[i].request.verb == verbs[i]);
    CHECK(room.asked[i].request.actor.role == Role::co_facilitator);
    CHECK(room.asked[i].request.actor.number != room.person(ana).value);
    CHECK(room.asked[i].request.secret.empty());
  }
  // Pressed by two at once, "next" is one step.
  order(room, 1, "f", R"({"what":"next","item":"00000000000000ff"})");
  CHECK(room.asked.size() == 5);
  CHECK(holds(room.all(1), "refused.not_now"));
  // What is taken is shown as taken; two cannot take it.
  lead(room, 2, ben);
  order(room, 1, "g", R"({"what":"take","item":")" + note + "\"}");
  room.clock->advance(1000);
  room.tell();
  CHECK(holds(room.all(2), R"("taken":"1")"));
  order(room, 2, "h", R"({"what":"take","item":")" + note + "\"}");
  CHECK(holds(room.all(2), "phone.taken"));
  room.hub->closed(1);
  room.clock->advance(1000);
  room.tell();
  CHECK(holds(room.all(2), R"("taken":"")"));
  // The stage is covered only where there is one.
  order(room, 2, "i", R"({"what":"cover"})");
  CHECK(room.covers.empty());
  room.hub->set_covered(false);
  order(room, 2, "j", R"({"what":"cover"})");
  CHECK(room.covers == std::vector<bool>{true});
  // A participant orders nothing.
  room.join(7, lea);
  order(room, 7, "k", R"({"what":"next","item":")" + step + "\"}");
  CHECK(room.asked.size() == 5);
  CHECK(room.hung_up == std::vector<Connection>{7});
}

TEST_CASE("a person is muted or sent out by what they wrote, anonymous or not, and nobody is told who") {
  for (const bool anonymous : {false, true}) {
    CAPTURE(anonymous);
    HubRoom room;
    room.state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .rules = {.anonymity = anonymous ? Anonymity::full : Anonymity::to_the_room}, .board = {10}});
    room.state.put(Note{.id = {9}, .board = {10}, .text = "Insulte", .author = anonymous ? Id<Person>{} : room.person(lea), .waiting = true});
    if (anonymous) room.sealed[notes_topic({20})].put(sealed_entry(note_key(secret_of_token(lea), {20}, 0), sealed_value(SealedNote{.note = {9}, .stage = SealedNote::Stage::released})));
    room.tell();
    std::string told = lead(room, 1, ana);
    room.join(2, lea);
    room.join(3, sam);
    const std::string note = id_text(9);
    order(room, 1, "m", R"({"what":"mute","item":")" + note + "\"}");
    room.clock->advance(1000);
    room.tell();
    told += room.all(1);
    CHECK(holds(told, R"("muted":1)"));
    room.send(2, "s", "encore");
    CHECK(holds(room.all(2), "phone.muted"));
    room.send(3, "s", "une autre idée");
    CHECK(room.asked.size() == 1);
    order(room, 1, "o", R"({"what":"send_out","item":")" + note + "\"}");
    CHECK(room.hung_up == std::vector<Connection>{2});
    CHECK(holds(room.all(2), "phone.sent_out"));
    room.hub->closed(2);
    CHECK(holds(room.join(4, lea), "phone.sent_out"));
    order(room, 1, "p", R"({"what":"forgive"})");
    CHECK(holds(room.join(5, lea), "welcome"));
    told += room.all(1);
    CHECK_FALSE(holds(told, id_text(room.person(lea).value)));
  }
}

TEST_CASE("a hand is raised and put down, counted once a person, and lowered for all") {
  HubRoom room;
  room.tell();
  lead(room, 1, ana);
  room.join(2, lea);
  room.join(3, lea);
  room.join(4, sam);
  for (const Connection connection : {2, 3, 4}) {
    room.hub->heard(connection, R"({"hand":true})");
    CHECK(holds(room.all(connection), R"({"hand":true})"));
  }
  const auto shown = [&] {
    room.clock->advance(1000);
    room.tell();
    return room.all(1);
  };
  CHECK(holds(shown(), R"("hands":2)"));
  room.hub->heard(4, R"({"hand":false})");
  CHECK(holds(shown(), R"("hands":1)"));
  room.hub->heard(1, R"({"hand":true})");
  order(room, 1, "a", R"({"what":"lower_hands"})");
  CHECK(holds(room.all(2), R"({"hand":false})"));
  CHECK(holds(shown(), R"("hands":0)"));
  CHECK(room.asked.empty());
}

TEST_CASE("a locked door keeps newcomers waiting, not those who were here; one act lets them in") {
  HubRoom room;
  room.tell();
  room.join(1, lea);
  room.hub->lock(true);
  room.hub->closed(1);
  CHECK(holds(room.join(2, lea), "welcome"));
  const std::string waiting = room.join(3, sam);
  CHECK(holds(waiting, "La salle est fermée"));
  CHECK_FALSE(holds(waiting, "gêne"));
  CHECK(room.people == 1);
  CHECK(room.presence.at_door == 1);
  CHECK(room.presence.locked);
  room.hub->let_in();
  const std::string in = room.all(3);
  CHECK(holds(in, "welcome"));
  CHECK(holds(in, "gêne"));
  CHECK(room.presence.at_door == 0);
  room.join(4, ana);
  room.hub->closed(4);
  CHECK(room.presence.at_door == 0);
  room.join(5, ben);
  room.hub->lock(false);
  CHECK(holds(room.all(5), "welcome"));
}

TEST_CASE("what this time was worth is asked in one press, at the end: the step made or taken up, its vote open, taken back as one") {
  HubRoom room;
  room.tell();
  const std::string shown = lead(room, 1, ana);
  CHECK(holds(shown, R"("roti":true)"));
  order(room, 1, "a", R"({"what":"roti"})");
  REQUIRE(room.asked.size() == 4);
  CHECK(room.asked[0].request.verb == "step.insert");
  CHECK(room.asked[1].request.verb == "clock.go");
  CHECK(room.asked[2].request.verb == "poll.prepare");
  CHECK(room.asked[3].request.verb == "poll.open");
  std::set<std::uint64_t> causes, groups;
  for (const HubRoom::Asked& asked : room.asked) causes.insert(asked.request.cause), groups.insert(asked.request.group);
  CHECK(causes.size() == 4);
  CHECK(groups.size() == 1);
  for (std::size_t i = 0; i < 3; ++i) room.asked[i].done(std::nullopt);
  CHECK(room.all(1).empty());
  room.asked[3].done(std::nullopt);
  CHECK(holds(room.all(1), R"({"received":"a"})"));
  // One that the agenda has already is gone to; what is refused on the way is said.
  room.state.put(Step{.id = {29}, .order = 9, .activity = "roti", .title = "ROTI"});
  room.clock->advance(1000);
  room.tell();
  room.all(1);
  order(room, 1, "b", R"({"what":"roti"})");
  REQUIRE(room.asked.size() == 7);
  CHECK(std::any_cast<const GoToStep&>(room.asked[4].request.arguments).step == Id<Step>{29});
  room.asked[4].done(refuse("refused.not_now"));
  room.asked[5].done(std::nullopt);
  room.asked[6].done(std::nullopt);
  CHECK(holds(room.all(1), R"("refused":{"key":"refused.not_now")"));
  // Not before the end.
  room.state.put(Step{.id = {28}, .order = 8, .activity = "pause", .title = "Pause"});
  room.clock->advance(1000);
  room.tell();
  CHECK(holds(room.all(1), R"("roti":false)"));
}
