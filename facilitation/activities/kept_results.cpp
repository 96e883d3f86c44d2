#include "facilitation/activities/kept_results.h"

#include <algorithm>

namespace pressoir::activities {

using namespace workshop;

namespace {

constexpr std::size_t most_kept = 8;  // a vote or two, in both languages
constexpr std::int64_t least_between_ms = 1'000;

bool same_ballots(const WorkshopState& a, const WorkshopState& b) {
  return a.all<Poll>().same_version(b.all<Poll>()) && a.all<PollOption>().same_version(b.all<PollOption>()) && a.all<Ballot>().same_version(b.all<Ballot>()) &&
         a.all<Vote>().same_version(b.all<Vote>());
}

}  // namespace

KeptResults::Kept* KeptResults::find(Id<Poll> poll, Language language) {
  const auto found = std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.poll == poll && one.language == language; });
  return found == kept_.end() ? nullptr : &*found;
}

KeptResults::Kept& KeptResults::add(Id<Poll> poll, Language language) {
  if (kept_.size() >= most_kept) kept_.erase(kept_.begin());
  kept_.push_back({.poll = poll, .language = language});
  return kept_.back();
}

const ResultField& KeptResults::of(const Showing& showing, const Poll& poll, const Count& count) {
  const Language language = showing.words.language();
  Kept* kept = find(poll.id, language);
  if (kept && same_ballots(kept->room, showing.room)) return kept->field;
  if (!kept) kept = &add(poll.id, language);
  kept->room = showing.room;
  kept->sealed = {};
  kept->field = count();
  return kept->field;
}

const ResultField& KeptResults::of_now(const Showing& showing, const Poll& poll, const Count& count) {
  const Language language = showing.words.language();
  const auto table = showing.sealed->find(ballots_topic(poll.id));
  const Table<SealedEntry> sealed = table == showing.sealed->end() ? Table<SealedEntry>() : table->second;
  Kept* kept = find(poll.id, language);
  if (kept && same_ballots(kept->room, showing.room) && kept->sealed.same_version(sealed)) return kept->field;
  const std::int64_t now = clock_->monotonic();
  if (kept && now < kept->may_count_at) {
    due_ = due_ ? std::min(*due_, kept->may_count_at) : kept->may_count_at;
    return kept->field;
  }
  if (!kept) kept = &add(poll.id, language);
  kept->room = showing.room;
  kept->sealed = sealed;
  kept->field = count();
  const std::int64_t took = clock_->monotonic() - now;
  kept->may_count_at = now + took + std::max(least_between_ms, 20 * took);
  return kept->field;
}

}  // namespace pressoir::activities
