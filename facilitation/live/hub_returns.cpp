// The hub's people who come back: on another address a browser knows nothing of who it was, and a return code says it.
#include "facilitation/base/sha256.h"
#include "facilitation/live/hub.h"

namespace pressoir::live {

using namespace workshop;

namespace {

constexpr int most_tries = 3;

}  // namespace

// What a browser is known again by once it has returned: its own secret stays its own, so that no sealed ballot comes with a code.
std::uint64_t Hub::person_behind(const Phone& phone) const {
  const auto found = returned_.empty() ? returned_.end() : returned_.find(sha256_hex_of_parts({"returned", phone.secret, options_.session}));
  return found == returned_.end() ? person_of_secret(phone.secret, options_.session) : found->second;
}

void Hub::come_back(Connection connection, Phone& phone, const std::string& typed) {
  const std::string proof = sha256_hex_of_parts({"returned", phone.secret, options_.session});
  const auto tried = return_tries_.find(proof);
  if (tried != return_tries_.end() && tried->second >= most_tries) return refuse_to(connection, "", refuse("phone.return_tries"));
  const auto person = codes_.person_of(typed);
  if (!person) {
    if (!returns_.take(options_.returns_of_all, clock_->monotonic())) return refuse_to(connection, "", refuse("phone.too_many_guesses"));
    const int tries = ++return_tries_[proof];
    return refuse_to(connection, "", refuse("phone.return_unknown", {{"n", std::int64_t{most_tries - tries}}}));
  }
  if (*person == phone.actor.number) return answer(connection, returned_message(codes_.code_of(*person)));
  // Somebody who guesses a code finds its owner in the room.
  if (people_.contains(*person)) return refuse_to(connection, "", refuse("phone.return_here"));
  if (door_.knock(*person) == Door::Answer::out) return refuse_to(connection, "", refuse("phone.sent_out"));
  const std::uint64_t before = phone.actor.number;
  return_tries_.erase(proof);
  returned_[proof] = *person;
  std::string kept;
  for (const auto& [one, number] : returned_) kept.append(kept.empty() ? "" : " ").append(one).append(" ").append(id_text(number));
  links_.keep("returned", kept);
  if (!phone.joined) {
    // Waits at a locked door: who was in before comes in again.
    phone.actor.number = *person;
    return knock(connection, phone);
  }
  for (auto& [other, one] : phones_) {
    if (!one.joined || one.is_console || one.is_observer || one.actor.number != before || one.secret != phone.secret) continue;
    stand_up(one);
    one.actor.number = *person;
    sit(one);
    one.owes_own = one.owes_view = true;
    answer(other, returned_message(codes_.code_of(*person)));
  }
  tell_presence();
}

}  // namespace pressoir::live
