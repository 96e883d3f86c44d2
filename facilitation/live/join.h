// Join: under which address the room finds this computer, and the square that phones scan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "facilitation/picture/scene.h"

namespace pressoir::live {

// One way into this computer.
struct Address {
  enum class Kind : std::uint8_t { wifi, cable, other, container, vpn, loopback };  // likeliest first
  std::string text;       // 192.168.1.20
  std::string interface;  // wlan0
  Kind kind = Kind::other;
  bool to_internet = false;  // the way out leads through it
  bool operator==(const Address&) const = default;
};
// What an interface is, by its name and nature.
Address::Kind kind_of_interface(std::string_view name, bool is_loopback, bool is_point_to_point, bool is_wireless);
// Those a phone in the room may reach first: Wi-Fi and cable before containers, VPNs and ourselves.
std::vector<Address> likeliest_first(std::vector<Address> addresses);
// Of this computer, now; never empty (127.0.0.1 at worst).
std::vector<Address> own_addresses();

enum class Scheme : std::uint8_t { plain, tls };
// "HTTP://10.0.0.5:8080/ABCDEF": capitals, so that the square stays small.
std::string join_link(Scheme scheme, std::string_view address, int port, std::string_view code);
// "HTTPS://SALLE.EXAMPLE.ORG/ABCDEF", of an origin that others make this program known under.
std::string join_link(std::string_view origin, std::string_view code);
// "salle.example.org" of such an origin.
std::string host_of(std::string_view origin);
// "10.0.0.5:8080", to be typed.
std::string short_address(std::string_view address, int port);

// A QR code (level M), without the quiet zone of four modules.
struct QrCode {
  int modules = 0;         // on a side; 0 when the text is too long for one
  std::vector<Rect> dark;  // runs of dark modules, in modules
};
QrCode qr_code(std::string_view text);
// The same as one path that fills `box`, for paper.
picture::Path qr_path(std::string_view text, const Rect& box, Colour ink);

}  // namespace pressoir::live
