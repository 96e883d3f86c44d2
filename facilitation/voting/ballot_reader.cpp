#include "facilitation/voting/ballot_reader.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace pressoir::voting {
namespace {

using Kind = Json::Kind;

// One ballot at a time, into the case.
class Reader {
 public:
  Reader(const OptionNames& names, Case& asked) : names_(names), asked_(asked), seen_(asked.size()) {}

  Result<void> add(const Json& ballot, const Json* weight, BallotForm form) {
    ++number_;
    if (!ballot.is(Kind::object)) return refuse("tally.bad_ballots");
    if (static_cast<std::size_t>(number_) * asked_.size() > most_entries) return refuse("tally.too_large");
    const Count count = TRY(count_of(ballot, weight));
    switch (form) {
      case BallotForm::ranking: return ranking(ballot, count);
      case BallotForm::grades: return grades(ballot, count);
      case BallotForm::points: return points(ballot, count);
      case BallotForm::approvals: return approvals(ballot, count);
      case BallotForm::contributions: return contributions(ballot, count);
    }
    return {};
  }
  // What can only be said once every ballot is there.
  Result<void> finish(BallotForm form) {
    if (form == BallotForm::points || form == BallotForm::approvals) return keep_points(form);
    if (form == BallotForm::grades) keep_grades();
    return {};
  }

 private:
  Error wrong(std::string_view wanted) const { return refuse("tally.wrong_ballot", {{"ballot", number_}, {"wanted", std::string(wanted)}}); }
  Result<Option> option(const std::string& name) const {
    const auto found = names_.find(name);
    if (!found) return refuse("tally.unknown_option", {{"option", name}, {"ballot", number_}});
    return *found;
  }
  // Marks the option as seen on this ballot.
  Result<Option> option_once(const Json& name) {
    if (!name.is(Kind::text) && !name.is(Kind::number)) return refuse("tally.unknown_option", {{"option", write_json(name)}, {"ballot", number_}});
    const Option found = TRY(option(name.text));
    if (seen_[found] == number_) return refuse("tally.ranked_twice", {{"option", name.text}, {"ballot", number_}});
    seen_[found] = number_;
    return found;
  }
  Result<Count> count_of(const Json& ballot, const Json* weight) {
    const auto whole = [&](const Json* value) -> std::optional<std::int64_t> {
      if (!value) return 1;
      return value->is(Kind::number) ? whole_from(value->text) : std::nullopt;
    };
    const auto count = whole(ballot.find("count"));
    if (!count || *count < 0) return refuse("tally.bad_count", {{"ballot", number_}});
    const auto heavy = whole(weight ? weight : ballot.find("weight"));
    if (!heavy || *heavy < 0) return refuse("tally.bad_weights", {{"ballot", number_}});
    const Wide together = static_cast<Wide>(*count) * *heavy;
    if (total_ + together > most_votes) return refuse("tally.too_many_votes", {{"most", most_votes}});
    total_ += together;
    return static_cast<Count>(together);
  }

