// The hub's pictures: who may send one, what became of it, and that nobody makes an idea of a picture that somebody else sent.
#include <algorithm>
#include <boost/json.hpp>

#include "facilitation/live/hub.h"
#include "facilitation/live/session_code.h"
#include "facilitation/workshop/queries.h"

namespace pressoir::live {

using namespace workshop;

namespace {

constexpr std::size_t photos_remembered = 12;

// Answered, not failed: the page tells it in words.
UploadAnswer refusal(const Error& error, const Words& words) { return {200, boost::json::serialize(boost::json::object{{"say", words.say(error)}})}; }

}  // namespace

std::optional<std::uint64_t> Hub::person_of_upload(const UploadHead& head) const {
  if (head.token.size() != 32 || head.token.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
  Phone phone;
  phone.secret = secret_of_token(head.token);
  const std::uint64_t person = person_behind(phone);
  return people_.contains(person) ? std::optional(person) : std::nullopt;
}

bool Hub::may_upload(const UploadHead& head) {
  if (normal_code(head.code) != options_.code) {
    (void)may_guess(head.address);
    return false;
  }
  const Step* step = news_ ? current_step(news_->state) : nullptr;
  const bool takes_photos = step && step->board && step->rules.who_writes == WhoWrites::everyone && step->rules.anonymity != Anonymity::full;
  const auto person = person_of_upload(head);
  return takes_photos && person && !door_.is_muted(*person);
}

void Hub::uploaded(const UploadHead& head, std::string bytes, std::function<void(UploadAnswer)> done) {
  const Words& words = words_in(language_from_code(head.lang).value_or(Language::french));
  const auto person = person_of_upload(head);
  if (!person) return done(refusal(refuse("refused.not_now"), words));
  if (!photo_paces_[*person].take(options_.photos_of_phone, clock_->monotonic())) return done(refusal(refuse("phone.too_fast"), words));
  links_.take_picture(std::move(bytes), [this, person = *person, done = std::move(done), &words](Result<TakenPicture> taken) {
    if (!taken) return done(refusal(taken.error(), words));
    auto& mine = photos_[person];
    if (mine.size() >= photos_remembered) mine.erase(mine.begin());
    mine.push_back(*taken);
    done({200, boost::json::serialize(boost::json::object{{"photo", taken->blob}})});
  });
}

Result<void> Hub::know_photo(const Phone& phone, activities::Act& act) const {
  if (act.photo.empty()) return {};
  if (const auto mine = photos_.find(phone.actor.number); mine != photos_.end())
    for (const TakenPicture& one : mine->second)
      if (one.blob == act.photo) {
        act.photo_size = one.size;
        return {};
      }
  // Sent again after the program started anew: on the wall already, perhaps.
  if (const auto mine = notes_of_.find({phone.actor.number}); mine != notes_of_.end())
    for (Id<Note> id : mine->second)
      if (const Note* note = news_->state.find(id); note && note->picture == act.photo) {
        act.photo_size = note->picture_size;
        return {};
      }
  return refuse("phone.photo_gone");
}

// Once the session is over: written anew when something has changed since.
void Hub::look_after_takeaway(const WorkshopState& room) {
  const Workshop* workshop = room.find(the_workshop);
  const SessionClock* clock = room.find(the_clock);
  const bool over = clock && clock->session_started && !clock->step;
  if (!workshop || !workshop->phones_keep_summary) {
    if (takeaway_of_ != 0) links_.make_takeaway(nullptr);
    takeaway_.clear();
    takeaway_of_ = 0;
    return;
  }
  if (!over || making_takeaway_ || takeaway_of_ == news_->state.revision()) return;
  making_takeaway_ = true;
  takeaway_of_ = news_->state.revision();
  links_.make_takeaway(&news_->state);
}

void Hub::takeaway_at(std::string path) {
  making_takeaway_ = false;
  takeaway_ = std::move(path);
  show_soon();
}

}  // namespace pressoir::live
