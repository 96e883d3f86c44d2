#include "facilitation/workshop/question_verbs.h"

#include <map>
#include <set>

#include "facilitation/document/fields_json.h"
#include "facilitation/workshop/note_places.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::workshop {
namespace {

constexpr std::size_t most_in_question = 280, most_questions_each = 20;

const Answer* answer_to(const WorkshopState& state, Id<Note> note) {
  const Answer* found = nullptr;
  state.all<Answer>().for_each([&](const Answer& answer) {
    if (answer.note == note) found = &answer;
  });
  return found;
}

Result<Note> existing_question(const WorkshopDraft& draft, Id<Note> id) {
  const Note note = TRY(existing(draft, id));
  const auto boards = question_boards(draft.state());
  if (std::find(boards.begin(), boards.end(), note.board) == boards.end()) return refuse("refused.not_a_question");
  return note;
}

// Where a step promises that nobody keeps who wrote what, a support or a question would tie somebody's phone to it.
Result<void> may_be_tied_to(const WorkshopDraft& draft, const Request& request) {
  const Step* step = current_step(draft.state());
  const bool by_phone = request.actor.role == Role::participant || request.actor.role == Role::table;
  if (by_phone && step && step->rules.anonymity == Anonymity::full) return refuse("refused.anonymous_step");
  return {};
}

// The note itself and those under it.
std::set<Id<Note>> group_of(const WorkshopState& state, Id<Note> top) {
  std::set<Id<Note>> group{top};
  state.all<Note>().for_each([&](const Note& note) {
    if (note.reunited_with == top) group.insert(note.id);
  });
  return group;
}

Result<void> support(WorkshopDraft& draft, const SupportQuestion& asked, const Request& request) {
  TRY(may_be_tied_to(draft, request));
  const Note note = TRY(existing_question(draft, asked.note));
  const Id<Person> person{request.actor.number};
  const Step* step = current_step(draft.state());
  if (!person || note.waiting || !step || step->board != note.board || step->rules.seen == WhatIsSeen::own_only) return refuse("refused.not_now");
  if (const Answer* answer = answer_to(draft.state(), note.id); asked.supports && answer && answer->state != AnswerState::on_stage) return refuse("refused.question_settled");
  const auto group = group_of(draft.state(), note.id);
  std::set<Id<Like>> given;
  draft.all<Like>().for_each([&](const Like& like) {
    if (group.contains(like.note) && like.person == person) given.insert(like.id);
  });
  if (!asked.supports) {
    for (Id<Like> id : given) draft.remove(id);
    return {};
  }
  for (Id<Note> id : group)
    if (draft.find(id)->author == person) return refuse("refused.own_question");
  if (!given.empty()) return {};
  if (!draft.find(person)) draft.put(Person{.id = person, .attendance = Attendance::present, .from_phone = true});
  draft.put(Like{draft.fresh_id<Like>(), note.id, person});
  return {};
}

void leave_stage(WorkshopDraft& draft, Id<Board> board) {
  std::vector<Id<Answer>> shown;
  draft.all<Answer>().for_each([&](const Answer& answer) {
    const Note* note = draft.find(answer.note);
    if (answer.state == AnswerState::on_stage && note && note->board == board) shown.push_back(answer.id);
  });
  for (Id<Answer> id : shown) draft.remove(id);
}

Answer answer_of(WorkshopDraft& draft, const Note& note, const Request& request) {
  const Answer* before = answer_to(draft.state(), note.id);
  return before ? *before : Answer{.id = draft.fresh_id<Answer>(), .note = note.id, .created = request.time};
}

Result<void> stage(WorkshopDraft& draft, const StageQuestion& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (!asked.note) {
    const Step* step = current_step(draft.state());
    if (!step || !step->board) return refuse("refused.not_now");
    leave_stage(draft, step->board);
    return {};
  }
  const Note note = TRY(existing_question(draft, asked.note));
  if (note.waiting) return refuse("refused.not_now");
  leave_stage(draft, note.board);
  Answer answer = answer_of(draft, note, request);
  answer.state = AnswerState::on_stage;
  draft.put(std::move(answer));
  return {};
}

Result<void> settle(WorkshopDraft& draft, const SettleQuestion& asked, const Request& request) {
  TRY(only_facilitators(request));
  if (asked.state == AnswerState::on_stage) return refuse("refused.not_now");
  const Note note = TRY(existing_question(draft, asked.note));
  Answer answer = answer_of(draft, note, request);
  answer.state = asked.state;
  if (asked.text) answer.text = TRY(optional_text_within(*asked.text, "text", most_in_outcome));
  draft.put(std::move(answer));
  return {};
}

Result<void> reopen(WorkshopDraft& draft, const ReopenQuestion& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Note note = TRY(existing_question(draft, asked.note));
  if (const Answer* answer = answer_to(draft.state(), note.id)) draft.remove(Id<Answer>{answer->id});
  return {};
}

Result<void> group(WorkshopDraft& draft, const GroupQuestions& asked, const Request& request) {
  TRY(only_facilitators(request));
  const Note into = TRY(existing_question(draft, asked.into));
  std::set<Id<Note>> whole = group_of(draft.state(), into.id);
  for (Id<Note> id : asked.notes) {
    const Note note = TRY(existing_question(draft, id));
    if (note.board != into.board) return refuse("refused.other_board");
    if (note.id == into.id || into.reunited_with) return refuse("refused.two_notes");
    whole.merge(group_of(draft.state(), id));
    if (const Answer* answer = answer_to(draft.state(), id)) draft.remove(Id<Answer>{answer->id});
  }
  std::set<Id<Person>> counted;
  for (Id<Note> id : whole) {
    Note note = *draft.find(id);
    if (note.author) counted.insert(note.author);
    if (id == into.id) continue;
    note.reunited_with = into.id;
    note.waiting = false;
    draft.put(std::move(note));
  }
  // Who asked it, or supports it twice, is counted once.
  std::vector<Like> likes;
  std::vector<Id<Like>> twice;
  draft.all<Like>().for_each([&](const Like& like) {
    if (!whole.contains(like.note)) return;
    if (like.person && !counted.insert(like.person).second) twice.push_back(like.id);
    else if (like.note != into.id) likes.push_back(like);
  });
  for (Id<Like> id : twice) draft.remove(id);
  for (Like& like : likes) {
    like.note = into.id;
    draft.put(std::move(like));
  }
  return {};
}

Result<void> ask(WorkshopDraft& draft, const AskFacilitator& asked, const Request& request) {
  if (request.actor.role == Role::observer) return refuse("refused.facilitator_only");
  TRY(may_be_tied_to(draft, request));
  Note note{.id = draft.fresh_id<Note>(), .waiting = true, .created = request.time};
  note.text = TRY(text_within(asked.text, "text", most_in_question));
  std::int64_t asked_by_them = 0;
  draft.all<Note>().for_each([&](const Note& other) { asked_by_them += other.waiting && request.actor.number != 0 && other.author.value == request.actor.number ? 1 : 0; });
  if (asked_by_them >= static_cast<std::int64_t>(most_questions_each)) return refuse("refused.limit_reached", {{"n", static_cast<std::int64_t>(most_questions_each)}});
  const auto boards = question_boards(draft.state());
  note.board = boards.empty() ? asked_board : boards.front();
  if (!draft.find(note.board)) draft.put(Board{.id = asked_board, .order = static_cast<std::int64_t>(draft.all<Board>().size() + 1) * order_gap});
  note.position = next_free_place(draft.state(), note.board, note.size);
  note.stacking = request.time.milliseconds;
  note.channel = request.actor.role == Role::table ? Channel::shared_device : request.actor.role == Role::participant ? Channel::phone : Channel::facilitator;
  if (request.actor.number != 0 && request.actor.role == Role::participant) {
    note.author = {request.actor.number};
    if (!draft.find(note.author)) draft.put(Person{.id = note.author, .attendance = Attendance::present, .from_phone = true});
  }
  draft.put(std::move(note));
  return {};
}

}  // namespace