  Result<void> ranking(const Json& ballot, Count count) {
    const Json* places = ballot.find("ranking");
    if (!places || !places->is(Kind::list)) return wrong("ranking");
    std::vector<Group> groups;
    for (const Json& place : places->items) {
      Group group;
      if (place.is(Kind::list))
        for (const Json& name : place.items) group.push_back(TRY(option_once(name)));
      else
        group.push_back(TRY(option_once(place)));
      groups.push_back(std::move(group));
    }
    asked_.rankings.add(groups, count);
    return {};
  }
  Result<void> approvals(const Json& ballot, Count count) {
    const Json* marks = ballot.find("approvals");
    if (!marks) return points(ballot, count);
    if (!marks->is(Kind::list)) return wrong("approvals");
    Group set;
    for (const Json& name : marks->items) set.push_back(TRY(option_once(name)));
    std::sort(set.begin(), set.end());
    asked_.approvals.counts.push_back(count);
    asked_.approvals.sets.push_back(std::move(set));
    return {};
  }
  Result<void> points(const Json& ballot, Count count) {
    const Json* given = nullptr;
    for (const char* name : {"scores", "votes", "points", "grades"})
      if (!given) given = ballot.find(name);
    if (!given && ballot.find("approvals") && ballot.find("approvals")->is(Kind::list)) return marks_as_points(*ballot.find("approvals"), count);
    if (!given || !given->is(Kind::object)) return wrong("scores");
    Scores scores{.count = count, .ballot = number_};
    for (std::size_t i = 0; i < given->items.size(); ++i) {
      const Option found = TRY(option(given->names[i]));
      const Json& value = given->items[i];
      if (value.is(Kind::null)) continue;
      const auto score = value.is(Kind::number) || value.is(Kind::text) ? fraction_from(value.text) : std::nullopt;
      if (!score || abs(*score) > Fraction(most_points)) return refuse("tally.not_a_number", {{"option", given->names[i]}, {"ballot", number_}});
      if (asked_.max_score && (*score > *asked_.max_score || *score < 0)) return out_of_range(given->names[i], exact_text(*asked_.max_score));
      if (*score < 0 && (asked_.method == "star" || asked_.method == "bloc_star" || asked_.method == "reweighted_range")) return out_of_range(given->names[i], "…");
      scores.given.emplace_back(found, *score);
    }
    scores_.push_back(std::move(scores));
    return {};
  }
  Result<void> marks_as_points(const Json& marks, Count count) {
    Scores scores{.count = count, .ballot = number_};
    for (const Json& name : marks.items) scores.given.emplace_back(TRY(option_once(name)), Fraction(1));
    scores_.push_back(std::move(scores));
    return {};
  }
  Error out_of_range(const std::string& name, const std::string& most) const {
    return refuse("tally.score_range", {{"option", name}, {"ballot", number_}, {"most", most}});
  }
  Result<void> grades(const Json& ballot, Count count) {
    const Json* given = ballot.find("grades");
    if (!given) given = ballot.find("scores");
    if (!given || !given->is(Kind::object)) return wrong("grades");
    for (std::size_t i = 0; i < given->items.size(); ++i) {
      const Option found = TRY(option(given->names[i]));
      if (given->items[i].is(Kind::null)) continue;
      const auto grade = given->items[i].is(Kind::number) ? whole_from(given->items[i].text) : std::nullopt;
      if (!grade) return refuse("tally.not_a_grade", {{"option", given->names[i]}, {"ballot", number_}});
      judgments_[*grade].resize(asked_.size());
      judgments_[*grade][found] += count;
    }
    return {};
  }
  Result<void> contributions(const Json& ballot, Count count) {
    const Json* given = ballot.find("contributions");
    if (!given || !given->is(Kind::object)) return wrong("contributions");
    auto& gifts = asked_.contributions.gifts.emplace_back();
    asked_.contributions.counts.push_back(count);
    for (std::size_t i = 0; i < given->items.size(); ++i) {
      const Option found = TRY(option(given->names[i]));
      const Json& value = given->items[i];
      for (const Json& one : value.is(Kind::list) ? std::span(value.items) : std::span(&value, 1)) {
        const auto amount = amount_of(one);
        if (!amount) return refuse("tally.not_a_number", {{"option", given->names[i]}, {"ballot", number_}});
        gifts.emplace_back(found, *amount);
      }
    }
    return {};
  }

  // Points as whole parts of one unit; marks, where the method counts marks, stay what they are.
  Result<void> keep_points(BallotForm form) {
    Integer unit = 1;
    for (const Scores& scores : scores_)
      for (const auto& [option, score] : scores.given) unit = lcm(unit, denominator(score));
    if (unit > 1'000'000) return refuse("tally.points_too_fine");
    Points& points = asked_.points;
    points.options = asked_.size();
    points.unit = static_cast<std::int64_t>(unit);
    for (const Scores& scores : scores_) {
      points.counts.push_back(scores.count);
      const std::size_t start = points.values.size();
      points.values.resize(start + asked_.size(), Points::missing);
      for (const auto& [option, score] : scores.given) points.values[start + option] = static_cast<std::int64_t>(numerator(score) * (unit / denominator(score)));
    }
    // Committees and budgets count marks: points above nothing are one.
    if (form == BallotForm::approvals && asked_.method != "approval") {
      for (std::size_t ballot = 0; ballot < points.size(); ++ballot) {
        Group set;
        for (Option option = 0; option < asked_.size(); ++option)
          if (points.value(ballot, option) > 0) set.push_back(option);
        asked_.approvals.counts.push_back(points.counts[ballot]);
        asked_.approvals.sets.push_back(std::move(set));
      }
      points = {};
    }
    return {};
  }
  void keep_grades() {
    if (asked_.missing_grade && asked_.missing_grade->mode == DefaultGrade::Mode::fixed) judgments_[asked_.missing_grade->grade];
    if (judgments_.empty()) judgments_[0];
    GradeTallies& grades = asked_.grades;
    grades.tallies.assign(asked_.size(), {});
    for (auto& [grade, counts] : judgments_) {
      counts.resize(asked_.size());
      grades.grades.push_back(grade);
      for (Option option = 0; option < asked_.size(); ++option) grades.tallies[option].push_back(integer_of(counts[option]));
    }
    grades.participants = integer_of(total_);
  }

