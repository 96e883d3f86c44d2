// A device that several share, likes, and totals that hide from nobody: as the hub tells them to phones.
#include <doctest/doctest.h>

#include "facilitation/activities/phone_polls.h"
#include "facilitation/workshop/phone_verbs.h"
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

void put_poll(HubRoom& room, bool hidden) {
  room.state.put(Step{.id = {22}, .order = 2, .activity = "dots"});
  room.state.put(Poll{.id = {30}, .step = {22}, .question = "Où commencer ?", .hidden = hidden, .state = PollState::open});
  room.state.put(PollOption{.id = {31}, .poll = {30}, .label = "banc"});
  room.state.put(PollOption{.id = {32}, .poll = {30}, .order = 1, .label = "tapis"});
  room.state.put(SessionClock{.id = the_clock, .step = {22}});
}

}  // namespace

TEST_CASE("a device shared by three counts for three, asks as a table, and is shown whose turn it is, never what the one before gave") {
  HubRoom room;
  put_poll(room, true);
  room.tell();
  room.join(1, lea);
  room.join(2, sam);
  CHECK(room.presence.people == 2);
  room.hub->heard(1, R"({"id":"a","act":{"what":"send","field":"device","item":"3"}})");
  REQUIRE(room.asked.size() == 1);
  CHECK(room.asked[0].request.verb == "people.share");
  CHECK(std::any_cast<const ShareDevice&>(room.asked[0].request.arguments).answers_for == 3);
  room.state.put(Person{.id = room.person(lea), .from_phone = true, .answers_for = 3});
  room.clock->advance(1000);
  room.tell();
  CHECK(room.presence.people == 4);
  CHECK(room.hub->people() == 4);
  CHECK(holds(room.all(1), R"("voters":3,"turns":0)"));
  CHECK_FALSE(holds(room.all(2), R"("voters":3)"));

  room.hub->heard(1, R"({"id":"b","act":{"what":"give","field":"dots-000000000000001e","item":"1","points":[{"option":"000000000000001f","points":2}]}})");
  REQUIRE(room.asked.size() == 2);
  CHECK(room.asked[1].request.actor == Actor{Role::table, room.person(lea).value});
  CHECK(std::any_cast<const activities::GiveBallot&>(room.asked[1].request.arguments).voter == 1);
  const SealedBallot ballot{Channel::shared_device, {{{31}, 2}}};
  for (const int voter : {0, 1}) room.sealed[ballots_topic({30})].put(sealed_entry(ballot_key(secret_of_token(lea), {30}, voter), sealed_value(ballot)));
  room.asked[1].done(std::nullopt);
  room.clock->advance(1000);
  room.tell();
  const std::string told = room.all(1);
  CHECK(holds(told, R"("voters":3,"turns":2)"));
  CHECK(holds(told, R"("voted":false,"points":[])"));

  // Gone, it takes its people along; one's own again, it votes for one.
  room.hub->closed(1);
  CHECK(room.presence.people == 1);
  room.state.put(Person{.id = room.person(lea), .from_phone = true});
  room.tell();
  CHECK(holds(room.join(3, lea), R"("voted":true)"));
  CHECK(room.presence.people == 2);
}

