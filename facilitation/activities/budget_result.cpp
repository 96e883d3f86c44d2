#include "facilitation/activities/budget_result.h"

#include <algorithm>

#include "facilitation/base/text.h"
#include "facilitation/voting/methods.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

std::int64_t whole(std::size_t value) { return static_cast<std::int64_t>(value); }
bool holds(const voting::Group& group, voting::Option option) { return std::find(group.begin(), group.end(), option) != group.end(); }

std::int64_t rounded_up(const voting::Fraction& value) { return static_cast<std::int64_t>(voting::ceiling_of(value)); }

// The count that most rooms know: by marks, those that no longer fit are skipped.
voting::Group by_most_marks(const voting::Case& asked) {
  voting::Case other = asked;
  other.method = "greedy.votes";
  const auto outcome = voting::count(other);
  return outcome ? outcome->winners : voting::Group();
}

class Telling {
 public:
  Telling(PollResult& result, const voting::Case& asked, const voting::Outcome& outcome, const Words& words) : result_(result), asked_(asked), outcome_(outcome), words_(words) {
    marks_.resize(asked.size());
    for (std::size_t ballot = 0; ballot < asked.approvals.size(); ++ballot)
      for (const voting::Option option : asked.approvals.sets[ballot]) marks_[option] += asked.approvals.counts[ballot];
    for (const voting::Purchase& bought : outcome.purchases) paid_.emplace_back(bought.option, rounded_up(bought.most_paid));
  }

  std::int64_t marks(voting::Option option) const { return marks_[option]; }

  // Bought first, in the order of election; then the others by their marks.
  std::vector<voting::Option> order() const {
    std::vector<voting::Option> order(outcome_.winners.begin(), outcome_.winners.end()), others;
    for (voting::Option option = 0; option < asked_.size(); ++option)
      if (!holds(outcome_.winners, option)) others.push_back(option);
    std::stable_sort(others.begin(), others.end(), [&](voting::Option a, voting::Option b) { return marks_[a] > marks_[b]; });
    order.insert(order.end(), others.begin(), others.end());
    return order;
  }

  std::string why(voting::Option option, bool bought, std::int64_t cost) const {
    const auto paid = std::find_if(paid_.begin(), paid_.end(), [&](const auto& one) { return one.first == option; });
    if (bought && paid != paid_.end()) return words_.say("vote.budget.shared", {{"n", marks_[option]}, {"paid", money(paid->second, words_)}});
    if (bought) return words_.say("vote.budget.fits", {{"n", marks_[option]}});
    if (marks_[option] == 0) return words_.say("vote.budget.unmarked");
    if (!paid_.empty() || outcome_.winners.empty()) return words_.say("vote.budget.too_poor", {{"n", marks_[option]}, {"cost", money(cost, words_)}});
    return words_.say("vote.budget.does_not_fit", {{"n", marks_[option]}, {"cost", money(cost, words_)}});
  }

 private:
  PollResult& result_;
  const voting::Case& asked_;
  const voting::Outcome& outcome_;
  const Words& words_;
  std::vector<std::int64_t> marks_;
  std::vector<std::pair<voting::Option, std::int64_t>> paid_;
};

}  // namespace

std::string money(std::int64_t amount, const Words& words) { return words.say("count.money", {{"n", amount}}); }

void tell_purchases(PollResult& result, const Poll& poll, const std::vector<const PollOption*>& options, const voting::Case& asked, const voting::Outcome& outcome, const Words& words) {
  const Telling telling(result, asked, outcome, words);
  const voting::Group by_marks = by_most_marks(asked);
  PollResult::Purchases purchases{.budget = poll.budget, .by_marks = words.say("vote.budget.by_marks"), .left = {}};
  for (const voting::Option option : telling.order()) {
    const bool bought = holds(outcome.winners, option);
    PollRow row{.option = options[option]->id, .label = options[option]->label, .rank = 0, .first = bought, .tied = holds(outcome.ties, option), .value = telling.marks(option)};
    row.cost = options[option]->cost;
    row.by_marks = holds(by_marks, option);
    row.told = words.say("vote.budget.row", {{"n", row.value}, {"cost", money(row.cost, words)}});
    if (bought) purchases.spent += row.cost;
    result.most = std::max(result.most, row.value);
    result.steps.push_back(words.say("vote.budget.step", {{"option", std::string(first_graphemes(clean_line(row.label), 60))}, {"why", telling.why(option, bought, row.cost)}}));
    result.rows.push_back(std::move(row));
  }
  const std::int64_t left = std::max<std::int64_t>(0, poll.budget - purchases.spent);
  purchases.left = words.say("vote.budget.left", {{"left", money(left, words)}});
  result.sentence = words.say(outcome.winners.empty() ? "vote.budget.nothing" : "vote.budget.sentence",
                              {{"n", whole(outcome.winners.size())}, {"spent", money(purchases.spent, words)}, {"budget", money(poll.budget, words)}});
  for (const voting::Option option : outcome.ties) result.tied.push_back(options[option]->id);
  if (!outcome.ties.empty()) result.sentence += " " + words.say("vote.budget.tied", {{"options", voting::names_of(asked, outcome.ties)}});
  result.purchases = std::move(purchases);
}

void buy_drawn(PollResult& result, const std::vector<Id<PollOption>>& drawn, const Words& words) {
  PollResult::Purchases& purchases = *result.purchases;
  for (const Id<PollOption> id : drawn)
    for (PollRow& row : result.rows) {
      if (row.option != id || purchases.spent + row.cost > purchases.budget) continue;
      row.first = true;
      purchases.spent += row.cost;
    }
  std::stable_partition(result.rows.begin(), result.rows.end(), [](const PollRow& row) { return row.first; });
  purchases.left = words.say("vote.budget.left", {{"left", money(purchases.budget - purchases.spent, words)}});
}

}  // namespace pressoir::activities
