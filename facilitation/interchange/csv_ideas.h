// Ideas from a CSV file, as a plan: what to ask of the workshop, nothing done yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitation/base/id.h"
#include "facilitation/document/request.h"
#include "facilitation/workshop/schema.h"

namespace pressoir::interchange {

struct CsvIdea {
  std::size_t line = 0;
  std::string text, theme, reason;
  std::optional<workshop::NoteColour> colour;
  std::optional<workshop::Fate> fate;
};
// Columns by name, in French and English: idée or texte, thème, couleur, devenir, raison; any other is left alone (votes, authors:
// who wrote what is not carried over). A column without a name is taken for ideas.
// Refused, with the file's name as `file`: what csv_reader.h refuses, "csv.too_long" (line, most) for an idea longer than a note may be.
Result<std::vector<CsvIdea>> read_ideas(std::string_view bytes, std::string_view file);

struct IdeasPlan {
  std::vector<Request> requests; // to be asked in this order, all of one group so that one undo takes all back
  int ideas = 0, themes = 0;     // to be made
};
// Themes are found again by their title on that board, without case or accents, else made. `board`: none = the one the current step
// works on, else the last wall's. Refused: "refused.no_wall".
Result<IdeasPlan> plan_ideas(const std::vector<CsvIdea>& ideas, const workshop::WorkshopState& state, Id<workshop::Board> board, Randomness& random);

} // namespace pressoir::interchange
