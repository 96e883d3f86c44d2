// Decisions and actions in their order, the frigo, fates, first wordings; each act taken back as one.
#include <doctest/doctest.h>

#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;
using pressoir::test::VerbsBench;

namespace {

std::vector<std::uint64_t> order_of(const WorkshopState& state) {
  std::vector<std::uint64_t> ids;
  for (const Decision* decision : decisions(state)) ids.push_back(decision->id.value);
  return ids;
}

}  // namespace

TEST_CASE("decisions move to the front, after another, to the end; one undo puts each back") {
  VerbsBench bench;
  for (std::uint64_t id = 1; id <= 4; ++id) REQUIRE(bench.ask(AddDecision{.id = {id}, .text = "d" + std::to_string(id)}));
  REQUIRE(bench.ask(MoveDecision{{4}, {}}));
  CHECK(order_of(bench.state()) == std::vector<std::uint64_t>{4, 1, 2, 3});
  REQUIRE(bench.ask(MoveDecision{{4}, {2}}));
  CHECK(order_of(bench.state()) == std::vector<std::uint64_t>{1, 2, 4, 3});
  REQUIRE(bench.ask(MoveDecision{{1}, {3}}));
  CHECK(order_of(bench.state()) == std::vector<std::uint64_t>{2, 4, 3, 1});
  REQUIRE(bench.undo());
  REQUIRE(bench.undo());
  CHECK(order_of(bench.state()) == std::vector<std::uint64_t>{4, 1, 2, 3});
  CHECK(bench.ask(MoveDecision{{9}, {}}).error().key == "refused.unknown");
}

TEST_CASE("a hundred moves to the same place leave an order without ties") {
  VerbsBench bench;
  for (std::uint64_t id = 1; id <= 5; ++id) REQUIRE(bench.ask(AddAction{.id = {id}, .text = "a"}));
  // From the last to the second place, again and again.
  for (int i = 0; i < 100; ++i) REQUIRE(bench.ask(MoveAction{actions(bench.state()).back()->id, {1}}));
  const auto list = actions(bench.state());
  for (std::size_t i = 1; i < list.size(); ++i) CHECK(list[i - 1]->order < list[i]->order);
  CHECK(list[0]->id.value == 1);
}

TEST_CASE("an action follows a decision, and lets go of it") {
  VerbsBench bench;
  REQUIRE(bench.ask(AddDecision{.id = {1}, .text = "Deux box"}));
  REQUIRE(bench.ask(AddAction{.id = {2}, .text = "Chiffrer", .due_note = "première mesure", .due = {2027, 2, 26}, .decision = {1}}));
  CHECK(bench.state().find(Id<ActionItem>{2})->decision == Id<Decision>{1});
  REQUIRE(bench.ask(EditAction{.action = {2}, .decision = Id<Decision>{}}));
  CHECK_FALSE(bench.state().find(Id<ActionItem>{2})->decision);
  CHECK(bench.ask(EditAction{.action = {2}, .decision = Id<Decision>{7}}).error().key == "refused.unknown");
  REQUIRE(bench.undo());
  REQUIRE(bench.ask(RemoveDecision{{1}}));
  CHECK_FALSE(bench.state().find(Id<ActionItem>{2})->decision);
  REQUIRE(bench.undo());
  CHECK(bench.state().find(Id<ActionItem>{2})->decision == Id<Decision>{1});
}

TEST_CASE("an idea goes straight to the frigo, in any step, and comes to the wall when it is taken up again") {
  VerbsBench bench;
  REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "pause", .title = "Pause"}));
  REQUIRE(bench.ask(GoToStep{.step = {8}}));
  REQUIRE(bench.ask(WriteParked{{1}, "  Revoir le bus 4 "}));
  CHECK(bench.note(1)->text == "Revoir le bus 4");
  CHECK_FALSE(bench.note(1)->board);
  CHECK(parked_notes(bench.state()).size() == 1);
  CHECK(bench.ask(WriteParked{{2}, "  "}).error().key == "refused.empty");
  // The wall of the moment is the last one before the pause.
  REQUIRE(bench.ask(SetFate{{{1}}, Fate::open, ""}));
  CHECK(bench.note(1)->board == bench.state().find(Id<Step>{7})->board);
  CHECK(parked_notes(bench.state()).empty());
  REQUIRE(bench.undo());
  CHECK_FALSE(bench.note(1)->board);
  CHECK(bench.note(1)->fate == Fate::parked);
}

TEST_CASE("taking up again needs a wall to put the idea on") {
  VerbsBench bench;
  REQUIRE(bench.ask(InsertStep{.id = {8}, .first = true, .activity = "pause", .title = "Accueil"}));
  REQUIRE(bench.ask(GoToStep{.step = {8}}));
  REQUIRE(bench.ask(WriteParked{{1}, "Une idée"}));
  CHECK(bench.ask(SetFate{{{1}}, Fate::open, ""}).error().key == "refused.no_wall");
  CHECK(bench.note(1)->fate == Fate::parked);
  REQUIRE(bench.ask(SetFate{{{1}}, Fate::rejected, "hors sujet"}));
  CHECK(bench.note(1)->fate_reason == "hors sujet");
}

TEST_CASE("words are corrected while they are taken down, and reworded from then on") {
  VerbsBench bench;
  REQUIRE(bench.ask(WriteNote{.id = {1}, .text = "Un bnac"}));
  REQUIRE(bench.ask(EditNote{{1}, "Un banc"}));
  CHECK(bench.note(1)->original.empty());
  REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "grouping", .title = "Regrouper"}));
  REQUIRE(bench.ask(GoToStep{.step = {8}}));
  REQUIRE(bench.ask(EditNote{{1}, "Des places assises"}));
  CHECK(bench.note(1)->original == "Un banc");
  REQUIRE(bench.ask(EditNote{{1}, "Des places assises partout"}));
  CHECK(bench.note(1)->original == "Un banc");
  REQUIRE(bench.ask(EditNote{{1}, "Un banc"}));
  CHECK(bench.note(1)->original.empty());
}
