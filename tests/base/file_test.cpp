#include "facilitation/base/file.h"

#include <cstdlib>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/temporary_folder.h"

using namespace pressoir;
using test::TemporaryFolder;

namespace {

std::size_t files_in(const Path& folder) {
  return static_cast<std::size_t>(
      std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator()));
}

// Sets an environment variable for the length of a test.
class Environment {
 public:
  Environment(const char* name, const std::string& value) : name_(name) {
    if (const char* before = std::getenv(name)) before_ = before;
    ::setenv(name, value.c_str(), 1);
  }
  ~Environment() {
    if (before_)
      ::setenv(name_, before_->c_str(), 1);
    else
      ::unsetenv(name_);
  }

 private:
  const char* name_;
  std::optional<std::string> before_;
};

} // namespace

TEST_CASE("what is written is read back, and nothing is left beside it") {
  const TemporaryFolder folder;
  const Path path = folder / "relevé.md";
  REQUIRE(write_file(path, "un"));
  REQUIRE(write_file(path, std::string_view("deux\0trois", 10)));
  CHECK(read_file(path).value() == std::string("deux\0trois", 10));
  CHECK(files_in(folder.path()) == 1);
  REQUIRE(write_file(path, ""));
  CHECK(read_file(path).value().empty());
}

TEST_CASE("a file that cannot be read says why, by name") {
  const TemporaryFolder folder;
  const auto missing = read_file(folder / "absent.csv");
  CHECK(missing.error().key == "file.missing");
  CHECK(std::get<std::string>(missing.error().arguments.at(0).value).find("absent.csv") != std::string::npos);
  CHECK(read_file(folder.path()).error().key == "file.unreadable");
  REQUIRE(write_file(folder / "dix", "0123456789"));
  CHECK(read_file(folder / "dix", 10).has_value());
  CHECK(read_file(folder / "dix", 9).error().key == "file.too_big");
  CHECK(read_file("/dev/zero", 1000).error().key == "file.too_big");
  CHECK(read_file(folder / "dix" / "sous").error().key == "file.missing");
  CHECK_FALSE(read_file("/proc/self/status").value().empty()); // says it has no bytes, and has
}

TEST_CASE("a pipe is read to its end, and one that nobody writes to is empty") {
  const TemporaryFolder folder;
  const Path path = folder / "pipe";
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  CHECK(read_file(path).value().empty());
}

TEST_CASE("a file that cannot be written leaves the old one whole") {
  const TemporaryFolder folder;
  CHECK(write_file(folder / "nowhere" / "x", "a").error().key == "file.unwritable");
  CHECK(write_file(folder.path(), "a").error().key == "file.unwritable");
  if (::access("/dev/full", W_OK) == 0) CHECK(write_file("/dev/full", "a").error().key == "file.disk_full");
  CHECK(write_file("/dev/null", "a").has_value());
  CHECK(std::filesystem::is_character_file("/dev/null"));
}

