// fuzz_seeds FOLDER: writes the seeds that no hand can write (session files, journals, archives of a very small workshop), one folder
// a fuzzer. To be run again when a format changes; what is kept of the older ones still is what strangers have.
#include <sqlite3.h>

#include <cstdio>

#include "facilitation/activities/kinds.h"
#include "facilitation/base/file.h"
#include "facilitation/document/memory_journal.h"
#include "facilitation/document/sqlite_journal.h"
#include "facilitation/summary/archive.h"
#include "facilitation/summary/summary.h"
#include "facilitation/workshop/verbs.h"
#include "tests/fuzz/fuzz.h"

using namespace pressoir;
using namespace pressoir::workshop;

namespace {

class SmallWorkshop {
 public:
  SmallWorkshop() {
    ask(CreateWorkshop{.title = "Accueil"});
    ask(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"});
    ask(GoToStep{});
    ask(WriteNote{.id = {21}, .text = "Des chaises"});
    ask(CreateTheme{.id = {31}, .title = "S'asseoir", .notes = {{21}}});
    ask(AddPeople{{{.id = {51}, .name = "Léa"}}});
    ask(AddDecision{.text = "Acheter", .note = {21}});
    ask(AddAction{.text = "Un devis", .owner = "Léa", .due = {2027, 1, 15}});
  }
  const WorkshopState& state() const { return document_->state(); }
  std::vector<JournalRecord> records() { return journal_->read(1, journal_->last()).value(); }

 private:
  template <class Arguments>
  void ask(Arguments arguments) {
    Request request = request_of(std::move(arguments));
    request.cause = ++cause_;
    request.time = {1'700'000'000'000 + static_cast<std::int64_t>(cause_)};
    fuzz::expect(document_->commit(verbs_.decide(document_->state(), request).value()).has_value());
  }
  std::unique_ptr<Journal> journal_ = memory_journal();
  std::unique_ptr<WorkshopDocument> document_ = WorkshopDocument::open(*journal_).value();
  WorkshopVerbs verbs_ = activities::all_verbs();
  std::uint64_t cause_ = 100;
};

void keep(const Path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  fuzz::expect(write_file(file, bytes).has_value());
  std::printf("%s, %zu bytes\n", file.c_str(), bytes.size());
}

void session_file(const Path& file, SmallWorkshop& workshop) {
  std::filesystem::create_directories(file.parent_path());
  std::filesystem::remove(file);
  {
    const auto session = SqliteSession::create(file, WorkshopSchema::name).value();
    session->journal().append(workshop.records(), 0, [](const Result<Sequence>& done) { fuzz::expect(done.has_value()); });
    session->journal().snapshot({workshop.state().revision(), WorkshopCodec::encode(workshop.state())});
    fuzz::expect(session->journal().flush() && session->set_setting("second_place", "/media/usb") && session->blobs().keep("image") && session->sealed().put_and_wait("poll", {"key", "ballot"}));
  }
  // The smallest pages there are.
  sqlite3* connection = nullptr;
  fuzz::expect(sqlite3_open(file.c_str(), &connection) == SQLITE_OK);
  fuzz::expect(sqlite3_exec(connection, "PRAGMA page_size=512; VACUUM", nullptr, nullptr, nullptr) == SQLITE_OK);
  sqlite3_close(connection);
}

std::string rows_with_lengths(const std::vector<JournalRecord>& records) {
  std::string rows(1, '\1');
  for (const JournalRecord& record : records) {
    rows.push_back(static_cast<char>(record.bytes.size() & 255));
    rows.push_back(static_cast<char>(record.bytes.size() >> 8));
    rows += record.bytes;
  }
  return rows;
}

} // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const Path folder = arguments[1];
  SmallWorkshop workshop;
  session_file(folder / "session_file" / "small", workshop);
  keep(folder / "document" / "journal", rows_with_lengths(workshop.records()));
  keep(folder / "document" / "state", std::string(1, '\0') + WorkshopCodec::encode(workshop.state()));
  const WorkshopState readable = summary::for_readers(workshop.state(), summary::Authors::shown);
  using summary::ArchiveForm;
  for (const auto& [form, name] : {std::pair(ArchiveForm::json, "small.json"), std::pair(ArchiveForm::xml, "small.xml"), std::pair(ArchiveForm::binary, "small.cereal")})
    keep(folder / "archive" / name, summary::archive_bytes(readable, {1'700'000'000'000}, form));
}
