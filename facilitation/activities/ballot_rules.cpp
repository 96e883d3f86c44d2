#include "facilitation/activities/ballot_rules.h"

#include <algorithm>
#include <set>

#include "facilitation/base/text.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

Result<void> check_value(const Poll& poll, const PollKind& kind, const SealedBallot::Mark& mark, std::int64_t total, std::size_t options) {
  const Error unknown = refuse("refused.not_an_option");
  const std::int32_t value = mark.value;
  if (value < 0) return unknown;
  switch (kind.form) {
    case PollForm::points:
      if (value > poll.per_option) return refuse("dots.used", {{"most", poll.per_option}, {"n", std::max<std::int64_t>(0, poll.per_person - total)}});
      return {};
    case PollForm::choices:
      if (value > 1) return unknown;
      return {};
    case PollForm::grades:
      if (value >= level_count(poll)) return unknown;
      return {};
    case PollForm::ranking:
      if (value < 1 || static_cast<std::size_t>(value) > options) return unknown;
      return {};
    case PollForm::places:
      if (value > PlaceOf::most || mark.height < 0 || mark.height > PlaceOf::most) return unknown;
      return {};
    case PollForm::words:
      if (value < 1 || value > poll.per_person) return refuse("vote.too_many_words", {{"n", poll.per_person}});
      return {};
  }
  return {};
}

// What the projects marked would cost together.
Result<void> check_spent(const WorkshopState& state, const Poll& poll, const Marks& marks) {
  std::int64_t spent = 0;
  for (const SealedBallot::Mark& mark : marks)
    if (const PollOption* option = state.find(mark.option); option && mark.value > 0) spent += option->cost;
  if (spent > poll.budget) return refuse("vote.over_budget", {{"spent", spent}, {"budget", poll.budget}});
  return {};
}

}  // namespace

Result<Marks> marks_within_rules(const WorkshopState& state, const Poll& poll, const Marks& marks) {
  const PollKind& kind = kind_of_poll(poll);
  const bool counts_up = kind.form == PollForm::points || kind.form == PollForm::choices;
  const bool writes = kind.form == PollForm::words;
  const std::size_t options = kind.form == PollForm::ranking ? options_of(state, poll.id).size() : 0;
  std::set<std::pair<Id<PollOption>, std::int32_t>> seen;
  std::int64_t total = 0;
  Marks kept;
  for (const SealedBallot::Mark& mark : marks) {
    const PollOption* option = state.find(mark.option);
    if (!option || option->poll != poll.id || !seen.insert({mark.option, writes ? mark.value : 0}).second) return refuse("refused.not_an_option");
    TRY(check_value(poll, kind, mark, total, options));
    total += mark.value;
    if (counts_up && mark.value == 0) continue;
    SealedBallot::Mark one{mark.option, mark.value};
    if (mark.value < kind.asks_why) one.text = TRY(optional_text_within(mark.text, "text", most_in_reason));
    if (kind.form == PollForm::places) one.height = mark.height;
    if (writes) {
      one.text = TRY(optional_text_within(clean_line(mark.text), "text", most_in_word));
      if (one.text.empty()) continue;
    }
    kept.push_back(std::move(one));
  }
  if (counts_up && total > poll.per_person)
    return kind.form == PollForm::points ? refuse("dots.none_left", {{"n", poll.per_person}}) : refuse("vote.too_many_marks", {{"n", poll.per_person}});
  if (kind.costs && poll.within_budget) TRY(check_spent(state, poll, kept));
  return kept;
}

}  // namespace pressoir::activities
