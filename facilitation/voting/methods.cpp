#include "facilitation/voting/methods.h"

#include <algorithm>
#include <array>

#include "facilitation/voting/budgets.h"
#include "facilitation/voting/committees.h"
#include "facilitation/voting/grades.h"
#include "facilitation/voting/pairwise.h"
#include "facilitation/voting/ranks.h"
#include "facilitation/voting/scores.h"
#include "facilitation/voting/stv.h"

namespace pressoir::voting {
namespace {

constexpr std::string_view balinski = "M. Balinski, R. Laraki, Majority Judgment, MIT Press 2011";
constexpr std::string_view schulze_paper = "M. Schulze, Social Choice and Welfare 36, 2011";
constexpr std::string_view tideman = "N. Tideman, Social Choice and Welfare 4, 1987";
constexpr std::string_view smith_paper = "J. H. Smith, Econometrica 41, 1973";
constexpr std::string_view simpson = "P. Simpson, Quarterly Journal of Economics 83, 1969; G. Kramer, 1977";
constexpr std::string_view equal_vote = "Equal Vote Coalition, STAR Voting specification";
constexpr std::string_view meek_rules = "N. Tideman, Journal of Economic Perspectives 9, 1995";
constexpr std::string_view shares = "D. Peters, G. Pierczyński, P. Skowron, NeurIPS 2021";
constexpr std::string_view budgeting = "S. Rey, J. Maly, The (Computational) Social Choice Take on Participatory Budgeting, 2023";

using Form = BallotForm;
constexpr auto table = std::to_array<Method>({
    {"majority_judgment", Form::grades, majority_judgment, false, false, balinski},
    {"majority_judgment.high_median", Form::grades, majority_judgment_high, false, false, balinski},
    {"majority_judgment.majority_value", Form::grades, majority_judgment_values, false, false, balinski},
    {"median_grade", Form::grades, median_grade, false, false, balinski},
    {"score_voting", Form::points, score_voting, false, false, "W. D. Smith, Range voting, 2000"},
    {"score_voting.median", Form::points, score_median, false, false, "G. W. Bassett, J. Persky, Public Choice 99, 1999"},
    {"dis_and_approval", Form::points, dis_and_approval, false, false, "D. Felsenthal, Behavioral Science 34, 1989"},
    {"approval", Form::approvals, approval, false, false, "S. Brams, P. Fishburn, Approval Voting, 1983"},
    {"cumulative", Form::points, cumulative, false, false, "C. L. Dodgson, The Principles of Parliamentary Representation, 1884"},
    {"star", Form::points, star, false, false, equal_vote},
    {"bloc_star", Form::points, bloc_star, true, false, equal_vote},
    {"reweighted_range", Form::points, reweighted_range, true, false, "W. D. Smith, Reweighted range voting, 2005"},
    {"quadratic_voting", Form::points, quadratic_voting, false, false, "S. Lalley, E. G. Weyl, AEA Papers and Proceedings 108, 2018"},
    {"quadratic_funding", Form::contributions, quadratic_funding, false, true, "V. Buterin, Z. Hitzig, E. G. Weyl, Management Science 65, 2019"},
    {"schulze.winning", Form::ranking, schulze_winning, false, false, schulze_paper},
    {"schulze.margin", Form::ranking, schulze_margin, false, false, schulze_paper},
    {"schulze.ratio", Form::ranking, schulze_ratio, false, false, schulze_paper},
    {"ranked_pairs.winning", Form::ranking, ranked_pairs_winning, false, false, tideman},
    {"ranked_pairs.margin", Form::ranking, ranked_pairs_margin, false, false, tideman},
    {"copeland", Form::ranking, copeland, false, false, "A. H. Copeland, 1951"},
    {"minimax.winning", Form::ranking, minimax_winning, false, false, simpson},
    {"minimax.margin", Form::ranking, minimax_margin, false, false, simpson},
    {"minimax.opposition", Form::ranking, minimax_opposition, false, false, simpson},
    {"kemeny_young", Form::ranking, kemeny_young, false, false, "H. P. Young, A. Levenglick, SIAM Journal on Applied Mathematics 35, 1978"},
    {"smith_set", Form::ranking, smith_set, false, false, smith_paper},
    {"borda", Form::ranking, borda, false, false, "J.-C. de Borda, 1784"},
    {"plurality", Form::ranking, plurality, false, false, "Scrutin uninominal à un tour"},
    {"two_round", Form::ranking, two_round, false, false, "Scrutin uninominal à deux tours"},
    {"irv", Form::ranking, instant_runoff, false, false, "W. R. Ware, 1871"},
    {"stv.droop", Form::ranking, stv_droop, true, false, meek_rules},
    {"stv.hb", Form::ranking, stv_hagenbach_bischoff, true, false, meek_rules},
    {"stv.hare", Form::ranking, stv_hare, true, false, meek_rules},
    {"stv.imperiali", Form::ranking, stv_imperiali, true, false, meek_rules},
    {"preferential_block_voting", Form::ranking, preferential_block_voting, true, false, "Queensland Local Government Electoral Act"},
    {"approval_committee", Form::approvals, approval_committee, true, false, "M. Lackner, P. Skowron, Multi-Winner Voting with Approval Preferences, 2023"},
    {"greedy.votes", Form::approvals, greedy_votes, false, true, budgeting},
    {"greedy.votes_per_cost", Form::approvals, greedy_votes_per_cost, false, true, budgeting},
    {"greedy.cost_satisfaction_per_cost", Form::approvals, greedy_cost_satisfaction_per_cost, false, true, budgeting},
    {"mes.cost", Form::approvals, mes_cost, false, true, shares},
    {"mes.cost+greedy_completion", Form::approvals, mes_cost_greedy, false, true, shares},
    {"mes.cost.add1", Form::approvals, mes_cost_add_one, false, true, shares},
    {"mes.cost.budget_increase", Form::approvals, mes_cost_increase, false, true, shares},
    {"mes.cardinality", Form::approvals, mes_cardinality, false, true, shares},
    {"mes.cardinality+greedy_completion", Form::approvals, mes_cardinality_greedy, false, true, shares},
    {"mes.cardinality.add1", Form::approvals, mes_cardinality_add_one, false, true, shares},
    {"mes.cardinality.budget_increase", Form::approvals, mes_cardinality_increase, false, true, shares},
});

Count ballots_of(const Case& asked, BallotForm form) {
  switch (form) {
    case Form::ranking: return asked.rankings.total();
    case Form::points: return asked.points.total();
    case Form::approvals: return asked.approvals.total() + asked.points.total();
    case Form::grades: {
      Integer judgments = 0;
      for (Option option = 0; option < asked.size(); ++option) judgments += asked.grades.total(option);
      return judgments > 0 ? 1 : 0;
    }
    case Form::contributions: return std::accumulate(asked.contributions.counts.begin(), asked.contributions.counts.end(), Count{0});
  }
  return 0;
}

} // namespace

std::span<const Method> methods() { return table; }

const Method* find_method(std::string_view id) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const Method& method) { return method.id == id; });
  return found == table.end() ? nullptr : &*found;
}

