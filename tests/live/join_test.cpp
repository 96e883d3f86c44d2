// How the room comes in: the code, the likeliest address, the square that phones scan, who may ask at all.
#include <doctest/doctest.h>

#include <set>

#include "facilitation/live/join.h"
#include "facilitation/live/reach.h"
#include "facilitation/live/limits.h"
#include "facilitation/live/origin.h"
#include "facilitation/live/session_code.h"
#include "facilitation/live/site.h"
#include "facilitation/live/wifi.h"

using namespace pressoir;
using namespace pressoir::live;

TEST_CASE("a code has six of 31 letters, is read however it is typed, and no letter is favoured") {
  const auto randomness = seeded_randomness(7);
  std::set<char> seen;
  for (int i = 0; i < 2000; ++i) {
    const std::string code = new_code(*randomness);
    REQUIRE(code.size() == 6);
    CHECK(normal_code(code) == code);
    seen.insert(code.begin(), code.end());
  }
  CHECK(seen.size() == code_letters.size());
  CHECK(code_letters.size() == 31);
  CHECK(normal_code(" abc-def ") == "ABCDEF");
  for (const char* bad : {"", "ABCDE", "ABCDEFG", "ABCDE0", "ABCDEI", "ABCDÉF", "../../"}) CHECK(normal_code(bad).empty());
}

TEST_CASE("the address phones most likely reach comes first") {
  using Kind = Address::Kind;
  CHECK(kind_of_interface("docker0", false, false, false) == Kind::container);
  CHECK(kind_of_interface("tun0", false, false, false) == Kind::vpn);
  CHECK(kind_of_interface("wg0", false, true, false) == Kind::vpn);
  CHECK(kind_of_interface("wlp2s0", false, false, true) == Kind::wifi);
  CHECK(kind_of_interface("enp3s0", false, false, false) == Kind::cable);
  CHECK(kind_of_interface("lo", true, false, false) == Kind::loopback);
  const auto sorted = likeliest_first({{"127.0.0.1", "lo", Kind::loopback},
                                       {"172.17.0.1", "docker0", Kind::container},
                                       {"10.8.0.2", "tun0", Kind::vpn, true},
                                       {"169.254.3.4", "wlan1", Kind::wifi},
                                       {"192.168.1.20", "eth0", Kind::cable},
                                       {"192.168.43.5", "wlan0", Kind::wifi}});
  REQUIRE(sorted.size() == 6);
  CHECK(sorted[0].text == "192.168.43.5");
  CHECK(sorted[1].text == "192.168.1.20");
  CHECK(sorted[2].text == "169.254.3.4");
  CHECK(sorted.back().text == "127.0.0.1");
  // The way out of the room decides between two that are alike.
  CHECK(likeliest_first({{"10.0.0.1", "wlan0", Kind::wifi}, {"10.0.0.2", "eth0", Kind::cable, true}})[0].text == "10.0.0.2");
  CHECK_FALSE(own_addresses().empty());
}

TEST_CASE("what keeps phones from coming is told in one word, as far as addresses show it") {
  using Kind = Address::Kind;
  const Address own{"127.0.0.1", "lo", Kind::loopback}, wifi{"192.168.43.5", "wlan0", Kind::wifi}, vpn{"10.8.0.2", "tun0", Kind::vpn}, docker{"172.17.0.1", "docker0", Kind::container},
      alone{"169.254.3.4", "eth0", Kind::cable};
  CHECK(reach_of({own, wifi, vpn}, "0.0.0.0") == Reach::fine);
  CHECK(reach_of({own, wifi}, "127.0.0.1") == Reach::bound_here);
  CHECK(reach_of({own}, "0.0.0.0") == Reach::no_network);
  CHECK(reach_of({}, "0.0.0.0") == Reach::no_network);
  CHECK(reach_of({own, vpn, docker}, "0.0.0.0") == Reach::only_vpn);
  CHECK(reach_of({own, docker}, "0.0.0.0") == Reach::only_containers);
  CHECK(reach_of({own, alone, vpn}, "0.0.0.0") == Reach::no_address_given);
}

