// The program as scripts see it: what it prints, where, and with which exit code.
#include <doctest/doctest.h>

#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>

#include "facilitation/base/file.h"
#include "facilitation/base/id.h"
#include "tests/support/file_words.h"
#include "tests/temporary_folder.h"

using namespace pressoir;

namespace {

struct Ran {
  int code = -1;
  std::string out, err;
};

// One run of the program, arguments as a shell takes them.
// `before`: what the shell does first, or puts before the program's name.
Ran run(const Path& folder, const std::string& arguments, const std::string& before = "") {
  const Path out = folder / "out.txt", err = folder / "err.txt";
  const std::string command = "cd '" + folder.string() + "' && export LANG=fr_FR.UTF-8 LC_ALL=; " + before + "'" PRESSOIR_PROGRAM "' </dev/null " + arguments + " >'" + out.string() + "' 2>'" + err.string() + "'";
  const int status = std::system(command.c_str());
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(out).value_or(""), read_file(err).value_or("")};
}
boost::json::object json(const std::string& text) {
  boost::json::error_code error;
  auto value = boost::json::parse(text, error);
  REQUIRE_MESSAGE(!error, text);
  return value.as_object();
}

}  // namespace

TEST_CASE("a whole workshop from the command line: made, played, shown, checked, exported, imported, erased") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  const auto made = run(here, "new a.pressoir --template sort-and-choose --title 'Essai'");
  CHECK(made.code == 0);
  CHECK(json(made.out)["steps"].as_int64() == 4);

  const std::string script = "# un commentaire\n"
                             "{\"verb\":\"clock.go\"}\n"
                             "{\"verb\":\"note.write\",\"id\":\"n1\",\"text\":\"Un banc 🧸\"}\n"
                             "{\"verb\":\"note.write\",\"id\":\"n2\",\"text\":\"=SOMME(A1)\"}\n"
                             "{\"verb\":\"note.fly\"}\n"
                             "{\"verb\":\"undo\"}\n";
  REQUIRE(write_file(here / "s.jsonl", script));
  const auto played = run(here, "play a.pressoir s.jsonl");
  CHECK(played.code == 1);  // one line was refused
  CHECK(json(played.out)["played"].as_int64() == 4);
  CHECK(json(played.out)["refused"].as_int64() == 1);
  CHECK(played.err.find("s.jsonl:5") != std::string::npos);

  const auto shown = json(run(here, "show a.pressoir").out);
  CHECK(shown.at("note").as_array().size() == 1);
  CHECK(shown.at("note").as_array()[0].as_object().at("text").as_string() == "Un banc 🧸");
  const auto log = run(here, "log a.pressoir");
  CHECK(log.out.find("note écrite") != std::string::npos);
  CHECK(log.out.find("geste annulé") != std::string::npos);
  CHECK(run(here, "check a.pressoir").code == 0);

  CHECK(run(here, "export a.pressoir --to r.md --to r.csv --to r.json --to r.xml --to r.cereal").code == 0);
  CHECK(read_file(here / "r.md").value_or("").find("Un banc 🧸") != std::string::npos);
  for (const char* archive : {"r.json", "r.xml", "r.cereal"}) {
    CAPTURE(archive);
    const std::string copy = std::string(archive) + ".pressoir";
    CHECK(run(here, "import " + copy + " --from " + archive).code == 0);
    CHECK(json(run(here, "show " + copy).out).at("note") == shown.at("note"));
  }
  REQUIRE(write_file(here / "idees.csv", "idée;thème\nDes chaises;S'asseoir\nUn tapis;S'asseoir\n"));
  const auto imported = run(here, "import a.pressoir --from idees.csv");
  CHECK(imported.code == 0);
  CHECK(json(imported.out)["ideas"].as_int64() == 2);
  CHECK(run(here, "erase a.pressoir --what notes --note n1").code == 0);
  CHECK(test::file_words(here / "a.pressoir").find("Un banc") == std::string::npos);
  CHECK(run(here, "check a.pressoir").code == 0);
}