TEST_CASE("likes: offered as the step says, counted beside the notes and apart from their words, one's own told to that phone alone") {
  HubRoom room;
  room.state.put(Note{.id = {100}, .board = {10}, .text = "Un banc", .author = room.person(lea)});
  room.state.put(Like{.id = {200}, .note = {100}, .person = room.person(sam)});
  room.tell();
  CHECK(holds(room.join(1, lea), R"("likable":false)"));
  room.state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .board = {10}, .state = StepState::running, .likes = Likes::shown});
  room.clock->advance(1000);
  room.tell();
  const std::string shown = room.all(1), theirs = room.join(2, sam);
  CHECK(holds(shown, R"("likable":true)"));
  CHECK(holds(shown, R"({"kind":"likes","key":"likes","counts":[1]})"));
  CHECK(holds(theirs, R"("supported":["0000000000000064"])"));
  CHECK_FALSE(holds(shown, "supported\":[\"0"));
  room.hub->heard(2, R"({"id":"a","act":{"what":"release","field":"others","item":"0000000000000064"}})");
  REQUIRE(room.asked.size() == 1);
  CHECK(room.asked[0].request.verb == "note.like");
  CHECK_FALSE(std::any_cast<const LikeNote&>(room.asked[0].request.arguments).likes);
  // A like alone sends figures, no words.
  room.state.put(Like{.id = {201}, .note = {100}, .person = {77}});
  room.clock->advance(1000);
  room.tell();
  const std::string liked = room.all(1);
  CHECK(holds(liked, R"("counts":[2])"));
  CHECK_FALSE(holds(liked, "Un banc"));
  // Hidden: offered, not counted.
  room.state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .board = {10}, .state = StepState::running, .likes = Likes::hidden});
  room.clock->advance(1000);
  room.tell();
  const std::string hidden = room.all(1);
  CHECK(holds(hidden, R"("order")"));
  CHECK_FALSE(holds(hidden, "counts"));
  // Where nobody keeps who wrote what, not even offered.
  room.state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .rules = {.anonymity = Anonymity::full}, .board = {10}, .state = StepState::running, .likes = Likes::shown});
  room.clock->advance(1000);
  room.tell();
  CHECK(holds(room.all(1), R"("likable":false)"));
}

TEST_CASE("a vote that hides nothing shows its totals as they come, at most once a second; one that hides them, never; a closed one is counted once") {
  HubRoom room;
  put_poll(room, false);
  room.tell();
  room.join(1, lea);
  const auto vote = [&](const std::string& token) {
    const SealedBallot ballot{Channel::phone, {{{32}, 2}}};
    room.sealed[ballots_topic({30})].put(sealed_entry(ballot_key(secret_of_token(token), {30}), sealed_value(ballot)));
  };
  vote(lea);
  room.clock->advance(1000);
  room.tell();
  const std::string now = room.all(1);
  CHECK(holds(now, "1 vote compté pour l’instant."));
  CHECK(holds(now, R"("key":"now-000000000000001e")"));
  vote(sam);
  room.clock->advance(300);
  room.tell();
  CHECK_FALSE(holds(room.all(1), "compt"));
  room.clock->advance(800);
  room.hub->woken();
  CHECK(holds(room.all(1), "2 votes comptés pour l’instant."));

  Poll poll = *room.state.find(Id<Poll>{30});
  poll.hidden = true;
  room.state.put(poll);
  room.clock->advance(2000);
  room.tell();
  const std::string hidden = room.all(1);
  CHECK(holds(hidden, R"("order")"));
  CHECK_FALSE(holds(hidden, "now-"));
}

TEST_CASE("results are kept while nothing they read has changed") {
  const auto clock = std::make_shared<ManualClock>(Timestamp{1'800'000'000'000});
  activities::KeptResults results(clock);
  const Words words = test::words("fr.json", Language::french);
  WorkshopState room;
  room.put(Step{.id = {22}});
  room.put(Poll{.id = {30}, .step = {22}, .state = PollState::closed});
  const Step step = *room.find(Id<Step>{22});
  const Poll poll = *room.find(Id<Poll>{30});
  int counted = 0;
  const auto count = [&] { return activities::ResultField{"k", std::to_string(++counted), {}}; };
  CHECK(results.of({room, step, words}, poll, count).sentence == "1");
  room.put(Note{.id = {1}, .text = "ailleurs"});
  CHECK(results.of({room, step, words}, poll, count).sentence == "1");
  room.put(Ballot{.id = {40}, .poll = {30}, .cast = true});
  CHECK(results.of({room, step, words}, poll, count).sentence == "2");
  // Of an open vote, at most once a second, and what is owed is said to be.
  SealedTopics sealed;
  const activities::Showing showing{room, step, words, &sealed};
  CHECK(results.of_now(showing, poll, count).sentence == "2");
  sealed[ballots_topic({30})].put(sealed_entry("k1", "v"));
  CHECK(results.of_now(showing, poll, count).sentence == "3");
  CHECK_FALSE(results.due());
  sealed[ballots_topic({30})].put(sealed_entry("k2", "v"));
  CHECK(results.of_now(showing, poll, count).sentence == "3");
  REQUIRE(results.due());
  clock->advance(1000);
  CHECK(*results.due() <= clock->monotonic());
  CHECK(results.of_now(showing, poll, count).sentence == "4");
}

