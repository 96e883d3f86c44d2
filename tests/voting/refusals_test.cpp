// Bad cases: each refused with one sentence that says what is wrong and where; zero ballots are no mistake.
#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/voting/case_reader.h"
#include "facilitation/voting/methods.h"

using namespace pressoir;
using namespace pressoir::voting;

namespace {

Words words_in(Language language) {
  return Words::from_json(read_file(Path("assets/i18n") / (std::string(language_code(language)) + ".json")).value(), language).value();
}

Result<Outcome> counted(std::string_view text) {
  const Case asked = TRY(read_case(text));
  return count(asked);
}

// The key of the refusal; its sentence is whole in both languages.
std::string refusal(std::string_view text) {
  static const Words french = words_in(Language::french), english = words_in(Language::english);
  const auto outcome = counted(text);
  CAPTURE(text);
  REQUIRE_FALSE(outcome);
  for (const Words* words : {&french, &english}) {
    const std::string sentence = words->say(outcome.error());
    CHECK_MESSAGE(sentence.find_first_of("{}") == std::string::npos, sentence);
    CHECK_MESSAGE(sentence.find("⟦") == std::string::npos, sentence);
  }
  return outcome.error().key;
}
std::string ballots(std::string_view method, std::string_view list, std::string_view more = "") {
  return "{\"method\": \"" + std::string(method) + "\", \"options\": [\"A\", \"B\", \"C\"], \"ballots\": [" + std::string(list) + "]" + std::string(more) + "}";
}

} // namespace

TEST_CASE("what is wrong with the case") {
  CHECK(refusal("[]") == "tally.no_object");
  CHECK(refusal("{}") == "tally.no_method");
  CHECK(refusal("{\"method\": 3}") == "tally.no_method");
  CHECK(refusal("{\"method\": \"oracle\"}") == "tally.unknown_method");
  const Error unknown = counted("{\"method\": \"oracle\", \"options\": [\"A\"], \"ballots\": []}").error();
  CHECK(words_in(Language::english).say(unknown).find("schulze.winning") != std::string::npos);
  CHECK(refusal("{\"method\": \"borda\"}") == "tally.no_options");
  CHECK(refusal("{\"method\": \"borda\", \"options\": []}") == "tally.no_options");
  CHECK(refusal("{\"method\": \"borda\", \"options\": [[]]}") == "tally.option_no_text");
  CHECK(refusal("{\"method\": \"borda\", \"options\": [\"A\", \"B\", \"A\"], \"ballots\": []}") == "tally.option_twice");
  CHECK(refusal("{\"method\": \"borda\", \"options\": [\"A\"]}") == "tally.bad_ballots");
  CHECK(refusal("{\"method\": \"borda\", \"options\": [\"A\"], \"ballots\": {}}") == "tally.bad_ballots");
  CHECK(refusal("{\"method\": \"borda\", \"options\": [\"A\"], \"ballots\": [3]}") == "tally.bad_ballots");
  CHECK(refusal(ballots("borda", "", ", \"unranked\": \"first\"")) == "tally.bad_unranked");
  CHECK(refusal(ballots("stv.droop", "")) == "tally.needs");
  CHECK(refusal(ballots("stv.droop", "", ", \"seats\": 4")) == "tally.seats");
  CHECK(refusal(ballots("stv.droop", "", ", \"seats\": 0")) == "tally.bad_setting");
  CHECK(refusal(ballots("stv.droop", "", ", \"seats\": \"two\"")) == "tally.bad_setting");
  CHECK(refusal(ballots("approval_committee", "", ", \"seats\": 1")) == "tally.unknown_rule");
  CHECK(refusal(ballots("mes.cost", "")) == "tally.needs");
  CHECK(refusal(ballots("mes.cost", "", ", \"budget\": 4")) == "tally.needs");
  CHECK(refusal(ballots("mes.cost.budget_increase", "", ", \"budget\": 4, \"costs\": {\"A\": 1, \"B\": 1, \"C\": 1}")) == "tally.needs");
}

