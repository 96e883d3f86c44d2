// The ballots of polls where nothing wins (levels of one question, two axes, words) as a table: one row for equal ballots, with
// their count.
#pragma once

#include <string>

#include "facilitation/workshop/schema.h"

namespace pressoir::interchange {

// CSV, UTF-8, ";". Levels: a column an option, 0 the lowest, and "why" where the poll asks for it. Axes: two columns an option, from 0
// (left, below) to 100. Words: one column a word. An empty cell: nothing was given.
std::string write_plain_ballots(const workshop::WorkshopState& readable, const workshop::Poll& poll);

}  // namespace pressoir::interchange