std::string Method::key_under(std::string_view room) const {
  std::string key = std::string(room) + std::string(id);
  std::replace(key.begin(), key.end(), '+', '.');
  return key;
}

std::string known_methods() {
  std::vector<std::string_view> ids;
  for (const Method& method : table) ids.push_back(method.id);
  std::sort(ids.begin(), ids.end());
  std::string known;
  for (const std::string_view id : ids) known += (known.empty() ? "" : ", ") + std::string(id);
  return known;
}

Result<Outcome> count(const Case& asked) {
  const Method* method = find_method(asked.method);
  if (!method) return refuse("tally.unknown_method", {{"method", asked.method}, {"known", known_methods()}});
  if (asked.options.empty()) return refuse("tally.no_options");
  const std::size_t most = method->ballots == BallotForm::ranking ? most_ranked_options : most_options;
  if (asked.size() > most) return refuse("tally.too_many_options", {{"most", static_cast<std::int64_t>(most)}});
  const auto needs = [&](bool missing, const char* what) { return missing ? std::optional(refuse("tally.needs", {{"method", asked.method}, {"what", std::string(what)}})) : std::nullopt; };
  if (const auto missing = needs(method->seats && !asked.seats, "seats")) return *missing;
  if (const auto missing = needs(method->budget && !asked.budget, "budget")) return *missing;
  const bool buys = method->budget && method->ballots == BallotForm::approvals;
  if (const auto missing = needs(buys && asked.costs.size() != asked.size(), "costs")) return *missing;
  if (const auto missing = needs(asked.method.ends_with(".budget_increase") && !asked.step, "step")) return *missing;
  if (method->seats && (*asked.seats < 1 || *asked.seats > static_cast<std::int64_t>(asked.size())))
    return refuse("tally.seats", {{"seats", *asked.seats}, {"options", static_cast<std::int64_t>(asked.size())}});
  Outcome outcome = TRY(method->count(asked));
  if (ballots_of(asked, method->ballots) == 0) outcome.why = refuse("tally.why.no_ballots");
  return outcome;
}

} // namespace pressoir::voting
