#include "facilitation/live/hub.h"

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <utility>

#include "facilitation/activities/kinds.h"
#include "facilitation/activities/phone_questions.h"
#include "facilitation/base/sha256.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::live {

using namespace workshop;
using activities::Showing;

Hub::Hub(HubOptions options, HubLinks links, std::shared_ptr<const Clock> clock, const Words& french, const Words& english)
    : options_(std::move(options)), links_(std::move(links)), clock_(std::move(clock)), french_(french), english_(english), results_(clock_), pairing_(options_.paired), door_(options_.door), codes_(options_.codes) {
  std::istringstream returned(options_.returned);
  for (std::string proof, person; returned >> proof >> person && proof.size() == 64;)
    if (const auto number = id_from_text(person)) returned_[proof] = *number;
}

// ---- what there is to see

void Hub::note_whose_own_changed(const News& before, const News& now) {
  const WorkshopState &was = before.state, &is = now.state;
  const Step* step = current_step(is);
  const bool notes_changed = !was.all<Note>().same_version(is.all<Note>());
  const bool rules_changed = !was.all<Step>().same_version(is.all<Step>()) || !was.all<Poll>().same_version(is.all<Poll>()) || current_step(was) == nullptr ||
                             step == nullptr || current_step(was)->id != step->id;
  // Whose an anonymous idea is, only its owner can tell.
  const bool is_anonymous = step && step->rules.anonymity == Anonymity::full;
  own_of_all_changed_ = own_of_all_changed_ || rules_changed || (is_anonymous && notes_changed);
  if (!was.all<Like>().same_version(is.all<Like>()))
    Table<Like>::difference(was.all<Like>(), is.all<Like>(), [&](const Like* old, const Like* fresh) {
      for (const Like* like : {old, fresh})
        if (like) own_changed_.insert(like->person.value);
      if (old && old->person) std::erase(liked_by_[old->person], old->note);
      if (fresh && fresh->person) liked_by_[fresh->person].push_back(fresh->note);
    });
  if (!was.all<Person>().same_version(is.all<Person>())) {
    bool shared_changed = false, codes_changed = false;
    Table<Person>::difference(was.all<Person>(), is.all<Person>(), [&](const Person* old, const Person* fresh) {
      const std::uint64_t number = (fresh ? fresh : old)->id.value;
      if (fresh && fresh->from_phone) codes_changed = codes_.know(number) || codes_changed;
      const int voters = fresh ? fresh->answers_for : 0;
      if (voters == voters_of(number)) return;
      shared_changed = true;
      own_changed_.insert(number);
      if (voters > 0) voters_[number] = voters;
      else voters_.erase(number);
    });
    if (shared_changed) tell_presence();
    if (codes_changed) links_.keep("codes", codes_.kept());
  }
  if (!notes_changed) return;
  Table<Note>::difference(was.all<Note>(), is.all<Note>(), [&](const Note* old, const Note* fresh) {
    for (const Note* note : {old, fresh})
      if (note && note->author) own_changed_.insert(note->author.value);
    if (fresh && !fresh->picture.empty() && (!old || old->picture != fresh->picture)) links_.need_picture(fresh->picture);
    if (old && !old->picture.empty() && (!fresh || fresh->picture != old->picture)) links_.drop_picture(old->picture);
    if (old && fresh && old->author == fresh->author) return;
    if (old && old->author) std::erase(notes_of_[old->author], old->id);
    if (fresh && fresh->author) notes_of_[fresh->author].push_back(fresh->id);
  });
}

void Hub::news(std::shared_ptr<const News> news) {
  note_whose_own_changed(news_ ? *news_ : News(), *news);
  news_ = std::move(news);
  show_soon();
}

void Hub::show_soon() {
  news_unseen_ = true;
  if (!news_) return;
  const std::int64_t due = shown_at_ + std::max(options_.view_every_ms, views_pause_ms_);
  if (clock_->monotonic() >= due) return show();
  wake_by(due);
}

void Hub::wake_by(std::int64_t at) {
  if (wake_at_ && *wake_at_ <= at) return;
  wake_at_ = at;
  links_.wake_in(std::max<std::int64_t>(0, at - clock_->monotonic()));
}

