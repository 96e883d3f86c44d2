// Questions de la salle: a question is a note on the board of its step, so that asking, moderating, taking back and grouping are those of
// notes; here are who supports it, which one is on stage, and what became of each.
#pragma once

#include <vector>

#include "facilitation/workshop/verbs.h"

namespace pressoir::workshop {

// One person's support of a question; a phone that had said nothing yet becomes a person. Refused: "refused.own_question", "refused.question_settled",
// "refused.not_now".
struct SupportQuestion {
  static constexpr std::string_view verb = "question.support";
  Id<Note> note;
  bool supports = true;
  static constexpr auto fields() { return field_list(field("note", &SupportQuestion::note), field("supports", &SupportQuestion::supports)); }
};
// Shows that question to all; the one shown before waits again. Without a note: none is shown.
struct StageQuestion {
  static constexpr std::string_view verb = "question.stage";
  Id<Note> note;
  static constexpr auto fields() { return field_list(field("note", &StageQuestion::note)); }
};
// Answered aloud, or kept for a written answer; `text` is what was answered, kept as it was where it is not said.
struct SettleQuestion {
  static constexpr std::string_view verb = "question.settle";
  Id<Note> note;
  AnswerState state = AnswerState::answered;
  std::optional<std::string> text;
  static constexpr auto fields() { return field_list(field("note", &SettleQuestion::note), field("state", &SettleQuestion::state), field("text", &SettleQuestion::text)); }
};
// It waits again, as if it had never been taken up.
struct ReopenQuestion {
  static constexpr std::string_view verb = "question.reopen";
  Id<Note> note;
  static constexpr auto fields() { return field_list(field("note", &ReopenQuestion::note)); }
};
// The same question asked several times: `notes` go under `into`, with those who support them, each person once.
struct GroupQuestions {
  static constexpr std::string_view verb = "question.group";
  std::vector<Id<Note>> notes;
  Id<Note> into;
  static constexpr auto fields() { return field_list(field("notes", &GroupQuestions::notes), field("into", &GroupQuestions::into)); }
};
// A question to the facilitator, at any moment: it waits to be accepted, and only the console sees it. It stands on the board of the session's
// questions, which is made when there is none.
struct AskFacilitator {
  static constexpr std::string_view verb = "question.ask";
  std::string text;
  static constexpr auto fields() { return field_list(field("text", &AskFacilitator::text)); }
};

// The board of questions asked where the agenda has no step for them.
inline constexpr Id<Board> asked_board{0x7175657374696f6e};
inline constexpr std::string_view questions_activity = "questions";

struct Question {
  const Note* note = nullptr;
  const Answer* answer = nullptr;
  int asked = 1;     // how many asked it, grouped ones included
  int supports = 0;  // of others
  int wanted_by() const { return asked + supports; }
};
// Questions that stand on the board: those wanted by most first, then as they were asked.
std::vector<Question> questions_on(const WorkshopState& state, Id<Board> board);
// The one on stage, if any.
const Note* question_on_stage(const WorkshopState& state, Id<Board> board);
// Boards that hold questions, in the order of the agenda; the one without a step last, where there is one.
std::vector<Id<Board>> question_boards(const WorkshopState& state);

void add_question_verbs(WorkshopVerbs& verbs);

}  // namespace pressoir::workshop
