// What is checked in a stranger's JSON or XML before cereal sees it: that it is well formed, not too deep, not too long.
#pragma once

#include <string_view>

#include "facilitation/base/result.h"

namespace pressoir::summary {

// "archive.bad_line" (line), "archive.too_deep", "archive.too_many".
Result<void> check_json(std::string_view text);
// Also refused: a document type or entity declarations ("archive.bad_line").
Result<void> check_xml(std::string_view text);

} // namespace pressoir::summary