void Hub::woken() {
  wake_at_.reset();
  if (tell_writing_at_) {
    if (clock_->monotonic() >= *tell_writing_at_) tell_presence();
    else wake_by(*tell_writing_at_);
  }
  if (!news_) return;
  const std::int64_t due = shown_at_ + std::max(options_.view_every_ms, views_pause_ms_);
  if (clock_->monotonic() < due && news_unseen_) return wake_by(due);
  if (news_unseen_ || consoles_ > 0 || observers_ > 0) show();
}

void Hub::owe(Connection connection, Phone& phone, bool owes_own) {
  phone.owes_own = phone.owes_own || owes_own;
  phone.owes_view = true;
  links_.poke(connection);
}

void Hub::show() {
  news_unseen_ = false;
  shown_at_ = clock_->monotonic();
  const WorkshopState& room = room_.update(news_->state);
  look_after_takeaway(room);
  for (Language language : {Language::french, Language::english}) {
    const Words& words = words_in(language);
    activities::Fields fields;
    if (const Step* step = current_step(room)) {
      const Showing showing{room, *step, words, &news_->sealed, &results_};
      const activities::Kind& kind = activities::kind_of_step(*step);
      if (kind.phone.show) {
        fields = kind.phone.show(showing);
      } else {
        fields.push_back(activities::heading_of(showing));
        fields.push_back(activities::MessageField{"look", words.say("page.look_at_screen"), std::string(kind.pictogram)});
      }
    } else {
      const SessionClock* clock = room.find(the_clock);
      const bool over = clock && clock->session_started;
      if (const Workshop* workshop = room.find(the_workshop)) fields.push_back(activities::HeadingField{"heading", workshop->title});
      fields.push_back(activities::MessageField{"wait", words.say(over ? "page.over" : "phone.waiting"), over ? "coche" : "sablier"});
      const Workshop* workshop = room.find(the_workshop);
      if (over && workshop && workshop->phones_keep_summary && !takeaway_.empty()) fields.push_back(activities::TakeawayField{"takeaway", takeaway_});
    }
    SharedView view = shared_view(head_of(room, clock_->now(), words), fields);
    Shown& shown = shown_in(language);
    if (shown.view && *shown.view == view) continue;
    shown = {std::make_shared<const SharedView>(std::move(view)), {}};
  }
  if (const auto due = results_.due()) {
    results_.forget_due();
    news_unseen_ = true;
    wake_by(*due);
  }
  if (consoles_ > 0) show_console();
  if (observers_ > 0) show_observers();
  for (auto& [connection, phone] : phones_) {
    if (!phone.joined) continue;
    const bool owes_own = own_of_all_changed_ || own_changed_.contains(phone.actor.number);
    if (owes_own || phone.seen != shown_to(phone).view) owe(connection, phone, owes_own);
  }
  own_of_all_changed_ = false;
  own_changed_.clear();
  // Where telling everybody takes long, it is done less often: what phones ask is heard in between.
  views_pause_ms_ = 3 * (clock_->monotonic() - shown_at_);
}

const std::string& Hub::difference_from(Shown& shown, const std::shared_ptr<const SharedView>& before) {
  for (const auto& [from, text] : shown.from)
    if (from == before) return text;
  return shown.from.emplace_back(before, view_difference(before.get(), *shown.view)).second;
}

std::string Hub::own_of(const Phone& phone) const {
  if (phone.is_console || phone.is_observer) return {};
  const WorkshopState& room = room_.state();
  const Step* step = current_step(room);
  const activities::Phone* kind = step ? &activities::kind_of_step(*step).phone : nullptr;
  const int voters = voters_of(phone.actor.number);
  if (!kind || !kind->own) return own_json({.voters = voters});
  activities::Holder holder{phone.actor, phone.secret, {}, {}, voters};
  std::vector<Note> notes;  // as their author may see them
  if (const auto mine = notes_of_.find({phone.actor.number}); mine != notes_of_.end()) {
    notes.reserve(mine->second.size());
    for (Id<Note> id : mine->second) {
      const Note* note = news_->state.find(id);
      auto seen = note ? visible_note(news_->state, {Audience::Kind::person, {phone.actor.number}}, *note) : std::nullopt;
      if (!seen) continue;
      notes.push_back(*std::move(seen));
      holder.notes.push_back(&notes.back());
    }
  }
  if (const auto liked = liked_by_.find({phone.actor.number}); liked != liked_by_.end()) holder.liked = liked->second;
  activities::Own own = kind->own({room, *step, words_in(phone.language)}, news_->sealed, holder);
  own.voters = voters;
  return own_json(own);
}

