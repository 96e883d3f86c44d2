// `pressoir new`: a session from nothing, or from a template's agenda.
#include <boost/json.hpp>

#include "app/commands/commands.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/desk/session.h"

namespace pressoir::commands {

int new_session(const Terminal& terminal, const Path& file, const std::string& template_key, const std::string& title, Language language) {
  const auto agenda = template_key.empty() ? Result<desk::AgendaTemplate>(desk::AgendaTemplate{}) : desk::agenda_template(template_key, language);
  if (!agenda) return terminal.refuse(agenda.error());
  auto session = desk::Session::create(file, title.empty() ? agenda->title : title, language);
  if (!session) return terminal.refuse(session.error());
  if (const auto laid = desk::lay_out(**session, *agenda); !laid) return terminal.refuse(laid.error());
  const auto durable = (*session)->flush();
  if (!durable) return terminal.refuse(durable.error());
  terminal.print(boost::json::serialize(boost::json::object{{"file", shown_path(file)}, {"revision", *durable}, {"steps", agenda->steps.size()}}));
  return 0;
}

}  // namespace pressoir::commands
