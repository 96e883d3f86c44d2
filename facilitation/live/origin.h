// Who a request says it is for and where its page came from: any web page open in the room may try to talk to us, only our own may.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pressoir::live {

// The names under which this server may be asked.
struct OwnNames {
  std::vector<std::string> hosts;  // "10.0.0.5:8080", "localhost:8080" …, lower case
  std::string public_origin;       // "https://salle.example.org" behind a proxy or a tunnel; empty: none
};

// The names of a connection that came in on `address`:`port`; `machine` is this computer's name.
OwnNames own_names(const std::string& address, int port, const std::string& machine, const std::string& public_origin);
// Whether the Host header names us.
bool is_our_host(std::string_view host, const OwnNames& names);
// Whether the Origin header is a page of ours under that host; a missing header is no browser and may pass.
bool is_our_origin(std::string_view origin, std::string_view host, const OwnNames& names);
// The last address a trusted proxy says it was asked from, or `otherwise`.
std::string forwarded_address(std::string_view header, const std::string& otherwise);

}  // namespace pressoir::live
