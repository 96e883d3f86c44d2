// What goes wrong in a full room, and what strangers try: floods, lines that are dead and do not say so, thousands that say nothing, pictures that are none.
#include <doctest/doctest.h>
#include <sys/resource.h>

#include <boost/json.hpp>
#include <chrono>
#include <thread>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/slip_verbs.h"
#include "facilitation/desk/voting_slips.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/slips.h"
#include "facilitation/workshop/verbs.h"
#include "tests/live/served_room.h"

using namespace pressoir;
using namespace pressoir::workshop;
using test::lea;
using test::PhoneClient;
using test::sam;
using test::send_idea;
using Room = test::ServedRoom;

namespace {

std::int64_t milliseconds_of(const std::function<void()>& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start).count();
}

std::string key_of(const std::optional<boost::json::object>& refused) { return refused ? std::string(refused->at("refused").at("key").as_string()) : "nothing"; }

std::string upload(const Room& room, const std::string& body, const std::string& token, const std::string& more = {}) {
  const int port = room.live->port();
  return test::http(port, "POST /photo HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nX-Pressoir-Code: " + room.live->code() + "\r\nX-Pressoir-Token: " + token + "\r\n" + more +
                              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}
std::string status(const std::string& answer) { return answer.size() > 12 ? answer.substr(9, 3) : answer; }

}  // namespace

