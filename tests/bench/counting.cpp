// Counts and the opinion map at the sizes of real votes: CPU of this thread, the quietest of several runs.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "facilitation/insight/opinions.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/pairwise.h"
#include "tests/bench/clocks.h"
#include "tests/bench/parts.h"

namespace pressoir::bench {
namespace {

using namespace voting;

double cpu_of(int times, const std::function<void()>& work) {
  return least(times, [&] {
    const double before = thread_ms();
    work();
    return thread_ms() - before;
  });
}

void expect(bool condition) {
  if (!condition) std::abort();
}

std::vector<std::string> names(std::size_t count) {
  std::vector<std::string> options;
  for (std::size_t i = 0; i < count; ++i) options.push_back("Option " + std::to_string(i + 1));
  return options;
}

// People on a line prefer what is near them, with some noise: neither all alike nor all different.
Case rankings_of(std::size_t ballots, std::size_t options, std::mt19937_64& random) {
  Case asked{.options = names(options), .rankings = Rankings(options)};
  std::vector<double> place(options), distance(options);
  std::uniform_real_distribution<double> anywhere(0, 1);
  std::normal_distribution<double> noise(0, 0.2);
  for (double& at : place) at = anywhere(random);
  Group order = all_options(options);
  for (std::size_t ballot = 0; ballot < ballots; ++ballot) {
    const double here = anywhere(random);
    for (std::size_t i = 0; i < options; ++i) distance[i] = std::abs(place[i] - here) + noise(random);
    std::sort(order.begin(), order.end(), [&](Option a, Option b) { return distance[a] < distance[b]; });
    std::vector<Group> places;
    for (const Option option : order) places.push_back({option});
    asked.rankings.add(places, 1);
  }
  return asked;
}

// A grade by option and ballot, then what majority judgment counts of it.
GradeTallies tallies_of(const std::vector<std::uint8_t>& grades, std::size_t options) {
  std::vector<std::array<Count, 6>> counts(options);
  for (std::size_t i = 0; i < grades.size(); ++i) ++counts[i % options][grades[i]];
  GradeTallies tallies{.grades = {0, 1, 2, 3, 4, 5}};
  for (const auto& of_option : counts) tallies.tallies.emplace_back(of_option.begin(), of_option.end());
  return tallies;
}

// A city's budget: costs spread over two orders of magnitude, some projects loved by many, most by few.
Case budget_of(std::size_t voters, std::size_t projects, std::int64_t budget, std::mt19937_64& random) {
  Case asked{.method = "mes.cost.add1", .options = names(projects), .rankings = Rankings(projects)};
  asked.budget = Fraction(budget);
  std::lognormal_distribution<double> cost(10.3, 0.9);
  std::gamma_distribution<double> love(0.7, 0.14);
  std::vector<double> popularity;
  for (std::size_t i = 0; i < projects; ++i) {
    asked.costs.emplace_back(std::clamp<std::int64_t>(static_cast<std::int64_t>(cost(random)), 2'000, budget / 3));
    popularity.push_back(std::clamp(love(random), 0.005, 0.6));
  }
  std::uniform_real_distribution<double> chance(0, 1);
  for (std::size_t voter = 0; voter < voters; ++voter) {
    Group set;
    for (Option option = 0; option < projects; ++option)
      if (chance(random) < popularity[option]) set.push_back(option);
    asked.approvals.counts.push_back(1);
    asked.approvals.sets.push_back(std::move(set));
  }
  return asked;
}

insight::OpinionVotes opinions_of(std::size_t people, std::size_t statements, std::mt19937_64& random) {
  insight::OpinionVotes votes;
  for (std::size_t i = 0; i < people; ++i) votes.people.push_back(std::to_string(i));
  for (std::size_t i = 0; i < statements; ++i) votes.statements.push_back(std::to_string(i));
  for (std::size_t person = 0; person < people; ++person)
    for (std::size_t statement = 0; statement < statements; ++statement) {
      const std::size_t group = person % 3;
      const bool likes = (statement % 4) == group || statement % 4 == 3;
      const auto draw = random() % 100;
      votes.votes.push_back(draw < 40 ? insight::Opinion::unseen : draw < 50 ? insight::Opinion::pass : (draw < 88) == likes ? insight::Opinion::agree : insight::Opinion::disagree);
    }
  return votes;
}

} // namespace

void measure_voting(Report& report) {
  std::mt19937_64 random(1);
  Case ranked = rankings_of(100'000, 20, random);
  for (const char* method : {"schulze.winning", "ranked_pairs.winning", "borda", "irv"}) {
    ranked.method = method;
    report.add(std::string("voting.") + method + ".100000x20", cpu_of(5, [&] { expect(count(ranked).has_value()); }), "ms", 50);
  }
  ranked.method = "stv.droop";
  ranked.seats = 5;
  report.add("voting.stv.droop.100000x20", cpu_of(3, [&] { expect(count(ranked).has_value()); }), "ms");
  std::vector<std::uint8_t> grades;
  for (std::size_t i = 0; i < 100'000 * 20; ++i) grades.push_back(static_cast<std::uint8_t>((random() % 6 + random() % 6 + i % 20 % 3) / 3));
  Case judged{.method = "majority_judgment", .options = names(20), .rankings = Rankings(20)};
  report.add("voting.majority_judgment.100000x20", cpu_of(5, [&] {
               judged.grades = tallies_of(grades, 20);
               expect(count(judged).has_value());
             }), "ms", 50);

  Pairwise duels(1000);
  for (Option a = 0; a < 1000; ++a)
    for (Option b = 0; b < a; ++b) {
      const auto above = static_cast<Count>(random() % 100'001);
      duels.set_above(a, b, above);
      duels.set_above(b, a, 100'000 - above);
    }
  report.add("voting.schulze.1000.from_duels", cpu_of(3, [&] { expect(!schulze_ranking(duels, Measure::winning).empty()); }), "ms", 1500);
  report.add("voting.ranked_pairs.1000.from_duels", cpu_of(3, [&] { expect(!ranked_pairs_ranking(duels, Measure::winning).empty()); }), "ms");

  Pairwise twelve(12); // one cycle: nothing separates it
  for (Option a = 0; a < 12; ++a)
    for (Option step = 1; step <= 5; ++step) twelve.set_above(a, (a + step) % 12, static_cast<Count>(51 + random() % 10));
  report.add("voting.kemeny_young.12", cpu_of(5, [&] { expect(kemeny_optima(twelve).has_value()); }), "ms", 200);
}

void measure_budgets(Report& report) {
  std::mt19937_64 random(2);
  Case budget = budget_of(6'600, 64, 1'000'000, random);
  report.add("voting.mes.cost.add1.6600x64", cpu_of(3, [&] { expect(count(budget).has_value()); }), "ms", 500);
  budget.method = "mes.cost";
  report.add("voting.mes.cost.6600x64", cpu_of(3, [&] { expect(count(budget).has_value()); }), "ms");
}

void measure_opinions(Report& report) {
  std::mt19937_64 random(3);
  const auto votes = opinions_of(2'000, 200, random);
  report.add("opinions.2000x200", cpu_of(3, [&] { expect(insight::map_opinions(votes).groups == 3); }), "ms", 1000);
}

} // namespace pressoir::bench
