#include "facilitation/desk/script.h"

#include <boost/json.hpp>

#include "facilitation/base/text.h"

namespace pressoir::desk {
namespace {

Result<boost::json::object> object_of(std::string_view line) {
  if (line.size() > most_line_bytes) return refuse("script.too_long", {{"most", static_cast<std::int64_t>(most_line_bytes)}});
  if (!is_utf8(line)) return refuse("script.not_utf8");
  boost::json::parse_options options;
  options.max_depth = 16;
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(line, error, {}, options);
  if (error || !value.is_object()) return refuse("script.not_json", {{"what", error ? error.message() : std::string("not an object")}});
  return std::move(value.get_object());
}

// Takes a text member out of the object.
Result<std::optional<std::string>> take_text(boost::json::object& object, std::string_view name) {
  const auto found = object.find(name);
  if (found == object.end()) return std::optional<std::string>{};
  if (!found->value().is_string()) return refuse("json.wrong_type", {{"field", std::string(name)}, {"wanted", std::string("text")}});
  std::optional<std::string> text(std::string(found->value().get_string()));
  object.erase(found);
  return text;
}
// An instant (…Z), or what the room's clock shows: "2026-12-08T09:00:00".
std::optional<Timestamp> time_of_text(const std::string& text) {
  if (text.ends_with('Z')) return timestamp_from_iso(text);
  const auto as_if_utc = timestamp_from_iso(text + "Z");
  const auto day = day_from_iso(std::string_view(text).substr(0, 10));
  if (!as_if_utc || !day) return std::nullopt;
  const std::int64_t of_day = as_if_utc->milliseconds % 86'400'000;
  return timestamp_from_local(*day, static_cast<int>(of_day / 60'000)) + of_day % 60'000;
}

std::uint64_t id_of_text(const std::string& text) { return id_from_text(text).value_or(id_from_word(text)); }

}  // namespace

Result<Request> request_from_line(const WorkshopVerbs& verbs, std::string_view line) {
  auto object = TRY(object_of(line));
  Request request;
  const auto verb = TRY(take_text(object, "verb"));
  if (!verb) return refuse("script.no_verb");
  request.verb = *verb;
  if (const auto actor = TRY(take_text(object, "actor"))) {
    const auto parsed = actor_from_text(*actor);
    if (!parsed) return refuse("script.bad_actor", {{"actor", actor->substr(0, 60)}});
    request.actor = *parsed;
  }
  if (const auto cause = TRY(take_text(object, "cause"))) request.cause = id_of_text(*cause);
  if (const auto group = TRY(take_text(object, "group"))) request.group = id_of_text(*group);
  if (const auto time = TRY(take_text(object, "time"))) {
    const auto parsed = time_of_text(*time);
    if (!parsed) return refuse("json.bad_date", {{"field", std::string("time")}});
    request.time = *parsed;
  }
  if (request.verb == "undo" || request.verb == "redo") return request;
  const auto* known = verbs.find(request.verb);
  if (!known) return refuse("verb.unknown", {{"verb", request.verb.substr(0, 60)}});
  request.arguments = TRY(known->parse(object));
  return request;
}

Result<bool> play_line(Session& session, std::string_view line) {
  line = trimmed(line);
  if (line.empty() || line.front() == '#') return false;
  TRY(session.ask(TRY(request_from_line(session.verbs(), line))));
  return true;
}

}  // namespace pressoir::desk
