// `pressoir play`: the lines of a script, asked one after the other; the refused ones are reported with their number.
#include <boost/json.hpp>
#include <cstdio>

#include "app/commands/commands.h"
#include "facilitation/desk/script.h"
#include "facilitation/desk/session.h"

namespace pressoir::commands {
namespace {
// Lines refused one by one; of a script that is none, that is enough.
constexpr std::int64_t most_told = 1000;
}  // namespace

int play(const Terminal& terminal, const Path& file, const Path& script) {
  const auto text = read_file(script, desk::most_script_bytes);
  if (!text) return terminal.refuse(text.error());
  // A script that makes its own workshop starts from an empty file.
  std::error_code failure;
  const bool fresh = !std::filesystem::exists(file, failure);
  if (fresh) {
    if (const auto made = SqliteSession::create(file, workshop::WorkshopSchema::name); !made) return terminal.refuse(made.error());
  }
  auto session = desk::Session::open(file);
  if (!session) return terminal.refuse(session.error());

  std::int64_t played = 0, refused = 0;
  std::size_t number = 0;
  for (std::size_t from = 0; from < text->size();) {
    const std::size_t end = std::min(text->find('\n', from), text->size());
    const std::string_view line = std::string_view(*text).substr(from, end - from);
    from = end + 1;
    ++number;
    const auto done = desk::play_line(**session, line);
    if (done && *done) ++played;
    if (done) continue;
    ++refused;
    if (refused > most_told) continue;
    const std::string where = shown_path(script) + ":" + std::to_string(number);
    std::fprintf(stderr, "pressoir: %s: %s\n", where.c_str(), terminal.words.say(done.error()).c_str());
  }
  if (refused > most_told) std::fprintf(stderr, "pressoir: %s\n", terminal.words.say("script.more_refused", {{"n", refused - most_told}, {"file", shown_path(script)}}).c_str());
  const auto durable = (*session)->flush();
  if (!durable) return terminal.refuse(durable.error());
  if (fresh && *durable == 0) {
    session->reset();
    std::filesystem::remove(file, failure);
  }
  terminal.print(boost::json::serialize(boost::json::object{{"played", played}, {"refused", refused}, {"revision", *durable}}));
  return refused > 0 ? 1 : 0;
}

}  // namespace pressoir::commands