TEST_CASE("what is wrong on a ballot") {
  CHECK(refusal(ballots("borda", "{\"count\": 1, \"ranking\": [[\"A\"], [\"D\"]]}")) == "tally.unknown_option");
  const Error unknown = counted(ballots("borda", "{\"ranking\": [[\"A\"]]}, {\"ranking\": [[\"Z\"]]}")).error();
  CHECK(words_in(Language::english).say(unknown) == "Ballot 2: “Z” is no option.");
  for (const char* count : {"-1", "1.5", "\"3\"", "null", "[1]", "1e300"})
    CHECK_MESSAGE(refusal(ballots("borda", "{\"count\": " + std::string(count) + ", \"ranking\": []}")) == "tally.bad_count", count);
  CHECK(refusal(ballots("borda", "{\"count\": 900000000000000000, \"ranking\": []}, {\"count\": 900000000000000000, \"ranking\": []}")) == "tally.too_many_votes");
  CHECK(refusal(ballots("borda", "{\"ranking\": [[\"A\"], [\"A\"]]}")) == "tally.ranked_twice");
  CHECK(refusal(ballots("borda", "{\"ranking\": [[\"A\", \"B\", \"A\"]]}")) == "tally.ranked_twice");
  CHECK(refusal(ballots("borda", "{\"scores\": {\"A\": 1}}")) == "tally.wrong_ballot");
  CHECK(refusal(ballots("borda", "{\"ranking\": [[[\"A\"]]]}")) == "tally.unknown_option");
  CHECK(refusal(ballots("star", "{\"scores\": {\"A\": \"many\"}}")) == "tally.not_a_number");
  CHECK(refusal(ballots("star", "{\"scores\": {\"A\": 1e30}}")) == "tally.not_a_number");
  CHECK(refusal(ballots("star", "{\"scores\": {\"A\": 6}}", ", \"max_score\": 5")) == "tally.score_range");
  CHECK(refusal(ballots("star", "{\"scores\": {\"A\": -1}}")) == "tally.score_range");
  CHECK(refusal(ballots("approval", "{\"scores\": {\"A\": 2}}")) == "tally.score_not_allowed");
  CHECK(refusal(ballots("approval", "{\"approvals\": [\"A\", \"A\"]}")) == "tally.ranked_twice");
  CHECK(refusal(ballots("dis_and_approval", "{\"scores\": {\"A\": -2}}")) == "tally.score_not_allowed");
  CHECK(refusal(ballots("cumulative", "{\"scores\": {\"A\": -2}}")) == "tally.negative_points");
  CHECK(refusal(ballots("cumulative", "{\"scores\": {\"A\": 5, \"B\": 1}}", ", \"credits_per_voter\": 5")) == "tally.over_credits");
  CHECK(refusal(ballots("quadratic_voting", "{\"votes\": {\"A\": 8, \"B\": 7}}", ", \"credits_per_voter\": 100")) == "tally.over_credits");
  CHECK(refusal(ballots("quadratic_voting", "{\"votes\": {\"A\": 1.5}}")) == "tally.whole_votes");
  CHECK(refusal(ballots("majority_judgment", "{\"grades\": {\"A\": 1.5}}")) == "tally.not_a_grade");
  CHECK(refusal(ballots("majority_judgment", "{\"grades\": {\"A\": 1, \"B\": 2}}")) == "tally.unbalanced");
  CHECK(refusal(ballots("borda", "{\"ranking\": []}", ", \"weights\": [1, 2]")) == "tally.weights_for_each");
  CHECK(refusal(ballots("borda", "{\"ranking\": []}", ", \"weights\": [-1]")) == "tally.bad_weights");
}