TEST_CASE("one phone that sends without end is refused, and nobody else waits for it") {
  Room room;
  PhoneClient flood = room.phone(lea), steady = room.phone(sam);
  std::thread pouring([&] {
    for (int i = 0; i < 100'000; ++i)
      if (!flood.say(send_idea("f" + std::to_string(i), "encore"))) return;
  });
  std::int64_t slowest = 0;
  for (int i = 0; i < 5; ++i) {
    slowest = std::max(slowest, milliseconds_of([&] {
      steady.say(send_idea("s" + std::to_string(i), "calme " + std::to_string(i)));
      REQUIRE(steady.next_with("received", 10'000));
    }));
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  }
  pouring.join();
  CHECK(slowest < 3'000);
  const auto texts = room.texts();
  CHECK(std::count(texts.begin(), texts.end(), "encore") < 200);
  CHECK(std::count_if(texts.begin(), texts.end(), [](const std::string& text) { return text.starts_with("calme"); }) == 5);
}

TEST_CASE("thousands of lines that say nothing keep nobody out and are let go; a dead one is noticed in half a minute") {
  Room room;
  PhoneClient dead = room.phone(lea);
  CHECK(room.live->people() == 1);
  // Both ends of each are ours: as many as the system lets one process have.
  rlimit files{};
  REQUIRE(getrlimit(RLIMIT_NOFILE, &files) == 0);
  const int lines = static_cast<int>(std::min<rlim_t>(3000, files.rlim_cur / 2 - 200));
  std::vector<test::Socket> silent;
  silent.reserve(static_cast<std::size_t>(lines));
  for (int i = 0; i < lines; ++i) {
    silent.emplace_back(room.live->port(), "127.7." + std::to_string(i / 250) + "." + std::to_string(i % 250 + 1));
    if (!silent.back().is_open()) break;
  }
  CHECK(silent.size() == static_cast<std::size_t>(lines));
  {
    PhoneClient steady = room.phone(sam);
    CHECK(milliseconds_of([&] {
            steady.say(send_idea("a", "Un banc"));
            REQUIRE(steady.next_with("received"));
          }) < 2'000);
  }
  // It neither reads nor answers a ping.
  bool noticed = false;
  for (int second = 0; second < 45 && !noticed; ++second) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    noticed = room.live->people() == 0;
  }
  CHECK(noticed);
  int let_go = 0;
  for (test::Socket& socket : silent) let_go += socket.receive_to_end(1000).has_value() ? 1 : 0;
  CHECK(let_go == lines);
}

TEST_CASE("markup, long texts and odd characters in every field of a message are words, or are refused in words") {
  Room room;
  PhoneClient phone = room.phone(lea);
  const std::string script = "<script>alert(1)</script><img src=x onerror=alert(1)> & \" ' \\u0000 \\ud83d\\ude00 \\u202e";
  for (const char* field : {"ideas", "others", "me", "device", "facilitator", "questions", "dots-0000000000000001", "__proto__", "<b>"})
    for (const char* what : {"send", "edit", "withdraw", "give", "support", "release"}) {
      CAPTURE(field);
      CAPTURE(what);
      phone.say(R"({"id":"x1","act":{"what":")" + std::string(what) + R"(","field":")" + field + R"(","text":")" + script + R"(","item":")" + script + R"(","photo":")" + script + R"("}})");
      std::this_thread::sleep_for(std::chrono::milliseconds(60));
    }
  phone.say(R"({"back":")" + script + R"("})");
  phone.say(R"({"speak":")" + script + R"("})");
  PhoneClient other = room.phone(sam);
  other.say(send_idea("a", "Un banc"));
  CHECK(other.next_with("received"));
  CHECK(room.texts() == std::vector<std::string>{"Un banc"});
}

TEST_CASE("a picture is taken from whoever is here only, of the size that is said, and what is none is refused in words") {
  Room room;
  PhoneClient phone = room.phone(lea);
  CHECK(status(upload(room, "x", sam)) == "403");
  CHECK(status(upload(room, "x", std::string(32, 'g'))) == "403");
  CHECK(status(upload(room, "x", lea, "Origin: http://evil.example\r\n")) == "403");
  const int port = room.live->port();
  const std::string head = "POST /photo HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nX-Pressoir-Code: " + room.live->code() + "\r\nX-Pressoir-Token: " + lea + "\r\n";
  CHECK(status(test::http(port, head + "Content-Length: 1073741824\r\n\r\n")) == "413");
  CHECK(status(test::http(port, head + "Transfer-Encoding: chunked\r\n\r\n")) == "413");
  CHECK(status(test::http(port, head + "\r\n")) == "413");
  // No decoder is given to this room: whatever comes is unreadable, and said to be.
  const std::string none = upload(room, "rien du tout", lea);
  CHECK(status(none) == "200");
  CHECK(none.find("Cette image ne se laisse pas lire") != std::string::npos);
  // Slow ones hold their own places only.
  std::vector<test::Socket> slow;
  for (int i = 0; i < 4; ++i) {
    slow.emplace_back(port);
    slow.back().send(head + "Content-Length: 1000\r\n\r\nx");
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  CHECK(status(upload(room, "x", lea)) == "503");
  phone.say(send_idea("a", "Un banc"));
  CHECK(phone.next_with("received"));
  phone.say(R"({"id":"b","act":{"what":"send","field":"ideas","photo":"0000"}})");
  CHECK(key_of(phone.next_with("refused")) == "phone.photo_gone");
}

TEST_CASE("a picture that is decoded is kept without what the camera said, told to who sent it, and had under its name") {
  desk::LiveOptions options;
  options.decode = [](std::string_view) {
    picture::Pixels pixels;
    pixels.width = 2000;
    pixels.height = 1000;
    pixels.rgba.assign(std::size_t{4} * 2000 * 1000, 200);
    return Result<picture::Pixels>(std::move(pixels));
  };
  Room room({}, options);
  PhoneClient phone = room.phone(lea), other = room.phone(sam);
  const std::string answer = upload(room, "EXIF-SECRET-place", lea);
  REQUIRE(status(answer) == "200");
  const std::string name = answer.substr(answer.find("\"photo\":\"") + 9, 64);
  phone.say(R"({"id":"a","act":{"what":"send","field":"ideas","text":"Le hall","photo":")" + name + "\"}}");
  REQUIRE(phone.next_with("received"));
  // Nobody makes an idea of somebody else's.
  other.say(R"({"id":"a","act":{"what":"send","field":"ideas","photo":")" + name + "\"}}");
  CHECK(key_of(other.next_with("refused")) == "phone.photo_gone");
  const WorkshopState state = room.state();
  const Note* note = nullptr;
  state.all<Note>().for_each([&](const Note& one) { note = &one; });
  REQUIRE(note);
  CHECK(note->picture == name);
  CHECK(note->picture_size == Vec2{1280, 640});
  const std::string shown = test::get(room.live->port(), "/photo/" + name);
  CHECK(shown.starts_with("HTTP/1.1 200"));
  CHECK(shown.find("image/jpeg") != std::string::npos);
  CHECK(shown.find("EXIF") == std::string::npos);
  CHECK(status(test::get(room.live->port(), "/photo/" + std::string(64, '0'))) == "404");
  room.restart();
  // Had again once the program has started anew.
  for (int i = 0; i < 50 && status(test::get(room.live->port(), "/photo/" + name)) != "200"; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
  CHECK(status(test::get(room.live->port(), "/photo/" + name)) == "200");
}

TEST_CASE("a vote by printed slips: each counts once, from whatever phone, through a restart; none is guessed") {
  Room room;
  for (const char* text : {"banc", "tapis"}) room.desk->ask(WriteNote{.board = room.state().find(Id<Step>{7})->board, .text = text});
  room.desk->ask(GoToStep{});
  room.desk->ask(activities::PreparePoll{.id = {50}});
  room.desk->ask(activities::SetSlips{{50}, 3});
  room.desk->ask(activities::OpenPoll{{50}});
  const WorkshopState open = room.state();
  std::vector<std::string> codes;
  std::string paper;
  room.desk->with_session([&](desk::Session& session) {
    codes = *desk::slip_codes(session, {50});
    CHECK(*desk::slip_codes(session, {50}) == codes);
    paper = *desk::slips_pdf(*session.state().find(Id<Poll>{50}), codes, room.live->way().link, room.live->way().address, *Words::from_json(*read_file("assets/i18n/fr.json"), Language::french));
  });
  REQUIRE(codes.size() == 3);
  CHECK(paper.starts_with("%PDF"));
  const std::string option = id_text(options_of(open, {50})[0]->id.value), key = "dots-" + id_text(50);
  const auto give = [&](PhoneClient& phone, const std::string& id, const std::string& slip, int points) {
    phone.say(R"({"id":")" + id + R"(","act":{"what":"give","field":")" + key + R"(","text":")" + slip + R"(","points":[{"option":")" + option + R"(","points":)" + std::to_string(points) + "}]}}");
  };
  PhoneClient one = room.phone(lea), two = room.phone(sam);
  give(one, "a", "", 1);
  CHECK(key_of(one.next_with("refused")) == "refused.slip_needed");
  give(one, "b", "AAAA-BBBB-CCCC", 1);
  CHECK(key_of(one.next_with("refused")) == "refused.slip_unknown");
  give(one, "c", codes[0], 2);
  REQUIRE(one.next_with("received"));
  give(one, "d", codes[1], 1);  // two slips from one phone are two ballots
  REQUIRE(one.next_with("received"));
  room.restart();
  PhoneClient back = room.phone(sam);
  give(back, "e", codes[0], 1);  // the same slip again, elsewhere: its ballot is changed, not added
  REQUIRE(back.next_with("received"));
  room.desk->ask(activities::ClosePoll{{50}});
  const WorkshopState closed = room.state();
  CHECK(count_dots(closed, {50}).people == 2);
  CHECK(count_dots(closed, {50}).total == 2);
  room.desk->with_session([&](desk::Session& session) {
    CHECK(desk::slip_codes(session, {50}).error().key == "refused.poll_closed");
    REQUIRE(session.flush());
    session.tidy();
    REQUIRE(session.flush());
    CHECK_FALSE(*session.file().sealed().get(slips_topic({50}), slips_secret_key));
  });
}
