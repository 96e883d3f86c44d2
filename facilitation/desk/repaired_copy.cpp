#include "facilitation/desk/repaired_copy.h"

namespace pressoir::desk {

using namespace workshop;

namespace {

// What brings the one state to the other.
WorkshopTransaction difference(const WorkshopState& from, const WorkshopState& to) {
  WorkshopTransaction all{.verb = "file.repair", .actor = {Role::program, 0}, .undoable = false};
  from.for_each_table([&]<class E>(const Table<E>& table) {
    Table<E>::difference(table, to.all<E>(), [&](const E* before, const E* after) {
      WorkshopChange change;
      if (before) change.before.emplace(*before);
      if (after) change.after.emplace(*after);
      all.changes.push_back(std::move(change));
    });
  });
  return all;
}

// Where the journal is cut short before a snapshot that is whole: what the room had then, without how it came to it.
Result<Sequence> go_on_to_snapshot(const Salvage& saved, const Path& copy, Sequence last) {
  if (!saved.snapshot || saved.snapshot->sequence <= last) return last;
  const auto state = WorkshopCodec::decode_state(saved.snapshot->bytes);
  if (!state || !state->find(the_workshop)) return last;
  const auto file = TRY(SqliteSession::open(copy, WorkshopSchema::name, OpenMode::read_write));
  const auto document = TRY(WorkshopDocument::open(file->journal()));
  WorkshopTransaction rest = difference(document->state(), *state);
  rest.time = system_clock()->now();
  rest.cause = system_randomness()->id();
  last = TRY(document->commit(std::move(rest)));
  TRY(file->journal().flush());
  return last;
}

}  // namespace

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
  file.reset();
  return go_on_to_snapshot(saved, into, last);
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
  if (saved.records.empty() && !saved.snapshot) return refuse("file.nothing_whole", {{"file", shown_path(damaged)}});
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
