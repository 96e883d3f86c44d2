// Ballots of every form, weighted, checked once when they are added; and the case: options, ballots and settings of one count.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facilitation/base/result.h"
#include "facilitation/voting/exact.h"

namespace pressoir::voting {

inline constexpr std::size_t most_options = 5000;
inline constexpr std::size_t most_ranked_options = 1000; // duels and rounds grow with the square
inline constexpr std::size_t most_entries = 100'000'000;  // ballots times options
using Option = std::uint32_t; // its place among the options of the case
using Group = std::vector<Option>;

enum class BallotForm { ranking, grades, points, approvals, contributions };

// What a ranking says of the options it leaves out: they share the last place, or nothing.
enum class Unranked { last, ignored };

// Rankings, best first; options of the same place are tied. One flat list: a count of 100,000 ballots reads memory in order.
class Rankings {
 public:
  struct Entry {
    std::uint16_t option;
    std::uint16_t place; // 0, 1, 2 …
  };

  explicit Rankings(std::size_t options = 0, Unranked unranked = Unranked::last) : options_(options), unranked_(unranked) {}
  // With Unranked::last, what is left out is written as a last place here, so that counts never look at it again.
  void add(const std::vector<Group>& places, Count count);

  std::size_t size() const { return counts_.size(); }
  std::size_t options() const { return options_; }
  Unranked unranked() const { return unranked_; }
  Count count(std::size_t ballot) const { return counts_[ballot]; }
  Count total() const { return total_; }
  std::span<const Entry> operator[](std::size_t ballot) const {
    return std::span(entries_).subspan(starts_[ballot], starts_[ballot + 1] - starts_[ballot]);
  }

 private:
  std::size_t options_;
  Unranked unranked_;
  Count total_ = 0;
  std::vector<Count> counts_;
  std::vector<std::size_t> starts_ = {0};
  std::vector<Entry> entries_;
};

// Points by option: scores, dots, quadratic votes. Fractions of points are held as whole parts of `unit`.
struct Points {
  static constexpr std::int64_t missing = std::numeric_limits<std::int64_t>::min();
  std::size_t options = 0;
  std::int64_t unit = 1; // a value of 3 with unit 2 is 1.5 points
  std::vector<Count> counts;
  std::vector<std::int64_t> values; // option by option, ballot after ballot

  std::size_t size() const { return counts.size(); }
  std::span<const std::int64_t> operator[](std::size_t ballot) const { return std::span(values).subspan(ballot * options, options); }
  // What is missing is nothing.
  std::int64_t value(std::size_t ballot, Option option) const {
    const std::int64_t given = values[ballot * options + option];
    return given == missing ? 0 : given;
  }
  Count total() const;
};

// Marks by option, each once.
struct Approvals {
  std::vector<Count> counts;
  std::vector<Group> sets;
  std::size_t size() const { return counts.size(); }
  Count total() const;
};

// How many judgments of each grade each option has: all that majority judgment looks at.
struct GradeTallies {
  std::vector<std::int64_t> grades;              // what they are called, worst first
  std::vector<std::vector<Integer>> tallies;     // by option, then by grade
  std::optional<Integer> participants;           // where it is known how many could judge
  Integer total(Option option) const;
};

// What somebody gave to each option, for quadratic funding.
struct Contributions {
  std::vector<Count> counts;
  std::vector<std::vector<std::pair<Option, Fraction>>> gifts;
};

// How missing judgments are made up for.
struct DefaultGrade {
  enum class Mode { fixed, median, normalized } mode = Mode::fixed;
  std::int64_t grade = 0; // of Mode::fixed
};

// One count to make. A method reads the ballots of its own form; the others stay empty.
struct Case {
  std::string method;
  std::string rule; // of approval_committee
  std::vector<std::string> options;
  Rankings rankings;
  Points points;
  Approvals approvals;
  GradeTallies grades;
  Contributions contributions;
  std::optional<std::int64_t> seats;
  std::optional<Fraction> budget;
  std::vector<Fraction> costs; // by option; empty where none were given
  std::optional<Fraction> step; // of a budget that grows
  std::optional<DefaultGrade> missing_grade;
  std::optional<Fraction> max_score;
  std::optional<std::int64_t> credits;

  std::size_t size() const { return options.size(); }
};

} // namespace pressoir::voting
