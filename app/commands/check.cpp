// `pressoir check` and `erase`: what is wrong in a file, what can be saved of it, and what leaves it for ever.
#include <boost/json.hpp>
#include <cstdio>

#include "app/commands/commands.h"
#include "facilitation/desk/repaired_copy.h"
#include "facilitation/desk/session.h"
#include "facilitation/workshop/defects.h"

namespace pressoir::commands {
using namespace workshop;

int check(const Terminal& terminal, const Path& file, const std::optional<Path>& repair_into) {
  const auto saved = salvage(file);
  if (!saved) return terminal.refuse(saved.error());
  boost::json::array problems;
  const auto tell = [&](const Error& error) {
    const std::string sentence = terminal.words.say(error);
    std::fprintf(stderr, "pressoir: %s\n", sentence.c_str());
    problems.push_back(boost::json::object{{"key", error.key}, {"words", sentence}});
  };
  if (saved->damage) tell(*saved->damage);

  Sequence content = 0;
  if (auto opened = SqliteSession::open(file, WorkshopSchema::name, OpenMode::read_only)) {
    for (const Error& error : (*opened)->defects()) tell(error);
    if (const auto document = WorkshopDocument::open((*opened)->journal())) {
      for (const Error& error : defects((*document)->state())) tell(error);
      content = (*document)->revision();
    } else {
      tell(document.error());
    }
  } else if (!saved->damage) {
    tell(opened.error());
  }
  boost::json::object report{{"file", shown_path(file)}, {"whole", problems.empty()}, {"revision", content}, {"recoverable", saved->records.size()}, {"problems", problems}};
  if (repair_into) {
    const auto repaired = desk::write_repaired(*saved, *repair_into);
    if (!repaired) return terminal.refuse(repaired.error());
    report["repaired"] = boost::json::object{{"file", shown_path(*repair_into)}, {"revision", *repaired}};
  }
  terminal.print(boost::json::serialize(report));
  return problems.empty() || repair_into ? 0 : 1;
}

int erase(const Terminal& terminal, const Path& file, const std::string& what, const std::string& step, const std::vector<std::string>& notes) {
  auto session = desk::Session::open(file);
  if (!session) return terminal.refuse(session.error());
  const auto id = [](const std::string& text) { return id_from_text(text).value_or(text.empty() ? 0 : id_from_word(text)); };
  desk::Session::Erase asked{.what = what == "notes" ? desk::Session::Erase::What::notes : what == "picture" ? desk::Session::Erase::What::picture : what == "reasons" ? desk::Session::Erase::What::reasons : what == "drawings" ? desk::Session::Erase::What::drawings : desk::Session::Erase::What::names,
                             .step = {id(step)}};
  for (const std::string& note : notes) asked.notes.push_back({id(note)});
  const auto done = (*session)->erase(asked);
  if (!done) return terminal.refuse(done.error());
  terminal.print(boost::json::serialize(boost::json::object{{"erased", what}, {"revision", *done}}));
  return 0;
}

}  // namespace pressoir::commands