std::vector<Question> questions_on(const WorkshopState& state, Id<Board> board) {
  std::vector<Question> questions;
  const auto likes = like_counts(state);
  const auto together = reunited_counts(state, board);
  std::map<Id<Note>, const Answer*> answers;
  state.all<Answer>().for_each([&](const Answer& answer) { answers[answer.note] = &answer; });
  for (const Note* note : notes_on(state, board)) {
    Question question{.note = note};
    if (const auto found = answers.find(note->id); found != answers.end()) question.answer = found->second;
    if (const auto found = together.find(note->id); found != together.end()) question.asked = std::max(1, found->second);
    if (const auto found = likes.find(note->id); found != likes.end()) question.supports = found->second;
    questions.push_back(question);
  }
  std::stable_sort(questions.begin(), questions.end(), [](const Question& a, const Question& b) {
    return std::tuple(-a.wanted_by(), a.note->created, a.note->id.value) < std::tuple(-b.wanted_by(), b.note->created, b.note->id.value);
  });
  return questions;
}

const Note* question_on_stage(const WorkshopState& state, Id<Board> board) {
  const Note* shown = nullptr;
  state.all<Answer>().for_each([&](const Answer& answer) {
    const Note* note = answer.state == AnswerState::on_stage ? state.find(answer.note) : nullptr;
    if (note && note->board == board) shown = note;
  });
  return shown;
}

std::vector<Id<Board>> question_boards(const WorkshopState& state) {
  std::vector<Id<Board>> boards;
  for (const Step* step : agenda(state))
    if (step->activity == questions_activity && step->board) boards.push_back(step->board);
  if (state.find(asked_board)) boards.push_back(asked_board);
  return boards;
}

void add_question_verbs(WorkshopVerbs& verbs) {
  verbs.add<SupportQuestion>(support);
  verbs.add<StageQuestion>(stage);
  verbs.add<SettleQuestion>(settle);
  verbs.add<ReopenQuestion>(reopen);
  verbs.add<GroupQuestions>(group);
  verbs.add<AskFacilitator>(ask);
}

}  // namespace pressoir::workshop
