// Files of ballots as they are found: Pabulib, PrefLib old and new, spreadsheets; what we write is read back the same.
#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/interchange/ballot_files.h"
#include "facilitation/voting/methods.h"
#include "tests/voting/random_ballots.h"

using namespace pressoir;
using namespace pressoir::interchange;
using namespace pressoir::voting;

namespace {

Outcome counted(std::string_view bytes, std::string_view name, CountSettings settings) {
  const auto asked = read_ballot_file(bytes, ballot_file_kind(name), settings);
  REQUIRE_MESSAGE(asked.has_value(), (asked ? "" : asked.error().key));
  const auto outcome = count(*asked);
  REQUIRE_MESSAGE(outcome.has_value(), (outcome ? "" : outcome.error().key));
  return *outcome;
}
std::string refusal(std::string_view bytes, std::string_view name, std::string_view method = "borda") {
  static const Words french = Words::from_json(read_file("assets/i18n/fr.json").value(), Language::french).value();
  const auto asked = read_ballot_file(bytes, ballot_file_kind(name), {.method = std::string(method)});
  REQUIRE_FALSE(asked);
  Error error = asked.error();
  error.arguments.push_back({"file", std::string(name)}); // as the command does
  CHECK(french.say(error).find_first_of("{}") == std::string::npos);
  return error.key;
}
// Ballots as text, so that two cases can be compared.
std::string ballots_of(const Case& asked) {
  std::string text;
  for (const std::string& option : asked.options) text += option + "|";
  for (std::size_t i = 0; i < asked.rankings.size(); ++i) {
    text += "\n" + std::to_string(asked.rankings.count(i)) + ":";
    for (const auto& entry : asked.rankings[i]) text += " " + std::to_string(entry.option) + "@" + std::to_string(entry.place);
  }
  for (std::size_t i = 0; i < asked.approvals.size(); ++i) {
    text += "\n" + std::to_string(asked.approvals.counts[i]) + ":";
    for (const Option option : asked.approvals.sets[i]) text += " " + std::to_string(option);
  }
  for (std::size_t i = 0; i < asked.points.size(); ++i) {
    text += "\n" + std::to_string(asked.points.counts[i]) + ":";
    for (const std::int64_t value : asked.points[i]) text += " " + (value == Points::missing ? "-" : std::to_string(value));
  }
  return text;
}

constexpr std::string_view pabulib = "META\r\nkey;value\r\ndescription;A small budget\r\nbudget;4\r\nvote_type;approval\r\nPROJECTS\r\n"
                                     "project_id;cost;name;category\r\n10;1;\"Bancs; chaises\";mobilier\r\n11;0.9;Arbres;vert\r\n12;2;Piste;mobilité\r\n13;1.09;Fontaine;\r\n"
                                     "VOTES\r\nvoter_id;age;sex;vote\r\n1;34;F;10\r\n2;;M;\"11,12,13\"\r\n3;50;;11,12,13\r\n4;;;12\r\n";

} // namespace

TEST_CASE("Pabulib: the running example, with marks, Windows line ends, quotes and columns nobody asked for") {
  const Outcome shares = counted("\xEF\xBB\xBF" + std::string(pabulib), "budget.pb", {.method = "mes.cost"});
  CHECK(shares.winners == Group{0, 2});
  CHECK(*shares.spent == 3);
  const auto asked = read_pabulib(pabulib, Unranked::last).value();
  CHECK(asked.options == std::vector<std::string>{"Bancs; chaises", "Arbres", "Piste", "Fontaine"});
  CHECK(asked.costs[3] == Fraction(109, 100));
  // Without a meta part there is no budget: it is given by hand.
  const std::string without = std::string(pabulib.substr(pabulib.find("PROJECTS")));
  CHECK(counted(without, "B.PB", {.method = "mes.cost", .budget = Fraction(4)}).winners == Group{0, 2});
  CHECK(count(read_ballot_file(without, BallotFile::pabulib, {.method = "mes.cost"}).value()).error().key == "tally.needs");
  // Names that are not all different give way to ids.
  CHECK(read_pabulib("PROJECTS\nproject_id;cost;name\na;1;Banc\nb;2;Banc\nVOTES\nvoter_id;vote\n1;b\n", Unranked::last).value().options == std::vector<std::string>{"a", "b"});
}

