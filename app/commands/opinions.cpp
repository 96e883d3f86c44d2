// `pressoir opinions`: groups of opinion from agree / disagree / pass votes, as JSON: places, groups, what unites and what divides.
#include <boost/json.hpp>
#include <cmath>

#include "app/commands/commands.h"
#include "facilitation/insight/opinions.h"
#include "facilitation/interchange/opinion_votes.h"

namespace pressoir::commands {
namespace {

namespace json = boost::json;
using namespace insight;

// Six places are enough for a picture, and the same on every machine.
double rounded(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

json::object counts(const OpinionCount& count) {
  return {{"agree", count.agree}, {"disagree", count.disagree}, {"pass", count.seen - count.agree - count.disagree}, {"seen", count.seen}};
}

json::array people_json(const OpinionVotes& votes, const OpinionMap& map) {
  json::array people;
  for (std::size_t p = 0; p < votes.people.size(); ++p) {
    json::value group;
    if (map.people[p].group) group = *map.people[p].group;
    people.push_back(json::object{{"id", votes.people[p]}, {"x", rounded(map.people[p].x)}, {"y", rounded(map.people[p].y)}, {"group", group}});
  }
  return people;
}

// Members, and the statements that tell the group from the others, the most telling first.
json::array groups_json(const OpinionVotes& votes, const OpinionMap& map) {
  json::array groups;
  for (std::size_t g = 0; g < map.groups; ++g) {
    json::array members;
    for (std::size_t p = 0; p < votes.people.size(); ++p)
      if (map.people[p].group == g) members.push_back(json::value(votes.people[p]));
    std::vector<std::pair<double, json::object>> telling;
    for (std::size_t s = 0; s < map.statements.size(); ++s) {
      const GroupOpinion& opinion = map.statements[s].groups[g];
      const bool agrees = opinion.represents_agree() && opinion.agree_z >= opinion.disagree_z;
      if (!agrees && !opinion.represents_disagree()) continue;
      const double z = agrees ? opinion.agree_z : opinion.disagree_z;
      telling.emplace_back(z, json::object{{"statement", votes.statements[s]}, {"vote", agrees ? "agree" : "disagree"}, {"z", rounded(z)}});
    }
    std::stable_sort(telling.begin(), telling.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    json::array representative;
    for (auto& [z, statement] : telling) representative.push_back(std::move(statement));
    const std::size_t size = members.size();
    groups.push_back(json::object{{"id", g}, {"size", size}, {"members", std::move(members)}, {"representative", std::move(representative)}});
  }
  return groups;
}

json::array statements_json(const OpinionVotes& votes, const OpinionMap& map) {
  json::array statements;
  for (std::size_t s = 0; s < map.statements.size(); ++s) {
    const StatementOpinion& opinion = map.statements[s];
    json::object statement{{"id", votes.statements[s]}};
    for (auto& [name, value] : counts(opinion.count)) statement.emplace(name, value);
    statement["group_aware_consensus"] = rounded(opinion.consensus_agree);
    statement["group_aware_consensus_disagree"] = rounded(opinion.consensus_disagree);
    statement["divides"] = rounded(opinion.divides);
    json::array groups;
    for (const GroupOpinion& group : opinion.groups) {
      json::object of_group = counts(group.count);
      of_group["agree_z"] = rounded(group.agree_z);
      of_group["disagree_z"] = rounded(group.disagree_z);
      of_group["represents"] = group.represents_agree() && group.agree_z >= group.disagree_z ? json::value("agree") : group.represents_disagree() ? json::value("disagree") : json::value();
      groups.push_back(std::move(of_group));
    }
    statement["groups"] = std::move(groups);
    statements.push_back(std::move(statement));
  }
  return statements;
}

json::array named(const OpinionVotes& votes, const std::vector<std::size_t>& statements) {
  json::array names;
  for (const std::size_t s : statements) names.push_back(json::value(votes.statements[s]));
  return names;
}

} // namespace

int opinions(const Terminal& terminal, const Path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return terminal.refuse(bytes.error());
  const auto votes = interchange::read_opinions(*bytes);
  if (!votes) return terminal.refuse(told_of(file, votes.error()));
  const OpinionMap map = map_opinions(*votes);
  terminal.print(json::serialize(json::object{{"participants", people_json(*votes, map)},
                                              {"groups", groups_json(*votes, map)},
                                              {"silhouette", rounded(map.silhouette)},
                                              {"statements", statements_json(*votes, map)},
                                              {"unite", named(*votes, map.unite)},
                                              {"divide", named(*votes, map.divide)}}));
  return 0;
}

} // namespace pressoir::commands
