// What Cairo cannot write in a PDF: the document's language, its title in the window, its description for archives.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitation/base/result.h"
#include "facilitation/summary/report.h"

namespace pressoir::summary {

// The same bytes for the same report. "pdf.failed" (why).
Result<std::string> finished_pdf(std::string_view pdf, const Report& report);

// The same for pages that are no report.
Result<std::string> finished_pdf(std::string_view pdf, const std::string& title, Language language, Timestamp made);

// How many pages it has; nothing when it cannot be read.
std::optional<int> pages_of_pdf(const std::string& pdf);

} // namespace pressoir::summary
