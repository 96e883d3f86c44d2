// Agree, disagree or pass on statements: the ballots of a poll give the map that `pressoir opinions` gives, told and drawn.
#include <doctest/doctest.h>

#include "facilitation/activities/kinds.h"
#include "facilitation/activities/opinion_result.h"
#include "facilitation/activities/poll_scene.h"
#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/spread.h"
#include "facilitation/base/text.h"
#include "tests/french_words.h"
#include "tests/random_text.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::french;
using pressoir::test::VerbsBench;

namespace {

constexpr int disagree = 0, pass = 1, agree = 2, unseen = -1;

struct Opinions : VerbsBench {
  std::vector<Id<PollOption>> statements;
  explicit Opinions(std::vector<std::string> texts = {"Ouvrir le samedi", "Un accueil assis", "Moins de papier", "Fermer une heure à midi"}) {
    add_poll_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = "opinions", .title = "Opinions", .instruction = "Qu’en pensez-vous ?"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
    REQUIRE(ask(PreparePoll{.id = {1}, .on = VoteOn::written, .texts = std::move(texts)}));
    REQUIRE(ask(OpenPoll{{1}}));
    for (const PollOption* option : options_of(state(), Id<Poll>{1})) statements.push_back(option->id);
  }
  const Poll& poll() const { return *state().find(Id<Poll>{1}); }
  void say(const std::vector<int>& opinions, int times = 1) {
    Marks marks;
    for (std::size_t i = 0; i < opinions.size(); ++i)
      if (opinions[i] != unseen) marks.push_back({statements[i], opinions[i]});
    for (; times > 0; --times) {
      REQUIRE(ask(FillBallot{{1}, marks}));
      REQUIRE(ask(CastBallot{{1}, Channel::paper}));
    }
  }
  PollResult result() const { return result_of(state(), poll(), french()); }
};

}  // namespace

TEST_CASE("two camps: what unites both, what tells them apart, and who stands where") {
  Opinions bench;
  CHECK(bench.ask(FillBallot{{1}, {{bench.statements[0], 3}}}).error().key == "refused.not_an_option");
  bench.say({agree, agree, disagree, agree}, 7);
  bench.say({agree, disagree, disagree, agree}, 1);
  bench.say({disagree, agree, unseen, agree}, 6);
  bench.say({disagree, agree, agree, pass}, 1);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}, .present = 20}));
  const PollResult result = bench.result();
  REQUIRE(result.opinions);
  const insight::OpinionMap& map = result.opinions->map;
  CHECK(map.groups >= 2);
  // Who answered the same stands in the same place, the two camps in different groups.
  std::map<std::pair<double, double>, std::size_t> sizes;
  for (const auto& person : map.people) ++sizes[{person.x, person.y}];
  CHECK(sizes.size() == 4);
  CHECK(map.people.size() == 15);
  // The very count of the command.
  const insight::OpinionMap again = insight::map_opinions(opinion_votes(bench.state(), bench.poll()));
  CHECK(again.unite == map.unite);
  CHECK(again.divide == map.divide);
  CHECK(std::find(map.unite.begin(), map.unite.end(), std::size_t{3}) != map.unite.end());
  CHECK(std::find(map.divide.begin(), map.divide.end(), std::size_t{0}) != map.divide.end());
  CHECK(std::find(map.unite.begin(), map.unite.end(), std::size_t{0}) == map.unite.end());
  CHECK(result.rows[0].tally == std::vector<std::int64_t>{7, 0, 8});
  CHECK(result.rows[2].told == "1 d’accord sur 9");
  CHECK(result.sentence.find("groupes d’opinion") == 2);
  CHECK(result.steps.size() == 4);
  CHECK(result.steps[0].find("A ") != std::string::npos);
  const picture::Scene scene = poll_scene(result, poll_look(french()));
  // A disc a person, every one inside the picture.
  std::size_t discs = 0;
  const Rect all = picture::bounds(scene);
  for (const picture::Element& element : scene.elements)
    for (const picture::Item& item : element.items)
      if (const auto* disc = std::get_if<picture::Disc>(&item)) {
        ++discs;
        CHECK(all.contains(disc->centre));
      }
  CHECK(discs == 15);
  CHECK(all.width <= poll_look(french()).width + 1);
}

TEST_CASE("under five ballots no map is drawn: answers are counted, and that is said") {
  Opinions bench;
  bench.say({agree, agree}, 2);
  bench.say({disagree, agree}, 2);
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  CHECK_FALSE(bench.result().opinions);
  CHECK(bench.result().sentence.find("5 bulletins") != std::string::npos);
  CHECK_FALSE(poll_scene(bench.result(), poll_look(french())).elements.empty());
}

TEST_CASE("a show of hands is counted with the ballots and stands nowhere on the map") {
  Opinions bench;
  bench.say({agree, disagree, agree, agree}, 5);
  REQUIRE(bench.ask(CountHands{.poll = {1}, .people = 9, .counts = {{bench.statements[0], 4, agree}, {bench.statements[0], 3, disagree}}}));
  REQUIRE(bench.ask(ClosePoll{.poll = {1}}));
  const PollResult result = bench.result();
  CHECK(result.rows[0].tally == std::vector<std::int64_t>{3, 0, 9});
  REQUIRE(result.opinions);
  CHECK(result.opinions->map.people.size() == 5);
  CHECK(result.opinions->map.groups == 1);
}

TEST_CASE("ballots at random never break the picture") {
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  for (int round = 0; round < 12; ++round) {
    std::vector<std::string> texts;
    const std::size_t count = 2 + random->next() % 9;
    for (std::size_t i = 0; i < count; ++i) texts.push_back("Affirmation " + std::to_string(i) + " " + std::string(first_graphemes(clean_line(test::random_text(*random, 60)), 150)));
    Opinions bench(texts);
    const int ballots = static_cast<int>(random->next() % 40);
    for (int ballot = 0; ballot < ballots; ++ballot) {
      std::vector<int> opinions;
      for (std::size_t i = 0; i < bench.statements.size(); ++i) opinions.push_back(static_cast<int>(random->next() % 4) - 1);
      bench.say(opinions);
    }
    const PollResult result = bench.result();
    PollLook look = poll_look(french());
    look.height = 300 + static_cast<double>(random->next() % 500);
    const picture::Scene scene = poll_scene(result, look);
    CHECK_FALSE(scene.elements.empty());
    if (!result.opinions) continue;
    for (const picture::Element& element : scene.elements)
      for (const picture::Item& item : element.items)
        if (const auto* disc = std::get_if<picture::Disc>(&item)) {
          CHECK(std::isfinite(disc->centre.x));
          CHECK(disc->centre.x >= 0);
          CHECK(disc->centre.y <= look.height);
        }
  }
}

TEST_CASE("discs in one place are pushed apart, and always the same way") {
  std::vector<Vec2> places(40, Vec2{300, 200}), again = places;
  const Rect box{0, 0, 600, 400};
  push_apart(places, 10, box);
  push_apart(again, 10, box);
  CHECK(places == again);
  double nearest = 1e9;
  for (std::size_t a = 0; a < places.size(); ++a)
    for (std::size_t b = a + 1; b < places.size(); ++b) nearest = std::min(nearest, length(places[a] - places[b]));
  CHECK(nearest > 14);
}
