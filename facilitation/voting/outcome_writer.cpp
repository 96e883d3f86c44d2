#include "facilitation/voting/outcome_writer.h"

#include "facilitation/voting/methods.h"

namespace pressoir::voting {
namespace {

// A whole or decimal number, else a text "p/q".
Json exact(const Fraction& value) {
  if (auto decimal = decimal_text(value)) return Json::number(*std::move(decimal));
  return Json::string(exact_text(value));
}
Json whole(std::int64_t value) { return Json::number(std::to_string(value)); }

constexpr std::size_t most_paths_told = 300; // beyond, the table of all pairs is of no use to anybody

class Writer {
 public:
  Writer(const Case& asked, const Outcome& outcome) : asked_(asked), outcome_(outcome) {}

  Json write() {
    json_ = Json::object();
    json_.add("method", Json::string(asked_.method));
    json_.add("winners", names(outcome_.winners));
    json_.add("ranking", groups(outcome_.ranking));
    json_.add("ranks", ranks());
    json_.add("tie", Json::boolean(!outcome_.ties.empty()));
    json_.add("ties", names(outcome_.ties));
    counts();
    judgments();
    rounds();
    paths();
    committees();
    return std::move(json_);
  }

 private:
  const std::string& name(Option option) const { return asked_.options[option]; }
  Json names(const Group& options) const {
    Json list = Json::list();
    for (const Option option : options) list.items.push_back(Json::string(name(option)));
    return list;
  }
  Json groups(const std::vector<Group>& all) const {
    Json list = Json::list();
    for (const Group& group : all) list.items.push_back(names(group));
    return list;
  }
  // 1, 1, 3: in the order of options.
  Json ranks() const {
    std::vector<std::size_t> rank(asked_.size());
    std::size_t next = 1;
    for (const Group& group : outcome_.ranking) {
      for (const Option option : group) rank[option] = next;
      next += group.size();
    }
    Json object = Json::object();
    for (Option option = 0; option < asked_.size(); ++option) object.add(name(option), whole(static_cast<std::int64_t>(rank[option])));
    return object;
  }
  Json by_option(const std::vector<Fraction>& values) const {
    Json object = Json::object();
    for (Option option = 0; option < values.size(); ++option) object.add(name(option), exact(values[option]));
    return object;
  }
  Json votes(const Round& round) const {
    Json object = Json::object();
    for (const Votes& votes : round) object.add(name(votes.option), exact(votes.votes));
    return object;
  }
  void add(const char* key, const std::vector<Fraction>& values) {
    if (!values.empty()) json_.add(key, by_option(values));
  }
  void add(const char* key, const std::optional<Fraction>& value) {
    if (value) json_.add(key, exact(*value));
  }

