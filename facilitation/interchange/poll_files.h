// The ballots of a session's polls as files that anybody can count again: CSV, Pabulib, PrefLib, or a whole case for `pressoir tally`.
// Ballots hold no name, and nothing of who came first. Opinions on statements go to "…ballots.csv" as `pressoir opinions` reads
// them; so do, as a plain table, the ballots of polls where nothing wins.
#pragma once

#include <span>
#include <string_view>

#include "facilitation/base/file.h"
#include "facilitation/voting/ballots.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::interchange {

// "….pb", "….toi", and by the end of the name "…ballots.csv" and "…case.json": other .csv and .json files are not ballots.
bool names_ballots(const Path& file);

// What ballots may be exported as from the window: the end of the name, and the key of what it is called.
struct BallotExport {
  std::string_view extension, word;
};
std::span<const BallotExport> ballot_exports();

// The bytes of one closed poll, in the form that the name asks for. Refused: "export.poll_open", "export.poll_form" (file) where the
// format cannot hold such ballots, "export.poll_not_counted" where nothing wins and the name asks for more than a table.
Result<std::string> ballots_file(const Path& file, const workshop::WorkshopState& readable, const workshop::Poll& poll);
// Writes every closed poll that fits, or the chosen one; several are numbered, in the order they were opened. Returns the files written.
// Refused: "export.no_poll", and what ballots_file refuses of the chosen one.
Result<std::vector<Path>> export_ballots(const Path& file, const workshop::WorkshopState& state, Id<workshop::Poll> chosen);

// One JSON object as voting::read_case reads it.
std::string write_case(const voting::Case& asked);

}  // namespace pressoir::interchange
