// The page and the PDF as strangers read them: well formed, searchable, complete, in the reader's language, and never broken by
// what people write.
#include <array>
#include <clocale>
#include <cstdio>
#include <string>

#include <doctest/doctest.h>
#include <pugixml.hpp>

#include "facilitation/base/file.h"
#include "facilitation/summary/exporters.h"
#include "facilitation/summary/writers.h"
#include "facilitation/workshop/verbs.h"
#include "tests/random_text.h"
#include "tests/support/half_day.h"
#include "tests/temporary_folder.h"

using namespace pressoir;
using namespace pressoir::summary;
using namespace pressoir::workshop;

namespace {

Report report_on(const WorkshopState& state, Timestamp now, Language language) {
  const auto readable = for_readers(state, Authors::shown);
  return report_of(summarise(readable, now), readable, test::words_in(language));
}
bool has(const std::string& text, std::string_view part) { return text.find(part) != text.npos; }

// What poppler's tool says of a file.
std::string said_of(const std::string& tool, const std::string& bytes, const std::string& options = "") {
  const test::TemporaryFolder folder;
  const Path file = folder / "essai.pdf";
  REQUIRE(write_file(file, bytes));
  const std::string command = tool + " " + options + " '" + file.string() + "' " + (tool == "pdftotext" ? "-" : "") + " 2>&1";
  std::string said;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe);
  std::array<char, 4096> some;
  while (const std::size_t n = std::fread(some.data(), 1, some.size(), pipe)) said.append(some.data(), n);
  CHECK(pclose(pipe) == 0);
  return said;
}
// Line ends and runs of blanks count as one space, so that a search does not depend on where lines break.
std::string words_of_pdf(const std::string& bytes) {
  std::string flat;
  for (char c : said_of("pdftotext", bytes)) {
    const bool blank = c == ' ' || c == '\n' || c == '\f';
    if (!blank) flat += c;
    else if (!flat.empty() && flat.back() != ' ') flat += ' ';
  }
  return flat;
}
// Our page is XHTML in all but name: every tag is closed.
pugi::xml_document parsed(const std::string& page) {
  pugi::xml_document document;
  const auto result = document.load_buffer(page.data(), page.size(), pugi::parse_default | pugi::parse_doctype);
  REQUIRE_MESSAGE(result, result.description(), " near ", page.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, result.offset - 60)), 120));
  return document;
}

} // namespace

TEST_CASE("the page is well formed, named, and complete") {
  const auto table = test::half_day();
  for (Language language : {Language::french, Language::english}) {
    const std::string page = html(report_on(table->state(), table->now(), language));
    const auto document = parsed(page);
    CHECK(document.child("html").attribute("lang").value() == std::string(language_code(language)));
    CHECK(document.select_nodes("//h1").size() == 1);
    CHECK(document.select_nodes("//div[@class='theme']").size() == 6);
    CHECK(document.select_nodes("//ol[@class='ranking']/li").size() == 5);
    CHECK(document.select_nodes("//th[@scope='col']").size() == 8);
    CHECK(document.select_nodes("//th[@scope='row']").size() == 6 + 14);
    CHECK(document.select_nodes("//figure/*[local-name()='svg']").size() == 1);
    CHECK(document.select_nodes("//script").empty());
    // Each link leads somewhere.
    for (const auto& link : document.select_nodes("//a/@href")) {
      const std::string to = link.attribute().value();
      CHECK_FALSE(document.select_nodes(("//*[@id='" + to.substr(1) + "']").c_str()).empty());
    }
    CHECK_FALSE(has(page, "src=\"http"));
    CHECK_FALSE(has(page, "note privée"));
    CHECK_FALSE(has(page, "⟦"));
  }
}

TEST_CASE("the PDF is searchable, described, and its minutes hold on the first page") {
  const auto table = test::half_day();
  for (Language language : {Language::french, Language::english}) {
    const std::string bytes = pdf(report_on(table->state(), table->now(), language)).value();
    const std::string text = words_of_pdf(bytes);
    const bool french = language == Language::french;
    for (const char* part : {"Repenser l’accueil de la préfecture", "Le cahier des charges prévoit deux box fermés", "S’orienter dès la porte",
                             "Interprète par téléphone", "dépend de la ville"})
      CHECK_MESSAGE(has(text, part), part);
    CHECK(has(text, french ? "mardi 8 décembre 2026" : "Tuesday 8 December 2026"));
    CHECK(has(text, french ? "0 gommette" : "0 dots"));
    CHECK(has(text, french ? "9 h 04 – 9 h 14" : "9:04 – 9:14"));
    CHECK((has(text, "1 / 5") || has(text, "1/5")));
    CHECK_FALSE(has(text, "note privée"));
    const std::string first = said_of("pdftotext", bytes, "-l 1");
    CHECK(has(first, "Mesurer l’attente avant et après"));
    const std::string second = said_of("pdftotext", bytes, "-f 2 -l 2");
    CHECK(has(second, french ? "Déroulé" : "Agenda"));
    const std::string about = said_of("pdfinfo", bytes);
    CHECK(has(about, "Repenser l’accueil de la préfecture"));
    CHECK(has(about, "Tagged:          yes"));
    CHECK(has(about, "A4"));
    CHECK_FALSE(has(about, "rror"));
    const std::string structure = said_of("pdfinfo", bytes, "-struct");
    CHECK(has(structure, "Table"));
    CHECK_FALSE(has(structure, "Warning"));
    CHECK(has(said_of("pdfinfo", bytes, "-dests"), "\"wall-1\""));
    CHECK(pdf(report_on(table->state(), table->now(), language)).value() == bytes);
  }
}