  void counts() {
    add("scores", outcome_.scores);
    add("vote_totals", outcome_.vote_totals);
    add("credits_spent", outcome_.credits_spent);
    add("credits_available", outcome_.credits_available);
    add("worst_defeat", outcome_.worst_defeats);
    add("score", outcome_.score);
    add("quota", outcome_.quota);
    add("spent", outcome_.spent);
    if (!outcome_.match.empty()) {
      Json object = Json::object();
      for (Option option = 0; option < asked_.size(); ++option) object.add(name(option), Json::number(outcome_.match[option]));
      json_.add("match", std::move(object));
    }
    if (!outcome_.purchases.empty()) {
      Json list = Json::list();
      for (const Purchase& purchase : outcome_.purchases) {
        Json bought = Json::object();
        bought.add("option", Json::string(name(purchase.option)));
        bought.add("cost", exact(asked_.costs[purchase.option]));
        bought.add("most_paid", exact(purchase.most_paid));
        list.items.push_back(std::move(bought));
      }
      json_.add("purchases", std::move(list));
    }
  }
  void judgments() {
    if (outcome_.merits.empty()) return;
    const GradeTallies& grades = outcome_.balanced ? *outcome_.balanced : asked_.grades;
    Json medians = Json::object(), profile = Json::object();
    for (Option option = 0; option < asked_.size(); ++option) {
      const auto& merit = outcome_.merits[option];
      medians.add(name(option), merit ? whole(grades.grades[merit->median]) : Json{});
      if (!merit) continue;
      Json of_option = Json::object();
      of_option.add("median", whole(grades.grades[merit->median]));
      of_option.add("below", Json::number(merit->below.str()));
      of_option.add("above", Json::number(merit->above.str()));
      profile.add(name(option), std::move(of_option));
    }
    json_.add("medians", std::move(medians));
    json_.add("profile", std::move(profile));
    if (outcome_.balanced && asked_.missing_grade) {
      Json tallies = Json::object();
      for (Option option = 0; option < asked_.size(); ++option) {
        Json tally = Json::list();
        for (const Integer& judgments : grades.tallies[option]) tally.items.push_back(Json::number(judgments.str()));
        tallies.add(name(option), std::move(tally));
      }
      json_.add("balanced_tallies", std::move(tallies));
    }
    if (outcome_.majority_values.empty()) return;
    const auto sequence = [](const std::vector<std::int64_t>& values) {
      Json list = Json::list();
      for (const std::int64_t grade : values) list.items.push_back(whole(grade));
      return list;
    };
    json_.add("majority_value", sequence(outcome_.majority_values[outcome_.winners.front()]));
    Json all = Json::object();
    for (Option option = 0; option < asked_.size(); ++option) all.add(name(option), sequence(outcome_.majority_values[option]));
    json_.add("majority_values", std::move(all));
  }
  void rounds() {
    if (!outcome_.rounds.empty()) {
      Json list = Json::list();
      for (const Round& round : outcome_.rounds) list.items.push_back(votes(round));
      json_.add("rounds", std::move(list));
    }
    if (!outcome_.runoff.empty()) json_.add("runoff", votes(outcome_.runoff));
  }
  void paths() {
    if (!outcome_.path_strengths.empty() && asked_.size() <= most_paths_told) {
      Json rows = Json::object();
      for (Option a = 0; a < asked_.size(); ++a) {
        Json row = Json::object();
        for (Option b = 0; b < asked_.size(); ++b)
          if (a != b) row.add(name(b), strength(outcome_.path_strengths[a][b]));
        rows.add(name(a), std::move(row));
      }
      json_.add("path_strengths", std::move(rows));
    }
    if (outcome_.smith_set) json_.add("smith_set", names(*outcome_.smith_set));
    if (!outcome_.optimal_rankings.empty()) json_.add("optimal_rankings", groups(outcome_.optimal_rankings));
  }
  // Against nobody a ratio has no number: it is written as it stands.
  Json strength(const Strength& path) const {
    if (!outcome_.ratios) return whole(path.votes);
    if (path.votes == 0) return whole(0);
    if (path.against == 0) return Json::string(std::to_string(path.votes) + "/0");
    return exact(fraction_of(path.votes, path.against));
  }
  void committees() {
    if (outcome_.committees) json_.add("committees", groups(*outcome_.committees));
    if (outcome_.committee_count) json_.add("committee_count", Json::number(outcome_.committee_count->str()));
  }

  const Case& asked_;
  const Outcome& outcome_;
  Json json_;
};

} // namespace

std::string explanation(const Case& asked, const Outcome& outcome, const Words& words) {
  return words.say(outcome.why) + " " + words.say(find_method(asked.method)->rule_key());
}

Json outcome_json(const Case& asked, const Outcome& outcome, const Words& french, const Words& english) {
  Json json = Writer(asked, outcome).write();
  Json both = Json::object();
  both.add("fr", Json::string(explanation(asked, outcome, french)));
  both.add("en", Json::string(explanation(asked, outcome, english)));
  json.add("explanation", std::move(both));
  return json;
}

} // namespace pressoir::voting
