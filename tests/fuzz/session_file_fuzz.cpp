// A session file from anywhere: opened to read, opened to write, checked, salvaged page by page, repaired into a document.
#include <fstream>

#include "facilitation/document/memory_journal.h"
#include "facilitation/document/sqlite_journal.h"
#include "facilitation/workshop/defects.h"
#include "facilitation/workshop/schema.h"
#include "tests/fuzz/fuzz.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

void read_it(const Path& file, OpenMode mode) {
  const auto session = SqliteSession::open(file, WorkshopSchema::name, mode);
  if (!fuzz::answered(session)) return;
  (void)(*session)->defects();
  (void)(*session)->setting("second_place");
  for (const std::string& name : (*session)->blobs().names()) fuzz::answered((*session)->blobs().fetch(name));
  fuzz::answered((*session)->sealed().all("poll"));
  if (const auto document = WorkshopDocument::open((*session)->journal()); fuzz::answered(document)) (void)defects((*document)->state());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const test::TemporaryFolder folder;
  const Path file = folder / "a.pressoir";
  {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  }
  read_it(file, OpenMode::read_only);
  if (auto saved = salvage(file); fuzz::answered(saved)) {
    const auto journal = memory_journal(std::move(saved->records));
    if (const auto document = WorkshopDocument::open(*journal); fuzz::answered(document)) (void)defects((*document)->state());
  }
  read_it(file, OpenMode::read_write);
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) std::filesystem::remove(entry.path(), problem);
  return 0;
}
