// Who is here by phone, for whoever shows it: numbers only.
#pragma once

#include <cstddef>

namespace pressoir::live {

struct Presence {
  std::size_t people = 0, at_door = 0, consoles = 0;
  bool locked = false;  // newcomers wait at the door
  std::size_t writing = 0;  // have begun an idea that they have not sent
};

}  // namespace pressoir::live
