// The rules of the dot vote: what is put to the vote, who may still change it, hands counted once, channels told apart.
#include <doctest/doctest.h>

#include "facilitation/activities/poll_verbs.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::activities;
using pressoir::test::VerbsBench;

namespace {

struct Voting : VerbsBench {
  explicit Voting(int ideas = 6) {
    add_poll_verbs(verbs);
    for (std::uint64_t id = 1; id <= static_cast<std::uint64_t>(ideas); ++id)
      REQUIRE(ask(WriteNote{.id = {100 + id}, .text = "idée " + std::to_string(id), .position = Vec2{static_cast<double>(id) * 240, 0}}));
    REQUIRE(ask(InsertStep{.id = {8}, .activity = "dots", .title = "Voter", .instruction = "Par quoi commence-t-on ?"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
  }
  std::vector<Id<PollOption>> options(std::uint64_t poll) const {
    std::vector<Id<PollOption>> ids;
    for (const PollOption* option : options_of(state(), Id<Poll>{poll})) ids.push_back(option->id);
    return ids;
  }
};

}  // namespace

TEST_CASE("dots by default: a quarter of the options, three to ten, two at most on one") {
  for (const auto& [options, dots] : {std::pair{2, 3}, {12, 3}, {13, 4}, {24, 6}, {40, 10}, {400, 10}}) CHECK(default_dots(static_cast<std::size_t>(options)) == dots);
  Voting bench(24);
  REQUIRE(bench.ask(PreparePoll{.id = {1}}));
  const Poll& poll = *bench.state().find(Id<Poll>{1});
  CHECK(poll.per_person == 6);
  CHECK(poll.per_option == 2);
  CHECK(poll.question == "Par quoi commence-t-on ?");
}

TEST_CASE("one option is no vote; a subset, rejected and parked ideas are respected") {
  Voting one(1);
  CHECK(one.ask(PreparePoll{.id = {1}}).error().key == "refused.two_options");
  Voting bench;
  REQUIRE(bench.ask(SetFate{{{101}}, Fate::rejected, "déjà fait"}));
  REQUIRE(bench.ask(SetFate{{{102}}, Fate::parked, ""}));
  REQUIRE(bench.ask(PreparePoll{.id = {1}}));
  CHECK(bench.options(1).size() == 4);
  REQUIRE(bench.ask(PreparePoll{.id = {2}, .notes = {{105}, {103}}}));
  REQUIRE(bench.options(2).size() == 2);
  CHECK(bench.state().find(bench.options(2)[0])->note == Id<Note>{103});
}

TEST_CASE("prepared again, a vote is replaced until it is open") {
  Voting bench;
  REQUIRE(bench.ask(PreparePoll{.id = {1}}));
  REQUIRE(bench.ask(PreparePoll{.id = {2}, .per_person = 5}));
  CHECK_FALSE(bench.state().find(Id<Poll>{1}));
  CHECK(bench.state().all<PollOption>().size() == 6);
  REQUIRE(bench.undo());
  CHECK(bench.options(1).size() == 6);
  REQUIRE(bench.ask(OpenPoll{{1}}));
  CHECK(bench.ask(PreparePoll{.id = {3}}).error().key == "refused.poll_exists");
}

TEST_CASE("hands counted again replace the count, even of one person, and leave ballots alone") {
  Voting bench;
  REQUIRE(bench.ask(PreparePoll{.id = {1}, .per_person = 3}));
  REQUIRE(bench.ask(OpenPoll{{1}}));
  const auto options = bench.options(1);
  REQUIRE(bench.ask(CountHands{.poll = {1}, .people = 1, .counts = {{options[0], 1}}}));
  REQUIRE(bench.ask(CountHands{.poll = {1}, .people = 12, .counts = {{options[0], 9}, {options[1], 4}}}));
  REQUIRE(bench.ask(PutDot{{1}, options[1], 1}));
  REQUIRE(bench.ask(CastBallot{.poll = {1}, .channel = Channel::paper}));
  REQUIRE(bench.ask(CountHands{.poll = {1}, .people = 12, .counts = {{options[0], 10}, {options[1], 4}}}));
  const DotCount count = count_dots(bench.state(), {1});
  CHECK(count.people == 13);
  CHECK(count.total == 15);
  CHECK(count.people_by_channel.at(Channel::show_of_hands) == 12);
  CHECK(count.people_by_channel.at(Channel::paper) == 1);
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 2, .counts = {{options[0], 5}}}).error().key == "dots.too_many_here");
  CHECK(bench.ask(CountHands{.poll = {1}, .people = 2, .counts = {{options[0], 4}, {options[1], 4}}}).error().key == "dots.too_many");
  // Taken back until it is closed, never after.
  REQUIRE(bench.undo());
  CHECK(count_dots(bench.state(), {1}).total == 14);
  REQUIRE(bench.ask(ClosePoll{{1}}));
  CHECK_FALSE(bench.undo());
  CHECK(bench.state().find(Id<Poll>{1})->state == PollState::closed);
}

TEST_CASE("a vote on themes takes those of the wall its step works on, merged ones left out") {
  Voting bench;
  const auto board = bench.state().find(Id<Step>{7})->board;
  for (std::uint64_t id = 11; id <= 13; ++id) REQUIRE(bench.ask(CreateTheme{.id = {id}, .board = board, .title = "thème " + std::to_string(id)}));
  REQUIRE(bench.ask(MergeThemes{{12}, {11}}));
  REQUIRE(bench.ask(InsertStep{.id = {9}, .activity = "wall", .title = "Second mur"}));
  REQUIRE(bench.ask(InsertStep{.id = {10}, .activity = "dots", .title = "Voter", .works_on = {7}}));
  REQUIRE(bench.ask(GoToStep{.step = {10}}));
  REQUIRE(bench.ask(PreparePoll{.id = {1}, .on = VoteOn::themes}));
  REQUIRE(bench.options(1).size() == 2);
  CHECK(bench.state().find(bench.options(1)[0])->theme == Id<Theme>{11});
  CHECK(bench.state().find(bench.options(1)[1])->theme == Id<Theme>{13});
}
