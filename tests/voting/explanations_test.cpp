// Every method has a name and a rule in both languages, and every way an outcome may come out has its sentence.
#include <set>

#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/voting/case_reader.h"
#include "facilitation/voting/committees.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/outcome_writer.h"
#include "tests/voting/random_ballots.h"

using namespace pressoir;
using namespace pressoir::voting;

namespace {

Words words_in(Language language) {
  return Words::from_json(read_file(Path("assets/i18n") / (std::string(language_code(language)) + ".json")).value(), language).value();
}

} // namespace

TEST_CASE("every method is named, explained and sourced, and known under one id") {
  std::set<std::string_view> ids;
  for (const Language language : {Language::french, Language::english}) {
    const Words words = words_in(language);
    for (const Method& method : methods()) {
      ids.insert(method.id);
      CHECK_MESSAGE(words.knows(method.name_key()), method.name_key());
      CHECK_MESSAGE(words.knows(method.rule_key()), method.rule_key());
      CHECK_FALSE(method.source.empty());
      CHECK(find_method(method.id) == &method);
      CHECK(known_methods().find(method.id) != std::string::npos);
    }
  }
  CHECK(ids.size() == methods().size());
  CHECK(find_method("oracle") == nullptr);
}

TEST_CASE("explanations are whole sentences, whatever comes out") {
  const Words french = words_in(Language::french), english = words_in(Language::english);
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  std::set<std::string> said;
  for (std::size_t round = 0; round < test::rounds(40); ++round)
    for (const Method& method : methods()) {
      Case asked = method.ballots == BallotForm::ranking     ? test::random_rankings(*random).as_case(method.id)
                   : method.ballots == BallotForm::approvals ? test::random_approvals(*random, method.id)
                                                             : test::random_points(*random, 0, 1, method.id);
      asked.rule = committee_rules()[round % committee_rules().size()].id;
      if (method.seats) asked.seats = 1 + static_cast<std::int64_t>(test::below(*random, asked.size()));
      if (method.budget) {
        asked.budget = Fraction(7);
        asked.step = Fraction(1);
        for (std::size_t i = 0; i < asked.size(); ++i) asked.costs.emplace_back(1 + test::below(*random, 6));
      }
      if (method.ballots == BallotForm::grades) {
        asked.grades.grades = {0, 1, 2};
        for (std::size_t i = 0; i < asked.size(); ++i) {
          const auto low = static_cast<std::int64_t>(test::below(*random, 5));
          asked.grades.tallies.push_back({low, 1, 4 - low});
        }
      }
      const auto outcome = count(asked);
      const std::string id(method.id);
      CAPTURE(id);
      REQUIRE_MESSAGE(outcome.has_value(), outcome.error().key);
      said.insert(outcome->why.key);
      for (const Words* words : {&french, &english}) {
        const std::string text = explanation(asked, *outcome, *words);
        CHECK_MESSAGE(text.find_first_of("{}") == std::string::npos, text);
        CHECK_MESSAGE(text.find("⟦") == std::string::npos, text);
        CHECK(text.ends_with('.'));
      }
    }
  CHECK(said.size() > 15);
}
