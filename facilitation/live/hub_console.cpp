// The hub's co-facilitators: paired by four digits, shown what the facilitator alone may see, obeyed.
#include <algorithm>
#include <set>

#include "facilitation/base/sha256.h"
#include "facilitation/live/hub.h"
#include "facilitation/live/observer.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

void Hub::greet_console(Connection connection, Phone& phone) {
  phone.proof = sha256_hex_of_parts({"console", phone.secret, options_.session});
  if (pairing_.knows(phone.proof)) return enter_console(connection, phone);
  const auto digits = pairing_.show(connection, phone.proof, clock_->monotonic(), *randomness_);
  if (!digits) return refuse_to(connection, "", refuse("phone.pairing_full"));
  answer(connection, pairing_message(*digits, Pairing::pending_ms));
}

void Hub::enter_console(Connection connection, Phone& phone) {
  phone.actor = {Role::co_facilitator, person_of_secret(phone.secret, "console " + options_.session)};
  phone.joined = phone.is_console = phone.owes_view = true;
  ++consoles_;
  const Workshop* workshop = news_ ? news_->state.find(the_workshop) : nullptr;
  answer(connection, welcome_message(workshop ? workshop->title : "", std::to_string(connection)));
  tell_presence();
  if (news_) show_console();
}

bool Hub::pair(const std::string& digits) {
  const auto connection = pairing_.typed(digits, clock_->monotonic());
  if (!connection) return false;
  links_.paired(pairing_.proofs());
  if (const auto phone = phones_.find(*connection); phone != phones_.end() && !phone->second.joined) enter_console(*connection, phone->second);
  return true;
}

void Hub::show_console() {
  ConsoleHere here{people(), at_door_, door_.muted(), door_.sent_out(), door_.locked(), covered_, {}, 0};
  std::set<std::uint64_t> hands;
  for (const auto& [connection, phone] : phones_)
    if (phone.hand_up) hands.insert(phone.actor.number);
  here.hands = hands.size();
  for (const auto& [note, connection] : taken_) here.taken[note] = std::to_string(connection);
  const WorkshopState& state = console_.update(news_->state);
  const Timestamp now = clock_->now();
  for (const Language language : {Language::french, Language::english}) {
    Shown& shown = console_shown_[language == Language::english ? 1 : 0];
    SharedView view = console_view(state, news_->sealed, here, now, words_in(language));
    if (!shown.view || *shown.view != view) shown = {std::make_shared<const SharedView>(std::move(view)), {}};
  }
  show_pads(state);
  for (auto& [connection, phone] : phones_)
    if (phone.joined && phone.is_console && phone.seen != shown_to(phone).view) owe(connection, phone, false);
  // Lateness grows by itself.
  constexpr std::int64_t look_again_ms = 20'000;
  if (current_step(state)) wake_by(clock_->monotonic() + look_again_ms);
}

// As observers' boards: drawn elsewhere, the newest wins; ink must come back soon after it was sent.
void Hub::show_pads(const WorkshopState& console) {
  constexpr std::int64_t draw_every_ms = 300;
  if (std::none_of(phones_.begin(), phones_.end(), [](const auto& one) { return one.second.joined && one.second.is_pad; })) return;
  if (!pad_ever_drawn_ || board_changed(pad_drawn_, console) || pad_board(pad_drawn_) != pad_board(console)) {
    const std::int64_t now = clock_->monotonic();
    if (!pad_drawing_ && (!pad_ever_drawn_ || now - pad_drawn_at_ >= draw_every_ms)) {
      pad_drawing_ = pad_ever_drawn_ = true;
      pad_drawn_at_ = now;
      pad_drawn_ = console;
      links_.draw_pad(pad_drawn_);
    } else if (!pad_drawing_) {
      wake_by(pad_drawn_at_ + draw_every_ms);
    }
  }
  for (const Language language : {Language::french, Language::english}) {
    Shown& shown = pad_shown_[language == Language::english ? 1 : 0];
    SharedView view = pad_view(console, pad_picture_, clock_->now(), words_in(language));
    if (!shown.view || *shown.view != view) shown = {std::make_shared<const SharedView>(std::move(view)), {}};
  }
}

