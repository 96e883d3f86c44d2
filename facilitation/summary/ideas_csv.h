// Ideas as a CSV table that a spreadsheet opens with a double click and that cannot run anything there.
#pragma once

#include <string>

#include "facilitation/base/words.h"
#include "facilitation/summary/summary.h"

namespace pressoir::summary {

enum class ByteOrderMark : std::uint8_t { written, left_out }; // spreadsheets guess UTF-8 by it

// One row an idea, the reunited ones too: id, theme, text, original, colour, votes, likes, fate, reason, author, step, created.
// Separated by ; in French (where the comma is the decimal sign), by , in English; numbers and instants as every program reads them.
std::string ideas_csv(const Summary& summary, const Words& words, ByteOrderMark mark = ByteOrderMark::written);

} // namespace pressoir::summary
