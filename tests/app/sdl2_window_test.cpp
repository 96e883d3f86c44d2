// SDL2 without a display: real OpenGL in memory, real SDL events.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>
#include <imgui.h>

#include <array>
#include <cstdlib>
#include <thread>

#include "app/desktop/gl_texture.h"
#include "app/desktop/window.h"

namespace pressoir::desktop {
namespace {

// None when this machine can make no OpenGL at all: the only reason to skip.
std::unique_ptr<Window> offscreen(int width, int height, Window* beside = nullptr) {
  auto made = sdl2_window({.title = "test", .width = width, .height = height, .hidden = true}, beside);
  if (made) return std::move(*made);
  MESSAGE("no OpenGL here: ", std::get<std::string>(made.error().arguments.at(0).value));
  return nullptr;
}

using Pixel = std::array<int, 3>;
Pixel pixel_at(const std::vector<std::uint8_t>& pixels, int width, int x, int y) {
  const std::size_t at =
      (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 4;
  return {pixels.at(at), pixels.at(at + 1), pixels.at(at + 2)};
}

template <class Draw> std::vector<std::uint8_t> picture(Window& window, Colour paper, Draw draw) {
  window.imgui_new_frame();
  ImGui::NewFrame();
  draw(*ImGui::GetBackgroundDrawList());
  ImGui::Render();
  window.begin_picture(paper);
  window.imgui_render();
  auto pixels = read_pixels(window.width(), window.height());
  window.end_picture();
  return pixels;
}

SDL_Event finger(SDL_EventType type, int id, float x, float y) {
  SDL_Event event{};
  event.type = type;
  event.tfinger.touchId = 1;
  event.tfinger.fingerId = id;
  event.tfinger.x = x;
  event.tfinger.y = y;
  event.tfinger.pressure = 0.5F;
  return event;
}

template <class E> std::vector<E> only(const std::vector<Event>& events) {
  std::vector<E> found;
  for (const Event& event : events) {
    if (const auto* one = std::get_if<E>(&event)) found.push_back(*one);
  }
  return found;
}

TEST_CASE("sdl2: draws through ImGui, pixels read from the top") {
  const auto window = offscreen(320, 200);
  if (!window) return;
  CHECK(window->has_gl());
  CHECK(window->width() == 320);
  ImGuiContext* context = ImGui::CreateContext();
  window->imgui_start();
  const auto pixels = picture(*window, rgb(0xFBF9F4), [](ImDrawList& list) {
    list.AddRectFilled({10, 20}, {60, 50}, IM_COL32(0x7A, 0x1F, 0x4B, 255));
  });
  REQUIRE(pixels.size() == 320u * 200u * 4u);
  CHECK(pixel_at(pixels, 320, 30, 30) == Pixel{0x7A, 0x1F, 0x4B});
  CHECK(pixel_at(pixels, 320, 30, 170) == Pixel{0xFB, 0xF9, 0xF4});
  CHECK(pixel_at(pixels, 320, 5, 5) == Pixel{0xFB, 0xF9, 0xF4});
  window->imgui_stop();
  ImGui::DestroyContext(context);
}

TEST_CASE("sdl2: a texture shows what was uploaded, also a part of it, in both windows of the group") {
  const auto window = offscreen(200, 100);
  if (!window) return;
  const auto second = offscreen(100, 100, window.get());
  REQUIRE(second);
  const auto textures = gl_textures();
  const TextureHandle texture = textures->make(4, 4);
  std::vector<std::uint8_t> green(4 * 4 * 4), red(2 * 2 * 4);
  for (std::size_t i = 0; i < green.size(); i += 4) green[i + 1] = green[i + 3] = 255;
  for (std::size_t i = 0; i < red.size(); i += 4) red[i] = red[i + 3] = 255;
  textures->update(texture, 0, 0, 4, 4, green.data());
  textures->update(texture, 2, 2, 2, 2, red.data());
  for (Window* each : {window.get(), second.get()}) {
    ImGuiContext* context = ImGui::CreateContext();
    ImGui::SetCurrentContext(context);
    each->imgui_start();
    const auto pixels = picture(*each, rgb(0), [&](ImDrawList& list) { list.AddImage(texture, {0, 0}, {80, 80}); });
    CHECK(pixel_at(pixels, each->width(), 10, 10) == Pixel{0, 255, 0});
    CHECK(pixel_at(pixels, each->width(), 70, 70) == Pixel{255, 0, 0});
    CHECK(pixel_at(pixels, each->width(), 90, 90) == Pixel{0, 0, 0});
    each->imgui_stop();
    ImGui::DestroyContext(context);
  }
  textures->destroy(texture);
}

TEST_CASE("sdl2: each event finds its own window") {
  const auto stage = offscreen(320, 200);
  if (!stage) return;
  const auto console = offscreen(320, 200, stage.get());
  REQUIRE(console);
  (void)stage->wait(0);
  (void)console->wait(0);
  // SDL numbers windows one after the other; the second was made last.
  std::uint32_t second = 1;
  for (std::uint32_t id = 1; id < 1000; ++id) {
    if (SDL_GetWindowFromID(id) != nullptr) second = id;
  }
  SDL_Event typed{};
  typed.type = SDL_TEXTINPUT;
  typed.text.windowID = second;
  SDL_strlcpy(typed.text.text, "secret 😀", sizeof typed.text.text);
  SDL_PushEvent(&typed);
  // The stage's wait ends at once, with nothing of the console's.
  const auto before = std::chrono::steady_clock::now();
  CHECK(only<TextTyped>(stage->wait(5000)).empty());
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(2));
  const auto got = only<TextTyped>(console->wait(0));
  REQUIRE(got.size() == 1);
  CHECK(got[0].utf8 == "secret 😀");
}

TEST_CASE("sdl2: three fingers at once, told apart, in pixels") {
  const auto window = offscreen(400, 200);
  if (!window) return;
  (void)window->wait(0);
  std::uint32_t id = 0;
  for (std::uint32_t i = 1; i < 1000; ++i) {
    if (SDL_GetWindowFromID(i) != nullptr) id = i;
  }
  for (int f = 0; f < 3; ++f) {
    SDL_Event event = finger(SDL_FINGERDOWN, f, 0.25F * static_cast<float>(f + 1), 0.5F);
    event.tfinger.windowID = id;
    SDL_PushEvent(&event);
  }
  SDL_Event lifted = finger(SDL_FINGERUP, 1, 0.5F, 0.5F);
  lifted.tfinger.windowID = id;
  SDL_PushEvent(&lifted);
  const auto touches = only<Touched>(window->wait(0));
  REQUIRE(touches.size() == 4);
  CHECK(touches[0].finger != touches[1].finger);
  CHECK(touches[1].finger != touches[2].finger);
  CHECK(touches[0].at == Vec2{100, 100});
  CHECK(touches[2].at == Vec2{300, 100});
  CHECK(touches[0].phase == Phase::down);
  CHECK(touches[3].phase == Phase::up);
  CHECK(touches[3].finger == touches[1].finger);
  CHECK(touches[0].pressure == doctest::Approx(0.5));
}

TEST_CASE("sdl2: composing, dropping, closing") {
  const auto window = offscreen(400, 200);
  if (!window) return;
  (void)window->wait(0);
  std::uint32_t id = 0;
  for (std::uint32_t i = 1; i < 1000; ++i) {
    if (SDL_GetWindowFromID(i) != nullptr) id = i;
  }
  SDL_Event composing{};
  composing.type = SDL_TEXTEDITING;
  composing.edit.windowID = id;
  SDL_strlcpy(composing.edit.text, "にほ", sizeof composing.edit.text);
  composing.edit.start = 2;
  SDL_PushEvent(&composing);
  SDL_Event dropped{};
  dropped.type = SDL_DROPFILE;
  dropped.drop.windowID = id;
  dropped.drop.file = SDL_strdup("/home/été/mur.csv");
  SDL_PushEvent(&dropped);
  SDL_Event quit{};
  quit.type = SDL_QUIT;
  SDL_PushEvent(&quit);
  const auto events = window->wait(0);
  REQUIRE(only<TextComposing>(events).size() == 1);
  CHECK(only<TextComposing>(events)[0].utf8 == "にほ");
  CHECK(only<TextComposing>(events)[0].caret == 2);
  REQUIRE(only<FileDropped>(events).size() == 1);
  CHECK(only<FileDropped>(events)[0].path == "/home/été/mur.csv");
  CHECK(only<CloseAsked>(events).size() == 1);
}

TEST_CASE("sdl2: any thread wakes it; a thousand wakes are few events") {
  const auto window = offscreen(64, 64);
  if (!window) return;
  (void)window->wait(0);
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    for (int i = 0; i < 1000; ++i) window->wake();
  });
  const auto before = std::chrono::steady_clock::now();
  CHECK(only<Woken>(window->wait(10'000)).size() >= 1);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
  other.join();
  CHECK(only<Woken>(window->wait(0)).size() <= 2);
}

TEST_CASE("offscreen: scripted events, real pixels, any size") {
  auto made = offscreen_window(200, 100);
  if (!made) return;
  OffscreenWindow& window = **made;
  ImGuiContext* context = ImGui::CreateContext();
  window.imgui_start();
  window.push(MouseMoved{{30, 40}});
  CHECK(window.wait(0).size() == 1);
  const auto draw = [&] {
    window.imgui_new_frame();
    ImGui::NewFrame();
    const ImVec2 at = ImGui::GetIO().MousePos;
    ImGui::GetBackgroundDrawList()->AddRectFilled(at, {at.x + 20, at.y + 20}, IM_COL32(255, 0, 0, 255));
    ImGui::Render();
    window.begin_picture(rgb(0x0000FF));
    window.imgui_render();
    window.end_picture();
  };
  draw();
  CHECK(pixel_at(window.picture(), 200, 35, 45) == Pixel{255, 0, 0});
  CHECK(pixel_at(window.picture(), 200, 25, 45) == Pixel{0, 0, 255});
  window.resize(640, 480);
  window.push(MouseMoved{{600, 440}});
  CHECK(only<Resized>(window.wait(0)).size() == 1);
  draw();
  REQUIRE(window.picture().size() == 640u * 480u * 4u);
  CHECK(pixel_at(window.picture(), 640, 610, 450) == Pixel{255, 0, 0});
  CHECK(pixel_at(window.picture(), 640, 590, 450) == Pixel{0, 0, 255});
  window.imgui_stop();
  ImGui::DestroyContext(context);
}

TEST_CASE("no display: said, not crashed") {
  const std::string display = std::getenv("DISPLAY") != nullptr ? std::getenv("DISPLAY") : "";
  const std::string wayland = std::getenv("WAYLAND_DISPLAY") != nullptr ? std::getenv("WAYLAND_DISPLAY") : "";
  const std::string driver = std::getenv("SDL_VIDEODRIVER") != nullptr ? std::getenv("SDL_VIDEODRIVER") : "";
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"}) unsetenv(name);
  const auto sdl2 = sdl2_window({});
  // A machine with a bare console and its graphics card can really open one there.
  if (!sdl2) CHECK(sdl2.error().key == "window.no_display");
  const auto glfw = glfw_window({});
  REQUIRE_FALSE(glfw);
  CHECK(glfw.error().key == "window.no_display");
  if (!display.empty()) setenv("DISPLAY", display.c_str(), 1);
  if (!wayland.empty()) setenv("WAYLAND_DISPLAY", wayland.c_str(), 1);
  if (!driver.empty()) setenv("SDL_VIDEODRIVER", driver.c_str(), 1);
}

} // namespace
} // namespace pressoir::desktop