TEST_CASE("a write that stops half way leaves the old file and no remains") {
  const TemporaryFolder folder;
  const Path path = folder / "atelier.json";
  REQUIRE(write_file(path, "ancien"));
  // In a child: a limit on file sizes is for the whole process.
  const pid_t child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    const auto result = write_file(path, std::string(100'000, 'x'));
    ::_exit(!result && result.error().key == "file.unwritable" ? 0 : 1);
  }
  int status = -1;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
  CHECK(read_file(path).value() == "ancien");
  CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a full disk says so and keeps the old file") {
  const TemporaryFolder folder;
  if (::mount("tmpfs", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
    MESSAGE("skipped: no right to mount a small disk here");
    return;
  }
  const Path path = folder / "compte rendu.html";
  CHECK(write_file(path, "ancien").has_value());
  const auto result = write_file(path, std::string(1'000'000, 'x'));
  CHECK_FALSE(result.has_value());
  CHECK(result.error().key == "file.disk_full");
  CHECK(read_file(path).value() == "ancien");
  CHECK(files_in(folder.path()) == 1);
  ::umount(folder.path().c_str());
}

TEST_CASE("a link stays a link, and permissions stay") {
  const TemporaryFolder folder;
  REQUIRE(write_file(folder / "vrai", "1"));
  ::chmod((folder / "vrai").c_str(), 0640);
  std::filesystem::create_symlink("vrai", folder / "lien");
  REQUIRE(write_file(folder / "lien", "2"));
  CHECK(std::filesystem::is_symlink(folder / "lien"));
  CHECK(read_file(folder / "vrai").value() == "2");
  CHECK(std::filesystem::status(folder / "vrai").permissions() == std::filesystem::perms(0640));
}

TEST_CASE("readers see the old file or the new one") {
  const TemporaryFolder folder;
  const Path path = folder / "x";
  const std::string old_bytes(20'000, 'a'), new_bytes(30'000, 'b');
  REQUIRE(write_file(path, old_bytes));
  std::thread writer([&] {
    for (int i = 0; i < 50; ++i) (void)write_file(path, i % 2 == 0 ? new_bytes : old_bytes);
  });
  int torn = 0;
  for (int i = 0; i < 500; ++i) {
    const auto bytes = read_file(path);
    if (!bytes || (*bytes != old_bytes && *bytes != new_bytes)) ++torn;
  }
  writer.join();
  CHECK(torn == 0);
}

TEST_CASE("one writer at a time, whatever name the file is called by") {
  const TemporaryFolder folder;
  const Path path = folder / "atelier.pressoir";
  REQUIRE(write_file(path, ""));
  std::filesystem::create_symlink(path, folder / "autre nom");
  {
    const auto lock = FileLock::take(path);
    REQUIRE(lock.has_value());
    CHECK(FileLock::take(path).error().key == "file.already_open");
    CHECK(FileLock::take(folder / "autre nom").error().key == "file.already_open");
    CHECK(FileLock::take(folder / "." / "atelier.pressoir").error().key == "file.already_open");
    CHECK(FileLock::take(folder / "voisin.pressoir").has_value());
  }
  CHECK(FileLock::take(path).has_value());
  CHECK(files_in(folder.path()) == 2); // no lock file left
  CHECK(FileLock::take(folder / "nowhere" / "x").error().key == "file.unwritable");
}

TEST_CASE("a lock goes with its process, even killed, and is handed on among many") {
  const TemporaryFolder folder;
  const Path path = folder / "atelier.pressoir";
  int ready[2];
  REQUIRE(::pipe(ready) == 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const auto lock = FileLock::take(path);
    (void)!::write(ready[1], lock ? "y" : "n", 1);
    ::pause();
    ::_exit(0);
  }
  char answer = 0;
  REQUIRE(::read(ready[0], &answer, 1) == 1);
  CHECK(answer == 'y');
  CHECK(FileLock::take(path).error().key == "file.already_open");
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(FileLock::take(path).has_value());
  ::close(ready[0]);
  ::close(ready[1]);

  // Several threads take and release at once: never two holders.
  std::atomic<int> holders = 0, most = 0, taken = 0;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 300; ++i) {
        const auto lock = FileLock::take(path);
        if (!lock) continue;
        const int now = ++holders;
        if (now > most) most = now;
        ++taken;
        --holders;
      }
    });
  for (std::thread& thread : threads) thread.join();
  CHECK(most == 1);
  CHECK(taken > 0);
}

TEST_CASE("the folders of the machine") {
  const TemporaryFolder folder;
  const Environment home("HOME", folder.path().string());
  {
    const Environment state("XDG_STATE_HOME", (folder / "state").string());
    CHECK(state_folder() == folder / "state" / "pressoir");
    CHECK(std::filesystem::is_directory(state_folder()));
  }
  {
    const Environment state("XDG_STATE_HOME", "");
    CHECK(state_folder() == folder / ".local" / "state" / "pressoir");
  }
  const Environment no_documents("XDG_DOCUMENTS_DIR", "");
  const Environment settings("XDG_CONFIG_HOME", "");
  CHECK(documents_folder() == folder.path());
  std::filesystem::create_directories(folder / "Mes documents");
  std::filesystem::create_directories(folder / ".config");
  std::ofstream(folder / ".config" / "user-dirs.dirs") << "# x\nXDG_DOCUMENTS_DIR=\"$HOME/Mes documents\"\n";
  CHECK(documents_folder() == folder / "Mes documents");
  CHECK(shown_path(folder / "Mes documents" / "été.pressoir") == "~/Mes documents/été.pressoir");
  CHECK(shown_path("/autre/\nplace") == "/autre/ place");
}

TEST_CASE("the assets are found, or the folder that was named is") {
  CHECK(std::filesystem::exists(assets_folder().value() / "i18n" / "en.json"));
  CHECK(program_file().filename() == "base_tests");
  const TemporaryFolder folder;
  const Environment assets("PRESSOIR_ASSETS", folder.path().string());
  CHECK(assets_folder().error().key == "file.no_assets");
  std::filesystem::create_directories(folder / "i18n");
  REQUIRE(write_file(folder / "i18n" / "fr.json", "{}"));
  CHECK(assets_folder().value() == folder.path());
}

TEST_CASE("the example sessions are beside the assets") {
  const TemporaryFolder folder;
  const Environment assets("PRESSOIR_ASSETS", (folder / "assets").string());
  std::filesystem::create_directories(folder / "assets" / "i18n");
  REQUIRE(write_file(folder / "assets" / "i18n" / "fr.json", "{}"));
  CHECK(sessions_folder().error().key == "file.no_assets");
  std::filesystem::create_directories(folder / "sessions");
  CHECK(sessions_folder().value() == folder / "sessions");
}
