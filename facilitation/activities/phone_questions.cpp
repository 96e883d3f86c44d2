#include "facilitation/activities/phone_questions.h"

#include "facilitation/activities/phone_ideas.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/question_verbs.h"
#include "facilitation/workshop/verb_rules.h"

namespace pressoir::activities {

using namespace workshop;

namespace {

constexpr std::string_view questions_key = "questions";
constexpr std::size_t most_shown = 60, most_in_question = 280;

}  // namespace

Fields show_questions(const Showing& showing) {
  Fields fields;
  // The field to write in is that of ideas, under its own label; their list is the questions'.
  for (Field& field : show_ideas(showing)) {
    if (auto* text = std::get_if<TextField>(&field)) text->label = showing.words.say("page.your_question"), text->photos = false;
    if (!std::holds_alternative<NotesField>(field) && !std::holds_alternative<GroupsField>(field)) fields.push_back(std::move(field));
  }
  QuestionsField list{.key = std::string(questions_key), .items = {}};
  for (const bool settled : {false, true})
    for (const Question& question : questions_on(showing.room, showing.step.board)) {
      const bool is_settled = question.answer && question.answer->state != AnswerState::on_stage;
      if (is_settled != settled || list.items.size() == most_shown) continue;
      QuestionsField::Item item{.id = id_text(question.note->id.value), .text = question.note->text, .supports = question.wanted_by()};
      if (question.answer) item.state = showing.words.say("question." + std::string(enum_text(question.answer->state))), item.answer = question.answer->text;
      item.open = !is_settled && showing.step.rules.anonymity != Anonymity::full;
      list.items.push_back(std::move(item));
    }
  fields.push_back(std::move(list));
  return fields;
}

Own own_questions(const Showing& showing, const SealedTopics& sealed, const Holder& holder) {
  Own own = own_ideas(showing, sealed, holder);
  own.supported.clear();
  for (Id<Note> note : holder.liked) own.supported.push_back(id_text(note.value));
  return own;
}

Result<Request> questions_request(const Showing& showing, const Act& act) {
  if (act.field != questions_key) return ideas_request(showing, act);
  const auto id = id_from_text(act.item);
  if (!id || (act.what != Act::What::support && act.what != Act::What::release)) return refuse("refused.not_now");
  return request_of(SupportQuestion{{*id}, act.what == Act::What::support});
}

Result<Request> facilitator_request(const Act& act) {
  if (act.what != Act::What::send) return refuse("refused.not_now");
  TRY(text_within(act.text, "text", most_in_question));
  return request_of(AskFacilitator{act.text});
}

}  // namespace pressoir::activities
