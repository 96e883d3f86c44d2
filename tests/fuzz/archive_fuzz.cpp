// The project record archive as JSON, XML and binary: read, and when it can be read, made a session of and told in every light format.
#include "facilitation/base/file.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/exporters.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

const Words& words() {
  static const Words french = Words::from_json(read_file(assets_folder().value() / "i18n" / "fr.json").value(), Language::french).value();
  return french;
}

// Written and read back it stays the same.
void keeps(const WorkshopState& state, summary::ArchiveForm form) {
  const auto again = summary::read_archive(summary::archive_bytes(state, {1}, form), "again");
  fuzz::expect(again.has_value() && again->state.same_content(state));
}

void told(const WorkshopState& state) {
  const summary::ExportOptions options{.now = {1'700'000'000'000}};
  const WorkshopState readable = summary::for_readers(state, summary::Authors::shown);
  for (const char* name : {"a.md", "a.html", "a.csv"}) fuzz::answered(summary::exporter_for(name)->write(readable, {}, words(), options));
  readable.all<Board>().for_each([&](const Board& board) { fuzz::answered(summary::exporter_for("a.svg")->write(readable, board.id, words(), options)); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto archive = summary::read_archive(fuzz::bytes_of(data, size), "archive");
  if (!fuzz::answered(archive)) return 0;
  const auto journal = memory_journal();
  const auto document = WorkshopDocument::open(*journal).value();
  fuzz::answered(document->commit(summary::transaction_from(*archive, {1'700'000'000'000})));
  for (const auto form : {summary::ArchiveForm::json, summary::ArchiveForm::binary}) keeps(archive->state, form);
  told(document->state());
  return 0;
}
