// `pressoir show` and `log`: the state and the journal as JSON, for people, scripts and tests.
#include <boost/json.hpp>

#include "app/commands/commands.h"
#include "facilitation/document/fields_json.h"
#include "facilitation/desk/session.h"

namespace pressoir::commands {
namespace {

using namespace workshop;

template <class E>
boost::json::object entity_json(const E& entity) {
  boost::json::object object{{"kind", E::kind}, {"id", id_text(entity.id.value)}};
  for (auto& member : fields_to_json(entity)) object[member.key()] = std::move(member.value());
  return object;
}
boost::json::value side_json(const std::optional<WorkshopSchema::Entity>& side) {
  if (!side) return nullptr;
  return std::visit([](const auto& entity) -> boost::json::value { return entity_json(entity); }, *side);
}

Result<std::unique_ptr<desk::Session>> open_to_read(const Path& file) { return desk::Session::open(file, {.mode = OpenMode::read_only}); }

}  // namespace

int show(const Terminal& terminal, const Path& file) {
  const auto session = open_to_read(file);
  if (!session) return terminal.refuse(session.error());
  const WorkshopState& state = (*session)->state();
  boost::json::object object{{"revision", state.revision()}};
  state.for_each_table([&]<class E>(const Table<E>& table) {
    boost::json::array entities;
    table.for_each([&](const E& entity) { entities.push_back(entity_json(entity)); });
    object[E::kind] = std::move(entities);
  });
  terminal.print(boost::json::serialize(object));
  return 0;
}

int log(const Terminal& terminal, const Path& file) {
  const auto session = open_to_read(file);
  if (!session) return terminal.refuse(session.error());
  constexpr Sequence at_a_time = 1000;
  const Sequence last = (*session)->document().revision();
  for (Sequence first = 1; first <= last; first += at_a_time) {
    const auto transactions = (*session)->document().history(first, first + at_a_time - 1);
    if (!transactions) return terminal.refuse(transactions.error());
    for (const WorkshopTransaction& t : *transactions) {
      boost::json::array changes;
      for (const WorkshopChange& change : t.changes) changes.push_back(boost::json::object{{"before", side_json(change.before)}, {"after", side_json(change.after)}});
      boost::json::object line{{"sequence", t.sequence}, {"verb", t.verb}, {"actor", actor_text(t.actor)}, {"time", iso_text(t.time)}, {"cause", id_text(t.cause)}};
      line["words"] = terminal.words.time_of_day(t.time) + " · " + terminal.words.say("history." + t.verb) + " · " +
                      terminal.words.say("role." + actor_text({t.actor.role, 0}));
      if (t.group != 0) line["group"] = id_text(t.group);
      if (!t.undoes.empty()) line["undoes"] = boost::json::value_from(t.undoes);
      line["changes"] = std::move(changes);
      terminal.print(boost::json::serialize(line));
    }
  }
  return 0;
}

}  // namespace pressoir::commands
