// Questions de la salle: asked as notes, supported once each, one on stage at a time, grouped, answered, kept for later.
#include <doctest/doctest.h>

#include "facilitation/workshop/question_verbs.h"
#include "facilitation/workshop/visible.h"
#include "tests/workshop/verbs_bench.h"

using namespace pressoir;
using namespace pressoir::workshop;
using pressoir::test::VerbsBench;

namespace {

const Actor lea{Role::participant, 101}, sam{Role::participant, 102}, zoe{Role::participant, 103};

struct Asking : VerbsBench {
  Asking() {
    add_question_verbs(verbs);
    REQUIRE(ask(InsertStep{.id = {8}, .activity = "questions", .title = "Questions"}));
    REQUIRE(ask(GoToStep{.step = {8}}));
    REQUIRE(ask(WriteNote{.id = {21}, .text = "Et le samedi ?"}, lea));
    REQUIRE(ask(WriteNote{.id = {22}, .text = "Ouvrira-t-on le samedi ?"}, sam));
    REQUIRE(ask(WriteNote{.id = {23}, .text = "Qui paie ?"}));
  }
  Id<Board> board() const { return state().find(Id<Step>{8})->board; }
  std::vector<Question> questions() const { return questions_on(state(), board()); }
  Question question(std::uint64_t note) const {
    for (const Question& one : questions())
      if (one.note->id.value == note) return one;
    return {};
  }
};

}  // namespace

TEST_CASE("a question is supported once by each, never by who asked it; the most wanted come first") {
  Asking bench;
  CHECK(bench.ask(SupportQuestion{{21}}, lea).error().key == "refused.own_question");
  REQUIRE(bench.ask(SupportQuestion{{23}}, lea));
  CHECK(bench.ask(SupportQuestion{{23}}, lea).error().key == "verb.nothing");
  REQUIRE(bench.ask(SupportQuestion{{23}}, zoe));
  CHECK(bench.state().find(Id<Person>{103}));
  CHECK(bench.question(23).wanted_by() == 3);
  CHECK(bench.questions()[0].note->id.value == 23);
  REQUIRE(bench.ask(SupportQuestion{.note = {23}, .supports = false}, lea));
  CHECK(bench.question(23).wanted_by() == 2);
  CHECK(bench.ask(SupportQuestion{{99}}, lea).error().key == "refused.unknown");
  // A note of the wall is no question.
  REQUIRE(bench.ask(WriteNote{.id = {30}, .board = bench.state().find(Id<Step>{7})->board, .text = "Des bancs"}));
  CHECK(bench.ask(SupportQuestion{{30}}, lea).error().key == "refused.not_a_question");
  // Nobody but the console reads who supports.
  const WorkshopState stage = visible(bench.state(), {Audience::Kind::stage, {}});
  stage.all<Like>().for_each([](const Like& like) { CHECK_FALSE(like.person); });
  CHECK(questions_on(stage, bench.board())[0].wanted_by() == 2);
}

TEST_CASE("one at a time on stage; answered, kept for a written answer, taken up again") {
  Asking bench;
  CHECK(bench.ask(StageQuestion{{21}}, lea).error().key == "refused.facilitator_only");
  REQUIRE(bench.ask(StageQuestion{{21}}));
  CHECK(question_on_stage(bench.state(), bench.board())->id.value == 21);
  REQUIRE(bench.ask(StageQuestion{{23}}));
  CHECK(question_on_stage(bench.state(), bench.board())->id.value == 23);
  CHECK_FALSE(bench.question(21).answer);
  REQUIRE(bench.ask(SettleQuestion{.note = {23}, .state = AnswerState::in_writing}));
  CHECK_FALSE(question_on_stage(bench.state(), bench.board()));
  CHECK(bench.ask(SupportQuestion{{23}}, lea).error().key == "refused.question_settled");
  REQUIRE(bench.ask(SettleQuestion{.note = {23}, .text = "La préfecture"}));
  CHECK(bench.question(23).answer->state == AnswerState::answered);
  CHECK(bench.question(23).answer->text == "La préfecture");
  // What was answered stays where only the state changes.
  REQUIRE(bench.ask(SettleQuestion{.note = {23}, .state = AnswerState::in_writing}));
  CHECK(bench.question(23).answer->text == "La préfecture");
  REQUIRE(bench.ask(ReopenQuestion{{23}}));
  CHECK_FALSE(bench.question(23).answer);
  REQUIRE(bench.undo());
  CHECK(bench.question(23).answer->text == "La préfecture");
  REQUIRE(bench.ask(StageQuestion{}).error().key == "verb.nothing");
}