std::optional<Frame> Hub::next(Connection connection) {
  const auto found = phones_.find(connection);
  if (found == phones_.end()) return std::nullopt;
  Phone& phone = found->second;
  if (!phone.answers.empty()) {
    auto frame = std::make_shared<const std::string>(std::move(phone.answers.front()));
    phone.answers.erase(phone.answers.begin());
    return frame;
  }
  if (!phone.owes_view || !phone.joined || !news_) return std::nullopt;
  phone.owes_view = false;
  Shown& shown = shown_to(phone);
  if (!shown.view) return std::nullopt;
  static const std::string nothing;
  const std::string& view = phone.seen == shown.view ? nothing : difference_from(shown, phone.seen);
  std::string own = std::exchange(phone.owes_own, false) ? own_of(phone) : phone.seen_own;
  const bool own_changed = own != phone.seen_own;
  phone.seen = shown.view;
  if (view.empty() && !own_changed) return std::nullopt;
  if (own_changed) phone.seen_own = own;
  return std::make_shared<const std::string>(view_message(clock_->now().milliseconds, view, own_changed ? own : nothing));
}

// ---- what they ask

void Hub::heard(Connection connection, std::string_view message) {
  const auto found = phones_.find(connection);
  if (found == phones_.end()) return;
  Phone& phone = found->second;
  auto said = live::heard(message);
  if (!said) return refuse_to(connection, "", said.error());
  if (const auto* hello = std::get_if<Hello>(&*said)) return greet(connection, phone, *hello);
  if (!phone.joined && !(phone.waits && std::holds_alternative<Back>(*said))) return links_.hang_up(connection);
  if (std::holds_alternative<Beat>(*said)) return answer(connection, beat_message());
  if (const auto* speak = std::get_if<Speak>(&*said)) {
    phone.language = language_from_code(speak->lang).value_or(phone.language);
    phone.seen = nullptr;
    phone.owes_view = phone.owes_own = true;
    if (!phone.is_console && !phone.is_observer) answer(connection, promise_message(promise_in(phone.language)));
    return links_.poke(connection);
  }
  if (const auto* hand = std::get_if<Hand>(&*said)) {
    if (phone.is_console || phone.is_observer || !phone.acts.take(options_.acts_of_phone, clock_->monotonic())) return;
    phone.hand_up = hand->up;
    answer(connection, hand_message(hand->up));
    if (consoles_ > 0) show_soon();
    return;
  }
  if (const auto* back = std::get_if<Back>(&*said)) {
    if (phone.is_console || phone.is_observer || !phone.acts.take(options_.acts_of_phone, clock_->monotonic())) return;
    return come_back(connection, phone, back->code);
  }
  if (const auto* writes = std::get_if<Writes>(&*said)) {
    if (phone.is_console || phone.is_observer || !phone.acts.take(options_.acts_of_phone, clock_->monotonic())) return;
    return note_writing(phone, writes->on);
  }
  if (const auto* ordered = std::get_if<Ordered>(&*said)) {
    if (!phone.is_console) return links_.hang_up(connection);
    return carry_order(connection, phone, *ordered);
  }
  // Who leads writes from the laptop, or as everybody does.
  if (phone.is_console || phone.is_observer) return refuse_to(connection, "", refuse("phone.not_understood"));
  carry(connection, phone, std::get<Asked>(*std::move(said)));
}

