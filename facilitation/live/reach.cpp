#include "facilitation/live/reach.h"

#include <algorithm>

namespace pressoir::live {

Reach reach_of(const std::vector<Address>& addresses, std::string_view bind) {
  using Kind = Address::Kind;
  if (bind == "localhost" || bind == "::1" || bind.starts_with("127.")) return Reach::bound_here;
  const auto has = [&](auto&& what) { return std::any_of(addresses.begin(), addresses.end(), what); };
  const auto in_room = [](const Address& a) { return a.kind == Kind::wifi || a.kind == Kind::cable || a.kind == Kind::other; };
  if (has([&](const Address& a) { return in_room(a) && !a.text.starts_with("169.254."); })) return Reach::fine;
  if (has(in_room)) return Reach::no_address_given;
  if (has([](const Address& a) { return a.kind == Kind::vpn; })) return Reach::only_vpn;
  if (has([](const Address& a) { return a.kind == Kind::container; })) return Reach::only_containers;
  return Reach::no_network;
}

}  // namespace pressoir::live
