// Every line of the table of exporters writes a file, named by its extension, with words for its name.
#include <cstdlib>

#include <doctest/doctest.h>

#include "facilitation/summary/exporters.h"
#include "facilitation/workshop/verbs.h"
#include "tests/support/half_day.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::summary;

TEST_CASE("each exporter writes the half-day, twice the same") {
  const auto table = test::half_day();
  const test::TemporaryFolder folder;
  for (Language language : {Language::french, Language::english}) {
    const Words words = test::words_in(language);
    for (const Exporter& exporter : exporters()) {
      CHECK(words.knows(exporter.word));
      const Path file = folder / ("essai" + std::string(exporter.extension));
      const ExportOptions options{.now = table->now(), .picture_pixels = 600};
      const auto written = export_to(file, table->state(), words, options);
      REQUIRE_MESSAGE(written.has_value(), exporter.extension, " ", (written ? "" : words.say(written.error())));
      // To be looked at: PRESSOIR_KEEP names a folder that gets a copy.
      if (const char* keep = std::getenv("PRESSOIR_KEEP"))
        (void)export_to(Path(keep) / (std::string(language_code(language)) + std::string(exporter.extension)), table->state(), words, options);
      for (const Path& one : *written) {
        const std::string bytes = read_file(one).value();
        CHECK(bytes.size() > 200);
        REQUIRE(export_to(file, table->state(), words, options));
        CHECK_MESSAGE(read_file(one).value() == bytes, exporter.extension);
      }
    }
  }
}

TEST_CASE("an empty workshop exports too, but has no picture") {
  test::Table table;
  table.ask(workshop::CreateWorkshop{.title = "Vide"});
  const test::TemporaryFolder folder;
  const Words words = test::words_in(Language::french);
  for (const Exporter& exporter : exporters()) {
    const auto written = export_to(folder / ("vide" + std::string(exporter.extension)), table.state(), words, {.now = table.now()});
    if (exporter.a_board) CHECK(written.error().key == "export.no_board");
    else CHECK(written.has_value());
  }
}

TEST_CASE("an unknown extension is refused with those that are known") {
  const test::TemporaryFolder folder;
  const auto refused = export_to(folder / "essai.doc", {}, test::words_in(Language::french), {});
  REQUIRE_FALSE(refused);
  CHECK(test::words_in(Language::french).say(refused.error()).find(".csv") != std::string::npos);
  CHECK(exporter_for("ESSAI.CSV") == exporter_for("essai.csv"));
}