TEST_CASE("the square stays small enough to be scanned from the back row") {
  CHECK(join_link(Scheme::plain, "192.168.100.100", 8080, "ABCDEF") == "HTTP://192.168.100.100:8080/ABCDEF");
  CHECK(join_link(Scheme::tls, "10.0.0.5", 8443, "ABCDEF") == "HTTPS://10.0.0.5:8443/ABCDEF");
  CHECK(join_link("https://salle.example.org/", "ABCDEF") == "HTTPS://SALLE.EXAMPLE.ORG/ABCDEF");
  CHECK(host_of("https://salle.example.org:8443") == "salle.example.org:8443");
  CHECK(short_address("10.0.0.5", 80) == "10.0.0.5");
  CHECK(qr_code(join_link(Scheme::plain, "192.168.100.100", 8080, "ABCDEF")).modules == 25);
  const auto path = qr_path("HTTP://10.0.0.5:8080/ABCDEF", {10, 20, 250, 250}, rgb(0));
  CHECK(path.segments.size() > 300);
  for (const auto& segment : path.segments) {
    if (segment.kind == picture::PathSegment::Kind::close) continue;
    CHECK(segment.to.x >= 10);
    CHECK(segment.to.x <= 260);
    CHECK(segment.to.y >= 20);
    CHECK(segment.to.y <= 270);
  }
  CHECK(qr_path(std::string(5000, 'x'), {0, 0, 10, 10}, rgb(0)).segments.empty());
}

TEST_CASE("the hotspot's square says its name and key, whatever they hold, and nothing that the standard does not allow") {
  CHECK(wifi_text({"Salle des fêtes", "abricots"}) == "WIFI:T:WPA;S:Salle des fêtes;P:abricots;;");
  CHECK(wifi_text({"a;b,c:d\\e\"f", "1;2"}) == "WIFI:T:WPA;S:a\\;b\\,c\\:d\\\\e\\\"f;P:1\\;2;;");
  CHECK(wifi_text({"Ouvert", ""}) == "WIFI:T:nopass;S:Ouvert;;");
  CHECK(wifi_text({"", "clé"}).empty());
  CHECK(usable_wifi({std::string(32, 'a'), std::string(63, 'b')}) == Wifi{std::string(32, 'a'), std::string(63, 'b')});
  CHECK(usable_wifi({std::string(33, 'a'), ""}) == Wifi{});
  CHECK(usable_wifi({"a", std::string(64, 'b')}) == Wifi{});
  CHECK(usable_wifi({"a\nb", "c"}) == Wifi{});
  CHECK(qr_code(wifi_text({std::string(32, ';'), std::string(63, ';')})).modules > 0);
}

TEST_CASE("all that a participant's phone loads stays under 40 kB, packed") {
  const Path assets = *assets_folder();
  const auto words = [&](const char* file, Language language) { return *Words::from_json(*read_file(assets / "i18n" / file), language); };
  const auto site = Site::load(assets, words("fr.json", Language::french), words("en.json", Language::english));
  REQUIRE(site);
  CHECK(site->packed_size() < 40'000);
  CHECK(site->packed_size() > 20'000);
  MESSAGE("the page: ", site->packed_size(), " bytes");
}

TEST_CASE("only our own page may talk to us, under our own names") {
  const OwnNames names = own_names("192.168.1.20", 8080, "Laptop", "https://salle.example.org");
  CHECK(is_our_host("192.168.1.20:8080", names));
  CHECK(is_our_host("laptop.local:8080", names));
  CHECK(is_our_host("localhost:8080", names));
  CHECK(is_our_host("salle.example.org", names));
  for (const char* host : {"", "evil.example", "192.168.1.20", "192.168.1.20:80", "192.168.1.20:8080.evil.example", "192.168.1.21:8080"}) CHECK_FALSE(is_our_host(host, names));
  CHECK(is_our_origin("http://192.168.1.20:8080", "192.168.1.20:8080", names));
  CHECK(is_our_origin("https://salle.example.org", "salle.example.org", names));
  CHECK(is_our_origin("", "192.168.1.20:8080", names));  // no browser
  for (const char* origin : {"null", "http://evil.example", "http://192.168.1.20:8081", "http://192.168.1.20:8080.evil.example", "file://", "http://laptop:8080"})
    CHECK_FALSE(is_our_origin(origin, "192.168.1.20:8080", names));
  CHECK(is_our_host("10.0.0.1", own_names("10.0.0.1", 80, "", "")));
}

TEST_CASE("behind a proxy the last address counts, if it is one") {
  CHECK(forwarded_address("1.2.3.4", "x") == "1.2.3.4");
  CHECK(forwarded_address("6.6.6.6, 10.0.0.9 ", "x") == "10.0.0.9");
  CHECK(forwarded_address("", "x") == "x");
  CHECK(forwarded_address("a, <script>", "x") == "x");
}

TEST_CASE("a pace lets a burst through, then so many a second; quiet addresses are forgotten") {
  Pace pace;
  const PaceOptions options{3, 2};
  for (int i = 0; i < 3; ++i) CHECK(pace.take(options, 1000));
  CHECK_FALSE(pace.take(options, 1000));
  CHECK_FALSE(pace.take(options, 1400));
  CHECK(pace.take(options, 1500));
  CHECK_FALSE(pace.take(options, 1500));
  PaceByAddress paces;
  for (int i = 0; i < 50'000; ++i) CHECK(paces.take("10." + std::to_string(i), options, i * 10));
}