TEST_CASE("wrong usage exits with 2, a refusal with 1 and one sentence; nothing half-done is left") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  CHECK(run(here, "fly").code == 2);
  CHECK(run(here, "new").code == 2);
  CHECK(run(here, "--version").code == 0);
  CHECK(run(here, "--help").code == 0);
  const auto missing = run(here, "show absent.pressoir");
  CHECK(missing.code == 1);
  CHECK(missing.out.empty());
  CHECK(missing.err.find("absent.pressoir") != std::string::npos);
  CHECK(std::count(missing.err.begin(), missing.err.end(), '\n') == 1);
  const auto unknown = run(here, "new b.pressoir --template inconnu");
  CHECK(unknown.code == 1);
  CHECK_FALSE(std::filesystem::exists(here / "b.pressoir"));
  REQUIRE(write_file(here / "c.pressoir", "ceci n'est pas un atelier"));
  CHECK(run(here, "show c.pressoir").code == 1);
  CHECK(run(here, "check c.pressoir").code == 1);
  CHECK(run(here, "new c.pressoir").code == 1);  // never overwrites
}

TEST_CASE("without a display, the window says so in one line") {
  test::TemporaryFolder folder;
  const auto ran = run(folder.path(), "new a.pressoir >/dev/null; env -u DISPLAY -u WAYLAND_DISPLAY XDG_RUNTIME_DIR=/tmp '" PRESSOIR_PROGRAM "' run a.pressoir");
  CHECK(ran.code == 1);
  CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
}

namespace {

// What every refusal looks like: exit 1 (or 2), nothing on stdout, one sentence that names the file, its line or its field.
void check_refusal(const Ran& ran, const std::string& named, int code = 1) {
  CAPTURE(ran.out);
  CAPTURE(ran.err);
  CHECK(ran.code == code);
  CHECK(ran.out.empty());
  CHECK(ran.err.find(named) != std::string::npos);
  if (code == 1) {
    CHECK(std::count(ran.err.begin(), ran.err.end(), '\n') == 1);
    CHECK(ran.err.starts_with("pressoir: "));
    CHECK(ran.err.find("\xE2\x9F\xA6") == std::string::npos); // ⟦key⟧: a sentence is missing
  }
}

// With no more memory than a small laptop spares, and never for long.
Ran run_bounded(const Path& folder, const std::string& arguments) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return run(folder, arguments); // the sanitizers' own memory has no bound
#else
  return run(folder, arguments, "ulimit -v 1500000; timeout 120 ");
#endif
}

void write_zeros(const Path& file, std::uintmax_t size) {
  REQUIRE(write_file(file, ""));
  std::filesystem::resize_file(file, size);
}

}  // namespace

TEST_CASE("every command on a file that is no session: one sentence, and the file as it was") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(run(here, "new whole.pressoir --template sort-and-choose").code == 0);
  const std::string whole = read_file(here / "whole.pressoir").value();
  REQUIRE(write_file(here / "s.jsonl", "{\"verb\":\"clock.go\"}\n"));
  std::string noise(100'000, '\0');
  const auto random = seeded_randomness(7);
  for (char& byte : noise) byte = static_cast<char>(random->next());
  REQUIRE(write_file(here / "empty", ""));
  REQUIRE(write_file(here / "noise", noise));
  REQUIRE(write_file(here / "cut", whole.substr(0, 5000)));
  write_zeros(here / "huge", 200'000'000);
  std::filesystem::create_directory(here / "folder");
  for (const std::string file : {"empty", "noise", "cut", "huge", "folder", "absent/absent"}) {
    const bool regular = std::filesystem::is_regular_file(here / file);
    const std::string before = regular ? read_file(here / file).value() : "";
    for (const std::string command : {"show FILE", "log FILE", "check FILE", "erase FILE --what names", "export FILE --to out.md", "play FILE s.jsonl", "import FILE --from s.jsonl"}) {
      CAPTURE(command);
      CAPTURE(file);
      std::string arguments = command;
      arguments.replace(arguments.find("FILE"), 4, file);
      check_refusal(run_bounded(here, arguments), file.substr(0, file.find('/')));
    }
    if (regular) CHECK(read_file(here / file).value() == before);
  }
  CHECK_FALSE(std::filesystem::exists(here / "out.md"));
}

