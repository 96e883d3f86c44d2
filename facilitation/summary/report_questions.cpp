// The room's questions in the report: answered with what was answered, to be answered in writing, and those that nobody got to.
#include "facilitation/summary/report_parts.h"

namespace pressoir::summary {
namespace {

using Tone = Span::Tone;
using Fate = QuestionLine::Fate;

Line line_of(const QuestionLine& question, const Words& words) {
  Line line{{Tone::plain, typeset(question.text, words)}};
  if (question.wanted_by > 1) line.push_back({Tone::quiet, " (" + words.say("summary.questions.wanted_by", {{"n", std::int64_t{question.wanted_by}}}) + ")"});
  for (const std::string& other : question.asked_too) line.push_back({Tone::quiet, " · " + typeset(other, words)});
  if (!question.answer.empty()) line.push_back({Tone::strong, " — " + typeset(question.answer, words)});
  return line;
}

}  // namespace

void add_questions(std::vector<Section>& sections, const std::vector<QuestionLine>& questions, const Words& words) {
  if (questions.empty()) return;
  Section section{.anchor = "questions", .title = words.say("summary.questions"), .blocks = {}};
  for (const auto& [fate, title] : {std::pair{Fate::answered, "summary.questions.answered"}, {Fate::in_writing, "summary.questions.in_writing"}, {Fate::unanswered, "summary.questions.unanswered"}}) {
    List list;
    for (const QuestionLine& question : questions)
      if (question.fate == fate) list.items.push_back(line_of(question, words));
    if (list.items.empty()) continue;
    section.blocks.push_back(Paragraph{Paragraph::Role::body, {{Tone::strong, words.say(title)}}});
    section.blocks.push_back(std::move(list));
  }
  sections.push_back(std::move(section));
}

}  // namespace pressoir::summary