void Hub::carry(Connection connection, Phone& phone, Asked asked) {
  const std::int64_t now = clock_->monotonic();
  const bool too_fast = !phone.acts.take(options_.acts_of_phone, now) || !acts_by_address_.take(phone.address, options_.acts_of_address, now) ||
                        phone.in_flight >= static_cast<int>(options_.most_waiting_answers);
  if (too_fast) return refuse_to(connection, asked.id, refuse("phone.too_fast"));
  if (!news_) return refuse_to(connection, asked.id, refuse("refused.not_now"));
  const bool writes = asked.act.what == activities::Act::What::send || asked.act.what == activities::Act::What::edit;
  if (writes && door_.is_muted(phone.actor.number)) return refuse_to(connection, asked.id, refuse("phone.muted"));
  const WorkshopState& room = room_.update(news_->state);  // newer than what was shown, perhaps
  const Step* step = current_step(room);
  // A sentence that was begun in the step before; how late is too late, the verb knows.
  if (const auto begun = id_from_text(asked.act.step); step && begun && *begun != step->id.value) step = room.find(Id<Step>{*begun});
  if (asked.act.field == activities::own_name_field)
    return ask_desk(connection, phone, request_of(EditPerson{.person = {phone.actor.number}, .name = asked.act.text, .table = std::atoi(asked.act.item.c_str())}), asked.id);
  if (asked.act.field == activities::device_field) return ask_desk(connection, phone, request_of(ShareDevice{std::atoi(asked.act.item.c_str())}), asked.id);
  if (const auto known = know_photo(phone, asked.act); !known) return refuse_to(connection, asked.id, known.error());
  const activities::Phone* kind = step ? &activities::kind_of_step(*step).phone : nullptr;
  auto request = asked.act.field == activities::facilitator_field ? activities::facilitator_request(asked.act) : kind && kind->request ? kind->request({room, *step, words_in(phone.language)}, asked.act) : Result<Request>(refuse("refused.not_now"));
  if (!request) return refuse_to(connection, asked.id, request.error());
  ask_desk(connection, phone, *std::move(request), asked.id);
}

void Hub::ask_desk(Connection connection, Phone& phone, Request request, std::string id) {
  request.actor = phone.actor;
  if (request.actor.role == Role::participant && voters_of(phone.actor.number) > 0) request.actor.role = Role::table;
  request.secret = phone.is_console ? std::string() : phone.secret;
  // The same act sent again has the same cause, and nobody can make another's.
  request.cause = *id_from_text(sha256_hex_of_parts({"act", phone.secret, options_.session, id}).substr(0, 16)) | 1;
  ++phone.in_flight;
  links_.ask(std::move(request), [this, connection, id = std::move(id)](std::optional<Error> refused) {
    const auto still = phones_.find(connection);
    if (still == phones_.end()) return;
    --still->second.in_flight;
    if (refused) return refuse_to(connection, id, *refused);
    // What it did may be in the news already, or come with the next; in its other tabs too.
    still->second.owes_view = still->second.owes_own = true;
    own_changed_.insert(still->second.actor.number);
    answer(connection, received_message(id));
  });
}

void Hub::ask_in_turn(Connection connection, Phone& phone, std::vector<Request> requests, const std::string& id) {
  struct Gesture {
    std::size_t left;
    std::optional<Error> refused;
  };
  const auto gesture = std::make_shared<Gesture>(Gesture{requests.size(), {}});
  const std::uint64_t group = randomness_->id();
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Request& request = requests[i];
    request.actor = phone.actor;
    request.group = group;
    request.cause = *id_from_text(sha256_hex_of_parts({"act", phone.secret, options_.session, id, std::to_string(i)}).substr(0, 16)) | 1;
    ++phone.in_flight;
    links_.ask(std::move(request), [this, connection, id, gesture](std::optional<Error> refused) {
      const auto still = phones_.find(connection);
      if (still != phones_.end()) --still->second.in_flight;
      if (refused && !gesture->refused) gesture->refused = std::move(refused);
      if (--gesture->left > 0 || still == phones_.end()) return;
      if (gesture->refused) refuse_to(connection, id, *gesture->refused);
      else answer(connection, received_message(id));
    });
  }
}

void Hub::answer(Connection connection, std::string message) {
  Phone& phone = phones_.at(connection);
  // Answers are few; who does not read them is not there.
  if (phone.answers.size() >= options_.most_waiting_answers) return links_.hang_up(connection);
  phone.answers.push_back(std::move(message));
  links_.poke(connection);
}

void Hub::refuse_to(Connection connection, const std::string& id, const Error& error) {
  answer(connection, refused_message(id, error, words_in(phones_.at(connection).language)));
}

}  // namespace pressoir::live
