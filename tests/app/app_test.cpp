// The program as a whole, without a window that is seen: files that do not open, disks that fail, what is kept and what is said.
#include <doctest/doctest.h>
#include <sys/mount.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "app/app.h"
#include "app/desktop/window.h"
#include "facilitation/desk/example.h"
#include "facilitation/workshop/queries.h"
#include "tests/support/file_words.h"
#include "tests/temporary_folder.h"

namespace pressoir {
namespace {

// The program on a null window, with its files in a folder of its own, and a hand that clicks by name.
struct Running {
  test::TemporaryFolder folder;
  std::unique_ptr<desktop::NullWindow> window = desktop::null_window(1600, 900);
  std::unique_ptr<App> app;

  Running() {
    for (const char* name : {"XDG_STATE_HOME", "XDG_DOCUMENTS_DIR", "HOME"}) {
      std::filesystem::create_directories(folder / name);
      setenv(name, (folder / name).c_str(), 1);
    }
  }
  void start(Language language = Language::french) {
    app.reset();
    AppOptions options{.language = language, .settings = folder / "settings.json"};
    options.quiet = options.reduced_motion = true;
    auto made = App::make(*window, options);
    REQUIRE(made);
    app = std::move(*made);
    frames(3);
  }
  void frames(int n = 4) {
    for (int i = 0; i < n; ++i) {
      if (app->desk()) app->desk()->settle();
      app->inject({desktop::Woken{}});
      app->frame(0);
    }
  }
  // Draws until it holds; false after five seconds.
  bool comes(const std::function<bool()>& holds) {
    for (int i = 0; i < 250; ++i) {
      app->inject({desktop::Woken{}});
      app->frame(0);
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return false;
  }
  bool shows(std::string_view name) { return app->ui().placed.contains(name); }
  std::string text(std::string_view name) {
    const auto found = app->ui().placed.find(name);
    return found == app->ui().placed.end() ? "" : found->second.text;
  }
  void click(std::string_view name) {
    const auto found = app->ui().placed.find(name);
    REQUIRE_MESSAGE(found != app->ui().placed.end(), std::string(name));
    const Vec2 at = found->second.box.centre();
    for (const bool down : {true, false}) {
      app->inject({desktop::MouseMoved{at}, desktop::MousePressed{at, desktop::Button::left, down, 1, false}});
      app->frame(0);
    }
    frames();
  }
  std::string asked() const { return app->question() ? app->question()->sentence : ""; }
  std::size_t notes() { return app->desk()->newest()->state.all<workshop::Note>().size(); }
  // A session with a wall that is running, and some ideas.
  Path session(const Path& where, int ideas = 12) {
    auto made = desk::Session::create(where, "Accueil", Language::french);
    REQUIRE(made);
    for (Request request : {request_of(workshop::InsertStep{.activity = "wall", .title = "Mur"}), request_of(workshop::GoToStep{})})
      REQUIRE((*made)->ask(std::move(request)));
    for (int i = 0; i < ideas; ++i) REQUIRE((*made)->ask(request_of(workshop::WriteNote{.text = "idée " + std::to_string(i)})));
    REQUIRE((*made)->ask(request_of(workshop::PauseClock{.paused = true})));
    return where;
  }
};

void overwrite(const Path& file, std::uintmax_t from, std::size_t bytes) {
  std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
  stream.seekp(static_cast<std::streamoff>(from));
  stream << std::string(bytes, '\x5A');
}

// A small disk of its own, where that may be made.
struct SmallDisk {
  Path at;
  bool mounted = false;
  SmallDisk(const Path& folder, const char* options) : at(folder) {
    std::filesystem::create_directories(at);
    mounted = ::mount("tmpfs", at.c_str(), "tmpfs", 0, options) == 0;
    if (!mounted) MESSAGE("no small disk can be made here: skipped");
  }
  ~SmallDisk() {
    if (mounted) ::umount2(at.c_str(), MNT_DETACH);
  }
  bool read_only() const { return ::mount("tmpfs", at.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0; }
};

} // namespace

TEST_CASE("a file that does not open ends nothing: the session that runs goes on behind the question") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  REQUIRE(write_file(on.folder / "b.pressoir", "rien"));
  on.start();
  on.app->open(file);
  on.app->inject({desktop::FileDropped{(on.folder / "b.pressoir").string()}});
  on.app->frame(0);
  on.frames();
  CHECK_FALSE(on.asked().empty());
  on.click("question.close");
  CHECK(on.app->screen() == App::Screen::stage);
  CHECK(on.app->desk()->path() == file);
  on.app->open(file);
  CHECK(on.app->desk()->path() == file);
  CHECK(on.asked().empty());
}

TEST_CASE("left while the time runs, it stands when taken up again, and no crash is told") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  on.start();
  on.app->open(file);
  on.app->desk()->ask(workshop::PauseClock{.paused = false});
  on.frames();
  on.app->go_home();
  on.app->open(file);
  on.frames();
  CHECK(on.app->last_toast().empty());
  CHECK_FALSE(on.app->desk()->newest()->state.find(workshop::the_clock)->running_since);
}

TEST_CASE("settings that make no sense: the original ones, and one line says so") {
  Running on;
  REQUIRE(write_file(on.folder / "settings.json", "{\"theme\": 1, \"recent\": [[[[{"));
  on.start();
  CHECK(on.app->last_toast().find("réglages") != std::string::npos);
  on.app.reset();
  on.start();
  CHECK(on.app->last_toast().empty());
}

TEST_CASE("a file that was moved is a question, and can leave the list") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  on.start();
  on.app->open(file);
  CHECK(on.app->screen() == App::Screen::stage);
  on.app->go_home();
  std::filesystem::rename(file, on.folder / "b.pressoir");
  on.app->open(file);
  on.frames();
  CHECK(on.app->screen() == App::Screen::home);
  CHECK(on.asked().find("n’est pas là") != std::string::npos);
  on.click("question.answer.0");
  CHECK(on.asked().empty());
  REQUIRE(on.comes([&] { return !on.shows("home.open_stage"); }));
}