void Hub::pad_drawn(PadPicture picture) {
  pad_drawing_ = false;
  pad_picture_ = std::move(picture);
  if (consoles_ > 0) show_soon();
}

std::optional<std::uint64_t> Hub::writer_of(Id<Note> id) const {
  const Note* note = news_->state.find(id);
  if (!note) return std::nullopt;
  if (note->author) return note->author.value;
  for (const auto& [connection, phone] : phones_)
    if (phone.joined && !phone.is_console && !phone.is_observer && wrote_sealed(news_->state, news_->sealed, *note, phone.secret)) return phone.actor.number;
  return std::nullopt;
}

Result<void> Hub::order_of_presence(Connection connection, Phone& phone, const Order& order) {
  const Id<Note> note{id_from_text(order.item).value_or(0)};
  const auto writer = [&]() -> Result<std::uint64_t> {
    const auto found = writer_of(note);
    if (!found) return refuse("phone.writer_gone");
    return *found;
  };
  switch (order.what) {
    case Order::What::take:
    case Order::What::release: {
      std::erase_if(taken_, [&](const auto& one) { return one.second == connection; });
      if (order.what == Order::What::release) break;
      if (!taken_.try_emplace(note, connection).second) return refuse("phone.taken");
      break;
    }
    case Order::What::cover:
    case Order::What::uncover:
      if (!covered_) return refuse("refused.not_now");
      links_.cover(order.what == Order::What::cover);
      break;
    case Order::What::mute:
      door_.mute(TRY(writer()));
      links_.keep("door", door_.kept());
      break;
    case Order::What::send_out: {
      const std::uint64_t person = TRY(writer());
      door_.send_out(person);
      links_.keep("door", door_.kept());
      for (auto& [other, one] : phones_) {
        if (!one.joined || one.is_console || one.actor.number != person) continue;
        refuse_to(other, "", refuse("phone.sent_out"));
        links_.hang_up(other);
      }
      break;
    }
    case Order::What::forgive:
      door_.forgive();
      links_.keep("door", door_.kept());
      break;
    case Order::What::lock:
    case Order::What::unlock: lock(order.what == Order::What::lock); break;
    case Order::What::let_in: let_in(); break;
    case Order::What::lower_hands: lower_hands(); break;
    case Order::What::leave:
      pairing_.forget(phone.proof);
      links_.paired(pairing_.proofs());
      for (auto& [other, one] : phones_)
        if (one.joined && one.is_console && one.proof == phone.proof) links_.hang_up(other);
      break;
    default: break;
  }
  show_soon();
  return {};
}

void Hub::carry_order(Connection connection, Phone& phone, const Ordered& ordered) {
  if (!phone.acts.take(options_.orders_of_console, clock_->monotonic())) return refuse_to(connection, ordered.id, refuse("phone.too_fast"));
  if (!news_) return refuse_to(connection, ordered.id, refuse("refused.not_now"));
  switch (ordered.order.what) {
    using What = Order::What;
    case What::take:
    case What::release:
    case What::cover:
    case What::uncover:
    case What::mute:
    case What::send_out:
    case What::forgive:
    case What::lock:
    case What::unlock:
    case What::let_in:
    case What::lower_hands:
    case What::leave: {
      const auto done = order_of_presence(connection, phone, ordered.order);
      return done ? answer(connection, received_message(ordered.id)) : refuse_to(connection, ordered.id, done.error());
    }
    default: break;
  }
  if (ordered.order.what == Order::What::roti) {
    const WorkshopState& state = console_.update(news_->state);
    const Workshop* workshop = state.find(the_workshop);
    return ask_in_turn(connection, phone, roti_requests(state, words_in(workshop && workshop->language == "en" ? Language::english : Language::french), *randomness_), ordered.id);
  }
  const bool is_ink = ordered.order.what == Order::What::draw || ordered.order.what == Order::What::rub;
  auto request = is_ink ? request_of_ink(console_.update(news_->state), ordered.order) : request_of_order(console_.update(news_->state), ordered.order, people());
  if (!request) return refuse_to(connection, ordered.id, request.error());
  ask_desk(connection, phone, *std::move(request), ordered.id);
}

}  // namespace pressoir::live
