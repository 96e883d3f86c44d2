// Results of votes as phones read them, kept from one round of views to the next: a count is made anew only when something it reads has changed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "facilitation/activities/phone.h"
#include "facilitation/base/time.h"

namespace pressoir::activities {

class KeptResults {
 public:
  using Count = std::function<ResultField()>;
  explicit KeptResults(std::shared_ptr<const Clock> clock) : clock_(std::move(clock)) {}

  // Of a closed poll: made anew when polls, options, ballots or votes have changed.
  const ResultField& of(const Showing& showing, const workshop::Poll& poll, const Count& count);
  // Of an open one, sealed ballots included: at most once a second, less often where counting takes long; what changed in between is owed.
  const ResultField& of_now(const Showing& showing, const workshop::Poll& poll, const Count& count);
  // When what is owed may be counted, on the clock's monotonic time; none: nothing is.
  std::optional<std::int64_t> due() const { return due_; }
  void forget_due() { due_.reset(); }

 private:
  struct Kept {
    Id<workshop::Poll> poll;
    Language language = Language::french;
    workshop::WorkshopState room;           // as it was counted
    Table<workshop::SealedEntry> sealed;
    ResultField field;
    std::int64_t may_count_at = 0;
  };
  Kept* find(Id<workshop::Poll> poll, Language language);
  Kept& add(Id<workshop::Poll> poll, Language language);

  std::shared_ptr<const Clock> clock_;
  std::vector<Kept> kept_;  // the last few
  std::optional<std::int64_t> due_;
};

}  // namespace pressoir::activities
