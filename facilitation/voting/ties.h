// Rules that elect one after the other meet ties on the way. Every way of going on is followed, and what they all lead to is the
// outcome: a tie without consequence vanishes, a real one shows as several committees. Nothing is ever decided by the order of input.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <set>
#include <vector>

#include "facilitation/voting/outcome.h"

namespace pressoir::voting {

inline constexpr std::size_t most_states = 20'000;     // followed at the same depth before a count gives up
inline constexpr std::size_t most_committees = 10'000; // listed

// The rounds of one way, shared by all ways that branch off later.
class Rounds {
 public:
  void add(Round round) { last_ = std::make_shared<const Link>(Link{std::move(round), last_}); }
  std::vector<Round> list() const {
    std::vector<Round> rounds;
    for (const Link* link = last_.get(); link; link = link->before.get()) rounds.push_back(link->round);
    std::reverse(rounds.begin(), rounds.end());
    return rounds;
  }

 private:
  struct Link {
    Round round;
    std::shared_ptr<const Link> before;
  };
  std::shared_ptr<const Link> last_;
};

// Follows `start` with `next`, which returns the states that may come after one (empty: it is final). `key` tells states apart; equal
// keys are followed once. `size` is about how many numbers a state holds. Refused: "tally.too_many_ties" (most).
template <class State, class Key>
Result<std::vector<State>> follow_ties(State start, std::size_t size, const std::function<std::vector<State>(const State&)>& next,
                                       const std::function<Key(const State&)>& key) {
  const std::size_t most = std::clamp<std::size_t>(50'000'000 / (size + 1), 16, most_states);
  std::vector<State> final_states, now;
  now.push_back(std::move(start));
  while (!now.empty()) {
    std::vector<State> later;
    std::set<Key> seen;
    for (State& state : now) {
      std::vector<State> followers = next(state);
      if (followers.empty()) final_states.push_back(std::move(state));
      for (State& follower : followers) {
        if (!seen.insert(key(follower)).second) continue;
        later.push_back(std::move(follower));
        if (later.size() > most) return refuse("tally.too_many_ties", {{"most", static_cast<std::int64_t>(most)}});
      }
    }
    now = std::move(later);
  }
  return final_states;
}

// One way a rule may end: those elected, in order, and those that nothing tells apart for the seats that are left.
struct Ending {
  Group elected;
  Group tied;
};

// The outcome of a rule that elects several and may end in several ways. One committee: its options, in the order of the first way.
// Several: those that are in all of them win, those in some are tied. Refused: "tally.too_many_ties" (most).
Result<Outcome> committee_outcome(const Case& asked, const std::vector<Ending>& endings, std::size_t seats, Error why);
// The same, where every ending is a committee of its own size.
Outcome committee_outcome(const Case& asked, const std::vector<Group>& committees, Error why);
// Every choice of `seats` among options, the better groups first: what a plain order of scores elects. Lists all
// committees, or their number when they are too many.
Outcome best_scores_outcome(const Case& asked, const std::vector<Group>& ranking, std::size_t seats, Error why);

} // namespace pressoir::voting