TEST_CASE("a damaged file opens as a repaired copy; what was whole in the original stays there") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir", 400);
  overwrite(file, std::filesystem::file_size(file) / 4, std::filesystem::file_size(file) / 2);
  const auto before = salvage(file);
  REQUIRE(before);
  on.start();
  on.app->open(file);
  on.frames();
  REQUIRE_MESSAGE(on.asked().find("abîmé") != std::string::npos, on.asked());
  CHECK(on.asked().find("copie réparée") != std::string::npos);
  on.click("question.answer.0");
  REQUIRE(on.app->desk());
  CHECK(on.app->desk()->path().filename().string().find("réparé") != std::string::npos);
  CHECK(on.app->last_toast().find("copie réparée") != std::string::npos);
  const auto after = salvage(file);
  REQUIRE(after);
  CHECK(after->records == before->records);
}

TEST_CASE("a file of which nothing is left says so and closes") {
  Running on;
  REQUIRE(write_file(on.folder / "a.pressoir", std::string(5000, 'x')));
  on.start();
  on.app->open(on.folder / "a.pressoir");
  on.frames();
  CHECK(on.asked().find("n’est pas un atelier") != std::string::npos);
  CHECK_FALSE(on.shows("question.answer.0"));
  on.click("question.close");
  CHECK(on.asked().empty());
}

TEST_CASE("a workshop open elsewhere can be read here, and changed only there") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  const auto elsewhere = desk::Session::open(file);
  REQUIRE(elsewhere);
  on.start();
  on.app->open(file);
  on.frames();
  CHECK(on.asked().find("déjà ouvert") != std::string::npos);
  on.click("question.answer.0");
  REQUIRE(on.app->desk());
  CHECK(on.app->desk()->newest()->read_only);
  on.app->desk()->ask(workshop::WriteNote{.text = "non"});
  on.frames();
  CHECK(on.notes() == 12);
  CHECK(on.app->last_toast().find("lecture seule") != std::string::npos);
}

TEST_CASE("on a disk that is full the work goes on elsewhere, nothing acknowledged lost") {
  Running on;
  const SmallDisk disk(on.folder / "disk", "size=2m");
  if (!disk.mounted) return;
  const Path file = on.session(disk.at / "a.pressoir");
  on.start();
  on.app->open(file);
  REQUIRE(on.app->desk());
  { // Nothing of the disk is left.
    std::ofstream fill(disk.at / "fill", std::ios::binary);
    const std::string block(64 << 10, 'x');
    while (fill << block) fill.flush();
  }
  for (int i = 0; i < 200; ++i) on.app->desk()->ask(workshop::WriteNote{.text = std::string(200, 'n') + std::to_string(i)});
  REQUIRE(on.comes([&] { return on.app->desk()->newest()->frozen.has_value(); }));
  on.frames();
  CHECK(on.text("trouble").find("Le disque est plein") != std::string::npos);
  CHECK(on.text("trouble").find("Tout est gardé jusqu’à") != std::string::npos);
  CHECK(on.app->last_toast().empty());
  const std::size_t held = on.notes();
  on.click("trouble.continue");
  REQUIRE(on.comes([&] { return !on.app->desk()->newest()->frozen.has_value(); }));
  const Path now = on.app->desk()->path();
  CHECK(now.parent_path() != disk.at);
  CHECK(on.app->last_toast().find("continue dans") != std::string::npos);
  on.app->desk()->ask(workshop::WriteNote{.text = "et la suite"});
  on.frames();
  CHECK_FALSE(on.shows("trouble"));
  CHECK(on.notes() == held + 1);
  on.app->go_home();
  const auto again = desk::Session::open(now, {.mode = OpenMode::read_only});
  REQUIRE(again);
  CHECK((*again)->state().all<workshop::Note>().size() == held + 1);
}

