#include "facilitation/workshop/canvas_templates.h"

#include <algorithm>

#include "facilitation/base/file.h"
#include "facilitation/base/text.h"

namespace pressoir::workshop {

Result<std::vector<Canvas>> canvas_templates(const std::filesystem::path& folder, Language language) {
  std::error_code error;
  std::vector<Canvas> all;
  std::filesystem::directory_iterator files(folder, error);
  if (error) return refuse("file.missing", {{"file", shown_path(folder)}});
  for (const auto& file : files)
    if (file.path().extension() == ".json") all.push_back(TRY(canvas_from_json(TRY(read_file(file.path(), most_canvas_bytes)))));
  std::sort(all.begin(), all.end(), [&](const Canvas& a, const Canvas& b) {
    return std::pair(search_key(a.title.in(language)), a.key) < std::pair(search_key(b.title.in(language)), b.key);
  });
  return all;
}

Result<std::vector<Canvas>> canvas_templates(Language language) {
  return canvas_templates(TRY(assets_folder()) / "canvases", language);
}

} // namespace pressoir::workshop
