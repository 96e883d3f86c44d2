// A hub with a clock that stands still and a desk that remembers what it was asked: what its tests share.
#pragma once

#include "facilitation/base/file.h"
#include "facilitation/live/hub.h"

namespace pressoir::test {

using namespace pressoir::live;
using namespace pressoir::workshop;

inline Words words(const char* file, Language language) { return *Words::from_json(*read_file(Path("assets/i18n") / file), language); }

inline const std::string lea = "0123456789abcdef0123456789abcdef", sam = "ffffffffffffffff0000000000000000";

struct HubRoom {
  Words french = words("fr.json", Language::french), english = words("en.json", Language::english);
  std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(Timestamp{1'800'000'000'000});
  WorkshopState state;
  SealedTopics sealed;
  struct Asked {
    Request request;
    std::function<void(std::optional<Error>)> done;
  };
  std::vector<Asked> asked;
  std::vector<Connection> hung_up;
  std::vector<std::int64_t> wakes;
  std::size_t people = 0;
  Presence presence;
  std::vector<bool> covers;
  std::vector<WorkshopState> to_draw, pads_to_draw;
  std::vector<std::string> paired;
  std::map<std::string, std::string> kept;
  struct Picture {
    std::string bytes;
    std::function<void(Result<TakenPicture>)> done;
  };
  std::vector<Picture> pictures;
  std::vector<std::string> needed, dropped;
  std::vector<Sequence> takeaways;
  std::unique_ptr<Hub> hub;

  explicit HubRoom(HubOptions options = {}) {
    options.code = "ABCDEF";
    options.session = "s";
    HubLinks links;
    links.ask = [this](Request request, auto done) { asked.push_back({std::move(request), std::move(done)}); };
    links.poke = [](Connection) {};
    links.hang_up = [this](Connection connection) { hung_up.push_back(connection); };
    links.wake_in = [this](std::int64_t ms) { wakes.push_back(ms); };
    links.presence = [this](const Presence& now) { people = now.people, presence = now; };
    links.draw = [this](const WorkshopState& observed) { to_draw.push_back(observed); };
    links.draw_pad = [this](const WorkshopState& console) { pads_to_draw.push_back(console); };
    links.cover = [this](bool covered) { covers.push_back(covered); };
    links.keep = [this](std::string_view name, const std::string& value) { kept[std::string(name)] = value; };
    links.take_picture = [this](std::string bytes, auto done) { pictures.push_back({std::move(bytes), std::move(done)}); };
    links.need_picture = [this](const std::string& blob) { needed.push_back(blob); };
    links.drop_picture = [this](const std::string& blob) { dropped.push_back(blob); };
    links.make_takeaway = [this](const WorkshopState* told) { takeaways.push_back(told ? told->revision() : 0); };
    links.paired = [this](const std::vector<std::string>& proofs) { paired = proofs; };
    hub = std::make_unique<Hub>(options, links, clock, french, english);
    state.put(Workshop{.id = the_workshop, .title = "Accueil"});
    state.put(Board{.id = {10}});
    state.put(Step{.id = {20}, .activity = "wall", .title = "Mur", .instruction = "Qu'est-ce qui gêne ?", .notes = "SECRET-private-notes", .board = {10}});
    state.put(SessionClock{.id = the_clock, .step = {20}});
  }
  void tell() {
    state.set_revision(state.revision() + 1);
    hub->news(std::make_shared<const News>(News{state, sealed}));
  }
  // Everything there is to send now.
  std::string all(Connection connection) {
    std::string sent;
    while (auto frame = hub->next(connection)) sent += **frame + "\n";
    return sent;
  }
  std::string join(Connection connection, const std::string& token, const std::string& lang = "fr", const std::string& code = "ABCDEF") {
    hub->opened(connection, "10.0.0." + std::to_string(connection));
    hub->heard(connection, R"({"hello":{"code":")" + code + R"(","token":")" + token + R"(","lang":")" + lang + R"("}})");
    return all(connection);
  }
  void send(Connection connection, const std::string& id, const std::string& text) {
    hub->heard(connection, R"({"id":")" + id + R"(","act":{"what":"send","field":"ideas","text":")" + text + R"("}})");
  }
  Id<Person> person(const std::string& token) { return {person_of_secret(secret_of_token(token), "s")}; }
};

inline bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace pressoir::test
