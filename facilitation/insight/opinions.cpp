#include "facilitation/insight/opinions.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "facilitation/insight/grouping.h"

namespace pressoir::insight {
namespace {

// Votes around the mean of their statement; a missing vote is the mean, that is 0.
Eigen::MatrixXd centred(const OpinionVotes& votes) {
  const auto people = static_cast<Eigen::Index>(votes.people.size()), statements = static_cast<Eigen::Index>(votes.statements.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Zero(people, statements);
  for (Eigen::Index s = 0; s < statements; ++s) {
    double sum = 0, seen = 0;
    for (Eigen::Index p = 0; p < people; ++p) {
      const Opinion vote = votes.vote(static_cast<std::size_t>(p), static_cast<std::size_t>(s));
      if (vote == Opinion::unseen) continue;
      sum += static_cast<double>(vote);
      ++seen;
    }
    if (seen == 0) continue;
    for (Eigen::Index p = 0; p < people; ++p) {
      const Opinion vote = votes.vote(static_cast<std::size_t>(p), static_cast<std::size_t>(s));
      if (vote != Opinion::unseen) matrix(p, s) = static_cast<double>(vote) - sum / seen;
    }
  }
  return matrix;
}

// Places along the two directions in which votes differ most. The sign of a direction means nothing: its strongest
// statement points to the right, or up.
Eigen::MatrixXd main_directions(const Eigen::MatrixXd& matrix) {
  const Eigen::Index wanted = std::min<Eigen::Index>(2, std::min(matrix.rows(), matrix.cols()));
  Eigen::MatrixXd directions = Eigen::MatrixXd::Zero(matrix.cols(), 2);
  const bool by_statement = matrix.cols() <= matrix.rows();
  const Eigen::MatrixXd square = by_statement ? Eigen::MatrixXd(matrix.transpose() * matrix) : Eigen::MatrixXd(matrix * matrix.transpose());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square); // ascending
  for (Eigen::Index i = 0; i < wanted; ++i) {
    const Eigen::Index last = square.cols() - 1 - i;
    if (solver.eigenvalues()(last) < 1e-9) continue;
    Eigen::VectorXd direction = by_statement ? Eigen::VectorXd(solver.eigenvectors().col(last)) : Eigen::VectorXd(matrix.transpose() * solver.eigenvectors().col(last));
    direction.normalize();
    Eigen::Index strongest = 0;
    for (Eigen::Index s = 1; s < direction.size(); ++s)
      if (std::abs(direction(s)) > std::abs(direction(strongest)) + 1e-9) strongest = s;
    directions.col(i) = direction(strongest) < 0 ? Eigen::VectorXd(-direction) : direction;
  }
  return directions;
}

void add(OpinionCount& count, Opinion vote) {
  if (vote == Opinion::unseen) return;
  ++count.seen;
  count.agree += vote == Opinion::agree;
  count.disagree += vote == Opinion::disagree;
}

// How many standard errors the first share is above the second; one vote is added to each side, as Polis does.
double two_proportions(std::size_t votes, std::size_t seen, std::size_t other_votes, std::size_t other_seen) {
  const double a = static_cast<double>(votes) + 1, of_a = static_cast<double>(seen) + 1;
  const double b = static_cast<double>(other_votes) + 1, of_b = static_cast<double>(other_seen) + 1;
  const double together = (a + b) / (of_a + of_b);
  if (together >= 1) return 0;
  return (a / of_a - b / of_b) / std::sqrt(together * (1 - together) * (1 / of_a + 1 / of_b));
}

double share(std::size_t votes, std::size_t seen) { return (static_cast<double>(votes) + 1) / (static_cast<double>(seen) + 2); }

StatementOpinion opinion_of(const OpinionVotes& votes, const OpinionMap& map, std::size_t statement) {
  StatementOpinion opinion;
  opinion.groups.resize(map.groups);
  for (std::size_t p = 0; p < votes.people.size(); ++p) {
    const Opinion vote = votes.vote(p, statement);
    add(opinion.count, vote);
    if (map.people[p].group) add(opinion.groups[*map.people[p].group].count, vote);
  }
  double least = 1, most = 0;
  for (GroupOpinion& group : opinion.groups) {
    const OpinionCount &own = group.count, &all = opinion.count;
    group.agree_z = two_proportions(own.agree, own.seen, all.agree - own.agree, all.seen - own.seen);
    group.disagree_z = two_proportions(own.disagree, own.seen, all.disagree - own.disagree, all.seen - own.seen);
    opinion.consensus_agree *= share(own.agree, own.seen);
    opinion.consensus_disagree *= share(own.disagree, own.seen);
    least = std::min(least, share(own.agree, own.seen));
    most = std::max(most, share(own.agree, own.seen));
  }
  if (map.groups > 1) opinion.divides = most - least;
  return opinion;
}

// Every group's majority is on this side, and the room's too beyond chance.
bool unites(const StatementOpinion& opinion, std::size_t OpinionCount::* side) {
  const double seen = static_cast<double>(opinion.count.seen), votes = static_cast<double>(opinion.count.*side);
  if (2 * std::sqrt(seen + 1) * ((votes + 1) / (seen + 1) - 0.5) <= GroupOpinion::significant) return false;
  return std::all_of(opinion.groups.begin(), opinion.groups.end(), [&](const GroupOpinion& group) { return 2 * group.count.*side > group.count.seen; });
}

} // namespace

OpinionMap map_opinions(const OpinionVotes& votes) {
  OpinionMap map;
  map.people.resize(votes.people.size());
  std::vector<std::size_t> voters;
  std::vector<Point> places;
  if (!votes.statements.empty() && !votes.people.empty()) {
    const Eigen::MatrixXd matrix = centred(votes);
    const Eigen::MatrixXd where = matrix * main_directions(matrix);
    for (std::size_t p = 0; p < votes.people.size(); ++p) {
      const auto first = votes.votes.begin() + static_cast<std::ptrdiff_t>(p * votes.statements.size());
      const auto seen = std::count_if(first, first + static_cast<std::ptrdiff_t>(votes.statements.size()), [](Opinion vote) { return vote != Opinion::unseen; });
      if (seen == 0) continue;
      // Who voted little stands near the middle for want of votes, not of opinions.
      const double scale = std::sqrt(static_cast<double>(votes.statements.size()) / static_cast<double>(seen));
      const auto row = static_cast<Eigen::Index>(p);
      map.people[p] = {.x = where(row, 0) * scale, .y = where(row, 1) * scale};
      voters.push_back(p);
      places.push_back({map.people[p].x, map.people[p].y});
    }
  }
  const Grouping grouping = group_points(places, most_opinion_groups);
  map.groups = grouping.groups;
  map.silhouette = grouping.silhouette;
  for (std::size_t i = 0; i < voters.size(); ++i) map.people[voters[i]].group = grouping.group[i];
  for (std::size_t s = 0; s < votes.statements.size(); ++s) map.statements.push_back(opinion_of(votes, map, s));

  for (std::size_t s = 0; s < map.statements.size(); ++s) {
    const StatementOpinion& opinion = map.statements[s];
    if (unites(opinion, &OpinionCount::agree) || unites(opinion, &OpinionCount::disagree)) map.unite.push_back(s);
    const bool tells = std::any_of(opinion.groups.begin(), opinion.groups.end(), [](const GroupOpinion& group) { return group.represents_agree(); }) &&
                       std::any_of(opinion.groups.begin(), opinion.groups.end(), [](const GroupOpinion& group) { return group.represents_disagree(); });
    if (tells) map.divide.push_back(s);
  }
  const auto best = [&](std::size_t s) { return std::max(map.statements[s].consensus_agree, map.statements[s].consensus_disagree); };
  std::stable_sort(map.unite.begin(), map.unite.end(), [&](std::size_t a, std::size_t b) { return best(a) > best(b); });
  std::stable_sort(map.divide.begin(), map.divide.end(), [&](std::size_t a, std::size_t b) { return map.statements[a].divides > map.statements[b].divides; });
  return map;
}

} // namespace pressoir::insight
