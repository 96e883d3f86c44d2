// The archive, written and read back in its three forms, then damaged at every place.
#include <algorithm>
#include <fstream>
#include <locale>
#include <stdexcept>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "facilitation/summary/archive.h"
#include "facilitation/summary/summary.h"
#include "facilitation/workshop/verbs.h"
#include "tests/random_text.h"
#include "tests/support/half_day.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::summary;

namespace {

Result<Archive> read_archive(std::string_view bytes) { return summary::read_archive(bytes, "essai"); }

constexpr ArchiveForm forms[] = {ArchiveForm::json, ArchiveForm::xml, ArchiveForm::binary};
const Timestamp written{1'800'000'000'000};

// A workshop of a few things, so that every byte can be damaged in turn.
std::unique_ptr<test::Table> small_table() {
  auto table = std::make_unique<test::Table>();
  table->ask(workshop::CreateWorkshop{.title = "Essai « d'un » <mur> & d'idées"});
  table->ask(workshop::InsertStep{.id = {7}, .activity = "wall", .title = "Mur"});
  table->ask(workshop::GoToStep{});
  table->ask(workshop::WriteNote{.id = {1}, .text = "  Un banc 🧸\n\"à l'ombre\" ]]> \\ "});
  table->ask(workshop::AddDecision{.id = {9}, .text = "On achète", .note = {1}});
  return table;
}

} // namespace

TEST_CASE("what is archived is read back, equal, in all three forms") {
  const auto table = test::half_day();
  const auto readable = for_readers(table->state(), Authors::shown);
  for (ArchiveForm form : forms) {
    const std::string bytes = archive_bytes(readable, written, form);
    const auto read = read_archive(bytes);
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().key));
    CHECK(read->state.same_content(readable));
    CHECK(read->written == written);
    CHECK_FALSE(read->newer);
    CHECK(archive_bytes(read->state, written, form) == bytes);
  }
}

TEST_CASE("odd texts survive in all three forms") {
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  const auto table = small_table();
  for (int i = 0; i < 200; ++i) (void)table->try_to(request_of(workshop::WriteNote{.text = test::random_text(*random, 30)}));
  const auto readable = for_readers(table->state(), Authors::shown);
  for (ArchiveForm form : forms) {
    const auto read = read_archive(archive_bytes(readable, written, form));
    REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().key));
    CHECK(read->state.same_content(readable));
  }
}

TEST_CASE("numbers do not change with the machine's language") {
  const auto table = small_table();
  table->ask(workshop::PlaceNotes{.notes = {{{1}, {1234.5678, -0.125}}}});
  const auto readable = for_readers(table->state(), Authors::shown);
  // C's locale and C++'s, as a program that calls std::locale::global has them.
  const std::locale before = std::locale::global(std::locale::classic());
  std::string usual[3], french[3];
  for (int i = 0; i < 3; ++i) usual[i] = archive_bytes(readable, written, forms[i]);
  bool known = true;
  try {
    std::locale::global(std::locale("fr_FR.UTF-8"));
  } catch (const std::runtime_error&) {
    known = false;  // this machine cannot make it
  }
  for (int i = 0; i < 3 && known; ++i) {
    french[i] = archive_bytes(readable, written, forms[i]);
    const auto read = read_archive(french[i]);
    CHECK((read && read->state.same_content(readable)));
    CHECK(usual[i] == french[i]);
  }
  std::locale::global(before);
  for (int i : {0, 1}) CHECK(usual[i].find("1234.5678") != std::string::npos);
}

TEST_CASE("a truncated archive is refused, wherever it was cut") {
  const Words words = test::words_in(Language::french);
  const auto table = small_table();
  for (ArchiveForm form : forms) {
    const std::string bytes = archive_bytes(for_readers(table->state(), Authors::shown), written, form);
    std::size_t end = bytes.size();
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == ' ')) --end;
    for (std::size_t n = 0; n < end; ++n) {
      const auto read = read_archive(bytes.substr(0, n));
      REQUIRE_FALSE(read);
      REQUIRE(words.knows(read.error().key));
    }
  }
}