TEST_CASE("Pabulib: points, ranks, amounts as people write them, sections in any order") {
  const std::string_view points = "VOTES\nvoter_id;vote;points\n1;a,b;3,2\n2;b;5\n3;;\nPROJECTS\nproject_id;name;cost\na;Un;1 000\nb;Deux;12,5\nMETA\nkey;value\nvote_type;cumulative\nbudget;1 000,5\n";
  const auto asked = read_pabulib(points, Unranked::last).value();
  CHECK(*asked.budget == Fraction(2001, 2));
  CHECK(asked.costs[1] == Fraction(25, 2));
  CHECK(asked.points.total() == 3);
  CHECK(counted(points, "x.pb", {.method = "cumulative"}).winners == Group{1});
  CHECK(counted(points, "x.pb", {.method = "greedy.votes"}).winners == Group{1}); // 2 marks against 1, and then nothing fits
  const std::string_view ranks = "META\nkey;value\nvote_type;ordinal\nPROJECTS\nproject_id;cost\na;1\nb;1\nc;1\nVOTES\nvoter_id;vote\n1;b,a\n2;b,c,a\n";
  CHECK(counted(ranks, "x.pb", {.method = "borda"}).winners == Group{1});
  CHECK(refusal(ranks, "x.pb", "mes.cost") == "tally.file_form");
}

TEST_CASE("Pabulib: what is wrong and where") {
  CHECK(refusal("hello", "x.pb") == "tally.file_line");
  CHECK(refusal("META\nkey;value\n", "x.pb") == "tally.file_section");
  CHECK(refusal("PROJECTS\nproject_id;name\na;A\nVOTES\nvoter_id;vote\n", "x.pb") == "tally.file_column");
  CHECK(refusal("PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;choice\n", "x.pb") == "tally.file_column");
  CHECK(refusal("PROJECTS\nproject_id;cost\na;free\nVOTES\nvoter_id;vote\n", "x.pb") == "tally.bad_cost");
  CHECK(refusal("PROJECTS\nproject_id;cost\na;1\na;2\nVOTES\nvoter_id;vote\n", "x.pb") == "tally.option_twice");
  CHECK(refusal("PROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n", "x.pb") == "tally.no_options");
  const auto wrong = read_pabulib("PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;a\n2;z\n", Unranked::last);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().key == "tally.file_line");
  CHECK(wrong.error().arguments[0].value == WordArgument(std::int64_t{7}));
  CHECK(refusal("PROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;a,a\n", "x.pb") == "tally.file_line");
}

TEST_CASE("PrefLib: today's format and the one before 2022, ties in braces") {
  const std::string_view today = "# FILE NAME: 1.toi\n# NUMBER ALTERNATIVES: 4\n# NUMBER VOTERS: 100\n# ALTERNATIVE NAME 1: Memphis\n# ALTERNATIVE NAME 2: Nashville\n"
                                 "# ALTERNATIVE NAME 3: Knoxville\n# ALTERNATIVE NAME 4: Chattanooga\n42: 1,2,4\n26: 2,{4,3}\n15: 4, 3, 2\n17: 3,4,2\n";
  const Outcome outcome = counted(today, "t.toi", {.method = "ranked_pairs.winning"});
  CHECK(outcome.winners == Group{1});
  CHECK(counted(today, "T.SOI", {.method = "plurality"}).scores[0] == 42);
  const std::string_view old = "\xEF\xBB\xBF" "3\r\n1,Un\r\n2,Deux\r\n3,Trois\r\n5,5,2\r\n3,1,{2,3}\r\n2,2\r\n";
  const auto asked = read_preflib(old, Unranked::ignored).value();
  CHECK(asked.options == std::vector<std::string>{"Un", "Deux", "Trois"});
  CHECK(ballots_of(asked) == "Un|Deux|Trois|\n3: 0@0 1@1 2@1\n2: 1@0");
  CHECK(refusal("", "x.soc") == "tally.no_options");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: 1,3\n", "x.soc") == "tally.file_line");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: 1,1\n", "x.soc") == "tally.file_line");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: {1,2\n", "x.soc") == "tally.file_line");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n-1: 1\n", "x.soc") == "tally.file_line");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\nx\n", "x.soc") == "tally.file_line");
  CHECK(refusal("# NUMBER ALTERNATIVES: 99999\n", "x.soc") == "tally.too_many_options");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: 1\n", "x.soc", "approval") == "tally.file_form");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: 1\n", "x.soc", "") == "tally.no_method");
  CHECK(refusal("# NUMBER ALTERNATIVES: 2\n1: 1\n", "x.soc", "oracle") == "tally.unknown_method");
}

