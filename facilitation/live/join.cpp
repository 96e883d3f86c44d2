#include "facilitation/live/join.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <qrencode.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <memory>
#include <sstream>

#include "facilitation/base/file.h"

namespace pressoir::live {
namespace {

constexpr std::array<std::string_view, 10> vpn_names = {"tun", "tap", "wg", "ppp", "tailscale", "zt", "utun", "nordlynx", "ipsec", "gpd"};
constexpr std::array<std::string_view, 11> container_names = {"docker", "br-", "veth", "virbr", "lxc", "lxd", "vmnet", "vboxnet", "cni", "podman", "incus"};

template <std::size_t n>
bool starts_with_any(std::string_view name, const std::array<std::string_view, n>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view one) { return name.starts_with(one); });
}

// The interface that leads out of the room, if one does.
std::string interface_to_internet() {
  std::ifstream routes("/proc/net/route");
  std::string line;
  std::getline(routes, line);
  while (std::getline(routes, line)) {
    std::istringstream words(line);
    std::string interface, destination;
    if (words >> interface >> destination && destination == "00000000") return interface;
  }
  return {};
}

}  // namespace

Address::Kind kind_of_interface(std::string_view name, bool is_loopback, bool is_point_to_point, bool is_wireless) {
  if (is_loopback) return Address::Kind::loopback;
  if (is_point_to_point || starts_with_any(name, vpn_names)) return Address::Kind::vpn;
  if (starts_with_any(name, container_names)) return Address::Kind::container;
  if (is_wireless || name.starts_with("wl")) return Address::Kind::wifi;
  if (name.starts_with("en") || name.starts_with("eth")) return Address::Kind::cable;
  return Address::Kind::other;
}

std::vector<Address> likeliest_first(std::vector<Address> addresses) {
  const auto rank = [](const Address& address) {
    const bool in_room = address.kind == Address::Kind::wifi || address.kind == Address::Kind::cable || address.kind == Address::Kind::other;
    const bool no_network = address.text.starts_with("169.254.");  // nobody gave it an address
    return std::tuple(!in_room, no_network, !address.to_internet, address.kind);
  };
  std::stable_sort(addresses.begin(), addresses.end(), [&](const Address& a, const Address& b) { return rank(a) < rank(b); });
  return addresses;
}

std::vector<Address> own_addresses() {
  std::vector<Address> addresses;
  const std::string way_out = interface_to_internet();
  ifaddrs* list = nullptr;
  if (getifaddrs(&list) == 0) {
    for (const ifaddrs* one = list; one; one = one->ifa_next) {
      if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET || !(one->ifa_flags & IFF_UP)) continue;
      char text[INET_ADDRSTRLEN] = {};
      inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr, text, sizeof text);
      const std::string name = one->ifa_name;
      std::error_code error;
      const bool wireless = std::filesystem::exists("/sys/class/net/" + name + "/wireless", error);
      addresses.push_back({text, name, kind_of_interface(name, one->ifa_flags & IFF_LOOPBACK, one->ifa_flags & IFF_POINTOPOINT, wireless), name == way_out});
    }
    freeifaddrs(list);
  }
  if (addresses.empty()) addresses.push_back({"127.0.0.1", "lo", Address::Kind::loopback});
  return likeliest_first(std::move(addresses));
}

std::string short_address(std::string_view address, int port) {
  std::string text = address.find(':') == std::string_view::npos ? std::string(address) : "[" + std::string(address) + "]";
  return port == 80 ? text : text + ":" + std::to_string(port);
}

std::string join_link(Scheme scheme, std::string_view address, int port, std::string_view code) {
  return (scheme == Scheme::tls ? "HTTPS://" : "HTTP://") + short_address(address, port) + "/" + std::string(code);
}

std::string host_of(std::string_view origin) {
  const auto scheme = origin.find("://");
  if (scheme != std::string_view::npos) origin.remove_prefix(scheme + 3);
  return std::string(origin.substr(0, origin.find('/')));
}

std::string join_link(std::string_view origin, std::string_view code) {
  const auto scheme = origin.find("://");
  std::string link = std::string(scheme == std::string_view::npos ? "http" : origin.substr(0, scheme)) + "://" + host_of(origin) + "/" + std::string(code);
  for (char& c : link)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return link;
}

QrCode qr_code(std::string_view text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
  QrCode made;
  if (!code) return made;
  made.modules = code->width;
  for (int row = 0; row < code->width; ++row) {
    const auto dark = [&](int column) { return column < code->width && (code->data[row * code->width + column] & 1); };
    for (int column = 0; column < code->width; ++column) {
      const int from = column;
      while (dark(column)) ++column;
      if (column > from) made.dark.push_back({static_cast<double>(from), static_cast<double>(row), static_cast<double>(column - from), 1});
    }
  }
  return made;
}

picture::Path qr_path(std::string_view text, const Rect& box, Colour ink) {
  using Kind = picture::PathSegment::Kind;
  const QrCode code = qr_code(text);
  picture::Path path;
  path.fill = ink;
  const double module = box.width / std::max(1, code.modules);
  for (const Rect& run : code.dark) {
    const Vec2 corner = box.position() + Vec2{run.x, run.y} * module, size{run.width * module, module};
    path.segments.push_back({Kind::move, {}, {}, corner});
    path.segments.push_back({Kind::line, {}, {}, corner + Vec2{size.x, 0}});
    path.segments.push_back({Kind::line, {}, {}, corner + size});
    path.segments.push_back({Kind::line, {}, {}, corner + Vec2{0, size.y}});
    path.segments.push_back({Kind::close});
  }
  return path;
}

}  // namespace pressoir::live
