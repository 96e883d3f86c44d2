// The canvases that come with Pressoir: one JSON file each in assets/canvases.
#pragma once

#include <filesystem>
#include <vector>

#include "facilitation/workshop/canvas.h"

namespace pressoir::workshop {

// All of them, in the order of their titles. Refused: "file.missing" (file) when there is no such folder, and what
// canvas_from_json refuses.
Result<std::vector<Canvas>> canvas_templates(const std::filesystem::path& folder, Language language);
// From the assets.
Result<std::vector<Canvas>> canvas_templates(Language language);

} // namespace pressoir::workshop
