#include "app/run.h"

#include <thread>

#include "app/screens/stage_view.h"
#include "facilitation/desk/example.h"
#include "facilitation/picture/painters.h"
#include "facilitation/picture/pictogram_sheet.h"
#include "facilitation/workshop/canvas_verbs.h"
#include "facilitation/workshop/queries.h"

namespace pressoir {

int run_window(const commands::Terminal& terminal, RunOptions options) {
  desktop::WindowOptions wanted;
  if (options.full_screen) wanted.full_screen_on = 0;
  auto window = options.window == "glfw" ? desktop::glfw_window(wanted) : desktop::sdl2_window(wanted);
  if (!window) return terminal.refuse(window.error());
  auto app = App::make(**window, std::move(options.app));
  if (!app) return terminal.refuse(app.error());
  if (options.file) (*app)->open(*options.file);
  (*app)->run();
  return 0;
}

namespace {

// A camera before the app: goes where it is told, waits until nothing moves, keeps what it sees.
class Camera {
 public:
  Camera(desktop::Window& window, App& app, ManualClock& clock, Path folder) : window_(window), app_(app), clock_(clock), folder_(std::move(folder)) {}

  void settle(int milliseconds = 3000) {
    for (int passed = 0; passed < milliseconds; passed += 50) {
      clock_.advance(50);
      app_.frame(0);
      if (app_.desk() && passed < 200) app_.desk()->settle();
    }
  }
  template <class Arguments>
  void ask(Arguments arguments) {
    app_.desk()->ask(std::move(arguments));
    app_.desk()->settle();
  }
  Result<void> keep(const std::string& name) {
    settle();
    app_.draw_again();
    picture::Pixels pixels{window_.width(), window_.height(), app_.last_picture()};
    return write_file(folder_ / (name + ".png"), picture::png_bytes(pixels));
  }