TEST_CASE("the same question twice: grouped, each person counted once, undone whole") {
  Asking bench;
  REQUIRE(bench.ask(SupportQuestion{{21}}, zoe));
  REQUIRE(bench.ask(SupportQuestion{{22}}, zoe));
  REQUIRE(bench.ask(SupportQuestion{{22}}, lea));
  CHECK(bench.ask(GroupQuestions{{{22}}, {22}}).error().key == "refused.two_notes");
  REQUIRE(bench.ask(GroupQuestions{{{22}}, {21}}));
  CHECK(bench.questions().size() == 2);
  // Léa asked it and Sam asked it; Zoé supports it; Léa's support of the other wording is her own question.
  CHECK(bench.question(21).asked == 2);
  CHECK(bench.question(21).wanted_by() == 3);
  CHECK(bench.ask(SupportQuestion{{21}}, sam).error().key == "refused.own_question");
  REQUIRE(bench.undo());
  CHECK(bench.questions().size() == 3);
  CHECK(bench.question(22).wanted_by() == 3);
  // A question that goes takes its answer and its supports along.
  REQUIRE(bench.ask(SettleQuestion{.note = {22}}));
  REQUIRE(bench.ask(DeleteNotes{{{22}}}));
  CHECK(bench.state().all<Answer>().size() == 0);
}

TEST_CASE("a question to the facilitator, at any moment: only the console sees it until it is accepted") {
  VerbsBench bench;
  add_question_verbs(bench.verbs);
  CHECK(bench.ask(AskFacilitator{"   "}, lea).error().key == "refused.empty");
  REQUIRE(bench.ask(AskFacilitator{"Peut-on ouvrir une fenêtre ?"}, lea));
  const auto boards = question_boards(bench.state());
  REQUIRE(boards.size() == 1);
  CHECK(boards[0] == asked_board);
  CHECK(questions_on(bench.state(), asked_board).empty());
  REQUIRE(waiting_notes(bench.state()).size() == 1);
  for (const auto kind : {Audience::Kind::stage, Audience::Kind::observer, Audience::Kind::reader}) CHECK(visible(bench.state(), {kind, {}}).all<Note>().size() == 0);
  CHECK(visible(bench.state(), {Audience::Kind::console, {}}).all<Note>().size() == 1);
  REQUIRE(bench.ask(AcceptNotes{.notes = {waiting_notes(bench.state())[0]->id}}));
  CHECK(questions_on(bench.state(), asked_board).size() == 1);
  // Where the agenda has a step for questions, they go there.
  REQUIRE(bench.ask(InsertStep{.id = {8}, .activity = "questions", .title = "Questions"}));
  REQUIRE(bench.ask(AskFacilitator{"Et après ?"}, sam));
  CHECK(waiting_notes(bench.state())[0]->board == bench.state().find(Id<Step>{8})->board);
  for (int i = 0; i < 19; ++i) REQUIRE(bench.ask(AskFacilitator{"Encore une"}, sam));
  CHECK(bench.ask(AskFacilitator{"Une de trop"}, sam).error().key == "refused.limit_reached");
}

TEST_CASE("where nobody keeps who wrote what, neither a support nor a question to the facilitators ties a phone to anything") {
  Asking bench;
  REQUIRE(bench.ask(EditStep{.step = {8}, .rules = Rules{.anonymity = Anonymity::full}}));
  CHECK(bench.ask(SupportQuestion{{23}}, zoe).error().key == "refused.anonymous_step");
  CHECK(bench.ask(AskFacilitator{"Une pause ?"}, zoe).error().key == "refused.anonymous_step");
  CHECK_FALSE(bench.state().find(Id<Person>{103}));
  REQUIRE(bench.ask(AskFacilitator{"Une pause ?"})); // heard aloud
}
