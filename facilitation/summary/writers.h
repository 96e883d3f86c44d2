// The writers: one report or state in, the bytes of one file out. None of them opens a file or knows the time.
#pragma once

#include <string>

#include "facilitation/base/result.h"
#include "facilitation/summary/report.h"

namespace pressoir::summary {

// CommonMark with tables, readable as it is. People's words never become markup.
std::string markdown(const Report& report);

// One self-contained page: semantic, printable, board pictures as inline SVG, no script, nothing fetched.
std::string html(const Report& report);

// A4. The minutes alone on page 1 when they fit, then the annexes; searchable text, outline, links, language.
// The same report gives the same bytes. "pdf.failed" (why) when the disk-less drawing itself refuses.
Result<std::string> pdf(const Report& report);

} // namespace pressoir::summary
