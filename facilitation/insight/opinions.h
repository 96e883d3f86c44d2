// Groups of opinion from agree / disagree / pass votes on statements, as Polis finds them: who votes alike, what unites all groups, what
// tells one from the others. The same votes always give the same map. Statistics, not a count: floating point is in its place here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pressoir::insight {

enum class Opinion : std::int8_t { disagree = -1, pass = 0, agree = 1, unseen = 2 };

struct OpinionVotes {
  std::vector<std::string> people, statements;
  std::vector<Opinion> votes; // person after person, one for each statement
  Opinion vote(std::size_t person, std::size_t statement) const { return votes[person * statements.size() + statement]; }
};

struct OpinionCount {
  std::size_t agree = 0, disagree = 0, seen = 0; // seen: passes too
};

// What a statement is to one group, against everybody else.
struct GroupOpinion {
  OpinionCount count;
  double agree_z = 0, disagree_z = 0; // one-sided two-proportion tests: how much more the group agrees, or disagrees
  bool represents_agree() const { return agree_z > significant; }
  bool represents_disagree() const { return disagree_z > significant; }
  static constexpr double significant = 1.2816; // one chance in ten
};

struct StatementOpinion {
  OpinionCount count;
  std::vector<GroupOpinion> groups;
  double consensus_agree = 1, consensus_disagree = 1; // group-aware: products over groups of (votes + 1) / (seen + 2)
  double divides = 0;                                 // the widest gap between two groups' shares of agreement, 0 to 1
};

struct OpinionMap {
  struct Place {
    double x = 0, y = 0;
    std::optional<std::size_t> group; // nobody's, who has not voted
  };
  std::vector<Place> people;
  std::size_t groups = 0;
  double silhouette = 0; // of the grouping: 1 well apart, 0 no groups to speak of
  std::vector<StatementOpinion> statements;
  std::vector<std::size_t> unite;  // statements that most people of every group agree with, or disagree with; the surest first
  std::vector<std::size_t> divide; // statements that tell groups apart, the widest gap first
};

inline constexpr std::size_t most_opinion_groups = 5;
OpinionMap map_opinions(const OpinionVotes& votes);

} // namespace pressoir::insight
