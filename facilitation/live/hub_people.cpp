// The hub's door: who comes, who waits, who goes.
#include "facilitation/live/hub.h"

#include <utility>

#include "facilitation/live/session_code.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

void Hub::opened(Connection connection, const std::string& address) { phones_[connection].address = address; }

void Hub::closed(Connection connection) {
  const auto found = phones_.find(connection);
  if (found == phones_.end()) return;
  const Phone& phone = found->second;
  if (phone.joined && phone.is_console) --consoles_;
  if (phone.joined && phone.is_observer) --observers_;
  if (phone.joined && !phone.is_console && !phone.is_observer) stand_up(phone);
  if (phone.waits) --at_door_;
  if (phone.writes) --writing_;
  const bool counted = phone.joined || phone.waits;
  phones_.erase(found);
  pairing_.gone(connection);
  std::erase_if(taken_, [&](const auto& one) { return one.second == connection; });
  if (counted) tell_presence();
}

bool Hub::may_guess(const std::string& address) {
  const std::int64_t now = clock_->monotonic();
  return guesses_by_address_.take(address, options_.guesses_of_address, now) && guesses_.take(options_.guesses_of_all, now);
}

void Hub::greet(Connection connection, Phone& phone, const Hello& hello) {
  phone.language = language_from_code(hello.lang).value_or(Language::french);
  if (phone.joined) return;
  if (normal_code(hello.code) != options_.code) {
    // Only wrong guesses are counted: a room that shares one address comes in together.
    refuse_to(connection, "", may_guess(phone.address) ? refuse("phone.wrong_code") : refuse("phone.too_many_guesses"));
    return;
  }
  phone.secret = secret_of_token(hello.token);
  if (hello.as == "observer") return greet_observer(connection, phone);
  phone.is_pad = hello.as == "drawing";
  if (hello.as == "console" || phone.is_pad) return greet_console(connection, phone);
  phone.actor = {Role::participant, person_behind(phone)};
  knock(connection, phone);
}

void Hub::knock(Connection connection, Phone& phone) {
  switch (door_.knock(phone.actor.number)) {
    case Door::Answer::in: return come_in(connection, phone);
    case Door::Answer::out: return refuse_to(connection, "", refuse("phone.sent_out"));
    case Door::Answer::waits:
      if (phone.waits) return;
      phone.waits = true;
      ++at_door_;
      answer(connection, waiting_message(words_in(phone.language).say("phone.locked")));
      tell_presence();
  }
}

void Hub::come_in(Connection connection, Phone& phone) {
  if (std::exchange(phone.waits, false)) --at_door_;
  phone.joined = phone.owes_view = phone.owes_own = true;
  sit(phone);
  tell_presence();
  const Workshop* workshop = news_ ? room_.state().find(the_workshop) : nullptr;
  answer(connection, welcome_message(workshop ? workshop->title : "", {}, codes_.code_of(phone.actor.number), promise_in(phone.language)));
}

// The sentence of this session, else the house's own, with the day on which names are erased.
std::string Hub::promise_in(Language language) const {
  const Workshop* workshop = news_ ? news_->state.find(the_workshop) : nullptr;
  if (workshop && !workshop->data_protection.empty()) return workshop->data_protection;
  const Day until = news_ ? names_erased_on(news_->state) : Day{};
  return until ? words_in(language).say("phone.welcome", {{"until", iso_text(until)}}) : words_in(language).say("page.privacy");
}

void Hub::sit(Phone& phone) {
  const std::uint64_t person = phone.actor.number;
  door_.came_in(person);
  ++people_[person];
  if (codes_.know(person)) links_.keep("codes", codes_.kept());
}

void Hub::stand_up(const Phone& phone) {
  const auto person = people_.find(phone.actor.number);
  if (--person->second == 0) people_.erase(person);
}

int Hub::voters_of(std::uint64_t person) const {
  const auto found = voters_.find(person);
  return found == voters_.end() ? 0 : found->second;
}

std::size_t Hub::people() const {
  std::size_t people = people_.size();
  for (const auto& [person, voters] : voters_)
    if (people_.contains(person)) people += static_cast<std::size_t>(voters) - 1;
  return people;
}

// A room that writes starts and stops many times a second: told at most each second.
void Hub::note_writing(Phone& phone, bool writes) {
  constexpr std::int64_t tell_within_ms = 1000;
  if (phone.writes == writes) return;
  phone.writes = writes;
  writing_ = writes ? writing_ + 1 : writing_ - 1;
  if (tell_writing_at_) return;
  tell_writing_at_ = clock_->monotonic() + tell_within_ms;
  wake_by(*tell_writing_at_);
}

void Hub::tell_presence() {
  tell_writing_at_.reset();
  links_.presence({people(), at_door_, consoles_, door_.locked(), writing_});
  if (consoles_ > 0) show_soon();
}

void Hub::lock(bool locked) {
  if (door_.locked() == locked) return;
  door_.lock(locked);
  if (!locked) let_in();
  links_.keep("door", door_.kept());
  tell_presence();
}

void Hub::let_in() {
  std::vector<Connection> waiting;
  for (const auto& [connection, phone] : phones_)
    if (phone.waits) waiting.push_back(connection);
  for (const Connection connection : waiting) come_in(connection, phones_.at(connection));
  if (door_.locked() && !waiting.empty()) links_.keep("door", door_.kept());
}

void Hub::lower_hands() {
  std::vector<Connection> up;
  for (auto& [connection, phone] : phones_)
    if (std::exchange(phone.hand_up, false)) up.push_back(connection);
  for (const Connection connection : up) answer(connection, hand_message(false));
}

void Hub::set_covered(std::optional<bool> covered) {
  if (covered_ == covered) return;
  covered_ = covered;
  if (consoles_ > 0) show_soon();
}

}  // namespace pressoir::live
