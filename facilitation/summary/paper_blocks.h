// How each block of a report is laid on paper.
#pragma once

#include "facilitation/summary/paper.h"

namespace pressoir::summary {

// `density`: 1 as designed, less to make the minutes fit on one page (sizes and spaces alike).
void lay_title(Paper& paper, const Report& report, double density);
void lay_section(Paper& paper, const Section& section, double density);

} // namespace pressoir::summary