TEST_CASE("the machine's language changes nothing in what is written") {
  const auto table = test::half_day();
  const Report report = report_on(table->state(), table->now(), Language::french);
  const std::string before = std::setlocale(LC_ALL, nullptr);
  const std::string usual_page = html(report), usual_pdf = pdf(report).value();
  if (!std::setlocale(LC_ALL, "fr_FR.UTF-8")) return;
  const std::string page = html(report), document = pdf(report).value();
  std::setlocale(LC_ALL, before.c_str());
  CHECK(page == usual_page);
  CHECK(document == usual_pdf);
}

TEST_CASE("what people write never breaks the page, the PDF or the Markdown") {
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  test::Table table;
  table.ask(CreateWorkshop{.title = "</title><script>alert(1)</script> 👩‍👩‍👧 & \"co\""});
  table.ask(InsertStep{.id = {7}, .activity = "wall", .title = "<b>Mur</b> 🧱", .instruction = "]]> & | # *"});
  table.ask(InsertStep{.id = {8}, .activity = "discussion", .title = "*Échange* 💬"});
  table.ask(GoToStep{{8}});
  table.ask(WriteNotes{.texts = {"# titre", "- tiret", "1. un", "<!-- -->", "العربية هنا", "👋"}});
  table.ask(GoToStep{{7}});
  table.ask(CreateTheme{.id = {5}, .title = "Thème ' \" < 🎉"});
  const auto write = [&](const std::string& text) { (void)table.try_to(request_of(WriteNote{.text = text, .theme = {random->next() % 2 * 5}})); };
  for (int i = 0; i < 150; ++i) write(test::random_text(*random, 40));
  write(std::string(400, 'm'));
  std::string tall = "haut";
  for (int i = 0; i < 900; ++i) tall += "\nx";
  write(tall);
  table.ask(AddDecision{.text = tall});
  table.ask(AddDecision{.text = "✅ décidé"});
  table.ask(AddAction{.text = tall, .owner = "🧑‍🔧"});
  for (int i = 0; i < 40; ++i) (void)table.try_to(request_of(AddAction{.text = test::random_text(*random, 20), .owner = test::random_text(*random, 4)}));
  for (Language language : {Language::french, Language::english}) {
    const Report report = report_on(table.state(), table.now(), language);
    const auto document = parsed(html(report));
    CHECK(document.select_nodes("//script").empty());
    const std::string text = markdown(report);
    for (std::string_view markup : {"<script", "<!--", "<b>"})
      for (std::size_t at = text.find(markup); at != text.npos; at = text.find(markup, at + 1)) CHECK(text[at - 1] == '\\');
    const auto bytes = pdf(report);
    REQUIRE(bytes);
    CHECK(has(words_of_pdf(*bytes), "décidé"));
  }
}

TEST_CASE("no idea, one idea, five hundred") {
  for (int count : {0, 1, 500}) {
    test::Table table;
    table.ask(CreateWorkshop{.title = "Essai"});
    table.ask(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"});
    table.ask(GoToStep{});
    WriteNotes notes;
    for (int i = 0; i < count; ++i) notes.texts.push_back("idée n° " + std::to_string(i + 1));
    if (count > 0) table.ask(notes);
    const Report report = report_on(table.state(), table.now(), Language::french);
    parsed(html(report));
    const std::string text = words_of_pdf(pdf(report).value());
    if (count > 0) CHECK(has(text, "idée n° " + std::to_string(count)));
    CHECK(has(markdown(report), "**" + std::to_string(count) + "** " + (count < 2 ? "idée " : "idées ")));
  }
}

TEST_CASE("minutes a little too long are set tighter, much too long take the pages they need") {
  for (int decisions : {17, 80}) {
    test::Table table;
    table.ask(CreateWorkshop{.title = "Essai"});
    for (int i = 0; i < decisions; ++i) table.ask(AddDecision{.text = "Une décision qui tient en une ligne, la numéro " + std::to_string(i + 1)});
    for (int i = 0; i < 10; ++i) table.ask(AddAction{.text = "Une action", .owner = "quelqu'un", .due = {2027, 1, 15}});
    const std::string bytes = pdf(report_on(table.state(), table.now(), Language::french)).value();
    INFO(said_of("pdfinfo", bytes));
    CHECK(has(said_of("pdfinfo", bytes), decisions == 17 ? "Pages:           1\n" : "Pages:           3\n"));
    CHECK(has(words_of_pdf(bytes), "la numéro " + std::to_string(decisions)));
  }
}