TEST_CASE("what becomes of the data is told on entering, in the language that is asked for, or in the session's own words") {
  HubRoom room;
  room.state.put(Workshop{.id = the_workshop, .title = "Accueil", .date = {2026, 12, 8}});
  room.tell();
  CHECK(holds(room.join(1, lea), "effacées le 7 janvier 2027"));
  room.hub->heard(1, R"({"speak":"en"})");
  CHECK(holds(room.all(1), "erased on 7 January 2027"));
  room.state.put(Workshop{.id = the_workshop, .title = "Accueil", .date = {2026, 12, 8}, .data_protection = "La préfecture, pour le compte rendu."});
  room.tell();
  CHECK(holds(room.join(2, sam), "La préfecture, pour le compte rendu."));
}

TEST_CASE("the summary may be taken away once the session is over and as long as that is allowed; it is written anew when something changes") {
  HubRoom room;
  room.state.put(Workshop{.id = the_workshop, .title = "Accueil", .phones_keep_summary = true});
  room.tell();
  room.join(1, lea);
  CHECK(room.takeaways.empty());
  const auto later = [&] {
    room.clock->advance(1000);
    room.tell();
    return room.all(1);
  };
  room.state.put(SessionClock{.id = the_clock, .session_started = {1}});
  CHECK_FALSE(holds(later(), "takeaway"));
  REQUIRE(room.takeaways.size() == 1);
  room.hub->takeaway_at("/ABCDEF/releve");
  room.clock->advance(1000);
  room.hub->woken();
  CHECK(holds(room.all(1), R"({"kind":"takeaway","key":"takeaway","href":"/ABCDEF/releve"})"));
  room.state.put(Decision{.id = {400}, .text = "Deux box"});
  later();
  CHECK(room.takeaways.size() == 2);
  room.state.put(Workshop{.id = the_workshop, .title = "Accueil"});
  CHECK(holds(later(), "order"));
  CHECK(room.takeaways.back() == 0);
}

TEST_CASE("a picture may come from whoever is here, while ideas may be photos; an idea is made of one's own pictures only") {
  HubRoom room;
  room.tell();
  room.join(1, lea);
  CHECK(room.hub->may_upload({"10.0.0.1", "ABCDEF", lea, "fr"}));
  CHECK_FALSE(room.hub->may_upload({"10.0.0.1", "ABCDEG", lea, "fr"}));
  CHECK_FALSE(room.hub->may_upload({"10.0.0.1", "ABCDEF", sam, "fr"}));
  CHECK_FALSE(room.hub->may_upload({"10.0.0.1", "ABCDEF", "short", "fr"}));
  UploadAnswer answer;
  room.hub->uploaded({"10.0.0.1", "ABCDEF", lea, "en"}, "bytes", [&](UploadAnswer said) { answer = std::move(said); });
  REQUIRE(room.pictures.size() == 1);
  room.pictures[0].done(refuse("picture.unknown"));
  CHECK(answer.status == 200);
  CHECK(holds(answer.json, "PNG or JPEG"));
  room.hub->uploaded({"10.0.0.1", "ABCDEF", lea, "en"}, "bytes", [&](UploadAnswer said) { answer = std::move(said); });
  room.pictures[1].done(TakenPicture{"abc", {640, 480}});
  CHECK(answer.json == R"({"photo":"abc"})");
  room.join(2, sam);
  for (const Connection connection : {Connection{1}, Connection{2}}) room.hub->heard(connection, R"({"id":"a","act":{"what":"send","field":"ideas","text":"","photo":"abc"}})");
  REQUIRE(room.asked.size() == 1);
  CHECK(room.asked[0].request.verb == "note.picture");
  CHECK(std::any_cast<const WritePicture&>(room.asked[0].request.arguments).picture_size == Vec2{640, 480});
  CHECK(holds(room.all(2), "phone.photo_gone"));
  // Where nobody keeps who wrote what, none.
  room.state.put(Step{.id = {20}, .activity = "wall", .rules = {.anonymity = Anonymity::full}, .board = {10}});
  room.tell();
  CHECK_FALSE(room.hub->may_upload({"10.0.0.1", "ABCDEF", lea, "fr"}));
}