TEST_CASE("what lies on a place that cannot be written is read there, or copied") {
  Running on;
  const SmallDisk disk(on.folder / "disk", "size=2m");
  if (!disk.mounted) return;
  const Path file = on.session(disk.at / "a.pressoir");
  REQUIRE(disk.read_only());
  on.start();
  on.app->open(file);
  on.frames();
  CHECK(on.asked().find("ne peut pas être écrit") != std::string::npos);
  on.click("question.answer.0");
  REQUIRE(on.app->desk());
  CHECK_FALSE(on.app->desk()->newest()->read_only);
  CHECK(on.app->desk()->path().parent_path() != disk.at);
  CHECK(on.notes() == 12);
}

TEST_CASE("a second place is remembered; pulled out, one line says so, and nothing stops") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir"), stick = on.folder / "stick";
  std::filesystem::create_directories(stick);
  on.start();
  on.app->open(file);
  on.app->desk()->set_second_place(stick);
  on.frames();
  CHECK(std::filesystem::exists(stick / "a.pressoir"));
  on.app->go_home();
  std::filesystem::rename(stick, on.folder / "pocket");
  on.app->open(file);
  CHECK(on.app->desk()->newest()->second_place_folder == stick);
  on.app->desk()->ask(workshop::WriteNote{.text = "sans la clé"});
  REQUIRE(on.comes([&] { return on.shows("trouble"); }));
  CHECK(on.text("trouble").find("Rien ne s’arrête") != std::string::npos);
  CHECK(on.notes() == 13);
  on.click("trouble.continue");
  REQUIRE(on.comes([&] { return !on.shows("trouble"); }));
}

TEST_CASE("after a crash: the same step, the clock standing, and one line says what was kept") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  {
    auto session = desk::Session::open(file);
    REQUIRE(session);
    REQUIRE((*session)->ask(request_of(workshop::PauseClock{.paused = false})));
  }
  on.start();
  on.app->open(file);
  on.frames();
  CHECK(on.app->last_toast().find("Nous revoilà") != std::string::npos);
  CHECK_FALSE(on.app->desk()->newest()->state.find(workshop::the_clock)->running_since);
}

TEST_CASE("what is erased is asked for first, and leaves the file") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  on.start();
  on.app->open(file, true);
  on.app->desk()->ask(workshop::AddPeople{.people = {{.name = "Zoé Quatremer"}}});
  on.frames();
  on.click("prepare.part.2");
  on.click("prepare.erase");
  on.click("erasing.go_on");
  CHECK(on.asked().find("C’est définitif") != std::string::npos);
  on.click("question.answer.0");
  REQUIRE(on.comes([&] { return on.app->last_toast().find("C’est effacé") != std::string::npos; }));
  on.app->go_home();
  CHECK(test::file_words(file).find("Quatremer") == std::string::npos);
}

TEST_CASE("an export tells what is in it, and where it is") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  on.start();
  on.app->open(file, true);
  on.frames();
  on.click("prepare.part.2");
  on.click("prepare.export");
  on.click("exports.go");
  REQUIRE(on.comes([&] { return on.shows("exports.done"); }));
  const std::string told = on.text("exports.done");
  CHECK_MESSAGE(told.find("12 idées") != std::string::npos, told);
  CHECK_MESSAGE(told.find("page") != std::string::npos, told);
  CHECK(std::filesystem::exists(on.folder / "a.pdf"));
  CHECK(std::filesystem::exists(on.folder / "a.html"));
}

TEST_CASE("a table dropped on the stage is asked about, then stands on the wall") {
  Running on;
  const Path file = on.session(on.folder / "a.pressoir");
  REQUIRE(write_file(on.folder / "idees.csv", "idée\nDes chaises\nUn tapis\n"));
  on.start();
  on.app->open(file);
  on.app->inject({desktop::FileDropped{(on.folder / "idees.csv").string()}});
  on.app->frame(0);
  on.frames();
  CHECK(on.asked().find("idees.csv") != std::string::npos);
  on.click("question.answer.1");
  REQUIRE(on.comes([&] { return on.notes() == 14; }));
  on.app->desk()->undo();
  on.frames();
  CHECK(on.notes() == 12);
}

TEST_CASE("language, theme and size change while it runs, and are kept") {
  Running on;
  on.start();
  on.click("home.settings");
  on.click("settings.language.1");
  CHECK(on.text("settings") == "Settings");
  on.click("settings.theme.1");
  on.click("settings.scale.more");
  on.app.reset();
  on.start();
  const Settings kept = load_settings(on.folder / "settings.json", Language::french);
  CHECK(kept.language == Language::english);
  CHECK(kept.theme == 1);
  CHECK(kept.scale_percent == 110);
}

} // namespace pressoir
