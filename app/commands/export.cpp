// `pressoir export` and `import`: a session to every format there is, by the file's extension, and ideas from outside into a session.
#include <boost/json.hpp>

#include "app/commands/commands.h"
#include "facilitation/desk/session.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/interchange/poll_files.h"
#include "facilitation/summary/exporters.h"

namespace pressoir::commands {

int export_files(const Terminal& terminal, const Path& file, const ExportAsked& asked) {
  const auto session = desk::Session::open(file, {.mode = OpenMode::read_only});
  if (!session) return terminal.refuse(session.error());
  summary::ExportOptions options{.now = (*session)->clock().now()};
  const auto id = [](const std::string& text) { return id_from_text(text).value_or(id_from_word(text)); };
  if (!asked.board.empty()) options.board = {id(asked.board)};
  options.part = {.things = {}, .poster = asked.poster, .times = asked.times, .transparent = asked.transparent};
  for (const std::string& thing : asked.things) options.part.things.push_back({id(thing)});
  if (!asked.frame.empty()) {
    options.part.frame = summary::frame_named((*session)->state(), options.board, asked.frame);
    if (!options.part.frame) return terminal.refuse(refuse("export.no_frame", {{"frame", asked.frame}}));
  }
  options.fetch = [&](const std::string& name) { return (*session)->file().blobs().fetch(name); };
  const Id<workshop::Poll> chosen{asked.poll.empty() ? 0 : id(asked.poll)};
  boost::json::array written;
  for (const std::string& output : asked.outputs) {
    std::vector<Error> told;
    const auto files = interchange::names_board(output) ? interchange::export_boards(output, (*session)->state(), options.board, {.fetch = options.fetch, .told = &told})
                       : interchange::names_ballots(output) ? interchange::export_ballots(output, (*session)->state(), chosen) : summary::export_to(output, (*session)->state(), terminal.words, options);
    if (!files) return terminal.refuse(files.error());
    for (const Error& line : told) terminal.tell(terminal.words.say(line));
    for (const Path& one : *files) written.push_back(boost::json::value(one.string()));
  }
  terminal.print(boost::json::serialize(boost::json::object{{"written", std::move(written)}}));
  return 0;
}

}  // namespace pressoir::commands
