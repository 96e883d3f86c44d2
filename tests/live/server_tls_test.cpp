// The same server with a certificate: phones talk to it over TLS, and who asks in plain HTTP is sent there.
#include <openssl/ssl.h>

#include "tests/live/own_certificate.h"
#include "tests/live/served_room.h"

using namespace pressoir;
using test::Over;
using test::PhoneClient;

namespace {

struct TlsRoom {
  test::TemporaryFolder folder;
  test::OwnCertificate own = test::make_own_certificate(folder.path());
  test::ServedRoom room{{}, {.certificate = own.certificate.string(), .key = own.key.string()}};
};

}  // namespace

TEST_CASE("over TLS a phone joins, writes and is told that it is received; the square that is scanned says https") {
  TlsRoom tls;
  CHECK(tls.room.live->way().link.starts_with("HTTPS://"));
  PhoneClient phone(tls.room.live->port(), "", "", Over::tls);
  REQUIRE(phone.is_open());
  phone.hello(tls.room.live->code(), test::lea);
  REQUIRE(phone.next_with("welcome"));
  phone.say(test::send_idea("a1", "Des chaises. Vraiment."));
  CHECK(phone.next_with("received"));
  CHECK(tls.room.texts() == std::vector<std::string>{"Des chaises. Vraiment."});
  // Another frame than text ends it with its reason, here too.
  phone.send_raw(test::frame(0x82, "binary"));
  CHECK(phone.wait_for_close() == 1008);
}

TEST_CASE("over TLS the page is given and the connection ended cleanly") {
  TlsRoom tls;
  const int port = tls.room.live->port();
  test::Socket browser(port, "", Over::tls);
  REQUIRE(browser.is_open());
  browser.send("GET / HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) + "\r\nConnection: close\r\n\r\n");
  std::string page;
  for (std::string more = browser.receive(5000); !more.empty(); more = browser.receive(5000)) page += more;
  CHECK(page.starts_with("HTTP/1.1 200 OK"));
  CHECK(page.find("<title>Pressoir</title>") != std::string::npos);
}

TEST_CASE("who asks in plain HTTP where TLS is spoken is sent to https; noise and silence are let go") {
  TlsRoom tls;
  const int port = tls.room.live->port();
  const std::string sent_on = test::get(port, "/" + tls.room.live->code());
  CHECK(sent_on.starts_with("HTTP/1.1 301"));
  CHECK(sent_on.find("Location: https://127.0.0.1:" + std::to_string(port) + "/" + tls.room.live->code() + "\r\n") != std::string::npos);
  CHECK(PhoneClient(port).status() == 301);
  test::Socket noise(port);
  noise.send(std::string("\x16\x03\x01\x02\x00garbage", 12) + std::string(600, 'x'));
  CHECK(noise.receive_to_end(5000).has_value());
  // The others go on.
  PhoneClient phone(port, "", "", Over::tls);
  CHECK(phone.is_open());
}

TEST_CASE("a certificate or a key that cannot be read, or that do not belong together, are named") {
  TlsRoom tls;
  const test::TemporaryFolder elsewhere;
  const test::OwnCertificate other = test::make_own_certificate(elsewhere.path());
  const auto refusal = [&](const Path& certificate, const Path& key) {
    auto opened = desk::LiveRoom::open(*tls.room.desk, {.port = 0, .bind = "127.0.0.1", .certificate = certificate.string(), .key = key.string()});
    return opened ? std::string() : opened.error().key;
  };
  CHECK(refusal(elsewhere / "none", other.key) == "live.bad_certificate");
  CHECK(refusal(other.key, other.key) == "live.bad_certificate");
  CHECK(refusal(other.certificate, other.certificate) == "live.bad_key");
  CHECK(refusal(other.certificate, tls.own.key) == "live.bad_key");
}
