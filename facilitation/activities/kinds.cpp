#include "facilitation/activities/kinds.h"

#include <array>

#include "facilitation/activities/dot_vote.h"
#include "facilitation/activities/phone_dots.h"
#include "facilitation/activities/phone_ideas.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::activities {
namespace {

using workshop::NoteColour;

constexpr Phone ideas{show_ideas, own_ideas, ideas_request};

constexpr std::array table = {
    Kind{"wall", "note", NoteColour::sun, 20, Stage::wall, true, nullptr, ideas},
    Kind{"grouping", "theme", NoteColour::apricot, 20, Stage::grouping, false, nullptr, {show_groups}},
    Kind{"dots", "gommettes", NoteColour::rose, 15, Stage::dots, false, add_dot_vote_verbs, {show_dots, own_dots, dots_request}},
    Kind{"discussion", "bulle", NoteColour::sky, 30, Stage::discussion, true, nullptr, ideas},
    Kind{"conclusion", "decision", NoteColour::leaf, 15, Stage::conclusion},
    Kind{"message", "message", NoteColour::mint, 5, Stage::message},
    Kind{"pause", "pause", NoteColour::stone, 15, Stage::pause},
};

}  // namespace

std::span<const Kind> kinds() { return table; }

const Kind* find_kind(std::string_view key) {
  for (const Kind& kind : table)
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
  for (const Kind& kind : table)
    if (kind.add_verbs) kind.add_verbs(verbs);
  return verbs;
}

}  // namespace pressoir::activities
