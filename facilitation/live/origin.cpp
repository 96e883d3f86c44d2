#include "facilitation/live/origin.h"

#include <algorithm>

namespace pressoir::live {
namespace {

std::string lower(std::string_view text) {
  std::string low(text);
  for (char& c : low)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return low;
}

std::string host_of_origin(std::string_view origin) {
  const auto scheme = origin.find("://");
  return scheme == std::string_view::npos ? std::string() : lower(origin.substr(scheme + 3));
}

}  // namespace

OwnNames own_names(const std::string& address, int port, const std::string& machine, const std::string& public_origin) {
  OwnNames names{{}, lower(public_origin)};
  const bool is_v6 = address.find(':') != std::string::npos;
  for (const std::string& name : {is_v6 ? "[" + address + "]" : address, std::string("localhost"), lower(machine), lower(machine) + ".local"}) {
    if (name.empty() || name == ".local") continue;
    names.hosts.push_back(name + ":" + std::to_string(port));
    if (port == 80) names.hosts.push_back(name);
  }
  return names;
}

bool is_our_host(std::string_view host, const OwnNames& names) {
  const std::string asked = lower(host);
  if (std::find(names.hosts.begin(), names.hosts.end(), asked) != names.hosts.end()) return true;
  return !names.public_origin.empty() && asked == host_of_origin(names.public_origin);
}

bool is_our_origin(std::string_view origin, std::string_view host, const OwnNames& names) {
  if (origin.empty()) return true;
  const std::string from = lower(origin);
  if (!names.public_origin.empty() && from == names.public_origin) return true;
  const std::string asked = lower(host);
  return (from == "http://" + asked || from == "https://" + asked) && std::find(names.hosts.begin(), names.hosts.end(), asked) != names.hosts.end();
}

std::string forwarded_address(std::string_view header, const std::string& otherwise) {
  const auto comma = header.rfind(',');
  std::string_view last = comma == std::string_view::npos ? header : header.substr(comma + 1);
  while (!last.empty() && (last.front() == ' ' || last.front() == '\t')) last.remove_prefix(1);
  while (!last.empty() && (last.back() == ' ' || last.back() == '\t')) last.remove_suffix(1);
  const bool plain = last.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
  return !last.empty() && last.size() <= 45 && plain ? std::string(last) : otherwise;
}

}  // namespace pressoir::live