TEST_CASE("a damaged byte is refused or changes a value, never more") {
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  const auto table = small_table();
  const auto readable = for_readers(table->state(), Authors::shown);
  for (ArchiveForm form : forms) {
    const std::string bytes = archive_bytes(readable, written, form);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      std::string damaged = bytes;
      damaged[at] = static_cast<char>(damaged[at] ^ (1 << test::below(*random, 8)));
      const auto read = read_archive(damaged);
      // The binary form knows by its checksum; only the head's instant and revision lie outside it.
      if (form == ArchiveForm::binary && read) CHECK(read->state.same_content(readable));
    }
    for (int i = 0; i < 500; ++i) {
      std::string damaged = bytes;
      for (std::size_t n = 1 + test::below(*random, 8); n > 0; --n) damaged[test::below(*random, damaged.size())] = static_cast<char>(random->next());
      (void)read_archive(damaged);
    }
  }
  for (int i = 0; i < 2000; ++i) (void)read_archive(test::random_bytes(*random, 200));
}

TEST_CASE("hostile archives are refused before they cost anything") {
  CHECK(read_archive("").error().key == "archive.not_one");
  CHECK(read_archive("bonjour").error().key == "archive.not_one");
  CHECK(read_archive(std::string(200'000, '[')).error().key == "archive.not_one");
  CHECK(read_archive("{\"a\":" + std::string(200'000, '[')).error().key == "archive.too_deep");
  std::string nested;
  for (int i = 0; i < 100'000; ++i) nested += "<a>";
  for (int i = 0; i < 100'000; ++i) nested += "</a>";
  CHECK(read_archive(nested).error().key == "archive.too_deep");
  CHECK(read_archive("<!DOCTYPE x [<!ENTITY a \"aaaa\">]><cereal>&a;</cereal>").error().key == "archive.bad_line");
  std::string lie = archive_bytes(small_table()->state(), written, ArchiveForm::binary);
  lie.replace(1, 8, "\xff\xff\xff\xff\xff\xff\xff\x7f");
  CHECK_FALSE(read_archive(lie));
  CHECK(read_archive("{\n\"archive\": {\n  oups\n}}").error() == refuse("archive.bad_line", {{"line", 3}, {"file", "essai"}}));
}

TEST_CASE("a refusal names the item and the field") {
  std::string json = archive_bytes(small_table()->state(), written, ArchiveForm::json);
  const std::size_t at = json.find("\"sun\"");
  REQUIRE(at != json.npos);
  json.replace(at, 5, "\"soleil\"");
  CHECK(read_archive(json).error() == refuse("archive.damaged", {{"kind", "note"}, {"number", 1}, {"field", "colour"}, {"file", "essai"}}));
  const test::TemporaryFolder folder;
  const Path file = folder / "essai.json";
  std::ofstream(file) << json;
  const Error error = read_archive_file(file).error();
  CHECK(test::words_in(Language::french).say(error).find("essai.json") != std::string::npos);
}

TEST_CASE("an archive of a newer version is read as far as it is known, and says so") {
  const auto table = small_table();
  std::string json = archive_bytes(table->state(), written, ArchiveForm::json);
  const std::size_t at = json.find("\"kinds\": [");
  REQUIRE(at != json.npos);
  json.insert(at + 10, "\"hologram\",");
  json.insert(json.find("\"workshop\": ["), "\"hologram\": [{\"id\": \"1\"}],\n");
  const auto read = read_archive(json);
  REQUIRE(read);
  CHECK(read->newer);
  CHECK(read->state.same_content(table->state()));
}

TEST_CASE("an archive becomes a new session in one transaction") {
  const auto table = test::half_day();
  const auto readable = for_readers(table->state(), Authors::shown);
  const auto archive = read_archive(archive_bytes(readable, written, ArchiveForm::xml)).value();
  const auto journal = memory_journal();
  const auto document = workshop::WorkshopDocument::open(*journal).value();
  REQUIRE(document->commit(transaction_from(archive, written)));
  CHECK(document->state().same_content(readable));
}

TEST_CASE("the XML is well formed and shows its words") {
  pugi::xml_document document;
  const auto table = test::half_day();
  const std::string xml = archive_bytes(for_readers(table->state(), Authors::shown), written, ArchiveForm::xml);
  REQUIRE(document.load_buffer(xml.data(), xml.size()));
  CHECK(std::string(document.select_node("/cereal/archive/format").node().text().get()) == "pressoir-archive");
  CHECK(document.select_nodes("/cereal/note/*").size() == table->state().all<workshop::Note>().size());
  CHECK(xml.find("note privée") == std::string::npos);
}
