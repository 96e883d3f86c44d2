// CSV files as people have them: every separator and encoding, headers in two languages, what we wrote ourselves, what is broken.
#include <algorithm>

#include <doctest/doctest.h>

#include "facilitation/interchange/csv_ideas.h"
#include "facilitation/interchange/csv_people.h"
#include "facilitation/interchange/csv_reader.h"
#include "facilitation/summary/ideas_csv.h"
#include "facilitation/workshop/queries.h"
#include "facilitation/workshop/verbs.h"
#include "tests/random_text.h"
#include "tests/support/half_day.h"

using namespace pressoir;
using namespace pressoir::interchange;
using namespace pressoir::workshop;

namespace {

std::vector<CsvIdea> ideas(std::string_view bytes) {
  const auto read = read_ideas(bytes, "essai.csv");
  REQUIRE_MESSAGE(read.has_value(), (read ? "" : read.error().key));
  return *read;
}
Error refusal(std::string_view bytes) {
  const auto read = read_ideas(bytes, "essai.csv");
  REQUIRE_FALSE(read);
  CHECK(test::words_in(Language::french).knows(read.error().key));
  CHECK(test::words_in(Language::french).say(read.error()).find('{') == std::string::npos);
  return read.error();
}

// An empty session with one wall.
std::unique_ptr<test::Table> empty_wall() {
  auto table = std::make_unique<test::Table>();
  table->ask(CreateWorkshop{.title = "Import"});
  table->ask(InsertStep{.id = {7}, .activity = "wall", .title = "Mur"});
  table->ask(GoToStep{});
  return table;
}
IdeasPlan import_into(test::Table& table, std::string_view bytes) {
  const auto random = seeded_randomness(1);
  auto plan = plan_ideas(ideas(bytes), table.state(), {}, *random).value();
  for (const Request& request : plan.requests) table.must(request);
  return plan;
}

} // namespace

TEST_CASE("any separator, with or without the byte order mark, any line end") {
  for (const char* bytes : {"idée;thème\nUn banc;S'asseoir\n", "idée,thème\r\nUn banc,S'asseoir\r\n", "idée\tthème\rUn banc\tS'asseoir",
                            "\xEF\xBB\xBFidée;thème\n\n\"Un banc\";\"S'asseoir\"\n\n", "THEME;Idee\nS'asseoir;Un banc", "text,theme\nUn banc,S'asseoir"}) {
    const auto read = ideas(bytes);
    REQUIRE(read.size() == 1);
    CHECK(read[0].text == "Un banc");
    CHECK(read[0].theme == "S'asseoir");
  }
}

TEST_CASE("Windows-1252 is understood") {
  const auto read = ideas("id\xE9" "e;th\xE8me\n\xAB \xE0 l\x92\xE9tage \xBB;\x80\n");
  REQUIRE(read.size() == 1);
  CHECK(read[0].text == "« à l’étage »");
  CHECK(read[0].theme == "€");
}

TEST_CASE("one column without a name, whatever its commas") {
  const auto read = ideas("Des chaises, une table\nUne fontaine, un banc\nCoin enfants : 1 tapis, 3 livres, 0 budget 🧸\n");
  REQUIRE(read.size() == 3);
  CHECK(read[2].text == "Coin enfants : 1 tapis, 3 livres, 0 budget 🧸");
  CHECK(ideas("idée\nDes chaises, une table").at(0).text == "Des chaises, une table");
  CHECK(ideas("Un banc").size() == 1);
}

TEST_CASE("quotes hold separators, quotes and line ends; refusals count lines as an editor does") {
  const auto read = ideas("idée;thème\n\"Un \"\"banc\"\";\nà l'ombre\";A\nUne chaise;B\n");
  REQUIRE(read.size() == 2);
  CHECK(read[0].text == "Un \"banc\";\nà l'ombre");
  CHECK(read[1].line == 4);
  CHECK(refusal("idée;thème\nUn banc;A\n\"Une chaise;B\n") == refuse("csv.open_quote", {{"line", 3}, {"file", "essai.csv"}}));
  std::string long_one(2001, 'a');
  CHECK(refusal("idée\nUn banc\n" + long_one) == refuse("csv.too_long", {{"line", 3}, {"most", 2000}, {"file", "essai.csv"}}));
}

TEST_CASE("what cannot be taken is refused in one sentence") {
  CHECK(refusal("").key == "csv.empty");
  CHECK(refusal(" \n;;\n\t\n").key == "csv.empty");
  CHECK(refusal("idée;thème\n").key == "csv.empty");
  CHECK(refusal("prix;ville\n3;Dijon\n4;Dole\n").key == "csv.no_column");
  CHECK(refusal(std::string_view("PK\0\0", 4)).key == "csv.not_text");
  CHECK(refusal("idée\n" + std::string(300, ';')).key == "csv.empty");
  CHECK(refusal("idée;b\na" + std::string(300, ';')).key == "csv.too_many_columns");
  std::string many = "idée\n";
  for (std::size_t i = 0; i <= most_csv_rows; ++i) many += "a\n";
  CHECK(refusal(many).key == "csv.too_many_rows");
}

