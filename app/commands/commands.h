// The command line, verb by verb: JSON on stdout, messages on stderr; exit 0 = done, 1 = refused with a reason, 2 = wrong usage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitation/base/file.h"
#include "facilitation/base/words.h"
#include "facilitation/desk/live_room.h"
#include "facilitation/interchange/ballot_files.h"

namespace pressoir::commands {

// What every command is given: the words it speaks with.
struct Terminal {
  Words words;
  void print(const std::string& line) const;   // stdout
  void tell(const std::string& sentence) const;  // stderr
  int refuse(const Error& error) const;        // the sentence on stderr; gives exit code 1
};

// A new session; from a template's agenda when a key is given.
int new_session(const Terminal& terminal, const Path& file, const std::string& template_key, const std::string& title, Language language);
// One request a line, into a session or a new file: {"verb":…, "actor":…, "cause":…, "time":…, "group":…, arguments…}. All or nothing per line; refused lines are reported on
// stderr with their number and the rest goes on. Exit 1 when any line was refused.
int play(const Terminal& terminal, const Path& file, const Path& script);
// The state / the journal, as JSON / JSON lines.
int show(const Terminal& terminal, const Path& file);
int log(const Terminal& terminal, const Path& file);
// Integrity: file, journal, every reference; what could be recovered, and with --repair into which copy.
int check(const Terminal& terminal, const Path& file, const std::optional<Path>& repair_into);
// Each output by its extension (see `summary::exporters`); of one board, one of its frames or some of its things only when given, for .svg,
// .png and .board.pdf; ballots of one poll only when given (interchange/poll_files.h).
struct ExportAsked {
  std::vector<std::string> outputs;
  std::string board, poll, frame;   // a frame by its name or its number
  std::vector<std::string> things;  // ids
  bool poster = false, transparent = false;
  double times = 0;
};
int export_files(const Terminal& terminal, const Path& file, const ExportAsked& asked);
// A CSV of ideas (or of people) into a session, all or nothing; an archive (.json .xml .cereal) into a new session.
int import_file(const Terminal& terminal, const Path& file, const Path& from, bool people, const std::string& board);
// The error of a reader that was given bytes, with the name of the file they came from.
Error told_of(const Path& file, Error error);
// A vote as JSON, from a file or from stdin ("-"), or a file of ballots (.pb .soc .soi .toc .toi .csv) with a method: the outcome as JSON.
int tally(const Terminal& terminal, const Path& file, const interchange::CountSettings& settings);
// Agree / disagree / pass votes (CSV): opinion groups as JSON.
int opinions(const Terminal& terminal, const Path& file);
// The session without a window, open to phones until SIGTERM or Ctrl+C; the first line on stdout says how to join.
int serve(const Terminal& terminal, const Path& file, const desk::LiveOptions& options);
int erase(const Terminal& terminal, const Path& file, const std::string& what, const std::string& step, const std::vector<std::string>& notes);

}  // namespace pressoir::commands
