// The server with a real desk and a real file behind it, spoken to by plain sockets: what phones may do, and what strangers may not break.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <thread>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/live/served_room.h"

using namespace pressoir;
using namespace pressoir::workshop;
using test::frame;
using test::lea;
using test::PhoneClient;
using test::sam;
using test::send_idea;
using Room = test::ServedRoom;

TEST_CASE("a phone writes, is told it is received when it is on the disk, and everybody sees it") {
  Room room;
  PhoneClient one = room.phone(lea), two = room.phone(sam);
  const auto first = one.next_with("view");
  REQUIRE(first);
  CHECK(boost::json::serialize(*first).find("Quoi") != std::string::npos);
  CHECK(room.live->people() == 2);
  one.say(send_idea("a1", "Un banc 🧸"));
  REQUIRE(one.next_with("received"));
  CHECK(room.desk->newest()->durable > 0);
  const auto seen = two.next_with("view", 3000);
  const auto later = two.next_with("view", 3000);
  CHECK((boost::json::serialize(seen ? *seen : boost::json::object()) + boost::json::serialize(later ? *later : boost::json::object())).find("Un banc 🧸") != std::string::npos);
  // Sent again, by the same phone on another line: counted once.
  one.say(send_idea("a1", "Un banc 🧸"));
  REQUIRE(one.next_with("received"));
  PhoneClient again = room.phone(lea);
  again.say(send_idea("a1", "Un banc 🧸"));
  REQUIRE(again.next_with("received"));
  CHECK(room.texts() == std::vector<std::string>{"Un banc 🧸"});
}

TEST_CASE("the program starts again on the same port and code; the same browser is the same person with what it wrote") {
  Room room;
  const std::string code = room.live->code();
  {
    PhoneClient one = room.phone(lea);
    one.say(send_idea("a1", "Un banc"));
    REQUIRE(one.next_with("received"));
  }
  room.restart();
  CHECK(room.live->code() == code);
  PhoneClient one = room.phone(lea);
  const auto own = one.next_with("own");
  REQUIRE(own);
  CHECK(own->at("own").at("ideas").as_array().at(0).at("text").as_string() == "Un banc");
  one.say(send_idea("a1", "Un banc"));
  REQUIRE(one.next_with("received"));
  CHECK(room.texts().size() == 1);
  // Somebody else has nothing, and cannot touch it.
  PhoneClient two = room.phone(sam);
  CHECK(two.next_with("own")->at("own").at("ideas").as_array().empty());
  const std::string id(own->at("own").at("ideas").as_array().at(0).at("id").as_string());
  two.say(R"({"id":"b1","act":{"what":"withdraw","field":"ideas","item":")" + id + "\"}}");
  CHECK(two.next_with("refused")->at("refused").at("key").as_string() == "refused.not_yours");
  one.say(R"({"id":"a2","act":{"what":"edit","field":"ideas","item":")" + id + R"(","text":"Deux bancs"}})");
  REQUIRE(one.next_with("received"));
  CHECK(room.texts() == std::vector<std::string>{"Deux bancs"});
  one.say(R"({"id":"a3","act":{"what":"withdraw","field":"ideas","item":")" + id + "\"}}");
  REQUIRE(one.next_with("received"));
  CHECK(room.texts().empty());
}

