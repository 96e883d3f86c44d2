// Worked cases from published test suites, read, counted and written as `pressoir tally` does: every field that is expected must come out.
#include <algorithm>

#include <doctest/doctest.h>

#include "facilitation/base/file.h"
#include "facilitation/voting/case_reader.h"
#include "facilitation/voting/methods.h"
#include "facilitation/voting/outcome_writer.h"

using namespace pressoir;
using namespace pressoir::voting;

namespace {

Json read_cases() { return read_json(read_file("tests/voting/cases.json").value()).value(); }

Words words_in(Language language) {
  return Words::from_json(read_file(Path("assets/i18n") / (std::string(language_code(language)) + ".json")).value(), language).value();
}

// Numbers by value, objects whatever their order.
bool same(const Json& a, const Json& b) {
  if (a.is(Json::Kind::number) || b.is(Json::Kind::number)) {
    const auto left = fraction_from(a.text), right = fraction_from(b.text);
    return left && right && *left == *right;
  }
  if (a.kind != b.kind || a.text != b.text || a.truth != b.truth || a.items.size() != b.items.size()) return false;
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    const Json* other = a.is(Json::Kind::object) ? b.find(a.names[i]) : &b.items[i];
    if (!other || !same(a.items[i], *other)) return false;
  }
  return true;
}

Json sorted(Json list) {
  std::sort(list.items.begin(), list.items.end(), [](const Json& a, const Json& b) { return a.text < b.text; });
  return list;
}

Json told(const Json& json) {
  const Case asked = read_case(json).value();
  return outcome_json(asked, count(asked).value(), words_in(Language::french), words_in(Language::english));
}

} // namespace

TEST_CASE("the worked cases come out as published") {
  const Json cases = read_cases();
  CHECK(cases.items.size() >= 30);
  for (const Json& json : cases.items) {
    const std::string id = json.find("id")->text;
    CAPTURE(id);
    const Json outcome = told(json), expected = *json.find("expected");
    const std::string written = write_json(outcome);
    CAPTURE(written);
    for (std::size_t i = 0; i < expected.items.size(); ++i) {
      const std::string& name = expected.names[i];
      CAPTURE(name);
      if (name == "order_matters") continue;
      if (name == "acceptable_outcomes") {
        REQUIRE(outcome.find("committees"));
        CHECK(same(*outcome.find("committees"), expected.items[i]));
      } else if (name == "scores_starting_at_0") {
        // Each of the 100 ballots gives one point less.
        for (std::size_t o = 0; o < expected.items[i].items.size(); ++o)
          CHECK(*fraction_from(outcome.find("scores")->find(expected.items[i].names[o])->text) - 100 == *fraction_from(expected.items[i].items[o].text));
      } else {
        REQUIRE(outcome.find(name));
        const bool as_set = name == "winners" && !expected.find("order_matters");
        CHECK(same(as_set ? sorted(*outcome.find(name)) : *outcome.find(name), as_set ? sorted(expected.items[i]) : expected.items[i]));
      }
    }
  }
}

TEST_CASE("the same ballots in another order are the same vote") {
  for (const Json& json : read_cases().items) {
    const std::string id = json.find("id")->text;
    CAPTURE(id);
    Json turned = json;
    for (std::size_t i = 0; i < turned.names.size(); ++i)
      if (turned.names[i] == "ballots") std::reverse(turned.items[i].items.begin(), turned.items[i].items.end());
    const Json before = told(json), after = told(turned);
    CHECK(write_json(*after.find("winners")) == write_json(*before.find("winners")));
    CHECK(write_json(*after.find("ranking")) == write_json(*before.find("ranking")));
    // And options in another order: the same winners, ties and ranks.
    for (std::size_t i = 0; i < turned.names.size(); ++i)
      if (turned.names[i] == "options") std::reverse(turned.items[i].items.begin(), turned.items[i].items.end());
    const Json reversed = told(turned);
    for (const char* name : {"winners", "ties"}) CHECK(same(sorted(*reversed.find(name)), sorted(*before.find(name))));
    CHECK(same(*reversed.find("ranks"), *before.find("ranks")));
  }
}
