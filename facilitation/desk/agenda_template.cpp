#include "facilitation/desk/agenda_template.h"

#include <boost/json.hpp>

#include "facilitation/activities/kinds.h"

namespace pressoir::desk {
namespace {

namespace json = boost::json;

// A text, or one of {"fr": …, "en": …}.
Result<std::string> said(const json::object& object, std::string_view name, Language language) {
  const json::value* value = object.if_contains(name);
  if (!value) return std::string();
  if (const auto* both = value->if_object()) value = both->if_contains(language_code(language));
  if (!value || !value->is_string()) return refuse("json.wrong_type", {{"field", std::string(name)}, {"wanted", std::string("text")}});
  return std::string(value->get_string());
}

Result<workshop::InsertStep> step_of(const json::value& value, Language language) {
  const auto* object = value.if_object();
  if (!object) return refuse("json.wrong_type", {{"field", std::string("steps")}, {"wanted", std::string("object")}});
  workshop::InsertStep step;
  step.activity = TRY(said(*object, "activity", language));
  const activities::Kind* kind = activities::find_kind(step.activity);
  if (!kind) return refuse("json.unknown_name", {{"field", std::string("activity")}, {"name", step.activity.substr(0, 60)}});
  step.title = TRY(said(*object, "title", language));
  step.instruction = TRY(said(*object, "instruction", language));
  step.notes = TRY(said(*object, "notes", language));
  const auto* minutes = object->if_contains("minutes");
  step.minutes = minutes && minutes->is_int64() ? static_cast<std::int32_t>(std::clamp<std::int64_t>(minutes->get_int64(), 0, 1440)) : kind->minutes;
  return step;
}

Result<AgendaTemplate> template_of(const json::value& value, Language language) {
  const auto* object = value.if_object();
  if (!object) return refuse("json.wrong_type", {{"field", std::string("agendas")}, {"wanted", std::string("object")}});
  AgendaTemplate agenda;
  agenda.key = TRY(said(*object, "key", language));
  agenda.pictogram = TRY(said(*object, "pictogram", language));
  agenda.title = TRY(said(*object, "title", language));
  agenda.purpose = TRY(said(*object, "purpose", language));
  agenda.audience = TRY(said(*object, "audience", language));
  const auto* steps = object->if_contains("steps");
  if (!steps || !steps->is_array() || steps->get_array().size() > 200) return refuse("json.wrong_type", {{"field", std::string("steps")}, {"wanted", std::string("list")}});
  for (const json::value& step : steps->get_array()) agenda.steps.push_back(TRY(step_of(step, language)));
  return agenda;
}

}  // namespace

int AgendaTemplate::minutes() const {
  int total = 0;
  for (const auto& step : steps) total += step.minutes;
  return total;
}

Result<std::vector<AgendaTemplate>> agenda_templates_from_json(std::string_view text, Language language) {
  json::parse_options options;
  options.max_depth = 8;
  json::error_code error;
  const json::value value = json::parse(text, error, {}, options);
  if (error || !value.is_array()) return refuse("template.unreadable", {{"what", error ? error.message() : std::string("not a list")}});
  std::vector<AgendaTemplate> agendas;
  for (const json::value& one : value.get_array()) agendas.push_back(TRY(template_of(one, language)));
  return agendas;
}

Result<std::vector<AgendaTemplate>> agenda_templates(Language language) {
  const Path file = TRY(assets_folder()) / "methods" / "agendas.json";
  return agenda_templates_from_json(TRY(read_file(file, std::uint64_t{4} << 20)), language);
}

Result<AgendaTemplate> agenda_template(std::string_view key, Language language) {
  std::string known;
  for (AgendaTemplate& agenda : TRY(agenda_templates(language))) {
    if (agenda.key == key) return std::move(agenda);
    known += (known.empty() ? "" : ", ") + agenda.key;
  }
  return refuse("template.unknown", {{"key", std::string(key.substr(0, 60))}, {"known", known}});
}

Result<void> lay_out(Session& session, const AgendaTemplate& agenda) {
  if (!agenda.purpose.empty()) TRY(session.ask(request_of(workshop::EditWorkshop{.purpose = agenda.purpose})));
  for (const workshop::InsertStep& step : agenda.steps) TRY(session.ask(request_of(step)));
  return {};
}

}  // namespace pressoir::desk
