// App: from events to picture.
#include "app/app.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <ctime>

#include "app/pdf_pages.h"
#include "app/trouble_banner.h"
#include "facilitation/desk/repaired_copy.h"
#include "facilitation/interchange/board_file.h"
#include "facilitation/picture/decode.h"
#include "facilitation/workshop/clock_reading.h"

namespace pressoir {

Result<std::unique_ptr<App>> App::make(desktop::Window& window, AppOptions options) {
  std::unique_ptr<App> app(new App(window, std::move(options)));
  TRY(app->start());
  return app;
}

Result<void> App::start() {
  settings_ = load_settings(options_.settings, options_.language);
  if (options_.scale_percent) settings_.scale_percent = *options_.scale_percent;
  if (options_.theme) settings_.theme = static_cast<int>(*options_.theme);
  TRY(load_words(settings_.language));
  const Path drawings = TRY(assets_folder()) / "pictograms" / "pictograms.json";
  pictograms_ = std::make_unique<picture::Pictograms>(TRY(picture::Pictograms::from_json(TRY(read_file(drawings)))));
  ImGui::CreateContext();
  window_.imgui_start();
  textures_ = window_.has_gl() ? desktop::gl_textures() : desktop::null_textures();
  painters_ = std::make_unique<ui::Painters>(*textures_);
  ui::attach(ui_, *painters_);
  ui_.window = &window_;
  set_sound(settings_.sound);
  stage_ = screens::make_stage_view();
  prepare_ = screens::make_prepare_view();
  home_ = screens::make_home_view();
  ui_.pictograms = pictograms_.get();
  ui_.now = seconds();
  pictures_.emplace(*textures_);
  ui_.blobs = [this](const std::string& blob) { return pictures_->show(desk_.get(), blob); };
  library_.refresh(settings_.recent);
  if (settings_.recent.empty()) library_.show_examples();
  if (settings_.damaged) say(words_->say("settings.damaged"));
  return {};
}

App::~App() {
  if (export_) export_->wait();
  if (bringing_) bringing_->wait();
  close_session();
  (void)save_settings(options_.settings, settings_);
  stage_.reset();
  prepare_.reset();
  home_.reset();
  pictures_.reset();
  painters_.reset();
  textures_.reset();
  if (ImGui::GetCurrentContext()) {
    window_.imgui_stop();
    ImGui::DestroyContext();
  }
}

Result<void> App::load_words(Language language) {
  const Path file = TRY(assets_folder()) / "i18n" / (std::string(language_code(language)) + ".json");
  words_ = std::make_unique<Words>(TRY(Words::from_json(TRY(read_file(file)), language)));
  ui_.words = words_.get();
  settings_.language = language;
  return {};
}

void App::show_full_screen(std::optional<int> display) {
  // The chosen display may have been unplugged.
  const auto count = static_cast<int>(window_.displays().size());
  if (display && *display >= count) display = 0;
  if (display) full_screen_on_ = display;
  window_.set_full_screen(display);
}

void App::hold_keys() {
  std::erase_if(ui_.events, [&](const desktop::Event& event) {
    const bool is_key = std::holds_alternative<desktop::KeyPressed>(event) || std::holds_alternative<desktop::TextTyped>(event) || std::holds_alternative<desktop::TextComposing>(event);
    if (is_key) held_keys_.push_back(event);
    return is_key;
  });
}

void App::give_keys_back() {
  ui_.events.insert(ui_.events.end(), held_keys_.begin(), held_keys_.end());
  held_keys_.clear();
}

screens::Preferences App::preferences() const {
  screens::Preferences now{.language = settings_.language,
                           .scale_percent = settings_.scale_percent > 0 ? settings_.scale_percent : 100,
                           .theme = settings_.theme,
                           .reduced_motion = settings_.reduced_motion,
                           .sound = settings_.sound,
                           .full_screen_on = window_.full_screen() ? std::optional(full_screen_on_.value_or(0)) : std::nullopt};
  for (const desktop::Display& display : window_.displays()) now.displays.push_back(display.name);
  return now;
}

void App::heed(const std::vector<desktop::Event>& events) {
  for (const desktop::Event& event : events) {
    if (const auto* key = std::get_if<desktop::KeyPressed>(&event); key && key->down && key->key == desktop::Key::f11)
      asked_.push_back(screens::SetFullScreen{window_.full_screen() ? std::nullopt : std::optional(full_screen_on_.value_or(0))});
    if (const auto* dropped = std::get_if<desktop::FileDropped>(&event)) {
      if (Path(dropped->path).extension() == ".pressoir") asked_.push_back(screens::OpenSession{dropped->path});
      else if (const Path ending = Path(dropped->path).extension(); desk_ && screen_ == Screen::stage && (ending == ".csv" || interchange::is_board_file(ending.string()) || picture::has_picture_name(dropped->path) || is_pdf(dropped->path))) asked_.push_back(screens::ImportFile{dropped->path});
    }
    // A display came back or went: the stage takes what there is, on the same step.
    if (std::get_if<desktop::DisplaysChanged>(&event) && window_.full_screen()) show_full_screen(full_screen_on_.value_or(0));
    if (std::get_if<desktop::CloseAsked>(&event)) leaving_ = true;
  }
}

int App::milliseconds_to_wait(int at_most) const {
  if (frames_to_settle_ > 0 || ui_.next_frame_within <= 0) return 0;
  // Sixty pictures a second at the most.
  return static_cast<int>(std::clamp(std::ceil(ui_.next_frame_within * 1000), 16.0, static_cast<double>(std::max(16, at_most))));
}

bool App::frame(int wait_at_most_ms) {
  auto events = window_.wait(injected_.empty() ? milliseconds_to_wait(wait_at_most_ms) : 0);
  events.insert(events.end(), injected_.begin(), injected_.end());
  injected_.clear();
  const bool due = seconds() - ui_.now >= ui_.next_frame_within - 0.002;
  if (!events.empty()) frames_to_settle_ = 2;
  else if (frames_to_settle_ > 0) --frames_to_settle_;
  else if (!due) return !leaving_;
  heed(events);
  draw(std::move(events));
  carry_out(std::exchange(asked_, {}));
  return !leaving_;
}

void App::inject(std::vector<desktop::Event> events) { injected_.insert(injected_.end(), events.begin(), events.end()); }

void App::run() {
  while (frame()) {
  }
}

namespace {

double thread_cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

void App::draw(std::vector<desktop::Event> events) {
  ui_.theme = ui::theme_of(static_cast<ui::ThemeKind>(settings_.theme));
  ui_.reduced_motion = settings_.reduced_motion || options_.reduced_motion;
  window_.begin_picture(ui_.theme.paper);
  window_.imgui_new_frame();
  const double before = thread_cpu_ms();
  ImGui::NewFrame();
  const Vec2 size{static_cast<double>(window_.width()), static_cast<double>(window_.height())};
  const double asked = settings_.scale_percent > 0 ? settings_.scale_percent / 100 : 1;
  const bool at_a_desk = screen_ == Screen::home || screen_ == Screen::prepare || !desk_;
  ui::begin_frame(ui_, std::move(events), size, seconds(), at_a_desk ? screens::desk_scale(size, asked) : asked);
  ImDrawList& list = *ui_.list;
  std::erase_if(toasts_, [&](const screens::Toast& toast) { return toast.until <= ui_.now; });
  hear_export();
  hear_brought();
  if (export_ || bringing_) ui_.wake_within(0.2);
  if (covered() && screen_ != Screen::test_card) hold_keys();
  if (screen_ == Screen::test_card) {
    screens::test_card(ui_, list);
    if (ui::take_key(ui_, desktop::Key::escape)) asked_.push_back(screens::ShowTestCard{false});
    if (ui::take_key(ui_, desktop::Key::t)) asked_.push_back(screens::SetTheme{(settings_.theme + 1) % 3});
  } else if (screen_ == Screen::home || !desk_) {
    screens::HomeFrame home{library_.sessions(), library_.examples(), options_.clock->now(), toasts_, asked_};
    screens::home_screen(ui_, list, home, *home_);
    draw_over(nullptr);
  } else {
    draw_session(list);
  }
  for (const screens::Toast& toast : toasts_) ui_.wake_within(std::clamp(toast.until - ui_.now, 0.05, 0.25));
  ui::end_frame(ui_);
  if (painters_->texts.pending()) ui_.animate();
  ImGui::Render();
  build_ms_ = thread_cpu_ms() - before;
  window_.imgui_render();
  if (keep_picture_ && window_.has_gl()) picture_ = desktop::read_pixels(window_.width(), window_.height());
  window_.end_picture();
}

void App::hear_replies(const std::vector<desk::Reply>& replies) {
  for (const desk::Reply& reply : replies) {
    // Why nothing is written any more is said above everything, once.
    if (reply.refused && reply.refused->key != "document.frozen") say(*reply.refused);
    const auto awaited = awaited_.extract(reply.cause);
    if (awaited && !reply.refused) awaited.mapped()();
  }
}

void App::draw_over(screens::SessionFrame* session) {
  give_keys_back();
  if (covered()) ui_.focus.order.clear();
  if (panels_.open != screens::Dialog::none) {
    const screens::Preferences preferences = this->preferences();
    screens::PanelsFrame frame{.preferences = preferences,
                               .exported = exported_,
                               .session = session,
                               .history = [this](std::size_t most) { return desk_->history(most).value_or({}); },
                               .app = asked_};
    screens::panels(ui_, frame, panels_);
  }
  if (const auto folder = screens::file_screen(ui_, other_place_)) asked_.push_back(screens::ContinueElsewhere{desk::free_name(*folder, desk_->path().stem().string())});
  if (question_ && screens::ask_question(ui_, *question_, asked_)) question_.reset();
}

void App::hear_phones(screens::SessionFrame& frame) {
  const live::Presence presence = live_->presence();
  frame.live = screens::LiveShown{live_->way(), presence.people, presence.at_door, presence.consoles, presence.locked, live_->known_ways(), live_->reach(), presence.writing, live_->wifi()};
  for (const desk::StageWish wish : live_->wishes()) switch (wish) {
      case desk::StageWish::cover: frame.cover_asked = true; break;
      case desk::StageWish::uncover: frame.cover_asked = false; break;
      case desk::StageWish::paired: say(words_->say("join.paired")); break;
      case desk::StageWish::wrong_digits: say(words_->say("live.wrong_digits")); break;
    }
}

void App::draw_session(ImDrawList& list) {
  const auto published = desk_->newest();
  bool gong = false;
  auto replies = desk_->replies();
  hear_replies(replies);
  if (pictures_->hear(*desk_)) ui_.wake_within(0.1);
  screens::SessionFrame frame{.room = room_.update(published->state),
                              .console = console_.update(published->state),
                              .published = *published,
                              .now = options_.clock->now(),
                              .file = desk_->path(),
                              .ask_request = [this](Request request) { return desk_->submit(std::move(request)); },
                              .undo = [this] { return desk_->undo(); },
                              .redo = [this] { return desk_->redo(); },
                              .replies = std::move(replies),
                              .fresh_id = [this] { return desk_->fresh_id(); },
                              .toasts = toasts_,
                              .app = asked_,
                              .gong = gong,
                              .copied = copied_,
                              .live = options_.shown_live};
  if (live_) hear_phones(frame);
  if (screen_ == Screen::prepare) screens::prepare_screen(ui_, list, frame, *prepare_);
  else screens::stage_screen(ui_, list, frame, *stage_);
  if (live_ && screen_ == Screen::stage && told_covered_ != frame.covered) live_->stage_covered(frame.covered), told_covered_ = frame.covered;
  draw_over(&frame);
  // Where one could go on is looked for on the disks: only when there is trouble.
  if (published->frozen || published->second_place) trouble_banner(ui_, *published, published->frozen ? place_to_continue() : Path(), asked_);
  if (gong) sound_->gong();
  window_.keep_awake(screen_ == Screen::stage && workshop::read_clock(published->state, frame.now).step);
}

void App::draw_again() {
  constexpr int most_frames = 200;
  keep_picture_ = true;
  for (int i = 0; i == 0 || (i < most_frames && painters_->texts.pending()); ++i) frames_to_settle_ = 2, frame(0);
  keep_picture_ = false;
}

std::string App::last_toast() const { return toasts_.empty() ? std::string() : toasts_.back().text; }

}  // namespace pressoir
