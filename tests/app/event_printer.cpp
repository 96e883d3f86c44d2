// event_printer sdl2|glfw [two]: a window that prints each event it gets, one a line; the window tests read it.
// F2 copies, F3 prints the clipboard, F4 stops and starts text input, F11 fills the first display, F10 the last, Esc
// ends. `two`: a second window beside it, whose lines begin with "second: ".
#include <imgui.h>

#include <cstdio>
#include <string_view>

#include "app/desktop/window.h"

namespace pressoir::desktop {
namespace {

const char* name_of(Button button) {
  return button == Button::left ? "left" : button == Button::right ? "right" : "middle";
}

struct Print {
  void operator()(const MouseMoved& e) const { std::printf("moved %.0f %.0f\n", e.at.x, e.at.y); }
  void operator()(const MousePressed& e) const {
    std::printf("%s %s clicks %d at %.0f %.0f\n", name_of(e.button), e.down ? "down" : "up", e.clicks, e.at.x, e.at.y);
  }
  void operator()(const MouseLeft&) const { std::puts("left the window"); }
  void operator()(const Wheel& e) const { std::printf("wheel %.1f %.1f at %.0f %.0f\n", e.x, e.y, e.at.x, e.at.y); }
  void operator()(const KeyPressed& e) const {
    std::printf("%s %d%s%s%s\n", e.down ? "key" : "key up", static_cast<int>(e.key), e.modifiers.ctrl ? " ctrl" : "",
                e.modifiers.shift ? " shift" : "", e.modifiers.alt ? " alt" : "");
  }
  void operator()(const TextTyped& e) const { std::printf("typed %s\n", e.utf8.c_str()); }
  void operator()(const TextComposing& e) const { std::printf("composing %s\n", e.utf8.c_str()); }
  void operator()(const Touched& e) const { std::printf("touched %lld\n", static_cast<long long>(e.finger)); }
  void operator()(const FileDropped& e) const { std::printf("dropped %s\n", e.path.c_str()); }
  void operator()(const FileHovering& e) const { std::printf("hovering %d\n", e.over ? 1 : 0); }
  void operator()(const Resized& e) const { std::printf("resized %d %d\n", e.width, e.height); }
  void operator()(const Focused& e) const { std::printf("focused %d\n", e.has_focus ? 1 : 0); }
  void operator()(const DisplaysChanged&) const { std::puts("displays changed"); }
  void operator()(const CloseAsked&) const { std::puts("close asked"); }
  void operator()(const Woken&) const {}
};

bool is_key(const Event& event, Key key) {
  const auto* pressed = std::get_if<KeyPressed>(&event);
  return pressed != nullptr && pressed->down && pressed->key == key;
}

// One window and the ImGui context made for it.
struct Shown {
  Window& window;
  ImGuiContext* context;
};

void draw(const Shown& shown) {
  Window& window = shown.window;
  ImGui::SetCurrentContext(shown.context);
  window.imgui_new_frame();
  ImGui::NewFrame();
  ImGui::GetBackgroundDrawList()->AddRectFilled({20, 20}, {200, 120}, IM_COL32(0x7A, 0x1F, 0x4B, 255), 10);
  ImGui::Render();
  window.begin_picture(rgb(0xFBF9F4));
  window.imgui_render();
  window.end_picture();
}

Shown show(Window& window) {
  const Shown shown{window, ImGui::CreateContext()};
  ImGui::SetCurrentContext(shown.context);
  window.imgui_start();
  window.set_text_input(true, {30, 30, 1, 20});
  draw(shown);
  return shown;
}

void hide(const Shown& shown) {
  ImGui::SetCurrentContext(shown.context);
  shown.window.imgui_stop();
  ImGui::DestroyContext(shown.context);
}

int run(Window& window, Window* second) {
  const Shown first = show(window);
  const std::optional<Shown> other = second != nullptr ? std::optional(show(*second)) : std::nullopt;
  bool text_input = true, running = true;
  std::printf("ready %d %d scale %.2f displays %zu\n", window.width(), window.height(), window.scale(),
              window.displays().size());
  while (running) {
    const std::vector<Event> events = window.wait(60'000);
    for (const Event& event : events) {
      std::visit(Print{}, event);
      if (is_key(event, Key::f2)) window.set_clipboard("copié é😀");
      if (is_key(event, Key::f3)) std::printf("clipboard %s\n", window.clipboard().c_str());
      if (is_key(event, Key::f4)) window.set_text_input(text_input = !text_input, {30, 30, 1, 20});
      const bool last = is_key(event, Key::f10);
      if (last || is_key(event, Key::f11)) {
        const int display = last ? static_cast<int>(window.displays().size()) - 1 : 0;
        window.set_full_screen(window.full_screen() ? std::nullopt : std::optional(display));
      }
      if (is_key(event, Key::escape) || std::holds_alternative<CloseAsked>(event)) running = false;
    }
    if (!events.empty()) draw(first);
    if (!other) continue;
    const std::vector<Event> others = second->wait(0);
    for (const Event& event : others) {
      if (!std::holds_alternative<Woken>(event)) std::printf("second: ");
      std::visit(Print{}, event);
    }
    if (!others.empty()) draw(*other);
  }
  if (other) hide(*other);
  hide(first);
  std::puts("ended");
  return 0;
}

} // namespace
} // namespace pressoir::desktop

int main(int count, char** arguments) {
  using namespace pressoir::desktop;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const bool glfw = count > 1 && std::string_view(arguments[1]) == "glfw";
  const WindowOptions options{.title = glfw ? "events glfw" : "events sdl2", .width = 800, .height = 600};
  auto window = glfw ? glfw_window(options) : sdl2_window(options);
  if (!window) {
    std::printf("refused %s\n", window.error().key.c_str());
    return 1;
  }
  if (count < 3) return run(**window, nullptr);
  const WindowOptions beside{.title = "beside", .width = 400, .height = 300};
  auto second = glfw ? glfw_window(beside, window->get()) : sdl2_window(beside, window->get());
  if (!second) {
    std::printf("refused %s\n", second.error().key.c_str());
    return 1;
  }
  return run(**window, second->get());
}
