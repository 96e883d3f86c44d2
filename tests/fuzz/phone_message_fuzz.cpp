// What phones send: each line is one message of a stranger's phone to a hub with a workshop behind it. Whatever it says, every answer is JSON.
#include <boost/json.hpp>

#include "facilitation/live/hub.h"
#include "facilitation/workshop/slips.h"
#include "facilitation/workshop/verbs.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::live;
using namespace pressoir::workshop;

namespace {
WorkshopState some_state() {
  WorkshopState state;
  state.put(Workshop{.id = the_workshop, .title = "Accueil"});
  state.put(Board{.id = {10}});
  state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .board = {10}});
  state.put(Step{.id = {21}, .order = 1, .activity = "dots", .title = "Gommettes"});
  state.put(Poll{.id = {30}, .step = {21}, .state = PollState::open});
  state.put(PollOption{.id = {31}, .poll = {30}, .label = "a"});
  state.put(PollOption{.id = {32}, .poll = {30}, .label = "b"});
  return state;
}
}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Words words = *Words::from_json("{}", Language::french);
  const auto clock = std::make_shared<ManualClock>(Timestamp{1'700'000'000'000});
  std::vector<std::function<void(std::optional<Error>)>> waiting;
  HubLinks links{.ask = [&](Request request, auto done) {
                   fuzz::expect(request.actor.role == Role::co_facilitator ? request.secret.empty() : request.actor.role == Role::participant && !request.secret.empty());
                   fuzz::expect(request.cause != 0);
                   waiting.push_back(std::move(done));
                 },
                 .poke = [](Connection) {}, .hang_up = [](Connection) {}, .wake_in = [](std::int64_t) {}, .presence = [](const Presence&) {}, .draw = [](const WorkshopState&) {},
                 .cover = [](bool) {}, .paired = [](const std::vector<std::string>&) {},
                 .take_picture = [](std::string, std::function<void(Result<TakenPicture>)> done) { done(TakenPicture{"abc", {4, 3}}); }, .need_picture = [](const std::string&) {},
                 .drop_picture = [](const std::string&) {}, .make_takeaway = [](const WorkshopState*) {}, .keep = [](std::string_view, const std::string&) {}};
  // What the session's file says of who was here may be a stranger's too: read, written, read again, it says the same.
  const std::string_view kept = fuzz::bytes_of(data, size);
  const Door door(kept);
  fuzz::expect(Door(door.kept()).kept() == door.kept());
  const ReturnCodes codes(kept);
  fuzz::expect(ReturnCodes(codes.kept()).kept() == codes.kept());
  (void)codes.person_of(kept);
  const std::string slip = normal_slip(kept);
  fuzz::expect(slip.empty() || normal_slip(slip) == slip);
  (void)is_slip("secret", 31, kept);
  Hub hub({.code = "ABCDEF", .session = "s", .door = std::string(kept.substr(0, 200)), .codes = std::string(kept.substr(0, 200)), .returned = std::string(kept.substr(0, 200))}, links, clock, words, words);
  WorkshopState state = some_state();
  std::string_view messages = fuzz::bytes_of(data, size);
  state.put(SessionClock{.id = the_clock, .step = {!messages.empty() && messages[0] % 2 ? 21u : 20u}});
  hub.news(std::make_shared<const News>(News{state, {}}));
  hub.opened(1, "10.0.0.1");
  hub.heard(1, R"({"hello":{"code":"ABCDEF","token":"0123456789abcdef0123456789abcdef","lang":"fr"}})");
  // Another one leads, once the digits it shows were typed; a third only looks.
  hub.opened(2, "10.0.0.2");
  hub.heard(2, R"({"hello":{"code":"ABCDEF","as":"console","token":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","lang":"en"}})");
  const auto pairing = hub.next(2);
  fuzz::expect(pairing.has_value());
  const auto shown = boost::json::parse(**pairing);
  fuzz::expect(hub.pair(std::string(shown.at("pairing").at("digits").as_string())));
  hub.opened(3, "10.0.0.3");
  hub.heard(3, R"({"hello":{"code":"ABCDEF","as":"observer","token":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb","lang":"fr"}})");
  while (!messages.empty()) {
    const std::string_view message = messages.substr(0, messages.find('\n'));
    messages.remove_prefix(std::min(messages.size(), message.size() + 1));
    for (const Connection connection : {1, 2, 3}) {
      hub.heard(connection, message);
      clock->advance(300);
      while (const auto frame = hub.next(connection)) {
        boost::json::error_code error;
        const auto told = boost::json::parse(**frame, error);
        fuzz::expect(!error && told.is_object());
      }
    }
  }
  for (auto& done : waiting) done(std::nullopt);
  for (const Connection connection : {1, 2, 3}) hub.closed(connection);
  return 0;
}