 private:
  desktop::Window& window_;
  App& app_;
  ManualClock& clock_;
  Path folder_;
};

const workshop::Step* step_with(const workshop::WorkshopState& state, std::string_view activity) {
  for (const workshop::Step* step : workshop::agenda(state))
    if (step->activity == activity) return step;
  return nullptr;
}

// Types a key as a hand would.
void press(App& app, desktop::Key key, desktop::Modifiers modifiers = {}) {
  app.inject({desktop::KeyPressed{key, modifiers, true, false}, desktop::KeyPressed{key, modifiers, false, false}});
}

// False when nothing of that name is there.
bool click(Camera& camera, App& app, std::string_view name) {
  const auto found = app.ui().placed.find(name);
  if (found == app.ui().placed.end()) return false;
  const Vec2 at = found->second.box.centre();
  app.inject({desktop::MouseMoved{at}, desktop::MousePressed{at, desktop::Button::left, true, 1, false}});
  camera.settle(100);
  app.inject({desktop::MousePressed{at, desktop::Button::left, false, 1, false}, desktop::MouseLeft{}});
  camera.settle(300);
  return true;
}

// Only how the room joins: the badge on a wall and the large screen.
Result<void> photograph_join(Camera& camera, App& app, const Path& folder) {
  app.open(TRY(desk::make_example(TRY(desk::example_scripts()).front(), folder)));
  if (!app.desk()) return refuse("file.unreadable", {{"file", shown_path(folder)}});
  if (const workshop::Step* wall = step_with(app.desk()->newest()->state, "wall")) camera.ask(workshop::GoToStep{.step = wall->id});
  TRY(camera.keep("badge"));
  press(app, desktop::Key::j);
  return camera.keep("large");
}

Result<void> photograph_join_with_wifi(Camera& camera, App& app, const Path& folder) {
  app.open(TRY(desk::make_example(TRY(desk::example_scripts()).front(), folder)));
  if (!app.desk()) return refuse("file.unreadable", {{"file", shown_path(folder)}});
  press(app, desktop::Key::j);
  return camera.keep("wifi");
}

Result<void> photograph(Camera& camera, App& app, ManualClock& clock, const Path& folder) {
  using namespace workshop;
  using desktop::Key;
  TRY(camera.keep("01-home-empty"));
  const Path example = TRY(desk::make_example(TRY(desk::example_scripts()).front(), folder));
  app.open(example);
  if (!app.desk()) return refuse("file.unreadable", {{"file", shown_path(example)}});
  const auto go = [&](std::string_view activity, int minutes) {
    const auto state = app.desk()->newest()->state;
    if (const Step* step = step_with(state, activity)) camera.ask(GoToStep{.step = step->id});
    camera.ask(PauseClock{.paused = false});
    clock.advance(minutes * 60'000);
  };
  go("grouping", 12);
  TRY(camera.keep("02-themes"));
  press(app, Key::l);
  TRY(camera.keep("03-reading"));
  press(app, Key::escape);
  camera.settle(300);
  go("dots", 6);
  TRY(camera.keep("05-dot-vote-result"));
  go("merit", 5);
  TRY(camera.keep("25-majority-judgment"));
  go("conclusion", 4);
  TRY(camera.keep("06-conclusion"));
  go("pause", 2);
  TRY(camera.keep("07-pause"));
  press(app, Key::b);
  TRY(camera.keep("08-covered"));
  press(app, Key::b);
  camera.settle(300);
  go("wall", 9);
  TRY(camera.keep("04-wall"));
  press(app, Key::k, {.ctrl = true});
  TRY(camera.keep("09-palette"));
  press(app, Key::escape);
  camera.settle(300);
  press(app, Key::tab);
  TRY(camera.keep("21-agenda"));
  press(app, Key::i);
  TRY(camera.keep("22-insert"));
  press(app, Key::escape);
  camera.settle(300);
  press(app, Key::escape);
  camera.settle(300);
  press(app, Key::question);
  TRY(camera.keep("23-keys"));
  press(app, Key::escape);
  camera.settle(300);
  press(app, Key::j);
  TRY(camera.keep("24-join"));
  press(app, Key::escape);
  camera.settle(300);
  app.show(App::Screen::prepare);
  TRY(camera.keep("10-prepare"));
  for (const auto& [tab, name] : {std::pair{"prepare.part.1", "12-people"}, {"prepare.part.2", "13-file"}, {"prepare.part.3", "14-essentials"}})
    if (click(camera, app, tab)) TRY(camera.keep(name));
  click(camera, app, "prepare.part.0");
  click(camera, app, "prepare.step.5");
  TRY(camera.keep("15-step"));
  using screens::Dialog;
  for (const auto& [panel, name] : {std::pair{Dialog::settings, "16-settings"}, {Dialog::exports, "17-export"}, {Dialog::history, "18-history"}, {Dialog::erasing, "19-erase"}}) {
    app.ask({screens::ShowDialog{panel}});
    TRY(camera.keep(name));
  }
  app.ask({screens::ShowDialog{Dialog::none}, screens::AskErase{}});
  TRY(camera.keep("20-question"));
  press(app, Key::escape);
  camera.settle(300);
  app.show(App::Screen::test_card);
  TRY(camera.keep("11-test-card"));
  app.go_home();
  camera.settle(1500);
  std::this_thread::sleep_for(std::chrono::milliseconds(400));  // the library reads in the background
  TRY(camera.keep("01-home"));
  return {};
}

}  // namespace

namespace {

// Turns the wheel over what has that name, away from the hand to the end.
void scroll_down_over(Camera& camera, App& app, std::string_view name) {
  const auto found = app.ui().placed.find(name);
  if (found == app.ui().placed.end()) return;
  for (int turn = 0; turn < 12; ++turn) {
    app.inject({desktop::Wheel{found->second.box.centre(), 0, -3}});
    camera.settle(60);
  }
  camera.settle(600);
}

// A wall that has a canvas: how it is chosen, and what the room sees.
Result<void> photograph_canvas(Camera& camera, App& app, const Path& folder, Language language) {
  using namespace workshop;
  const Path file = folder / "canvas.pressoir";
  std::error_code error;
  std::filesystem::remove(file, error);
  {
    auto session = TRY(desk::Session::create(file, "Repenser l’accueil", language));
    TRY(session->ask(request_of(InsertStep{.id = {7}, .activity = "wall", .title = "Où en sommes-nous ?", .instruction = "Qu’est-ce qui nous pousse, qu’est-ce qui nous freine ?"})));
  }
  app.open(file);
  app.show(App::Screen::prepare);
  camera.settle(300);
  click(camera, app, "prepare.step.0");
  scroll_down_over(camera, app, "prepare.rules.seen");
  click(camera, app, "prepare.canvas.choose");
  TRY(camera.keep("31-canvases"));
  const Path boat = TRY(assets_folder()) / "canvases" / "voilier.json";
  camera.ask(SetCanvas{.step = {7}, .canvas = TRY(read_file(boat, most_canvas_bytes))});
  press(app, desktop::Key::escape);
  camera.settle(300);
  scroll_down_over(camera, app, "prepare.rules.seen");
  TRY(camera.keep("32-step-with-canvas"));
  camera.ask(GoToStep{.step = {7}});
  struct Sample {
    const char* text;
    Vec2 at;
    NoteColour colour;
  };
  for (const Sample& note : {Sample{"Une équipe soudée", {40, 110}, NoteColour::sun}, {"Le soutien du préfet", {260, 110}, NoteColour::sun}, {"Des usagers patients", {40, 330}, NoteColour::sun},
                             {"Le sourire de Nadia", {950, 100}, NoteColour::apricot}, {"Un accueil en dix minutes", {1560, 110}, NoteColour::leaf}, {"Zéro dossier perdu", {1780, 110}, NoteColour::leaf},
                             {"Sept logiciels différents", {40, 910}, NoteColour::rose}, {"Le hall à l’étroit", {260, 910}, NoteColour::rose}, {"La fermeture de l’annexe", {1250, 910}, NoteColour::lilac}})
    camera.ask(WriteNote{.text = note.text, .colour = note.colour, .position = note.at});
  app.show(App::Screen::stage);
  camera.settle(1500);
  return camera.keep("33-canvas");
}

// A drawn page: the eraser's two ways, a picture being cut, the map of the board, what is put on paper, and a document as a step.
Result<void> photograph_drawing(Camera& camera, App& app, const Path& folder) {
  using desktop::Key;
  const Path script = TRY(desk::example_scripts()).front().parent_path() / "drawings" / "accueil-de-demain.jsonl";
  app.open(TRY(desk::make_example(script, folder)));
  app.show(App::Screen::stage);
  camera.settle(600);
  const auto wait_until = [&](auto&& there) {
    for (int i = 0; i < 200 && !there(); ++i) camera.settle(100), std::this_thread::sleep_for(std::chrono::milliseconds(20));
  };
  press(app, Key::e);
  TRY(camera.keep("40-drawing-eraser"));
  const auto catalogue = TRY(picture::PictogramCatalogue::load(TRY(assets_folder()) / "pictograms"));
  TRY(write_file(folder / "image.png", TRY(picture::png(picture::pictogram_sheet(catalogue, Language::french), {.longest = 900}))));
  app.ask({screens::ImportFile{folder / "image.png"}});
  const auto state = [&] { return app.desk()->newest()->state; };
  wait_until([&] { return state().all<workshop::PlacedImage>().size() > 0; });
  press(app, Key::s);
  camera.settle(300);
  state().all<workshop::PlacedImage>().for_each([&](const workshop::PlacedImage& image) { app.stage().drawing.chosen = {image.id.value}; });
  press(app, Key::r);
  press(app, Key::m, {.ctrl = true});
  TRY(camera.keep("41-drawing-picture"));
  summary::BoardPart part;
  for (const std::uint64_t key : app.stage().drawing.chosen) part.things.push_back({key});
  app.ask({screens::ShowExports{part}});
  TRY(camera.keep("42-export-part"));
  press(app, Key::escape);
  app.ask({screens::ExportAs{.extensions = {".board.pdf"}, .folder = folder}});
  const Path pages = folder / "accueil-de-demain.board.pdf";
  std::error_code error;
  wait_until([&] { return std::filesystem::exists(pages, error); });
  press(app, Key::escape);
  camera.settle(500);
  const std::size_t before = workshop::agenda(state()).size();
  app.ask({screens::ImportFile{pages, screens::ImportAs::pages_of_step}});
  wait_until([&] { return workshop::agenda(state()).size() > before; });
  if (workshop::agenda(state()).size() > before) camera.ask(workshop::GoToStep{.step = workshop::agenda(state()).back()->id});
  TRY(camera.keep("43-document"));
  press(app, Key::x);
  return camera.keep("44-document-pens");
}

// Every drawing with its name, on one sheet.
Result<void> keep_pictograms(const Path& folder, Language language) {
  const auto catalogue = TRY(picture::PictogramCatalogue::load(TRY(assets_folder()) / "pictograms"));
  return write_file(folder / "30-pictograms.png", TRY(picture::png(picture::pictogram_sheet(catalogue, language), {.longest = 2400})));
}

}  // namespace

int take_screenshots(const commands::Terminal& terminal, const Path& folder, int width, int height, bool only_join, const AppOptions& wanted) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  auto window = desktop::sdl2_window({.width = width, .height = height, .hidden = true});
  if (!window) return terminal.refuse(window.error());
  AppOptions options = wanted;
  // A Tuesday morning in December, the same for every picture.
  const auto clock = std::make_shared<ManualClock>(timestamp_from_local({2026, 12, 8}, 10 * 60 + 12));
  options.clock = clock;
  options.settings = folder / "settings.json";
  std::filesystem::remove(options.settings, error);
  options.quiet = true;
  options.shown_live = screens::LiveShown{{"K7MPVX", "192.168.43.5:8080", "HTTP://192.168.43.5:8080/K7MPVX"}, 37};
  auto app = App::make(**window, options);
  if (!app) return terminal.refuse(app.error());
  Camera camera(**window, **app, *clock, folder);
  const auto taken = only_join ? photograph_join(camera, **app, folder) : photograph(camera, **app, *clock, folder);
  if (!taken) return terminal.refuse(taken.error());
  if (only_join) {
    // The same with the room's hotspot.
    options.shown_live->wifi = {"Salle-12", "abri;cots 42"};
    (*app).reset();
    auto with_wifi = App::make(**window, options);
    if (!with_wifi) return terminal.refuse(with_wifi.error());
    Camera another(**window, **with_wifi, *clock, folder);
    const auto kept = photograph_join_with_wifi(another, **with_wifi, folder);
    return kept ? 0 : terminal.refuse(kept.error());
  }
  if (const auto canvas = photograph_canvas(camera, **app, folder, options.language); !canvas) return terminal.refuse(canvas.error());
  if (const auto drawn = photograph_drawing(camera, **app, folder); !drawn) return terminal.refuse(drawn.error());
  const auto kept = keep_pictograms(folder, options.language);
  return kept ? 0 : terminal.refuse(kept.error());
}

}  // namespace pressoir
