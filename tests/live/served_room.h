// A session of two steps with a desk, a file and the server open to phones, as the program has them.
#pragma once

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <string>
#include <vector>

#include "facilitation/desk/live_room.h"
#include "facilitation/workshop/verbs.h"
#include "tests/live/phone_client.h"
#include "tests/temporary_folder.h"

namespace pressoir::test {

inline const std::string lea = "0123456789abcdef0123456789abcdef", sam = "ffffffffffffffff0000000000000000";

struct ServedRoom {
  test::TemporaryFolder folder;
  std::unique_ptr<desk::Desk> desk;
  std::unique_ptr<desk::LiveRoom> live;
  desk::LiveOptions options;

  explicit ServedRoom(workshop::Rules rules = {}, desk::LiveOptions more = {}) {
    auto session = desk::Session::create(file(), "Accueil", Language::french);
    REQUIRE(session);
    REQUIRE((*session)->ask(request_of(workshop::InsertStep{.id = {7}, .activity = "wall", .title = "Mur", .instruction = "Quoi ?", .rules = rules})));
    REQUIRE((*session)->ask(request_of(workshop::InsertStep{.id = {8}, .activity = "dots", .title = "Gommettes"})));
    REQUIRE((*session)->ask(request_of(workshop::GoToStep{})));
    desk = std::make_unique<desk::Desk>(*std::move(session));
    options = std::move(more);
    options.bind = "127.0.0.1";
    start(0);
  }
  Path file() const { return folder / "a.pressoir"; }
  void start(int port) {
    options.port = port;
    auto opened = desk::LiveRoom::open(*desk, options);
    REQUIRE_MESSAGE(opened, opened.error().key);
    live = *std::move(opened);
  }
  void restart() {
    const int port = live->port();
    live.reset();
    desk.reset();
    desk = std::make_unique<desk::Desk>(*desk::Session::open(file()));
    start(port);
  }
  PhoneClient phone(const std::string& token) {
    PhoneClient phone(live->port());
    REQUIRE(phone.is_open());
    REQUIRE(phone.hello(live->code(), token));
    REQUIRE(phone.next_with("welcome"));
    return phone;
  }
  workshop::WorkshopState state() {
    desk->settle();
    return desk->newest()->state;
  }
  std::vector<std::string> texts() {
    std::vector<std::string> texts;
    state().all<workshop::Note>().for_each([&](const workshop::Note& note) { texts.push_back(note.text); });
    return texts;
  }
};

inline std::string send_idea(const std::string& id, const std::string& text) {
  return boost::json::serialize(boost::json::object{{"id", id}, {"act", boost::json::object{{"what", "send"}, {"field", "ideas"}, {"text", text}}}});
}

}  // namespace pressoir::test
