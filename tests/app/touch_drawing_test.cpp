// Two people draw at once on one touch screen: SDL's own finger events, through the program, to two strokes in the session.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>

#include "app/app.h"
#include "app/desktop/window.h"
#include "app/screens/stage_view.h"
#include "facilitation/workshop/queries.h"
#include "tests/temporary_folder.h"

namespace pressoir {
namespace {

using namespace workshop;

void push_finger(SDL_EventType type, int id, float x, float y, float pressure) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 1;
  event.tfinger.fingerId = id;
  event.tfinger.x = x;
  event.tfinger.y = y;
  event.tfinger.pressure = pressure;
  for (std::uint32_t window = 1; window < 1000; ++window)
    if (SDL_GetWindowFromID(window)) event.tfinger.windowID = window;
  SDL_PushEvent(&event);
}

TEST_CASE("two fingers of two people draw two strokes at once, as wide as they press, and one undo takes one of them") {
  const test::TemporaryFolder folder;
  for (const char* name : {"XDG_STATE_HOME", "XDG_DOCUMENTS_DIR", "HOME"}) {
    std::filesystem::create_directories(folder / name);
    setenv(name, (folder / name).c_str(), 1);
  }
  const auto window = desktop::sdl2_window({.title = "test", .width = 1600, .height = 900, .hidden = true});
  if (!window) {
    MESSAGE("no OpenGL here");
    return;
  }
  const Path file = folder / "a.pressoir";
  {
    auto session = desk::Session::create(file, "Essai", Language::french);
    REQUIRE(session);
    REQUIRE((*session)->ask(request_of(InsertStep{.id = {7}, .activity = "drawing", .title = "Dessin"})));
    REQUIRE((*session)->ask(request_of(GoToStep{.step = {7}})));
  }
  AppOptions options{.language = Language::french, .settings = folder / "settings.json"};
  options.quiet = options.reduced_motion = true;
  auto app = App::make(**window, options);
  REQUIRE(app);
  (*app)->open(file);
  const auto frame = [&] {
    (*app)->inject({desktop::Woken{}});
    (*app)->frame(0);
    (*app)->desk()->settle();
  };
  for (int i = 0; i < 10; ++i) frame();
  const auto strokes = [&] {
    std::vector<Stroke> all;
    (*app)->desk()->newest()->state.all<Stroke>().for_each([&](const Stroke& stroke) { all.push_back(stroke); });
    return all;
  };
  push_finger(SDL_FINGERDOWN, 1, 0.2F, 0.5F, 0.3F);
  frame();
  SDL_Delay(300); // longer than a pinch takes to begin
  push_finger(SDL_FINGERDOWN, 2, 0.8F, 0.5F, 0.9F);
  frame();
  for (int i = 1; i <= 20; ++i) {
    const float by = 0.008F * static_cast<float>(i), more = 0.02F * static_cast<float>(i);
    push_finger(SDL_FINGERMOTION, 1, 0.2F + by, 0.5F, 0.3F + more);
    push_finger(SDL_FINGERMOTION, 2, 0.8F - by, 0.5F + by, 0.9F - more);
    frame();
  }
  CHECK((*app)->stage().drawing.strokes.size() == 2);
  CHECK(strokes().empty());
  push_finger(SDL_FINGERUP, 1, 0.36F, 0.5F, 0);
  push_finger(SDL_FINGERUP, 2, 0.64F, 0.66F, 0);
  for (int i = 0; i < 6; ++i) frame();
  REQUIRE(strokes().size() == 2);
  for (const Stroke& stroke : strokes()) CHECK(stroke.size.x > 100);
  (*app)->desk()->undo();
  for (int i = 0; i < 6; ++i) frame();
  CHECK(strokes().size() == 1);
}

} // namespace
} // namespace pressoir
