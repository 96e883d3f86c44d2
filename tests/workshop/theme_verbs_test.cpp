// Merging, splitting and removing themes: nothing vanishes, and where an idea came from stays known.
#include <doctest/doctest.h>

#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;
using pressoir::test::VerbsBench;

namespace {

struct Grouped : VerbsBench {
  Grouped() {
    for (std::uint64_t id = 1; id <= 6; ++id) REQUIRE(ask(WriteNote{.id = {id}, .text = "idée " + std::to_string(id)}));
    REQUIRE(ask(CreateTheme{.id = {11}, .title = "A", .notes = {{1}, {2}}}));
    REQUIRE(ask(CreateTheme{.id = {12}, .title = "B", .notes = {{3}, {4}}}));
    REQUIRE(ask(CreateTheme{.id = {13}, .title = "C", .notes = {{5}}}));
  }
};

}  // namespace

TEST_CASE("each idea remembers the theme it came with, through two merges, and one undo undoes a merge") {
  Grouped bench;
  REQUIRE(bench.ask(MergeThemes{{11}, {12}}));
  CHECK(bench.note(1)->theme == Id<Theme>{12});
  CHECK(bench.note(1)->came_with == Id<Theme>{11});
  CHECK_FALSE(bench.note(3)->came_with);
  REQUIRE(bench.ask(MergeThemes{{12}, {13}}));
  CHECK(bench.note(1)->theme == Id<Theme>{13});
  CHECK(bench.note(1)->came_with == Id<Theme>{11});
  CHECK(bench.note(3)->came_with == Id<Theme>{12});
  CHECK_FALSE(bench.note(5)->came_with);
  CHECK(themes_on(bench.state(), bench.note(1)->board).size() == 1);
  REQUIRE(bench.undo());
  CHECK(bench.note(3)->theme == Id<Theme>{12});
  CHECK_FALSE(bench.note(3)->came_with);
  CHECK(bench.note(1)->came_with == Id<Theme>{11});
  CHECK(themes_on(bench.state(), bench.note(1)->board).size() == 2);
}

TEST_CASE("what is split off names the theme it left; a hand that moves it on forgets") {
  Grouped bench;
  REQUIRE(bench.ask(SplitTheme{.theme = {11}, .id = {14}, .title = "D", .notes = {{2}}}));
  CHECK(bench.state().find(Id<Theme>{14})->split_from == Id<Theme>{11});
  CHECK(bench.note(2)->came_with == Id<Theme>{11});
  REQUIRE(bench.ask(AssignTheme{{{2}}, {12}}));
  CHECK_FALSE(bench.note(2)->came_with);
  CHECK(bench.ask(SplitTheme{.theme = {11}, .title = "E", .notes = {{3}}}).error().key == "refused.not_in_theme");
}

TEST_CASE("a theme removed leaves its notes, and those merged into it do not come back to the wall") {
  Grouped bench;
  REQUIRE(bench.ask(MergeThemes{{11}, {12}}));
  REQUIRE(bench.ask(RemoveTheme{{12}}));
  CHECK_FALSE(bench.note(1)->theme);
  CHECK_FALSE(bench.note(3)->theme);
  const auto left = themes_on(bench.state(), bench.note(1)->board);
  REQUIRE(left.size() == 1);
  CHECK(left[0]->id == Id<Theme>{13});
  REQUIRE(bench.undo());
  CHECK(bench.note(1)->theme == Id<Theme>{12});
  CHECK(bench.state().find(Id<Theme>{11})->merged_into == Id<Theme>{12});
}

TEST_CASE("a pile moves as one, into a theme and through a merge") {
  Grouped bench;
  REQUIRE(bench.ask(ReuniteNotes{{{1}, {6}}}));
  CHECK(bench.note(6)->theme == Id<Theme>{11});
  REQUIRE(bench.ask(MergeThemes{{11}, {12}}));
  CHECK(bench.note(6)->theme == Id<Theme>{12});
  REQUIRE(bench.ask(SeparateNotes{{1}}));
  CHECK_FALSE(bench.note(6)->reunited_with);
  CHECK(bench.note(6)->theme == Id<Theme>{12});
}

TEST_CASE("a step works on what it names: a vote named after a grouping takes the grouping's wall") {
  VerbsBench bench;
  REQUIRE(bench.ask(InsertStep{.id = {20}, .activity = "grouping", .title = "Regrouper", .works_on = {7}}));
  REQUIRE(bench.ask(InsertStep{.id = {21}, .activity = "wall", .title = "Autre mur"}));
  REQUIRE(bench.ask(InsertStep{.id = {22}, .activity = "dots", .title = "Voter", .works_on = {20}}));
  REQUIRE(bench.ask(InsertStep{.id = {23}, .activity = "dots", .title = "Voter encore"}));
  const auto& state = bench.state();
  const Id<Board> first = state.find(Id<Step>{7})->board, second = state.find(Id<Step>{21})->board;
  CHECK(board_of(state, *state.find(Id<Step>{22})) == first);
  CHECK(board_of(state, *state.find(Id<Step>{23})) == second);
  // Two steps that name each other end at the last wall.
  REQUIRE(bench.ask(EditStep{.step = {20}, .works_on = Id<Step>{22}}));
  CHECK(board_of(state, *bench.state().find(Id<Step>{22})) == second);
}
