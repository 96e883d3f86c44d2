#include "facilitation/voting/grades.h"

#include <algorithm>

namespace pressoir::voting {
namespace {

// The judgments of one option seen from its median outwards. The first step is the median itself; then grades come in pairs,
// one from each side. For the lower median of an even number, and the upper of an odd one, the upper side comes first.
class Outwards {
 public:
  Outwards(const std::vector<Integer>& tally, Median median) : tally_(tally) {
    Integer total = 0;
    for (const Integer& judgments : tally) total += judgments;
    const bool odd = total % 2 == 1;
    Integer first = (total + 1) / 2; // from 1: the lower median
    if (median == Median::upper && !odd) first += 1;
    upper_first_ = median == Median::lower ? !odd : odd;
    Integer before = 0;
    for (std::size_t grade = 0; grade < tally.size(); ++grade) {
      if (before + tally[grade] >= first) {
        start_ = grade;
        below_left_ = first - 1 - before;
        above_left_ = before + tally[grade] - first;
        break;
      }
      before += tally[grade];
    }
    below_ = above_ = start_;
    settle();
  }
  std::size_t start() const { return start_; }
  bool ended() const { return below_left_ == 0 && above_left_ == 0; }
  // The next pair, in the order in which they are removed; a side that has run out gives nothing.
  std::optional<std::size_t> first() const { return upper_first_ ? above() : below(); }
  std::optional<std::size_t> second() const { return upper_first_ ? below() : above(); }
  // How many pairs are the same as the next one.
  Integer run() const { return below_left_ == 0 ? above_left_ : above_left_ == 0 ? below_left_ : std::min(below_left_, above_left_); }
  void skip(const Integer& pairs) {
    below_left_ -= std::min(below_left_, pairs);
    above_left_ -= std::min(above_left_, pairs);
    settle();
  }

