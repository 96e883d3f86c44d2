// Reach: whether phones in the room can come to this computer, told from its addresses; what cannot be told only a phone shows.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "facilitation/live/join.h"

namespace pressoir::live {

enum class Reach : std::uint8_t {
  fine,            // as far as can be told from here
  no_network,      // no address but our own
  bound_here,      // told to listen to this computer only
  only_vpn,        // nothing but a private network that phones are not in
  only_containers,
  no_address_given // connected, and nobody gave an address (169.254.…)
};
// `addresses`: of now, in any order; `bind`: what the server listens on.
Reach reach_of(const std::vector<Address>& addresses, std::string_view bind);

}  // namespace pressoir::live
