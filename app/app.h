// App: owns the desk, the window and the screens by value; one frame() from events to picture.
#pragma once

#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "app/desktop/gl_texture.h"
#include "app/desktop/sound.h"
#include "app/desktop/window.h"
#include "app/library.h"
#include "app/pictures.h"
#include "app/screens/panels.h"
#include "app/screens/screens.h"
#include "app/settings.h"
#include "app/ui/ui.h"
#include "facilitation/desk/live_room.h"
#include "facilitation/interchange/picture_board.h"

namespace pressoir {

struct AppOptions {
  Language language = Language::french;
  Path settings = settings_file();
  std::shared_ptr<const Clock> clock = system_clock();
  std::optional<ui::ThemeKind> theme;       // instead of the remembered one
  std::optional<double> scale_percent;
  bool reduced_motion = false;
  bool quiet = false;                       // no sound
  std::optional<desk::LiveOptions> live;    // none: no phones
  std::optional<screens::LiveShown> shown_live;  // what pictures show instead
};

class App {
 public:
  // Refused: "file.no_assets", "words.*", "pictograms.unreadable". The window must outlive the app.
  static Result<std::unique_ptr<App>> make(desktop::Window& window, AppOptions options);
  ~App();

  // Opens a session on the stage (at its current step) or on the prepare screen. A file that cannot be opened is said on screen.
  void open(const Path& file, bool prepare = false, OpenMode mode = OpenMode::read_write);
  // Events to picture; false once the person has left.
  bool frame(int wait_at_most_ms = 60'000);
  void run();

  // For tests and pictures.
  ui::Ui& ui() { return ui_; }
  desk::Desk* desk() { return desk_.get(); }
  enum class Screen { home, prepare, stage, test_card };
  Screen screen() const { return screen_; }
  void show(Screen screen) { screen_ = screen; }
  std::string last_toast() const;
  const screens::Question* question() const { return question_ ? &*question_ : nullptr; }
  void inject(std::vector<desktop::Event> events);  // seen by the next frame, after the window's own
  // All its texts drawn, keeps the picture.
  void draw_again();
  const std::vector<std::uint8_t>& last_picture() const { return picture_; }  // RGBA, after draw_again, with OpenGL
  screens::StageView& stage() { return *stage_; }
  double build_ms() const { return build_ms_; }  // CPU of this thread from the newest State to the draw lists, last frame
  void go_home() { ask({screens::GoHome{}}); }
  void ask(const std::vector<screens::AppRequest>& requests) { carry_out(requests); }

 private:
  App(desktop::Window& window, AppOptions options) : window_(window), options_(std::move(options)), library_([this] { window_.wake(); }) {}
  Result<void> start();
  Result<void> load_words(Language language);
  void heed(const std::vector<desktop::Event>& events);
  void draw(std::vector<desktop::Event> events);
  void draw_session(ImDrawList& list);
  void hear_phones(screens::SessionFrame& frame);
  void carry_out(const std::vector<screens::AppRequest>& asked);
  void say(std::string text, bool offers_undo = false);
  void say(const Error& error) { say(words_->say(error)); }
  void draw_over(screens::SessionFrame* session);  // panels, questions
  bool covered() const { return panels_.open != screens::Dialog::none || question_ || other_place_.open; }
  void set_sound(bool on);
  void show_full_screen(std::optional<int> display);
  void hold_keys();       // while something lies over the screen, the screen sees no keys
  void give_keys_back();
  screens::Preferences preferences() const;
  // Does that with the reply when it comes; a refusal is said anyway.
  void when_done(std::uint64_t cause, std::function<void()> then) { awaited_[cause] = std::move(then); }
  void hear_replies(const std::vector<desk::Reply>& replies);

  // app_sessions.cpp
  void ask_how_to_open(const Path& file, const Error& refused);
  void take_up_after_crash(desk::Session& session);
  void make_session(const std::string& template_key);
  void open_example(const Path& wanted);
  void open_copy(const Path& file);
  void open_repaired(const Path& file);
  void close_session();
  void welcome_phones();
  Path place_to_continue() const;  // when the session's own disk is full or gone
  void continue_at(const Path& file);

  // app_files.cpp
  void export_as(const screens::ExportAs& asked);
  void hear_export();
  void ask_erase(const desk::Session::Erase& what);
  void erase(const desk::Session::Erase& what);
  void import_file(const screens::ImportFile& asked);
  void set_picture(const screens::SetStepPicture& asked);
  void offer_to_erase_names();
  void print_slips(Id<workshop::Poll> poll);

  // app_pictures.cpp
  struct Brought {
    std::vector<Request> requests;
    std::vector<Error> told;
    std::size_t things = 0;
    std::string word;  // that says so, given n
  };
  void bring(std::function<Result<Brought>()> read);  // on a thread of its own; one at a time
  void hear_brought();
  static Result<Brought> plan_pictures(std::vector<interchange::BroughtPicture> pictures, const workshop::WorkshopState& state, desk::Desk& desk, Vec2 middle, double longest);
  Vec2 middle_of_view() const;  // board units, as the next
  double longest_in_view() const;
  void import_board(const Path& from);
  void import_picture(const Path& from);
  void import_pdf(const Path& from, screens::ImportAs as);
  void paste_picture();

  double seconds() const { return static_cast<double>(options_.clock->monotonic()) / 1000; }
  int milliseconds_to_wait(int at_most) const;

  desktop::Window& window_;
  AppOptions options_;
  Settings settings_;
  std::unique_ptr<Words> words_;
  std::unique_ptr<picture::Pictograms> pictograms_;
  std::unique_ptr<desktop::Textures> textures_;
  std::unique_ptr<ui::Painters> painters_;
  std::unique_ptr<desktop::Sound> sound_;
  ui::Ui ui_;
  Library library_;
  std::unique_ptr<desk::Desk> desk_;
  std::unique_ptr<desk::LiveRoom> live_;  // goes before the desk
  std::optional<bool> told_covered_;      // what phones that lead know of the stage
  workshop::VisibleState room_{{workshop::Audience::Kind::stage, {}}};
  workshop::VisibleState console_{{workshop::Audience::Kind::console, {}}};
  screens::StageViewPtr stage_;
  screens::PrepareViewPtr prepare_;
  screens::HomeViewPtr home_;
  std::vector<screens::Toast> toasts_;
  screens::CopiedNotes copied_;
  std::vector<screens::AppRequest> asked_;
  screens::PanelsView panels_;
  screens::FileScreen other_place_;  // where to go on when the disk is full or gone
  std::optional<screens::Question> question_;
  std::map<std::uint64_t, std::function<void()>> awaited_;  // by the request's cause
  std::optional<Pictures> pictures_;
  screens::ExportReport exported_;
  std::optional<std::future<screens::ExportReport>> export_;
  std::optional<std::future<Result<Brought>>> bringing_;
  Screen screen_ = Screen::home, behind_test_card_ = Screen::home;
  bool leaving_ = false, keep_picture_ = false;
  std::vector<desktop::Event> injected_, held_keys_;
  std::optional<int> full_screen_on_;
  std::vector<std::uint8_t> picture_;
  double build_ms_ = 0;
  int frames_to_settle_ = 3;  // ImGui and the fading things need a few frames after each event
};

}  // namespace pressoir
