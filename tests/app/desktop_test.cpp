// The windows: what the null window hands to ImGui, what SDL2 draws without a display, how events find their window.
#include <SDL2/SDL.h>
#include <doctest/doctest.h>
#include <imgui.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "app/desktop/displays.h"
#include "app/desktop/first_size.h"
#include "app/desktop/gl_texture.h"
#include "app/desktop/keyboard.h"
#include "app/desktop/sound.h"
#include "app/desktop/stay_awake.h"
#include "app/desktop/window.h"
#include "app/desktop/x11_watch.h"

namespace pressoir::desktop {
namespace {

// An ImGui context made for one window, current while in use.
class Context {
 public:
  explicit Context(Window& window) : window_(window), context_(ImGui::CreateContext()) {
    use();
    window_.imgui_start();
  }
  ~Context() {
    use();
    window_.imgui_stop();
    ImGui::DestroyContext(context_);
  }
  void use() { ImGui::SetCurrentContext(context_); }
  template <class Draw> void frame(Draw draw) {
    use();
    window_.imgui_new_frame();
    ImGui::NewFrame();
    draw();
    ImGui::Render();
  }

 private:
  Window& window_;
  ImGuiContext* context_;
};

bool button_in_a_window(const char* label) {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize({400, 300});
  ImGui::Begin("w", nullptr, ImGuiWindowFlags_NoDecoration);
  ImGui::SetCursorPos({20, 20});
  const bool pressed = ImGui::Button(label, {200, 60});
  ImGui::End();
  return pressed;
}

template <class E> int count(const std::vector<Event>& events) {
  int n = 0;
  for (const Event& event : events) n += std::holds_alternative<E>(event) ? 1 : 0;
  return n;
}

TEST_CASE("a window opens within its desktop, and as large as wanted where there is room") {
  const FirstSize wanted{1600, 900};
  CHECK(first_size(wanted, {1920, 1080}).width == 1600);
  CHECK(first_size(wanted, {1920, 1080}).height == 900);
  CHECK(first_size(wanted, {}).width == 1600); // nothing is known
  const FirstSize laptop = first_size(wanted, {1280, 800});
  CHECK((laptop.width > 1200 && laptop.width < 1280));
  CHECK((laptop.height > 700 && laptop.height < 770)); // the title bar above
}

TEST_CASE("null window: gives back what was pushed, in order") {
  const auto window = null_window(800, 600);
  window->push(MouseMoved{{3, 4}});
  window->push(TextTyped{"é😀"});
  window->resize(1024, 768);
  const auto events = window->wait(0);
  REQUIRE(events.size() == 3);
  CHECK(std::get<MouseMoved>(events[0]).at == Vec2{3, 4});
  CHECK(std::get<TextTyped>(events[1]).utf8 == "é😀");
  CHECK(std::get<Resized>(events[2]).width == 1024);
  CHECK(window->width() == 1024);
  CHECK(window->wait(0).empty());
}

TEST_CASE("null window: a double click handed over at once is two clicks for ImGui") {
  const auto window = null_window(800, 600);
  Context context(*window);
  const Vec2 at{60, 40};
  int pressed = 0;
  const auto frame = [&] { context.frame([&] { pressed += button_in_a_window("ok") ? 1 : 0; }); };
  frame();
  for (const int click : {1, 2}) {
    window->push(MousePressed{at, Button::left, true, click, false});
    window->push(MousePressed{at, Button::left, false, click, false});
  }
  CHECK(window->wait(0).size() == 4);
  int frames = 0;
  do {
    frame();
    ++frames;
  } while (count<Woken>(window->wait(0)) > 0 && frames < 20);
  CHECK(frames < 20);
  CHECK(pressed == 2);
}

TEST_CASE("null window: keys, modifiers and text reach ImGui; losing the focus releases them") {
  const auto window = null_window(800, 600);
  Context context(*window);
  window->push(KeyPressed{Key::a, {.ctrl = true}, true, false});
  window->push(TextTyped{"é"});
  (void)window->wait(0);
  context.frame([&] {
    const ImGuiIO& io = ImGui::GetIO();
    CHECK(io.KeyCtrl);
    CHECK(ImGui::IsKeyPressed(ImGui::GetKeyIndex(ImGuiKey_A)));
    REQUIRE(io.InputQueueCharacters.Size == 1);
    CHECK(io.InputQueueCharacters[0] == 0xE9);
  });
  window->push(Focused{false});
  (void)window->wait(0);
  context.frame([&] { CHECK_FALSE(ImGui::IsKeyDown(ImGui::GetKeyIndex(ImGuiKey_A))); });
}

TEST_CASE("null window: time steps are the test's") {
  const auto window = null_window();
  Context context(*window);
  window->advance_time(0.25);
  context.frame([] { CHECK(ImGui::GetIO().DeltaTime == doctest::Approx(0.25)); });
  context.frame([] { CHECK(ImGui::GetIO().DeltaTime == doctest::Approx(1.0 / 60)); });
}

TEST_CASE("null window: waiting ends when another thread wakes it") {
  const auto window = null_window();
  std::thread other([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(30));
    window->wake();
  });
  const auto events = window->wait(10'000);
  other.join();
  CHECK(count<Woken>(events) == 1);
}

TEST_CASE("keys: what is engraved, on three families of keyboards") {
  using enum KeyboardFamily;
  CHECK(keyboard_family('a', 'y') == azerty);
  CHECK(keyboard_family('q', 'z') == qwertz);
  CHECK(keyboard_family('q', 'y') == qwerty);
  CHECK(key_from_character('a', false, azerty, -1) == Key::a);
  CHECK(key_from_character(U'é', false, azerty, 2) == Key::digit_2);
  CHECK(key_from_character('-', false, azerty, 6) == Key::minus);
  CHECK(key_from_character('-', true, azerty, 6) == Key::digit_6);
  CHECK(key_from_character('=', true, azerty, -1) == Key::plus);
  CHECK(key_from_character(';', true, azerty, -1) == Key::period);
  CHECK(key_from_character(':', false, azerty, -1) == Key::period);
  CHECK(key_from_character(',', true, azerty, -1) == Key::question);
  CHECK(key_from_character('=', true, qwerty, -1) == Key::plus);
  CHECK(key_from_character('/', true, qwerty, -1) == Key::question);
  CHECK(key_from_character('5', false, qwerty, 5) == Key::digit_5);
  CHECK(key_from_character('+', false, qwertz, -1) == Key::plus);
  CHECK(key_from_character(U'ù', false, azerty, -1) == Key::other);
}

TEST_CASE("displays: two that show the same place are mirrored") {
  std::vector<Display> displays{
      {"laptop", {0, 0, 1920, 1080}}, {"projector", {0, 0, 1280, 800}}, {"third", {1920, 0, 800, 600}}};
  mark_mirrored(displays);
  CHECK(displays[0].mirrored);
  CHECK(displays[1].mirrored);
  CHECK_FALSE(displays[2].mirrored);
}

TEST_CASE("scale: from the X resources, whatever they hold") {
  CHECK(scale_in_resources(nullptr) == 1);
  CHECK(scale_in_resources("") == 1);
  CHECK(scale_in_resources("Xft.antialias:\t1\nXft.dpi:\t144\nXft.hinting:\t1\n") == 1.5);
  CHECK(scale_in_resources("Xft.dpi: 192") == 2);
  CHECK(scale_in_resources("Xft.dpi:") == 1);
  CHECK(scale_in_resources("Xft.dpi:\t-3\n") == 1);
  CHECK(scale_in_resources("Xft.dpi:\t1e9") == 4);
}

TEST_CASE("gong: soft, finite, no clipping, ends in silence") {
  const auto samples = gong_samples(44100);
  CHECK(samples.size() == doctest::Approx(44100 * 2.5).epsilon(0.1));
  int loudest = 0;
  for (const int sample : samples) loudest = std::max(loudest, std::abs(sample));
  CHECK(loudest > 8000);
  CHECK(loudest < 26000);
  CHECK(std::abs(samples.front()) < 50);
  CHECK(std::abs(samples.back()) < 50);
}

TEST_CASE("stay awake: held and given back at once, also twice") {
  const auto before = std::chrono::steady_clock::now();
  StayAwake awake;
  for (int i = 0; i < 2; ++i) {
    awake.hold(true);
    CHECK(awake.held());
    awake.hold(false);
    CHECK_FALSE(awake.held());
  }
  awake.hold(true);
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
}

TEST_CASE("sound: without a device the gong returns at once") {
  const auto sound = sdl2_sound();
  const auto before = std::chrono::steady_clock::now();
  sound->gong();
  sound->gong();
  CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(3));
  silence()->gong();
}

} // namespace
} // namespace pressoir::desktop
