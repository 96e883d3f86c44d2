// Figures of the counts and of the opinion map, at the sizes of real votes. One core; prints one JSON object of milliseconds (medians).
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "facilitation/insight/opinions.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/pairwise.h"

using namespace pressoir;
using namespace pressoir::voting;

namespace {

double milliseconds(const std::function<void()>& work, int times) {
  std::vector<double> took;
  for (int i = 0; i < times; ++i) {
    const auto before = std::chrono::steady_clock::now();
    work();
    took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count());
  }
  std::sort(took.begin(), took.end());
  return took[took.size() / 2];
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

int main() {
  std::mt19937_64 random(1);
  std::string separator = "{";
  const auto tell = [&](const std::string& what, double value) {
    std::printf("%s\"%s\": %.1f", separator.c_str(), what.c_str(), value);
    std::fflush(stdout);
    separator = ", ";
  };

  Case ranked = rankings_of(100'000, 20, random);
  for (const char* method : {"schulze.winning", "ranked_pairs.winning", "borda", "irv", "stv.droop", "two_round"}) {
    ranked.method = method;
    ranked.seats = 5;
    tell(std::string(method) + "_100000x20_ms", milliseconds([&] { expect(count(ranked).has_value()); }, 7));
  }
  std::vector<std::uint8_t> grades;
  for (std::size_t i = 0; i < 100'000 * 20; ++i) grades.push_back(static_cast<std::uint8_t>((random() % 6 + random() % 6 + i % 20 % 3) / 3));
  Case judged{.method = "majority_judgment", .options = names(20)};
  tell("majority_judgment_100000x20_ms", milliseconds([&] {
         judged.grades = tallies_of(grades, 20);
         expect(count(judged).has_value());
       }, 7));

  Pairwise duels(1000);
  for (Option a = 0; a < 1000; ++a)
    for (Option b = 0; b < a; ++b) {
      const auto above = static_cast<Count>(random() % 100'001);
      duels.set_above(a, b, above);
      duels.set_above(b, a, 100'000 - above);
    }
  tell("schulze_1000_options_from_duels_ms", milliseconds([&] { expect(!schulze_ranking(duels, Measure::winning).empty()); }, 3));
  tell("ranked_pairs_1000_options_from_duels_ms", milliseconds([&] { expect(!ranked_pairs_ranking(duels, Measure::winning).empty()); }, 3));

  Pairwise twelve(12);
  for (Option a = 0; a < 12; ++a)
    for (Option step = 1; step <= 5; ++step) twelve.set_above(a, (a + step) % 12, static_cast<Count>(51 + random() % 10)); // one cycle: nothing separates it
  tell("kemeny_12_options_proved_ms", milliseconds([&] { expect(kemeny_optima(twelve).has_value()); }, 7));

  Case budget = budget_of(6'600, 64, 1'000'000, random);
  Fraction spent;
  tell("equal_shares_add1_6600x64_ms", milliseconds([&] {
         const auto outcome = count(budget);
         expect(outcome.has_value());
         if (outcome->spent) spent = *outcome->spent;
       }, 3));
  tell("equal_shares_add1_spent", static_cast<double>(spent));
  budget.method = "mes.cost";
  tell("equal_shares_6600x64_ms", milliseconds([&] { expect(count(budget).has_value()); }, 5));

  const auto votes = opinions_of(2'000, 200, random);
  tell("opinion_map_2000x200_ms", milliseconds([&] { expect(insight::map_opinions(votes).groups == 3); }, 5));
  std::printf("}\n");
}