TEST_CASE("a plan makes themes once, finds those that are there, and is taken back in one go") {
  const auto table = empty_wall();
  table->ask(CreateTheme{.id = {5}, .title = "S'orienter"});
  const auto before = table->state();
  const auto plan = import_into(*table, "idée;thème;couleur;devenir;raison\nUn plan;s’ORIENTER;;;\nUn banc;S'asseoir;menthe;retenue;\nUne chaise;S'asseoir;ciel;écartée;trop cher\nLibre;;;;\n");
  CHECK(plan.ideas == 4);
  CHECK(plan.themes == 1);
  const auto& state = table->state();
  CHECK(state.all<Note>().size() == 4);
  CHECK(state.all<Theme>().size() == 2);
  state.all<Note>().for_each([&](const Note& note) {
    CHECK(note.channel == Channel::imported);
    if (note.text == "Un plan") CHECK(note.theme == Id<Theme>{5});
    if (note.text == "Un banc") CHECK((note.colour == NoteColour::mint && note.fate == Fate::kept));
    if (note.text == "Une chaise") CHECK((note.colour == NoteColour::sky && note.fate == Fate::rejected && note.fate_reason == "trop cher"));
    if (note.text == "Libre") CHECK_FALSE(note.theme);
  });
  REQUIRE(table->document().commit(table->document().undo({}, table->now(), 99).value()));
  CHECK(state.same_content(before));
}

TEST_CASE("what was exported comes back: texts, themes, colours, fates") {
  const auto table = test::half_day();
  table->ask(WriteNotes{.board = table->state().find(test::named<Step>("wall"))->board,
                        .texts = {"=1+1", "+33 3 80", "-5 %", "@tous", "'=deux", "  =espace", "\"guillemets\"; et , et\nligne", "🧸", "'apostrophe", "''+"}});
  for (Language language : {Language::french, Language::english}) {
    const auto summary = summary::summarise(summary::for_readers(table->state(), summary::Authors::shown), table->now());
    const std::string csv = summary::ideas_csv(summary, test::words_in(language));
    const auto other = empty_wall();
    import_into(*other, csv);
    std::vector<std::string> was, is;
    const auto told = [](const WorkshopState& state, const Note& note) {
      const Theme* theme = state.find(note.theme);
      return note.text + "|" + (theme ? theme->title : "") + "|" + std::string(enum_text(note.colour)) + "|" + std::string(enum_text(note.fate)) + "|" + note.fate_reason;
    };
    table->state().all<Note>().for_each([&](const Note& note) { was.push_back(told(table->state(), note)); });
    other->state().all<Note>().for_each([&](const Note& note) { is.push_back(told(other->state(), note)); });
    std::sort(was.begin(), was.end());
    std::sort(is.begin(), is.end());
    CHECK(was == is);
  }
}

TEST_CASE("no cell of ours runs in a spreadsheet") {
  const auto table = empty_wall();
  for (const char* text : {"=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "  =1", "'=1", "＝1"}) table->ask(WriteNote{.text = text});
  const auto summary = summary::summarise(summary::for_readers(table->state(), summary::Authors::shown), table->now());
  const std::string csv = summary::ideas_csv(summary, test::words_in(Language::english), summary::ByteOrderMark::left_out);
  CsvReader reader(csv, ',');
  std::vector<std::string> cells;
  int rows = 0;
  while (reader.next(cells).value())
    for (const std::string& cell : cells) {
      ++rows;
      const std::size_t first = cell.find_first_not_of(" \t\r\n");
      if (first != cell.npos) CHECK(std::string("=+-@").find(cell[first]) == std::string::npos);
    }
  CHECK(rows == 12 * 8);
}

TEST_CASE("people: names, first names, who is excused") {
  const auto read = read_people("Nom;Prénom;Service;Présence\nDupré;Anne;DDT;présente\nÉvrard;Luc;;excusé\nLhôte;;mairie;\n", "gens.csv").value();
  REQUIRE(read.size() == 3);
  CHECK(read[0].name == "Anne Dupré");
  CHECK(read[0].organisation == "DDT");
  CHECK(read[1].attendance == Attendance::excused);
  CHECK(read[2].attendance == Attendance::present);
  CHECK(read_people("Anne Dupré\nLuc Évrard\n", "gens.csv").value().size() == 2);
  CHECK(read_people("nom,statut\nAnne,peut-être\n", "gens.csv").error() ==
        refuse("csv.unknown_attendance", {{"line", 2}, {"value", "peut-être"}, {"file", "gens.csv"}}));
  const auto table = empty_wall();
  const auto random = seeded_randomness(2);
  for (const Request& request : plan_people(read, table->state(), *random).requests) table->must(request);
  CHECK(people_present(table->state()) == 2);
  // Once more: nobody twice; one has come after all.
  const auto again = read_people("nom;présence\nLuc Évrard;oui\nMarc;oui\n", "gens.csv").value();
  const auto plan = plan_people(again, table->state(), *random);
  CHECK(plan.added == 1);
  CHECK(plan.changed == 1);
  for (const Request& request : plan.requests) table->must(request);
  CHECK(people_present(table->state()) == 4);
}

TEST_CASE("0, 1 and 500 ideas; any bytes at all") {
  const auto table = empty_wall();
  std::string csv = "idée;thème\n";
  for (int i = 0; i < 500; ++i) csv += "idée " + std::to_string(i) + ";thème " + std::to_string(i % 12) + "\n";
  CHECK(import_into(*table, csv).ideas == 500);
  CHECK(table->state().all<Theme>().size() == 12);
  CHECK(import_into(*table, "une seule").ideas == 1);
  const std::uint64_t seed = test::seed();
  INFO("PRESSOIR_SEED=", seed);
  const auto random = seeded_randomness(seed);
  for (int i = 0; i < 3000; ++i) {
    const std::string bytes = i % 2 ? test::random_bytes(*random, 300) : "idée;thème\n" + test::random_text(*random, 60);
    const auto read = read_ideas(bytes, "x");
    if (!read) continue;
    const auto plan = plan_ideas(*read, table->state(), {}, *random);
    REQUIRE(plan);
    if (i % 50 == 0)
      for (const Request& request : plan->requests) CHECK(table->try_to(request).has_value());
    (void)read_people(bytes, "x");
  }
}