TEST_CASE("what is wrong with grades and costs") {
  const auto judged = [](std::string_view tallies, std::string_view more = "") {
    return "{\"method\": \"majority_judgment\", \"options\": [\"A\", \"B\"], \"tallies\": " + std::string(tallies) + std::string(more) + "}";
  };
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1]}")) == "tally.unbalanced");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, -1]}")) == "tally.bad_tally");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1, 1]}")) == "tally.other_scale");
  CHECK(refusal(judged("{\"A\": [1, 2]}")) == "tally.other_scale");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1], \"C\": [1, 1]}")) == "tally.tally_of_unknown");
  CHECK(refusal(judged("[]")) == "tally.bad_tallies");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1]}", ", \"default\": {\"mode\": \"static\", \"grade\": 2}")) == "tally.default_grade");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1]}", ", \"default\": {\"mode\": \"mean\"}")) == "tally.bad_default");
  CHECK(refusal(judged("{\"A\": [1, 2], \"B\": [1, 1]}", ", \"default\": {\"mode\": \"median\"}, \"participants\": 2")) == "tally.too_many_judgments");

  const auto bought = [](std::string_view costs, std::string_view budget = "4") {
    return ballots("greedy.votes", "{\"approvals\": [\"A\"]}", ", \"budget\": " + std::string(budget) + ", \"costs\": " + std::string(costs));
  };
  for (const char* cost : {"\"NaN\"", "\"inf\"", "\"free\"", "-1", "\"-1/2\"", "\"1/0\"", "null", "true", "[1]"})
    CHECK_MESSAGE(refusal(bought("{\"A\": " + std::string(cost) + ", \"B\": 1, \"C\": 1}")) == "tally.bad_cost", cost);
  CHECK(refusal(bought("{\"A\": 1, \"B\": 1}")) == "tally.no_cost");
  CHECK(refusal(bought("{\"A\": 1, \"B\": 1, \"C\": 1, \"D\": 1}")) == "tally.cost_of_unknown");
  CHECK(refusal(bought("[1, 1, 1]")) == "tally.bad_amount");
  CHECK(refusal(bought("{\"A\": 1, \"B\": 1, \"C\": 1}", "\"-4\"")) == "tally.bad_amount");
  CHECK(counted(bought("{\"A\": \"109/100\", \"B\": 0.9, \"C\": 1e2}")).has_value());
}

TEST_CASE("zero ballots are counted by every method: nothing is told apart") {
  for (const Method& method : methods()) {
    const std::string id(method.id);
    CAPTURE(id);
    for (const char* list : {"", "{\"count\": 0, \"ranking\": [[\"A\"]], \"scores\": {\"A\": 1}, \"approvals\": [\"A\"], \"grades\": {}, \"contributions\": {\"A\": [1]}}"}) {
      const auto outcome = counted(ballots(method.id, list, ", \"seats\": 2, \"rule\": \"pav\", \"budget\": 4, \"costs\": {\"A\": 5, \"B\": 6, \"C\": 7}, \"step\": 1, \"default\": {\"mode\": \"median\"}"));
      CHECK_MESSAGE(outcome.has_value(), (outcome ? "" : outcome.error().key));
      if (!outcome) continue;
      CHECK(outcome->why.key == "tally.why.no_ballots");
      std::size_t ranked = 0;
      for (const Group& group : outcome->ranking) ranked += group.size();
      CHECK(ranked == 3);
      CHECK(outcome->ranking.size() == 1);
    }
  }
}

TEST_CASE("twenty options and no ballot: still no mistake, for any number of seats") {
  std::string options;
  for (int i = 0; i < 20; ++i) options += (i ? ", \"" : "\"") + std::to_string(i) + "\"";
  for (const Method& method : methods()) {
    if (!method.seats) continue;
    for (const char* rule : {"av", "sav", "pav", "cc", "seqpav", "seqphragmen", "maximin-support", "equal-shares"})
      for (const int seats : {1, 10, 18}) {
        const std::string id(method.id), of(rule);
        CAPTURE(id);
        CAPTURE(of);
        CAPTURE(seats);
        const auto outcome = counted("{\"method\": \"" + id + "\", \"rule\": \"" + of + "\", \"seats\": " + std::to_string(seats) + ", \"options\": [" + options + "], \"ballots\": []}");
        CHECK_MESSAGE(outcome.has_value(), (outcome ? "" : outcome.error().key));
        if (outcome) CHECK(outcome->ties.size() == 20);
      }
  }
}

TEST_CASE("counts near the limit are counted exactly") {
  const auto judged = counted("{\"method\": \"majority_judgment\", \"options\": [\"A\", \"B\"], \"tallies\": {\"A\": [100000000003, 1, 99999999977], \"B\": [100000000019, 0, 1]}, \"default\": {\"mode\": \"normalized\"}}");
  REQUIRE(judged.has_value());
  CHECK(judged->balanced->total(0) == judged->balanced->total(1));
  CHECK(judged->balanced->total(0) == Integer(199999999981) * 100000000020 / gcd(Integer(199999999981), Integer(100000000020)));
  const auto ranked = counted(ballots("borda", "{\"count\": 100000000000, \"ranking\": [[\"A\"], [\"B\"]]}, {\"count\": 1e17, \"ranking\": [[\"C\"], [\"A\", \"B\"]]}"));
  REQUIRE(ranked.has_value());
  CHECK(exact_text(ranked->scores[2]) == "300000100000000000");
}
