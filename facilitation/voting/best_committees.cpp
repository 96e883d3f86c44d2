// The best of all committees (PAV, Chamberlin–Courant), proved by branch and bound: a part of a committee is given up as soon as what
// its best additions could bring, each taken alone, falls short. Gains only shrink as a committee grows, so that bound is sure.
#include <algorithm>
#include <numeric>

#include "facilitation/voting/committees.h"
#include "facilitation/voting/ties.h"

namespace pressoir::voting {
namespace {

constexpr std::size_t most_steps = 3'000'000; // some seconds

class Search {
 public:
  // `worth[i]`: what the marked option number i + 1 in the committee brings to a voter, in whole parts.
  Search(const Case& asked, std::vector<std::int64_t> worth)
      : voters_(merged(asked.approvals)), seats_(static_cast<std::size_t>(*asked.seats)), worth_(std::move(worth)), seats_of_(voters_.size()), supporters_(asked.size()) {
    for (std::size_t v = 0; v < voters_.size(); ++v)
      for (const Option option : voters_[v].marks) supporters_[option].push_back(v);
    start_greedily();
    Group chosen;
    go(chosen, all_options(asked.size()), 0);
  }
  bool gave_up() const { return steps_ > most_steps; }
  bool too_many() const { return best_committees_.size() > most_committees; }
  const std::vector<Group>& committees() const { return best_committees_; }
  Wide score() const { return best_; }

 private:
  Wide gain(Option option) const {
    Wide sum = 0;
    for (const std::size_t v : supporters_[option]) sum += static_cast<Wide>(voters_[v].count) * worth_[seats_of_[v]];
    return sum;
  }
  void seat(Option option, int change) {
    for (const std::size_t v : supporters_[option]) seats_of_[v] += static_cast<std::size_t>(change);
  }
  // A good committee to measure the others against.
  void start_greedily() {
    Group chosen;
    for (std::size_t s = 0; s < seats_; ++s) {
      std::optional<Option> next;
      for (Option option = 0; option < supporters_.size(); ++option)
        if (std::find(chosen.begin(), chosen.end(), option) == chosen.end() && (!next || gain(option) > gain(*next))) next = option;
      best_ += gain(*next);
      seat(*next, 1);
      chosen.push_back(*next);
    }
    for (const Option option : chosen) seat(option, -1);
  }
  void go(Group& chosen, Group left, Wide score) {
    if (gave_up() || too_many()) return;
    const std::size_t wanted = seats_ - chosen.size();
    if (wanted == 0) {
      if (score > best_) best_committees_.clear();
      best_ = std::max(best_, score);
      if (score == best_) best_committees_.push_back(chosen);
      return;
    }
    std::vector<std::pair<Wide, Option>> gains;
    for (const Option option : left) gains.emplace_back(-gain(option), option);
    steps_ += left.size();
    std::sort(gains.begin(), gains.end());
    // With option i, then without it: the later ones are what remains.
    for (std::size_t i = 0; i + wanted <= gains.size(); ++i) {
      Wide bound = score;
      for (std::size_t j = i; j < i + wanted; ++j) bound -= gains[j].first;
      if (bound < best_) return;
      Group rest;
      for (std::size_t j = i + 1; j < gains.size(); ++j) rest.push_back(gains[j].second);
      chosen.push_back(gains[i].second);
      seat(gains[i].second, 1);
      go(chosen, std::move(rest), score - gains[i].first);
      seat(gains[i].second, -1);
      chosen.pop_back();
    }
  }

  std::vector<Voters> voters_;
  std::size_t seats_;
  std::vector<std::int64_t> worth_;
  std::vector<std::size_t> seats_of_;
  std::vector<std::vector<std::size_t>> supporters_;
  std::vector<Group> best_committees_;
  Wide best_ = 0;
  std::size_t steps_ = 0;
};

Result<Outcome> best(const Case& asked, std::vector<std::int64_t> worth, std::int64_t unit) {
  if (merged(asked.approvals).empty())
    return best_scores_outcome(asked, {all_options(asked.size())}, static_cast<std::size_t>(*asked.seats), refuse("tally.why.committee"));
  const Search search(asked, std::move(worth));
  if (search.too_many()) return refuse("tally.too_many_ties", {{"most", static_cast<std::int64_t>(most_committees)}});
  if (search.gave_up()) return refuse("tally.committee_too_hard");
  Outcome outcome = committee_outcome(asked, search.committees(), refuse("tally.why.committee"));
  std::sort(outcome.winners.begin(), outcome.winners.end());
  outcome.score = fraction_of(search.score(), unit);
  return outcome;
}

} // namespace

Result<Outcome> committee_pav(const Case& asked) {
  if (*asked.seats > 40) return refuse("tally.committee_too_hard"); // the least common multiple below fits 64 bits up to there
  std::int64_t unit = 1;
  for (std::int64_t i = 2; i <= *asked.seats; ++i) unit = std::lcm(unit, i);
  std::vector<std::int64_t> worth;
  for (std::int64_t i = 1; i <= *asked.seats; ++i) worth.push_back(unit / i);
  return best(asked, std::move(worth), unit);
}

Result<Outcome> committee_cc(const Case& asked) {
  std::vector<std::int64_t> worth(static_cast<std::size_t>(*asked.seats));
  worth[0] = 1;
  return best(asked, std::move(worth), 1);
}

} // namespace pressoir::voting