TEST_CASE("a vote: ballots stay sealed, change, are resent, survive a restart, and are counted once when the vote closes") {
  Room room;
  for (const char* text : {"banc", "tapis", "panneau"}) room.desk->ask(WriteNote{.board = room.state().find(Id<Step>{7})->board, .text = text});
  room.desk->ask(GoToStep{});
  room.desk->ask(activities::PreparePoll{.id = {50}});
  room.desk->ask(activities::OpenPoll{{50}});
  const WorkshopState open = room.state();
  const auto options = options_of(open, {50});
  REQUIRE(options.size() == 3);
  const std::string a = id_text(options[0]->id.value), b = id_text(options[1]->id.value), key = "dots-" + id_text(50);
  const auto give = [&](const std::string& id, const std::string& points) { return R"({"id":")" + id + R"(","act":{"what":"give","field":")" + key + R"(","points":[)" + points + "]}}"; };
  PhoneClient one = room.phone(lea), two = room.phone(sam);
  one.say(give("v1", R"({"option":")" + a + R"(","points":2},{"option":")" + b + R"(","points":1})"));
  REQUIRE(one.next_with("received"));
  two.say(give("v1", R"({"option":")" + a + R"(","points":3})"));  // two at most
  CHECK(two.next_with("refused")->at("refused").at("key").as_string() == "dots.used");
  two.say(give("v2", R"({"option":")" + a + R"(","points":1})"));
  REQUIRE(two.next_with("received"));
  CHECK(room.state().all<Vote>().empty());
  CHECK(count_sealed(room.desk->newest()->sealed, ballots_topic({50})) == 2);
  room.restart();
  CHECK(count_sealed(room.desk->newest()->sealed, ballots_topic({50})) == 2);
  PhoneClient back = room.phone(sam);
  CHECK(back.next_with("own")->at("own").at("voted").as_bool());
  back.say(give("v2", R"({"option":")" + a + R"(","points":1})"));
  REQUIRE(back.next_with("received"));
  back.say(give("v3", R"({"option":")" + b + R"(","points":2})"));  // changed
  REQUIRE(back.next_with("received"));
  room.desk->ask(activities::ClosePoll{{50}});
  const WorkshopState closed = room.state();
  const auto ranked = ranking(closed, {50});
  REQUIRE(ranked.size() == 3);
  CHECK(ranked[0].option->label == "tapis");
  CHECK(ranked[0].dots == 3);
  CHECK(ranked[1].dots == 2);
  CHECK(count_dots(closed, {50}).people == 2);
  back.say(give("v4", R"({"option":")" + a + R"(","points":2})"));
  CHECK(back.next_with("refused"));
  CHECK(count_sealed(room.desk->newest()->sealed, ballots_topic({50})) == 0);
}

TEST_CASE("the page comes from memory, packed, kept for ever under its hash, and may talk to nobody else") {
  Room room;
  const int port = room.live->port();
  const std::string page = test::get(port, "/");
  CHECK(page.starts_with("HTTP/1.1 200"));
  CHECK(page.find("Content-Security-Policy: default-src 'none'; script-src 'self'") != std::string::npos);
  CHECK(page.find("Cache-Control: no-cache") != std::string::npos);
  CHECK(test::get(port, "/" + room.live->code()).starts_with("HTTP/1.1 200"));
  const auto at = page.find("/w/");
  REQUIRE(at != std::string::npos);
  const std::string base = page.substr(at, 20);
  const std::string script = test::get(port, base + "page.js", "Accept-Encoding: gzip\r\n");
  CHECK(script.starts_with("HTTP/1.1 200"));
  CHECK(script.find("immutable") != std::string::npos);
  CHECK(script.find("Content-Encoding: gzip") != std::string::npos);
  const std::string words = test::get(port, base + "en.json");
  CHECK(words.find("Welcome to the workshop") != std::string::npos);
  CHECK(words.find("facilitator_only") == std::string::npos);
  // HEAD tells the same without the bytes.
  CHECK(test::http(port, "HEAD / HTTP/1.1\r\nHost: localhost:" + std::to_string(port) + "\r\nConnection: close\r\n\r\n").ends_with("\r\n\r\n"));
}

