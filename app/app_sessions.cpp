// What the program does when a screen asks it: opening, making, exporting, leaving sessions; language, scale, displays.
#include <algorithm>

#include "app/app.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/desk/example.h"
#include "facilitation/summary/exporters.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir {

namespace {

// A name not taken in the folder: "Atelier.pressoir", "Atelier 2.pressoir" …
Path free_name(const Path& folder, const std::string& stem) {
  std::error_code error;
  for (int n = 1;; ++n) {
    Path file = folder / (n == 1 ? stem + ".pressoir" : stem + " " + std::to_string(n) + ".pressoir");
    if (!std::filesystem::exists(file, error)) return file;
  }
}

// Without what a file system may refuse.
std::string file_stem(std::string name) {
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 32 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = ' ';
  return name.empty() ? "Pressoir" : name;
}

template <class... Handlers>
struct Each : Handlers... {
  using Handlers::operator()...;
};

}  // namespace

void App::say(std::string text, bool offers_undo) {
  constexpr double shown_seconds = 8;
  toasts_.push_back({std::move(text), offers_undo, ui_.now + shown_seconds});
}

void App::close_session() {
  desk_.reset();
  window_.keep_awake(false);
  room_ = workshop::VisibleState({workshop::Audience::Kind::stage, {}});
  console_ = workshop::VisibleState({workshop::Audience::Kind::console, {}});
  stage_ = screens::make_stage_view();
  prepare_ = screens::make_prepare_view();
}

void App::open(const Path& file, bool prepare) {
  close_session();
  desk::SessionOptions options{.clock = options_.clock};
  auto session = desk::Session::open(file, options);
  if (!session && (session.error().key == "file.already_open" || session.error().key == "file.unwritable")) {
    // Another window, or a place that cannot be written: it can still be read.
    say(session.error());
    options.mode = OpenMode::read_only;
    session = desk::Session::open(file, options);
  }
  if (!session) {
    say(session.error());
    screen_ = Screen::home;
    return;
  }
  // A session that was cut off: its clock stands where it stood when the last act became durable.
  const workshop::SessionClock* clock = (*session)->state().find(workshop::the_clock);
  if (clock && clock->running_since && !(*session)->read_only()) {
    const auto history = (*session)->document().history((*session)->document().revision(), (*session)->document().revision());
    Request pause = request_of(workshop::PauseClock{.paused = true});
    pause.actor = {Role::program, 0};
    if (history && !history->empty()) pause.time = history->back().time;
    const Timestamp kept_until = pause.time ? pause.time : options_.clock->now();
    if ((*session)->ask(std::move(pause))) say(words_->say("session.back_after_crash", {{"time", kept_until.milliseconds}}));
  }
  settings_.remember(file, options_.clock->now());
  (void)save_settings(options_.settings, settings_);
  desk_ = std::make_unique<desk::Desk>(*std::move(session), [this] { window_.wake(); });
  window_.set_title("Pressoir");
  screen_ = prepare ? Screen::prepare : Screen::stage;
}

Path App::place_to_continue() const {
  const Path folder = documents_folder() / "Pressoir";
  return free_name(folder, desk_->path().stem().string());
}

void App::make_session(const std::string& template_key) {
  const auto agenda = template_key.empty() ? Result<desk::AgendaTemplate>(desk::AgendaTemplate{.title = words_->say("session.untitled")})
                                           : desk::agenda_template(template_key, settings_.language);
  if (!agenda) return say(agenda.error());
  const Path folder = documents_folder() / "Pressoir";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const Path file = free_name(folder, file_stem(agenda->title));
  {
    auto session = desk::Session::create(file, agenda->title, settings_.language, {.clock = options_.clock});
    if (!session) return say(session.error());
    if (const auto laid = desk::lay_out(**session, *agenda); !laid) return say(laid.error());
  }
  open(file, true);
}

void App::open_example() {
  const auto scripts = desk::example_scripts();
  if (!scripts) return say(scripts.error());
  const auto made = desk::make_example(scripts->front(), state_folder() / "examples");
  if (!made) return say(made.error());
  open(*made);
}

void App::export_as(const std::vector<std::string>& extensions) {
  if (!desk_ || export_) return;
  const auto published = desk_->newest();
  std::vector<Path> files;
  for (const std::string& extension : extensions) files.push_back(Path(desk_->path()).replace_extension(extension));
  export_ = std::async(std::launch::async, [state = published->state, files, words = *words_, now = options_.clock->now(), this]() -> Result<std::string> {
    std::vector<Path> written;
    for (const Path& file : files)
      for (Path& one : TRY(summary::export_to(file, state, words, {.now = now}))) written.push_back(std::move(one));
    window_.wake();
    return words.say("export.done", {{"n", static_cast<std::int64_t>(written.size())}, {"file", shown_path(written.front())}});
  });
}

void App::carry_out(const std::vector<screens::AppRequest>& asked) {
  using namespace screens;
  for (const AppRequest& request : asked) {
    frames_to_settle_ = 2;
    std::visit(Each{
                   [&](const OpenSession& r) { open(r.file); },
                   [&](const PrepareSession& r) { open(r.file, true); },
                   [&](const MakeSession& r) { make_session(r.template_key); },
                   [&](const OpenExample&) { open_example(); },
                   [&](const GoHome&) {
                     close_session();
                     library_.refresh(settings_.recent);
                     screen_ = Screen::home;
                   },
                   [&](const ShowStage&) { screen_ = Screen::stage; },
                   [&](const ShowPrepare&) { screen_ = Screen::prepare; },
                   [&](const ExportAs& r) { export_as(r.extensions); },
                   [&](const SetLanguage& r) {
                     if (const auto loaded = load_words(r.language); !loaded) say(loaded.error());
                   },
                   [&](const SetScale& r) { settings_.scale_percent = std::clamp(r.percent, 80.0, 200.0); },
                   [&](const SetTheme& r) { settings_.theme = std::clamp(r.kind, 0, 2); },
                   [&](const SetFullScreen& r) { window_.set_full_screen(r.display); },
                   [&](const ShowTestCard& r) {
                     if (r.shown && screen_ != Screen::test_card) behind_test_card_ = std::exchange(screen_, Screen::test_card);
                     if (!r.shown && screen_ == Screen::test_card) screen_ = behind_test_card_;
                   },
                   [&](const SetSecondPlace& r) {
                     if (desk_) desk_->set_second_place(r.folder);
                   },
                   [&](const ContinueElsewhere& r) {
                     std::error_code error;
                     std::filesystem::create_directories(r.file.parent_path(), error);
                     if (desk_) desk_->continue_at(r.file);
                   },
                   [&](const Quit&) { leaving_ = true; },
               },
               request);
  }
}

}  // namespace pressoir