  struct Scores {
    Count count;
    std::int64_t ballot;
    std::vector<std::pair<Option, Fraction>> given;
  };
  const OptionNames& names_;
  Case& asked_;
  std::vector<std::int64_t> seen_; // by option: the last ballot that named it
  std::vector<Scores> scores_;
  std::map<std::int64_t, std::vector<Wide>> judgments_; // by grade, then by option
  std::int64_t number_ = 0;
  Wide total_ = 0;
};

Result<void> read_tallies(const Json& tallies, const Json* participants, const OptionNames& names, Case& asked) {
  if (!tallies.is(Kind::object)) return refuse("tally.bad_tallies");
  GradeTallies& grades = asked.grades;
  grades.tallies.assign(asked.size(), {});
  for (std::size_t i = 0; i < tallies.items.size(); ++i) {
    const auto option = names.find(tallies.names[i]);
    if (!option) return refuse("tally.tally_of_unknown", {{"option", tallies.names[i]}});
    if (!tallies.items[i].is(Kind::list) || tallies.items[i].items.size() > 1000) return refuse("tally.bad_tally", {{"option", tallies.names[i]}});
    for (const Json& judgments : tallies.items[i].items) {
      const auto count = judgments.is(Kind::number) ? fraction_from(judgments.text) : std::nullopt;
      if (!count || *count < 0 || denominator(*count) != 1) return refuse("tally.bad_tally", {{"option", tallies.names[i]}});
      grades.tallies[*option].push_back(numerator(*count));
    }
  }
  const std::size_t scale = grades.tallies.front().size();
  for (Option option = 0; option < asked.size(); ++option)
    if (grades.tallies[option].size() != scale || scale == 0) return refuse("tally.other_scale", {{"option", asked.options[option]}});
  grades.grades.resize(scale);
  std::iota(grades.grades.begin(), grades.grades.end(), std::int64_t{0});
  if (participants) {
    const auto count = participants->is(Kind::number) ? fraction_from(participants->text) : std::nullopt;
    if (!count || *count < 0 || denominator(*count) != 1) return refuse("tally.bad_setting", {{"name", std::string("participants")}, {"least", 0}});
    grades.participants = numerator(*count);
  }
  return {};
}

} // namespace

std::optional<Fraction> amount_of(const Json& value) {
  if (!value.is(Kind::number) && !value.is(Kind::text)) return std::nullopt;
  const auto amount = fraction_from(value.text);
  return amount && *amount >= 0 ? amount : std::nullopt;
}

Result<void> read_ballots(const Json& json, BallotForm form, const OptionNames& names, Case& asked) {
  if (const Json* tallies = json.find("tallies"); tallies && form == BallotForm::grades)
    return read_tallies(*tallies, json.find("participants"), names, asked);
  const Json* ballots = json.find("ballots");
  if (!ballots || !ballots->is(Kind::list)) return refuse("tally.bad_ballots");
  const Json* weights = json.find("weights");
  if (weights && (!weights->is(Kind::list) || weights->items.size() != ballots->items.size())) return refuse("tally.weights_for_each");
  Reader reader(names, asked);
  for (std::size_t i = 0; i < ballots->items.size(); ++i) TRY(reader.add(ballots->items[i], weights ? &weights->items[i] : nullptr, form));
  return reader.finish(form);
}

} // namespace pressoir::voting