TEST_CASE("inputs that are not what they should be: one sentence, and the session as it was") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(run(here, "new a.pressoir --template sort-and-choose").code == 0);
  const std::string before = run(here, "show a.pressoir").out;
  REQUIRE(write_file(here / "empty", ""));
  REQUIRE(write_file(here / "zeros", std::string(5000, '\0')));
  REQUIRE(write_file(here / "quote.csv", "idée\nun\n\"deux\n"));
  REQUIRE(write_file(here / "stranger.csv", "montant;date\n12;2026\n13;2027\n"));
  REQUIRE(write_file(here / "nobody.csv", "nom;présence\nLéa;peut-être\n"));
  REQUIRE(write_file(here / "cut.json", "{\n \"archive\": {\n"));
  REQUIRE(write_file(here / "deep.json", std::string(200'000, '[')));
  REQUIRE(write_file(here / "cut.xml", "<?xml version=\"1.0\"?>\n<cereal>\n<archive>\n"));
  REQUIRE(write_file(here / "bomb.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]>\n<a>&b;</a>\n"));
  REQUIRE(write_file(here / "cut.cereal", std::string("\1\x10\0\0\0\0\0\0\0pressoir-archive\1", 26)));
  write_zeros(here / "huge.csv", 200'000'000);
  write_zeros(here / "huge.json", 200'000'000);
  std::string themes = "idée;thème\n";
  for (int i = 0; i < 20'000; ++i) themes += "Idée;Thème " + std::to_string(i) + "\n";
  REQUIRE(write_file(here / "themes.csv", themes));
  struct Case {
    const char *from, *named;
  };
  for (const Case& one : {Case{"empty", "empty"}, {"zeros", "zeros"}, {"huge.csv", "huge.csv"}, {"absent.csv", "absent.csv"}, {".", "."}, {"quote.csv", "ligne 3"}, {"stranger.csv", "montant"}, {"themes.csv", "1\u202F000 thèmes"}}) {
    CAPTURE(one.from);
    check_refusal(run_bounded(here, std::string("import a.pressoir --from ") + one.from), one.named);
  }
  check_refusal(run_bounded(here, "import a.pressoir --people --from nobody.csv"), "peut-être");
  for (const Case& one : {Case{"cut.json", "cut.json"}, {"deep.json", "deep.json"}, {"huge.json", "huge.json"}, {"cut.xml", "cut.xml"}, {"bomb.xml", "bomb.xml"}, {"cut.cereal", "cut.cereal"}}) {
    CAPTURE(one.from);
    check_refusal(run_bounded(here, std::string("import new.pressoir --from ") + one.from), one.named);
    CHECK_FALSE(std::filesystem::exists(here / "new.pressoir"));
  }
  CHECK(run(here, "show a.pressoir").out == before);
}

TEST_CASE("a script that is none leaves nothing behind, however long; each refused line has its number") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  std::string refused;
  for (int i = 0; i < 3000; ++i) refused += "{\"verb\":\"note.fly\"}\n";
  REQUIRE(write_file(here / "refused.jsonl", refused));
  const auto many = run_bounded(here, "play new.pressoir refused.jsonl");
  CHECK(many.code == 1);
  CHECK(json(many.out)["refused"].as_int64() == 3000);
  CHECK(many.err.find("refused.jsonl:1000: ") != std::string::npos);
  CHECK(std::count(many.err.begin(), many.err.end(), '\n') == 1001); // the rest is counted
  CHECK(many.err.find("2\u202F000") != std::string::npos);
  write_zeros(here / "huge.jsonl", 200'000'000);
  const auto huge = run_bounded(here, "play new.pressoir huge.jsonl");
  CHECK(huge.code == 1);
  CHECK(huge.err.find("huge.jsonl:1: ") != std::string::npos);
  CHECK(run_bounded(here, "play new.pressoir absent.jsonl").code == 1);
  CHECK_FALSE(std::filesystem::exists(here / "new.pressoir"));
}

TEST_CASE("outputs that cannot be written, or are there already") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(run(here, "new a.pressoir --template sort-and-choose").code == 0);
  std::filesystem::create_directory(here / "folder.md");
  check_refusal(run(here, "export a.pressoir --to nowhere/a.md"), "nowhere/a.md");
  check_refusal(run(here, "export a.pressoir --to folder.md"), "folder.md");
  check_refusal(run(here, "export a.pressoir --to a.pressoir"), "a.pressoir");
  check_refusal(run(here, "export a.pressoir --to a"), ".md .html");
  check_refusal(run(here, "new nowhere/b.pressoir"), "nowhere/b.pressoir");
  check_refusal(run(here, "new a.pressoir"), "a.pressoir");
  check_refusal(run(here, "check a.pressoir --repair a.pressoir"), "a.pressoir");
  check_refusal(run(here, "new b.pressoir --title " + std::string(5000, 'a')), "200");
  CHECK_FALSE(std::filesystem::exists(here / "b.pressoir"));
  check_refusal(run(here, "erase a.pressoir --what notes --note inconnue"), "note");
  // An older export is replaced whole.
  REQUIRE(write_file(here / "a.md", std::string(100'000, 'x')));
  CHECK(run(here, "export a.pressoir --to a.md").code == 0);
  CHECK(read_file(here / "a.md").value().find("xxxx") == std::string::npos);
  // What was to be printed and could not be is told.
  for (const char* nowhere : {">/dev/full", ">&-"}) {
    CAPTURE(nowhere);
    const auto lost = run(here, std::string("show a.pressoir ") + nowhere + " #");
    CHECK(lost.code == 1);
  }
  CHECK(run(here, "log a.pressoir | head -n 1").out.find("workshop.create") != std::string::npos);
}

TEST_CASE("wrong usage: exit 2, and what is missing") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(run(here, "new a.pressoir").code == 0);
  struct Case {
    const char *arguments, *named;
  };
  for (const Case& one : {Case{"show", "FILE"}, {"log", "FILE"}, {"check", "FILE"}, {"play a.pressoir", "SCRIPT"}, {"export a.pressoir", "--to"}, {"import a.pressoir", "--from"}, {"new", "FILE"},
                          {"show a.pressoir b.pressoir", "b.pressoir"}, {"erase a.pressoir --what all", "all"}, {"new b.pressoir --lang xx", "xx"}, {"--scale 900", "900"}, {"fly", "fly"}}) {
    CAPTURE(one.arguments);
    check_refusal(run(here, one.arguments), one.named, 2);
  }
  CHECK_FALSE(std::filesystem::exists(here / "b.pressoir"));
}

TEST_CASE("a script that makes no workshop makes no file that could not be opened again") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(write_file(here / "people.jsonl", "{\"verb\":\"people.add\",\"people\":[{\"name\":\"Léa\"}]}\n{\"verb\":\"step.insert\",\"activity\":\"wall\"}\n"));
  const auto ran = run(here, "play new.pressoir people.jsonl");
  CHECK(ran.code == 1);
  CHECK(json(ran.out)["refused"].as_int64() == 2);
  CHECK_FALSE(std::filesystem::exists(here / "new.pressoir"));
}

TEST_CASE("pictures and a PDF come in, boards go out on paper") {
  test::TemporaryFolder folder;
  const Path& here = folder.path();
  REQUIRE(run(here, "new a.pressoir").code == 0);
  REQUIRE(write_file(here / "s.jsonl", "{\"verb\":\"step.insert\",\"id\":\"d\",\"activity\":\"drawing\",\"title\":\"Dessin\"}\n{\"verb\":\"clock.go\",\"step\":\"d\"}\n"
                                            "{\"verb\":\"ink.add\",\"shapes\":[{\"id\":\"f\",\"is\":{\"shape\":\"frame\",\"text\":\"Avant\",\"size\":[800,450]}}]}\n"));
  REQUIRE(run(here, "play a.pressoir s.jsonl").code == 0);
  REQUIRE(write_file(here / "rond.svg", "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='18' fill='red'/><text y='20'>abc</text></svg>"));
  const auto picture = run(here, "import a.pressoir --from rond.svg");
  REQUIRE_MESSAGE(picture.code == 0, picture.err);
  CHECK(json(picture.out)["pictures"].as_int64() == 1);
  const auto paper = run(here, "export a.pressoir --to p.board.pdf --to p.png --frame Avant --times 2");
  REQUIRE_MESSAGE(paper.code == 0, paper.err);
  CHECK(read_file(here / "p.board.pdf").value().starts_with("%PDF"));
  const auto unknown = run(here, "export a.pressoir --to p.board.pdf --frame Absent");
  CHECK(unknown.code == 1);
  CHECK(unknown.err.find("Absent") != std::string::npos);
  // What went out comes in: a step of one page.
  const auto pages = run(here, "import a.pressoir --from p.board.pdf");
  REQUIRE_MESSAGE(pages.code == 0, pages.err);
  CHECK(json(pages.out)["pages"].as_int64() == 1);
  CHECK(run(here, "check a.pressoir").code == 0);
  REQUIRE(write_file(here / "faux.pdf", "%PDF-1.4 rien"));
  const auto broken = run(here, "import a.pressoir --from faux.pdf");
  CHECK(broken.code == 1);
  CHECK(broken.err.find("faux.pdf") != std::string::npos);
  CHECK(run(here, "erase a.pressoir --what drawings --step d").code == 0);
  CHECK(json(run(here, "show a.pressoir").out).at("image").as_array().size() == 1);
}
