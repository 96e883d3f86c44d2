// Wi-Fi: the square that puts a phone on the room's network, where the facilitator has typed the hotspot's name and key.
#pragma once

#include <string>

namespace pressoir::live {

struct Wifi {
  static constexpr std::size_t most_name = 32, most_key = 63;  // bytes, as the standard has them
  std::string name, key;  // without a key: an open network
  bool operator==(const Wifi&) const = default;
};

// Neither longer than the standard allows, no control character; else nothing.
Wifi usable_wifi(Wifi wifi);
// "WIFI:T:WPA;S:Salle;P:cle;;", its marks escaped; empty without a name.
std::string wifi_text(const Wifi& wifi);

}  // namespace pressoir::live
