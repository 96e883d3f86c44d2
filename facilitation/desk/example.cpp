#include "facilitation/desk/example.h"

#include <algorithm>

#include "facilitation/desk/script.h"

namespace pressoir::desk {

Result<std::vector<Path>> example_scripts() {
  const Path folder = TRY(assets_folder()).parent_path() / "sessions";
  std::vector<Path> scripts;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.path().extension() == ".jsonl") scripts.push_back(entry.path());
  std::sort(scripts.begin(), scripts.end());
  if (scripts.empty()) return refuse("file.missing", {{"file", shown_path(folder)}});
  return scripts;
}

Result<Path> make_example(const Path& script, const Path& folder) {
  const std::string text = TRY(read_file(script, most_script_bytes));
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const Path made = folder / script.stem().concat(".pressoir");
  // Beside, then renamed: whoever opens the example sees a whole one.
  const Path beside = folder / script.stem().concat(".making");
  std::filesystem::remove(beside, error);
  {
    TRY(SqliteSession::create(beside, workshop::WorkshopSchema::name));
    auto session = TRY(Session::open(beside));
    std::int64_t number = 0;
    for (std::size_t from = 0; from < text.size();) {
      const std::size_t end = std::min(text.find('\n', from), text.size());
      ++number;
      auto played = play_line(*session, std::string_view(text).substr(from, end - from));
      if (!played) {
        Error refused = played.error();
        refused.arguments.push_back({"file", shown_path(script)});
        refused.arguments.push_back({"line", number});
        return refused;
      }
      from = end + 1;
    }
    TRY(session->flush());
  }
  std::filesystem::rename(beside, made, error);
  if (error) return refuse("file.unwritable", {{"file", shown_path(made)}});
  return made;
}

}  // namespace pressoir::desk
