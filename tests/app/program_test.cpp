// The program as scripts see it: what it prints, where, and with which exit code.
#include <doctest/doctest.h>

#include <array>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>

#include "facilitation/base/file.h"
#include "tests/temporary_folder.h"

using namespace pressoir;

namespace {

struct Ran {
  int code = -1;
  std::string out, err;
};

// One run of the program, arguments as a shell takes them.
Ran run(const Path& folder, const std::string& arguments) {
  const Path out = folder / "out.txt", err = folder / "err.txt";
  const std::string command = "cd '" + folder.string() + "' && LANG=fr_FR.UTF-8 LC_ALL= '" PRESSOIR_PROGRAM "' " + arguments + " >'" + out.string() + "' 2>'" + err.string() + "' </dev/null";
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
  CHECK(read_file(here / "a.pressoir").value_or("").find("Un banc") == std::string::npos);
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
