#include "facilitation/live/wifi.h"

#include <algorithm>
#include <string_view>

namespace pressoir::live {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (std::string_view("\\;,:\"").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

}  // namespace

Wifi usable_wifi(Wifi wifi) {
  if (wifi.name.empty() || wifi.name.size() > Wifi::most_name || wifi.key.size() > Wifi::most_key || has_control(wifi.name) || has_control(wifi.key)) return {};
  return wifi;
}

std::string wifi_text(const Wifi& wifi) {
  if (wifi.name.empty()) return {};
  std::string text = wifi.key.empty() ? "WIFI:T:nopass;S:" : "WIFI:T:WPA;S:";
  text += escaped(wifi.name) + ";";
  if (!wifi.key.empty()) text += "P:" + escaped(wifi.key) + ";";
  return text + ";";
}

}  // namespace pressoir::live
