// Agenda templates: a workshop's title, purpose and steps to start from, in French and English, kept as data in assets/methods.
#pragma once

#include <string>
#include <vector>

#include "facilitation/desk/session.h"
#include "facilitation/workshop/verbs.h"

namespace pressoir::desk {

struct AgendaTemplate {
  std::string key, pictogram, title, purpose, audience;  // audience: "10 à 40 personnes, agents et usagers"
  std::vector<workshop::InsertStep> steps;
  int minutes() const;
};

// All of assets/methods/agendas.json in that language, in its order. Refused: "template.unreadable" (file, what).
Result<std::vector<AgendaTemplate>> agenda_templates(Language language);
Result<std::vector<AgendaTemplate>> agenda_templates_from_json(std::string_view json, Language language);
// One of them. Refused: "template.unknown" (key, known).
Result<AgendaTemplate> agenda_template(std::string_view key, Language language);
// Puts the template's purpose and steps into a new session.
Result<void> lay_out(Session& session, const AgendaTemplate& agenda);

}  // namespace pressoir::desk
