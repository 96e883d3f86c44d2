// What the program does with sessions: opening, making, repairing, going on elsewhere, leaving.
#include "app/app.h"
#include "app/picture_child.h"
#include "facilitation/desk/agenda_template.h"
#include "facilitation/desk/back_after_cut.h"
#include "facilitation/desk/example.h"
#include "facilitation/desk/repaired_copy.h"
#include "facilitation/workshop/clock_reading.h"
#include "facilitation/workshop/phone_verbs.h"

namespace pressoir {

namespace {

// Without what a file system may refuse.
std::string file_stem(std::string name) {
  for (char& c : name)
    if (static_cast<unsigned char>(c) < 32 || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos) c = ' ';
  return name.empty() ? "Pressoir" : name;
}

Path own_folder() {
  const Path folder = documents_folder() / "Pressoir";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  return folder;
}

}  // namespace

void App::say(std::string text, bool offers_undo) {
  constexpr double shown_seconds = 8;
  // Said again: the same message stays longer, rather than stand there twice.
  std::erase_if(toasts_, [&](const screens::Toast& toast) { return toast.text == text; });
  toasts_.push_back({std::move(text), offers_undo, ui_.now + shown_seconds});
}

void App::set_sound(bool on) {
  settings_.sound = on;
  sound_ = on && !options_.quiet ? desktop::sdl2_sound() : desktop::silence();
}

void App::welcome_phones() {
  if (!options_.live || desk_->newest()->read_only) return;
  desk::LiveOptions options = *options_.live;
  options.clock = options_.clock;
  options.wake = [this] { window_.wake(); };
  options.decode = [](std::string_view bytes) { return decode_in_child(bytes); };
  auto room = desk::LiveRoom::open(*desk_, std::move(options));
  if (room) live_ = *std::move(room);
  else say(room.error());
}

void App::close_session() {
  // What is being brought belongs to this session.
  if (bringing_) bringing_->wait(), bringing_.reset();
  if (desk_ && !desk_->newest()->read_only && workshop::read_clock(desk_->newest()->state, options_.clock->now()).running) {
    // Left on purpose: the time stands from now on, and the next opening has no crash to tell of.
    Request pause = request_of(workshop::PauseClock{.paused = true});
    pause.actor = {Role::program, 0};
    desk_->submit(std::move(pause));
  }
  live_.reset();
  told_covered_.reset();
  desk_.reset();
  if (pictures_) pictures_->forget();
  window_.keep_awake(false);
  room_ = workshop::VisibleState({workshop::Audience::Kind::stage, {}});
  console_ = workshop::VisibleState({workshop::Audience::Kind::console, {}});
  stage_ = screens::make_stage_view();
  prepare_ = screens::make_prepare_view();
  panels_ = {};
  exported_ = {};
  other_place_.open = false;
  awaited_.clear();
}

void App::open(const Path& file, bool prepare, OpenMode mode) {
  std::error_code error;
  if (desk_ && mode == OpenMode::read_write && !desk_->newest()->read_only && std::filesystem::equivalent(file, desk_->path(), error)) {
    screen_ = prepare ? Screen::prepare : Screen::stage;
    return;
  }
  // What does not open ends nothing: a session that is running goes on behind the question.
  auto session = desk::Session::open(file, {.clock = options_.clock, .mode = mode});
  if (!session) {
    if (!desk_) screen_ = Screen::home;
    library_.refresh(settings_.recent);
    return ask_how_to_open(file, session.error());
  }
  close_session();
  if (mode == OpenMode::read_write && (*session)->read_only()) say(words_->say("file.newer_version"));
  take_up_after_crash(**session);
  settings_.remember(file, options_.clock->now());
  (void)save_settings(options_.settings, settings_);
  desk_ = std::make_unique<desk::Desk>(*std::move(session), [this] { window_.wake(); });
  welcome_phones();
  window_.set_title("Pressoir");
  screen_ = prepare ? Screen::prepare : Screen::stage;
  offer_to_erase_names();
}

// What phones were promised; whoever opens the session decides.
void App::offer_to_erase_names() {
  const auto published = desk_->newest();
  if (published->read_only || !workshop::names_are_due(published->state, local_time(options_.clock->now()).day)) return;
  const desk::Session::Erase names{.what = desk::Session::Erase::What::names};
  question_ = screens::Question{words_->say("erase.due", {{"day", iso_text(workshop::names_erased_on(published->state))}}), {{words_->say("erase.for_ever"), screens::EraseForEver{names}, ui::ButtonLook::danger}}};
}

void App::take_up_after_crash(desk::Session& session) {
  if (const auto kept_until = desk::pause_after_cut(session)) say(words_->say("session.back_after_crash", {{"time", kept_until->milliseconds}}));
}

void App::ask_how_to_open(const Path& file, const Error& refused) {
  using namespace screens;
  question_ = Question{words_->say(refused), {}};
  const auto offer = [&](const char* word, AppRequest asks, ui::ButtonLook look = ui::ButtonLook::secondary) { question_->answers.push_back({words_->say(word), std::move(asks), look}); };
  const std::string& key = refused.key;
  if (key == "file.missing") offer("open.forget", ForgetSession{file});
  if (key == "file.unwritable" || key == "journal.read_only" || key == "journal.disk_full") offer("open.copy", OpenCopy{file});
  if (key == "file.already_open" || key == "file.unwritable" || key == "journal.read_only" || key == "journal.disk_full" || key == "journal.busy") offer("open.read_only", OpenReadOnly{file}, ui::ButtonLook::primary);
  if (key == "file.damaged" || key == "journal.damaged" || key == "file.defect" || key == "codec.damaged" || key == "file.defective") offer("open.repaired", OpenRepaired{file}, ui::ButtonLook::primary);
}

void App::make_session(const std::string& template_key) {
  const auto agenda = template_key.empty() ? Result<desk::AgendaTemplate>(desk::AgendaTemplate{.title = words_->say("session.untitled")})
                                           : desk::agenda_template(template_key, settings_.language);
  if (!agenda) return say(agenda.error());
  const Path file = desk::free_name(own_folder(), file_stem(agenda->title));
  {
    auto session = desk::Session::create(file, agenda->title, settings_.language, {.clock = options_.clock});
    if (!session) return say(session.error());
    if (const auto laid = desk::lay_out(**session, *agenda); !laid) return say(laid.error());
  }
  open(file, true);
}

void App::open_example(const Path& wanted) {
  const auto scripts = desk::example_scripts();
  if (!scripts) return say(scripts.error());
  Path script = scripts->front();
  for (const Path& one : *scripts)
    if (one.stem() == wanted.stem()) script = one;
  close_session();
  const auto made = desk::make_example(script, examples_folder());
  if (!made) return say(made.error());
  open(*made);
}

void App::open_copy(const Path& file) {
  const Path copy = desk::free_name(own_folder(), file.stem().string());
  {
    const auto session = desk::Session::open(file, {.mode = OpenMode::read_only});
    if (!session) return say(session.error());
    if (const auto copied = (*session)->copy_to(copy); !copied) return say(copied.error());
  }
  open(copy);
  say(words_->say("open.copied", {{"file", shown_path(copy)}}));
}

void App::open_repaired(const Path& file) {
  const auto copy = desk::repaired_copy(file, words_->say("open.repaired_name"), own_folder());
  if (!copy) return say(copy.error());
  open(*copy);
  say(words_->say("open.repaired_done", {{"file", shown_path(*copy)}}));
}

Path App::place_to_continue() const {
  const Path lost = desk_->path();
  std::vector<Path> places{documents_folder() / "Pressoir", state_folder()};
  for (const Path& stick : screens::plugged_in()) places.push_back(stick);
  places.push_back(std::filesystem::temp_directory_path());
  // The first with room for the session and what is still to come.
  constexpr std::uintmax_t room_to_go_on = 50 << 20;
  for (const Path& place : places) {
    std::error_code error;
    const Path there = std::filesystem::exists(place, error) ? place : place.parent_path();
    if (std::filesystem::space(there, error).available > room_to_go_on && !error) return desk::free_name(place, lost.stem().string());
  }
  return desk::free_name(places.front(), lost.stem().string());
}

void App::continue_at(const Path& file) {
  if (!desk_) return;
  std::error_code error;
  std::filesystem::create_directories(file.parent_path(), error);
  when_done(desk_->continue_at(file), [this, file] {
    settings_.remember(file, options_.clock->now());
    (void)save_settings(options_.settings, settings_);
    say(words_->say("trouble.continued", {{"file", shown_path(file)}}));
  });
}

}  // namespace pressoir