TEST_CASE("CSV: places, choices, grades in words, points, crosses") {
  const Outcome places = counted("\xEF\xBB\xBFHorodateur;Bancs;\"Arbres; haies\";count\r\n2026-12-08;1;2;3\r\n;2;1;2\r\n;;1;\"1\"\r\n", "v.csv", {.method = "plurality"});
  CHECK(places.scores == std::vector<Fraction>{3, 3});
  const Outcome choices = counted("ballotID,rank1,rank2,rank3\n1,Ann,Bob,\n2,Bob,,\n3,Cid,Bob,Ann\n", "v.csv", {.method = "irv", .unranked = Unranked::ignored});
  CHECK(choices.winners == Group{2}); // one first place each: Ann and Bob, who beat nobody, leave together
  const Outcome grades = counted("votant\tA\tB\n1\tTrès bien\tPassable\n2\tassez bien\tEXCELLENT\n3\tA rejeter\tBien\n", "v.csv", {.method = "majority_judgment"});
  CHECK(grades.winners == Group{1});
  CHECK(counted("A;B\n5;3\n4;\n", "v.csv", {.method = "score_voting"}).scores == std::vector<Fraction>{9, 3});
  CHECK(counted("A;B;C\nx;;non\n1;1;0\noui;X;\n", "v.csv", {.method = "approval"}).scores == std::vector<Fraction>{3, 2, 0});
  const auto bad = read_ballots_csv("A;B\n5;3\n4;beaucoup\n", BallotForm::points, Unranked::last);
  REQUIRE_FALSE(bad);
  CHECK(bad.error().key == "tally.file_cell");
  CHECK(bad.error().arguments[0].value == WordArgument(std::int64_t{3}));
  CHECK(bad.error().arguments[1].value == WordArgument(std::string("B")));
  CHECK(refusal("", "v.csv") == "csv.empty");
  CHECK(refusal("votant;count\n1;2\n", "v.csv") == "tally.no_options");
  CHECK(refusal("A;count\n1;-2\n", "v.csv") == "tally.file_cell");
  CHECK(refusal("rank1;rank2\nA;A\n", "v.csv") == "tally.file_cell");
  CHECK(refusal("A\n1\n", "v.csv", "quadratic_funding") == "tally.file_form");
}

TEST_CASE("what is written is read back the same, whatever the options are called") {
  const std::uint64_t seed = test::seed();
  MESSAGE("PRESSOIR_SEED=" << seed);
  CAPTURE(seed);
  const auto random = seeded_randomness(seed);
  const std::vector<std::string> odd = {"=1+1", "Bancs; chaises", "« L'accueil »", "12", "Été \"indien\"", "😀, {x}: y"};
  for (std::size_t round = 0; round < test::rounds(500); ++round) {
    Case ranked = test::random_rankings(*random, {.most_options = 6}).as_case("borda");
    ranked.options.assign(odd.begin(), odd.begin() + static_cast<std::ptrdiff_t>(ranked.size()));
    CHECK(ballots_of(read_preflib(write_preflib(ranked, "Essai"), ranked.rankings.unranked()).value()) == ballots_of(ranked));
    const auto back = read_ballots_csv(write_ballots_csv(ranked, BallotForm::ranking), BallotForm::ranking, ranked.rankings.unranked());
    REQUIRE(back.has_value());
    CHECK(count(ranked).value().scores == [&] { Case again = *back; again.method = "borda"; return count(again).value().scores; }());

    Case marked = test::random_approvals(*random, "mes.cost", {.most_options = 6});
    marked.options.assign(odd.begin(), odd.begin() + static_cast<std::ptrdiff_t>(marked.size()));
    for (std::size_t i = 0; i < marked.size(); ++i) marked.costs.emplace_back(Fraction(1 + test::below(*random, 50)) / 4);
    marked.budget = Fraction(20);
    Case bought = read_pabulib(write_pabulib(marked, "Budget; essai"), Unranked::last).value();
    bought.method = marked.method;
    CHECK(bought.options == marked.options);
    CHECK(bought.costs == marked.costs);
    CHECK(*count(bought).value().committees == *count(marked).value().committees);
    CHECK(ballots_of(read_ballots_csv(write_ballots_csv(marked, BallotForm::approvals), BallotForm::approvals, Unranked::last).value()) == ballots_of(marked));

    Case points = test::random_points(*random, -3, 5, "score_voting", {.most_options = 6});
    points.options.assign(odd.begin(), odd.begin() + static_cast<std::ptrdiff_t>(points.size()));
    CHECK(ballots_of(read_ballots_csv(write_ballots_csv(points, BallotForm::points), BallotForm::points, Unranked::last).value()) == ballots_of(points));
  }
}