TEST_CASE("strangers are refused: other hosts, other origins, paths that climb, bodies, methods, heads without end") {
  Room room;
  const int port = room.live->port();
  const std::string host = "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  const auto status = [](const std::string& answer) { return answer.size() > 12 ? answer.substr(9, 3) : answer; };
  CHECK(status(test::http(port, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")) == "421");
  CHECK(status(test::http(port, "GET / HTTP/1.1\r\n\r\n")) == "421");
  for (const char* path : {"/../assets/i18n/fr.json", "/w/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/w/", "//", "/index.html", "/phone", "/a.pressoir"}) {
    CAPTURE(path);
    CHECK(status(test::get(port, path)) == "404");
  }
  CHECK(status(test::http(port, "POST / HTTP/1.1\r\n" + host + "Content-Length: 1073741824\r\n\r\n")) == "413");
  CHECK(status(test::http(port, "POST / HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n")) == "413");
  CHECK(status(test::http(port, "DELETE / HTTP/1.1\r\n" + host + "\r\n")) == "405");
  CHECK(status(test::http(port, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(20'000, 'a') + "\r\n\r\n")) == "431");
  CHECK(status(test::http(port, "\x16\x03\x01 no HTTP at all\r\n\r\n")) == "400");
  CHECK(PhoneClient(port, "Origin: http://evil.example\r\n").status() == 403);
  CHECK(PhoneClient(port, "Origin: null\r\n").status() == 403);
  CHECK(PhoneClient(port, "Host: evil.example\r\nOrigin: http://evil.example\r\n").status() == 421);
  CHECK(PhoneClient(port, "Origin: http://127.0.0.1:" + std::to_string(port) + "\r\n").is_open());
  CHECK(room.phone(lea).is_open());
}

TEST_CASE("frames that break RFC 6455 close with its codes, and the others go on") {
  Room room;
  PhoneClient steady = room.phone(sam);
  const auto closes_with = [&](const std::string& bytes) {
    PhoneClient phone = room.phone(lea);
    phone.send_raw(bytes);
    return phone.wait_for_close();
  };
  CHECK(closes_with(frame(0x81, "{}", false)) == 1002);                   // unmasked
  CHECK(closes_with(frame(0xC1, "{}")) == 1002);                          // a reserved bit
  CHECK(closes_with(frame(0x83, "{}")) == 1002);                          // an opcode that does not exist
  CHECK(closes_with(frame(0x09, "ping")) == 1002);                        // a control frame in pieces
  CHECK(closes_with(frame(0x89, std::string(126, 'a'))) == 1002);         // a control frame too long
  CHECK(closes_with(frame(0x80, "{}")) == 1002);                          // a continuation of nothing
  CHECK(closes_with(frame(0x88, std::string("\x03\xEC", 2))) == 1002);    // a close code that is not for the wire (1004)
  CHECK(closes_with(frame(0x81, "{\"beat\":\"\xff\xfe\"}")) == 1007);     // no UTF-8
  CHECK(closes_with(frame(0x81, std::string(20'000, ' '))) == 1009);      // too big
  CHECK(closes_with(frame(0x82, "binary")) == 1008);
  CHECK(closes_with(frame(0x88, std::string("\x03\xE8", 2))) == 1000);
  // JSON that is none is answered, not closed.
  PhoneClient odd = room.phone(lea);
  odd.say("{\"hello\":");
  CHECK(odd.next_with("refused"));
  odd.say(std::string(5000, '['));
  CHECK(odd.next_with("refused"));
  steady.say(send_idea("a1", "<script>alert(1)</script> 'quotes' \u202e bidi"));
  CHECK(steady.next_with("received"));
  CHECK(room.texts().size() == 1);
}

TEST_CASE("who says nothing, or a byte a second, is let go; a phone without a hello too") {
  Room room;
  test::Socket silent(room.live->port()), slow(room.live->port());
  PhoneClient mute(room.live->port());
  REQUIRE(mute.is_open());
  slow.send("GET / HTTP/1.1\r\n");
  bool slow_cut = false;
  for (int second = 0; second < 13 && !slow_cut; ++second) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    slow_cut = !slow.send("X") || slow.receive_to_end(1).has_value();
  }
  CHECK(slow_cut);
  CHECK(silent.receive_to_end(2000).has_value());
  CHECK(mute.wait_for_close(3000) != 0);
}
