// Questions de la salle by hand: one on stage, grouped, answered, kept for a written answer, and what was answered typed.
#include <doctest/doctest.h>

#include "facilitation/workshop/question_verbs.h"
#include "tests/ui/stage_bench.h"

namespace pressoir::screens {
namespace {

using namespace workshop;
using desktop::Key;

struct OnQuestions : StageBench {
  OnQuestions() {
    ask(InsertStep{.id = {id_from_word("questions")}, .activity = "questions", .title = "Questions", .instruction = "Vos questions à la direction"});
    go("questions");
  }
  Id<Board> board() { return state().find(step_named("questions"))->board; }
  void click(const std::string& name) {
    bench.click(name);
    desk->settle();
    bench.frame(2);
  }
  void hear(const std::string& text) {
    clock->advance(1000);
    bench.click("questions.heard");
    bench.type(text);
    key(Key::enter);
    key(Key::escape);
    desk->settle();
    bench.frame(2);
  }
};

TEST_CASE("questions: heard and typed, one on stage, the same ones grouped, answered") {
  OnQuestions on;
  on.hear("Qui paie ?");
  on.hear("Et le samedi ?");
  on.hear("Ouvrira-t-on le samedi ?");
  REQUIRE(questions_on(on.state(), on.board()).size() == 3);
  on.click("questions.waiting.2");
  CHECK(on.says("questions.shown") == "Et le samedi ?");
  on.click("questions.same.2");
  CHECK(questions_on(on.state(), on.board()).size() == 2);
  on.click("questions.is_answered");
  CHECK_FALSE(question_on_stage(on.state(), on.board()));
  on.click("questions.waiting.1");
  CHECK(on.says("questions.shown") == "Qui paie ?");
  on.click("questions.back");
  CHECK_FALSE(question_on_stage(on.state(), on.board()));
  on.click("questions.waiting.1");
  on.click("questions.write_later");
  on.click("questions.settled");
  std::string field;
  for (const auto& [name, placed] : on.bench.ui().placed)
    if (name.starts_with("questions.answer.")) field = name;
  REQUIRE_FALSE(field.empty());
  on.bench.click(field);
  on.bench.type("La préfecture, à parts égales");
  on.key(Key::enter);
  on.desk->settle();
  on.bench.frame(2);
  int written = 0;
  on.state().all<Answer>().for_each([&](const Answer& answer) { written += answer.text == "La préfecture, à parts égales" ? 1 : 0; });
  CHECK(written == 1);
  on.click("questions.reopen.1");
  CHECK(on.state().all<Answer>().size() == 1);
}

}  // namespace
}  // namespace pressoir::screens
