#include "facilitation/activities/kinds.h"

#include <array>
#include <vector>

#include "facilitation/activities/poll_verbs.h"
#include "facilitation/activities/polls.h"
#include "facilitation/activities/phone_polls.h"
#include "facilitation/activities/phone_ideas.h"
#include "facilitation/activities/phone_questions.h"
#include "facilitation/activities/slip_verbs.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/document_verbs.h"
#include "facilitation/workshop/import_verbs.h"
#include "facilitation/workshop/ink_verbs.h"
#include "facilitation/workshop/phone_verbs.h"
#include "facilitation/workshop/question_verbs.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::activities {
namespace {

using workshop::NoteColour;

constexpr Phone ideas{show_ideas, own_ideas, ideas_request};

constexpr Phone ballots{show_poll, own_ballot, ballot_request};

constexpr std::array others = {
    Kind{"wall", "note", NoteColour::sun, 20, Stage::wall, true, nullptr, ideas},
    Kind{"grouping", "theme", NoteColour::apricot, 20, Stage::grouping, false, nullptr, {show_groups}},
    Kind{"discussion", "bulle", NoteColour::sky, 30, Stage::discussion, true, nullptr, ideas},
    Kind{"conclusion", "decision", NoteColour::leaf, 15, Stage::conclusion},
    Kind{"message", "message", NoteColour::mint, 5, Stage::message},
    Kind{"pause", "pause", NoteColour::stone, 15, Stage::pause},
    Kind{"drawing", "feutre", NoteColour::lilac, 30, Stage::drawing},
    Kind{"questions", "main", NoteColour::lilac, 20, Stage::questions, true, workshop::add_question_verbs, {show_questions, own_questions, questions_request}},
};
constexpr std::size_t after_grouping = 2;

// The half-day's own kinds first, in its order; then every other way to decide.
std::vector<Kind> all_kinds() {
  std::vector<Kind> kinds(others.begin(), others.end());
  for (const PollKind& poll : poll_kinds()) {
    const bool dots = poll.form == PollForm::points;
    Kind kind{poll.key, poll.pictogram, poll.colour, poll.minutes, dots ? Stage::dots : Stage::poll};
    kind.phone = ballots;
    kinds.insert(dots ? kinds.begin() + after_grouping : kinds.end(), kind);
  }
  return kinds;
}
const std::vector<Kind>& table() {
  static const std::vector<Kind> kinds = all_kinds();
  return kinds;
}

}  // namespace

std::span<const Kind> kinds() { return table(); }

const Kind* find_kind(std::string_view key) {
  for (const Kind& kind : table())
    if (kind.key == key) return &kind;
  return nullptr;
}

const Kind& kind_of_step(const workshop::Step& step) {
  const Kind* found = find_kind(step.activity);
  return found ? *found : *find_kind("message");
}

workshop::WorkshopVerbs all_verbs() {
  workshop::WorkshopVerbs verbs;
  workshop::add_workshop_verbs(verbs);
  workshop::add_agenda_verbs(verbs);
  workshop::add_clock_verbs(verbs);
  workshop::add_note_verbs(verbs);
  workshop::add_theme_verbs(verbs);
  workshop::add_outcome_verbs(verbs);
  workshop::add_people_verbs(verbs);
  workshop::add_phone_verbs(verbs);
  workshop::add_canvas_verbs(verbs);
  workshop::add_import_verbs(verbs);
  workshop::add_ink_verbs(verbs);
  workshop::add_document_verbs(verbs);
  add_poll_verbs(verbs);
  add_slip_verbs(verbs);
  for (const Kind& kind : table())
    if (kind.add_verbs) kind.add_verbs(verbs);
  return verbs;
}

}  // namespace pressoir::activities
