// A poll's cast ballots: how many, how they came, what each option got, and the case that facilitation/voting counts.
#pragma once

#include <map>
#include <optional>
#include <set>

#include "facilitation/activities/polls.h"
#include "facilitation/voting/ballots.h"

namespace pressoir::activities {

struct PollBallots {
  static constexpr int fewest_told = 5;  // ballots of a table or a college that may be told apart
  std::vector<const workshop::PollOption*> options;  // in their order
  int ballots = 0;
  int people = 0;  // those ballots stand for
  int blank = 0;   // ballots that give nothing to anything
  std::map<workshop::Channel, int> people_by_channel;
  bool together = false;  // some hold what several gave
  // By option. Of grades: how many gave each level; else one figure: its dots, its marks, the ballots that rank it first.
  std::vector<std::vector<std::int64_t>> tallies;
  struct Reason {
    std::size_t option = 0;
    std::int32_t value = 0;
    std::string text;
  };
  std::vector<Reason> reasons;  // lowest level first, in an order that tells nothing
};
PollBallots ballots_of(const workshop::WorkshopState& state, const workshop::Poll& poll);

// One ballot, or as many alike as `count` says: a ballot of a group that weighs, what several gave to one option.
struct BallotRow {
  struct Mark {
    std::size_t option = 0;
    std::int32_t value = 0, height = 0;  // as in workshop::Vote
    std::string text;
    auto operator<=>(const Mark&) const = default;
  };
  std::vector<Mark> marks;  // by option
  std::int64_t count = 1;
  auto operator<=>(const BallotRow&) const = default;
};
// Every cast ballot, equal ones together, in an order that tells nothing of who came first.
std::vector<BallotRow> ballot_rows(const workshop::WorkshopState& state, const workshop::Poll& poll);

// Which of the poll's groups may be told apart: those with five ballots or more, as long as the ballots of no smaller one could be found by
// subtraction. Places in Poll::groups.
std::set<std::int32_t> groups_told(const workshop::WorkshopState& state, const workshop::Poll& poll);

// The ballots in the form that the method counts. Blank ballots of rankings and grades are left out (they abstain); on the others an
// option without a grade has the lowest. A ballot counts as often as its group weighs. `only_group`: its ballots alone, unweighted. Equal labels are told apart by a number. Refused: "refused.not_its_rule" (rule).
Result<voting::Case> case_of(const workshop::WorkshopState& state, const workshop::Poll& poll, std::string_view rule, std::optional<std::int32_t> only_group = {});

}  // namespace pressoir::activities
