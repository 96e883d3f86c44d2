// What a poll gave, put into plain values and sentences once: the stage, the phones and the summary only lay it out.
#pragma once

#include <optional>

#include "facilitation/activities/polls.h"
#include "facilitation/insight/opinions.h"

namespace pressoir::activities {

struct PollRow {
  Id<workshop::PollOption> option;
  std::string label;
  int rank = 1;           // 0: nobody judged anything
  bool first = false;     // among the winners
  bool tied = false;      // with another of the same rank
  std::int64_t value = 0; // what its bar is as long as
  std::string told;       // « 12 voix », « Bien », « 3 duels gagnés »
  std::vector<std::int64_t> tally;  // of grades: how many gave each level, lowest first
  int median = -1;                  // the level of its lower median; -1: nobody graded it
  std::int64_t cost = 0;            // of a project
  bool by_marks = false;            // the most marks alone would have bought it
  Vec2 place;                       // on two axes: the mean of its places, 0 to PlaceOf::most
  std::vector<Vec2> places;         // every one of them, in an order that tells nothing
};

struct PollResult {
  const PollKind* kind = nullptr;
  std::string rule;               // id of the method that counted; empty: nothing wins
  std::string rule_name, rule_said;
  std::vector<PollRow> rows;      // best first; in the order of the options where nothing wins
  std::int64_t most = 0;          // the longest bar
  std::vector<std::string> levels;  // names of grades, lowest first
  std::string sentence;           // how it came out
  std::string turnout;            // who voted, how, and whether the quorum is reached
  std::vector<std::string> steps; // how it was won, step by step
  std::vector<Id<workshop::PollOption>> tied;  // those that the count leaves in front together
  std::vector<std::vector<std::int64_t>> duels;  // ballots that rank row a above row b; of rankings only
  struct Reason {
    std::string level, text;
  };
  std::vector<Reason> reasons;    // objections and concerns
  // Who votes alike on statements; nothing under `OpinionsTold::fewest` ballots. Statements are named by their place among `rows`.
  struct OpinionsTold {
    static constexpr int fewest = 5;
    insight::OpinionMap map;
    std::vector<std::string> groups;  // « A · 12 personnes »
    std::string unites, divides, near;  // the titles of the two lists, and what nearness means
    std::string nothing_unites, nothing_divides;
  };
  std::optional<OpinionsTold> opinions;
  // What a budget buys; bought rows come first, in the order they were bought.
  struct Purchases {
    std::int64_t budget = 0, spent = 0;
    std::string by_marks, left;  // the head of the column of `PollRow::by_marks`; what is left, in words
  };
  std::optional<Purchases> purchases;
  struct Axes {
    std::vector<std::string> ends;  // left, right, below, above
  };
  std::optional<Axes> axes;
  // The same question among the ballots of one table or college. Nothing where fewer than `PollBallots::fewest_told` ballots, alone or by subtraction,
  // would show.
  struct Split {
    std::string name;
    int people = 0;
    std::string told;
  };
  std::vector<Split> splits;
  int people = 0, present = 0;
};

// « 33 bulletins pour 31 présents », where more voted than the facilitators listed as present, or expect; else empty.
std::string more_than_present(const workshop::WorkshopState& state, int people, const Words& words);

// Counted by `rule`, or by the poll's own when empty or when it cannot count these ballots. `poll` is in `state`.
PollResult result_of(const workshop::WorkshopState& state, const workshop::Poll& poll, const Words& words, std::string_view rule = {});

// The order in which the tied are drawn: by SHA-256("lots", seed, label), smallest first, so that anybody who has the seed and the
// labels draws the same again.
std::vector<Id<workshop::PollOption>> drawn_by_lots(const workshop::WorkshopState& state, const std::vector<Id<workshop::PollOption>>& tied, std::string_view seed);

// The same ballots under every rule that can count them: its name, and who wins.
struct OtherRule {
  std::string id, name, winners;
  bool same = false;  // as by the poll's own rule
};
std::vector<OtherRule> other_rules(const workshop::WorkshopState& state, const workshop::Poll& poll, const Words& words);

}  // namespace pressoir::activities