 private:
  std::optional<std::size_t> below() const { return below_left_ == 0 ? std::nullopt : std::optional(below_); }
  std::optional<std::size_t> above() const { return above_left_ == 0 ? std::nullopt : std::optional(above_); }
  void settle() {
    while (below_left_ == 0 && below_ > 0) below_left_ = tally_[--below_];
    while (above_left_ == 0 && above_ + 1 < tally_.size()) above_left_ = tally_[++above_];
  }
  const std::vector<Integer>& tally_;
  std::size_t start_ = 0, below_ = 0, above_ = 0;
  Integer below_left_ = 0, above_left_ = 0;
  bool upper_first_ = false;
};

Integer sum(const std::vector<Integer>& tally) {
  Integer total = 0;
  for (const Integer& judgments : tally) total += judgments;
  return total;
}

std::vector<std::optional<MeritProfile>> merits_of(const GradeTallies& grades, Median median) {
  std::vector<std::optional<MeritProfile>> merits;
  for (const auto& tally : grades.tallies) {
    const auto place = median_of(tally, median);
    if (!place) {
      merits.emplace_back();
      continue;
    }
    MeritProfile merit{.median = *place};
    for (std::size_t grade = 0; grade < tally.size(); ++grade)
      if (grade != *place) (grade < *place ? merit.below : merit.above) += tally[grade];
    merits.push_back(std::move(merit));
  }
  return merits;
}

std::int64_t small(const Integer& value) { return static_cast<std::int64_t>(std::min(value, Integer(INT64_MAX))); }

Result<Outcome> judge(const Case& asked, Median median) {
  GradeTallies grades = TRY(balanced(asked));
  const auto compare = [&](Option a, Option b) {
    const bool judged_a = sum(grades.tallies[a]) > 0, judged_b = sum(grades.tallies[b]) > 0;
    if (!judged_a || !judged_b) return static_cast<int>(judged_b) - static_cast<int>(judged_a);
    return compare_by_majority(grades.tallies[a], grades.tallies[b], median);
  };
  auto ranking = ranking_by(all_options(asked.size()), compare);
  auto merits = merits_of(grades, median);
  const Option best = ranking.front().front();
  const bool by_median = ranking.size() < 2 || !merits[best] || !merits[ranking[1].front()] || merits[best]->median != merits[ranking[1].front()]->median;
  Error why = refuse(by_median ? "tally.why.median" : "tally.why.majority_value");
  if (merits[best]) why.arguments.push_back({"grade", grades.grades[merits[best]->median]});
  Outcome outcome = ranked_outcome(asked, std::move(ranking), std::move(why));
  outcome.merits = std::move(merits);
  outcome.balanced = std::move(grades);
  return outcome;
}

} // namespace

std::optional<std::size_t> median_of(const std::vector<Integer>& tally, Median median) {
  const Integer total = sum(tally);
  if (total == 0) return std::nullopt;
  const Integer wanted = median == Median::lower ? Integer((total + 1) / 2) : Integer(total / 2 + 1);
  Integer seen = 0;
  for (std::size_t grade = 0; grade < tally.size(); ++grade)
    if ((seen += tally[grade]) >= wanted) return grade;
  return std::nullopt;
}

int compare_by_majority(const std::vector<Integer>& a, const std::vector<Integer>& b, Median median) {
  Outwards left(a, median), right(b, median);
  if (left.start() != right.start()) return left.start() > right.start() ? -1 : 1;
  while (!left.ended() && !right.ended()) {
    if (left.first() != right.first()) return left.first() > right.first() ? -1 : 1;
    if (left.second() != right.second()) return left.second() > right.second() ? -1 : 1;
    const Integer pairs = std::min(left.run(), right.run());
    left.skip(pairs);
    right.skip(pairs);
  }
  return 0;
}

std::vector<std::int64_t> majority_value(const GradeTallies& grades, Option option, Median median) {
  std::vector<std::int64_t> sequence;
  const auto& tally = grades.tallies[option];
  if (sum(tally) == 0) return sequence;
  Outwards judgments(tally, median);
  sequence.push_back(grades.grades[judgments.start()]);
  while (!judgments.ended()) {
    for (const auto& grade : {judgments.first(), judgments.second()})
      if (grade) sequence.push_back(grades.grades[*grade]);
    judgments.skip(1);
  }
  return sequence;
}

Result<GradeTallies> balanced(const Case& asked) {
  GradeTallies grades = asked.grades;
  Integer wanted = grades.participants.value_or(0), most = 0;
  for (Option option = 0; option < asked.size(); ++option) most = std::max(most, grades.total(option));
  const bool normalized = asked.missing_grade && asked.missing_grade->mode == DefaultGrade::Mode::normalized;
  if (!asked.missing_grade) wanted = most;
  else if (!grades.participants) wanted = most;
  Integer multiple = 1;
  for (Option option = 0; option < asked.size(); ++option) {
    const Integer total = grades.total(option);
    if (normalized && total > 0) multiple = lcm(multiple, total);
    if (!normalized && total > wanted)
      return refuse("tally.too_many_judgments", {{"option", asked.options[option]}, {"has", small(total)}, {"wanted", small(wanted)}});
    if (!asked.missing_grade && total != wanted)
      return refuse("tally.unbalanced", {{"option", asked.options[option]}, {"has", small(total)}, {"wanted", small(wanted)}});
  }
  if (!asked.missing_grade) return grades;
  if (multiple > multiprecision::pow(Integer(10), 400)) return refuse("tally.too_big_to_normalize");
  if (asked.missing_grade->mode == DefaultGrade::Mode::fixed &&
      std::find(grades.grades.begin(), grades.grades.end(), asked.missing_grade->grade) == grades.grades.end())
    return refuse("tally.default_grade", {{"grade", asked.missing_grade->grade}});
  for (Option option = 0; option < asked.size(); ++option) {
    auto& tally = grades.tallies[option];
    const Integer total = sum(tally);
    if (normalized) {
      for (Integer& judgments : tally)
        if (total > 0) judgments *= multiple / total;
      continue;
    }
    std::size_t place = median_of(tally, Median::lower).value_or(0);
    if (asked.missing_grade->mode == DefaultGrade::Mode::fixed)
      place = static_cast<std::size_t>(std::find(grades.grades.begin(), grades.grades.end(), asked.missing_grade->grade) - grades.grades.begin());
    if (total < wanted) tally[place] += wanted - total;
  }
  return grades;
}

Result<Outcome> majority_judgment(const Case& asked) { return judge(asked, Median::lower); }
Result<Outcome> majority_judgment_high(const Case& asked) { return judge(asked, Median::upper); }

Result<Outcome> majority_judgment_values(const Case& asked) {
  Outcome outcome = TRY(judge(asked, Median::lower));
  Integer judgments = 0;
  for (Option option = 0; option < asked.size(); ++option) judgments += outcome.balanced->total(option);
  if (judgments > 100'000) return refuse("tally.too_long_to_write", {{"most", 100'000}});
  for (Option option = 0; option < asked.size(); ++option)
    outcome.majority_values.push_back(majority_value(*outcome.balanced, option, Median::lower));
  return outcome;
}

Result<Outcome> median_grade(const Case& asked) {
  auto merits = merits_of(asked.grades, Median::lower);
  const auto height = [&](Option option) { return merits[option] ? static_cast<std::int64_t>(merits[option]->median) : -1; };
  auto ranking = ranking_by(all_options(asked.size()), [&](Option a, Option b) { return height(a) > height(b) ? -1 : height(a) < height(b); });
  const Option best = ranking.front().front();
  Error why = refuse("tally.why.median");
  if (merits[best]) why.arguments.push_back({"grade", asked.grades.grades[merits[best]->median]});
  Outcome outcome = ranked_outcome(asked, std::move(ranking), std::move(why));
  outcome.merits = std::move(merits);
  return outcome;
}

} // namespace pressoir::voting
