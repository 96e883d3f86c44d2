#include "facilitation/desk/repaired_copy.h"

namespace pressoir::desk {

Result<Sequence> write_repaired(const Salvage& saved, const Path& into) {
  auto file = TRY(SqliteSession::create(into, workshop::WorkshopSchema::name));
  Sequence last = 0;
  std::optional<Error> error;
  for (const JournalRecord& record : saved.records) {
    file->journal().append({record}, last, [&](Result<Sequence> result) {
      if (!result && !error) error = result.error();
    });
    last = record.sequence;
  }
  TRY(file->journal().flush());
  if (error) return *error;
  return last;
}

Path free_name(const Path& folder, const std::string& stem) {
  std::error_code error;
  for (int n = 1;; ++n) {
    Path file = folder / (n == 1 ? stem + ".pressoir" : stem + " " + std::to_string(n) + ".pressoir");
    if (!std::filesystem::exists(file, error)) return file;
  }
}

Result<Path> repaired_copy(const Path& damaged, const std::string& suffix, const Path& elsewhere) {
  const Salvage saved = TRY(salvage(damaged));
  if (saved.records.empty()) return refuse("file.nothing_whole", {{"file", shown_path(damaged)}});
  std::error_code error;
  std::filesystem::create_directories(elsewhere, error);
  std::optional<Error> refused;
  for (const Path& folder : {damaged.parent_path(), elsewhere}) {
    const Path copy = free_name(folder, damaged.stem().string() + " " + suffix);
    const auto written = write_repaired(saved, copy);
    if (written) {
      const auto opened = Session::open(copy, {.mode = OpenMode::read_only});
      if (opened) return copy;
      refused = opened.error();
    } else {
      refused = written.error();
    }
    std::filesystem::remove(copy, error);
  }
  return *refused;
}

}  // namespace pressoir::desk
